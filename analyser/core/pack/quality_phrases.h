/*
 * quality_phrases.h: sentences on the quality of plans, from tables of statistics of the record. NULL where a figure is not
 * known.
 */
#ifndef CORE_QUALITY_PHRASES_H
#define CORE_QUALITY_PHRASES_H

#include "base/arena.h"
#include "core/pack/answers.h"
#include "core/pack/record.h"

/* How many plans were issued before their advice came. */
const char *before_advice_sentence(const struct record *record, struct arena *arena);

/* The child's views in section A, and whether they went all the way. */
const char *section_a_sentence(const struct record *record, struct arena *arena);

/* How many audited plans lack what the law demands. */
const char *gate_sentence(const struct record *record, struct arena *arena);

/* Whether audits rise or fall by half-year. */
const char *audit_trend_sentence(const struct record *record, struct arena *arena);

/* Plans on time and empty, late and heard. */
void empty_or_heard_sentences(const struct record *record, struct arena *arena, struct sentences *sentences);

/* What is better in plans on time, and what in late ones, where a test says so. */
void on_time_or_late_sentences(const struct record *record, struct arena *arena, struct sentences *sentences);

#endif
