/*
 * tidy_private.h: what the files of tidy data share: which topic and kind of period a file is of, and its columns.
 */
#ifndef CORE_PACK_TIDY_PRIVATE_H
#define CORE_PACK_TIDY_PRIVATE_H

#include "core/pack/tidy_topics.h"

struct tidy_kind {
    const struct tidy_topic *topic;
    const struct tidy_span *span;
};

#define TIDY_TEAMS "teams_latest_12_months" /* the file that has teams */
#define TIDY_NOT_AVAILABLE "x"
#define TIDY_NOT_APPLICABLE "z"

enum { TIDY_FIXED_MOST = 12 }; /* columns before the indicators */

/* What all parts of a figure share. */
struct tidy_figure_words {
    const char *stem;
    const char *label;
    const char *grouping;
    const char *basis;
    const char *period_type;
    const char *const *measures;
    enum tidy_form form;
};

/* The parts put together; the last is NULL. */
const char *tidy_joined(struct arena *arena, const char *const *parts);

/* "PLAN20.on_time" as names of columns are: small letters, a line for a dot. */
const char *tidy_snake(const char *id, struct arena *arena);

/* Columns are added one after the other; there is room for them. */
struct tidy_column tidy_text_column(enum tidy_role role, const char *name, const char *label, const char *pattern);
void tidy_add_fixed(struct tidy_table *table, const struct tidy_span *span, bool official, struct arena *arena);
void tidy_add_figure(struct tidy_table *table, const struct tidy_figure_words *words, struct arena *arena);

/* A period, and the place the run is of, into the first fields of a row; returns how many. */
size_t tidy_put_fixed(const char **field, const struct record *record, const char *period, const char *identifier);

/* The last file, from the tables that people read. */
struct tidy_table tidy_teams_of(const struct record *record, struct arena *arena);
void tidy_teams_fill(const struct record *record, struct tidy_table *table, struct arena *arena);

/* Fills columns, items and their counts. `official`: the run is of a local authority that has official codes. */
void tidy_columns(struct tidy_table *table, struct tidy_kind kind, bool official, struct arena *arena);

void tidy_rows(const struct record *record, struct tidy_kind kind, struct tidy_table *table, struct arena *arena);

#endif
