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

struct tidy_kind tidy_kind_of(size_t which);

/* The parts put together; the last is NULL. */
const char *tidy_joined(struct arena *arena, const char *const *parts);

/* Fills columns, items and their counts. `official`: the run is of a local authority that has official codes. */
void tidy_columns(struct tidy_table *table, struct tidy_kind kind, bool official, struct arena *arena);

#endif
