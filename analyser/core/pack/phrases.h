/*
 * phrases.h: parts of sentences from figures of the record: shares with how many children and what interval.
 */
#ifndef CORE_PHRASES_H
#define CORE_PHRASES_H

#include "base/arena.h"
#include "core/pack/answers.h"
#include "core/pack/record.h"

/* A number of the record with one decimal, rounded half up as tables are; other texts as they are. */
const char *pack_tenth(const char *number, struct arena *arena);

/* "69.7% of 646 (95%: 66.0 to 73.1)" of the latest 12 months, or on as_of; NULL: not known. */
const char *share_phrase(const struct record *record, const char *measure, const char *basis, struct arena *arena);

/* The percentage of a cell, from its integers where it has them. */
const char *cell_percent(const struct record_cell *cell, struct arena *arena);

/* A count on as_of; NULL: not known. */
const char *count_on_day(const struct record *record, const char *measure);

/* Adds one if there is room and it is not NULL. */
void add_sentence(struct sentences *sentences, const char *sentence);

#endif
