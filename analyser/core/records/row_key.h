/*
 * row_key.h: the key of a row, and whether it is missing or the one of the row before. Where a relation has no unique
 * index its rows come in the order of their keys, the one to keep first.
 */
#ifndef CORE_ROW_KEY_H
#define CORE_ROW_KEY_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/definitions/frame.h"
#include "core/definitions/quality.h"

enum { KEY_COLUMNS = 3 };

struct row_key {
    size_t count;
    const struct frame_column *columns[KEY_COLUMNS];
};

/* The key of the row before. */
struct last_key {
    bool there;
    int64_t number[KEY_COLUMNS];
    struct text text[KEY_COLUMNS];
};

struct row_key row_key_of(const struct frame *frame);

/* ASIDE_KEY_MISSING, ASIDE_DUPLICATE (only where rows are ordered), or ASIDE_NOT. */
enum aside_reason row_key_judge(const struct row_key *key, struct last_key *last, size_t row, bool ordered);

/* Before the frame is cleared: the texts of the last key outlive it. */
void row_key_keep_texts(const struct row_key *key, struct last_key *last, struct arena *arena);

#endif
