/*
 * phrases.h: parts of sentences from figures of the record: shares with how many children and what interval.
 */
#ifndef CORE_PHRASES_H
#define CORE_PHRASES_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/pack/answers.h"
#include "core/pack/record.h"

/* A number of the record with one decimal, rounded half up as tables are; other texts as they are. */
const char *pack_tenth(const char *number, struct arena *arena);

/* Of a voice: whether it is recorded for anybody in the latest 12 months. True of all else. */
bool is_recorded(const struct record *record, const char *measure);

/* "69.7% of 646 (95%: 66.0 to 73.1)" of the latest 12 months, or on as_of; NULL: not known. */
const char *share_phrase(const struct record *record, const char *measure, const char *basis, struct arena *arena);

/* The percentage of a cell, from its integers where it has them. */
const char *cell_percent(const struct record_cell *cell, struct arena *arena);

/* A count on as_of; NULL: not known. */
const char *count_on_day(const struct record *record, const char *measure);

/* "WHAT: 448 are open, 60 of them are overdue, 6 by more than a year."; NULL: not known. */
const char *open_sentence(const struct record *record, const char *clock, const char *what, struct arena *arena);

/* Whether teams differ in WHAT: the test, the lowest and the highest; NULL: there are no teams. */
const char *teams_sentence(const struct record *record, const char *measure, const char *what, struct arena *arena);

/* Adds one if there is room and it is not NULL. */
void add_sentence(struct sentences *sentences, const char *sentence);

#endif
