/*
 * case_rows.h: the rows of one case as they were read, kept, and their values by the names of their columns.
 */
#ifndef CORE_CASE_ROWS_H
#define CORE_CASE_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/definitions/frame.h"

struct kept_frame {
    struct frame *frame;
    struct kept_frame *next;
};

/* In the order they came, which has the one to keep first of rows with the same key. */
struct case_rows {
    bool there[RELATIONS]; /* the database has the relation */
    uint64_t count[RELATIONS];
    struct kept_frame *first[RELATIONS];
    struct kept_frame *last[RELATIONS];
};

void case_rows_keep(struct case_rows *rows, struct frame *frame, struct arena *arena);

/* A row in hand. */
struct case_row_at {
    const struct frame *frame;
    size_t row;
};

/* Not recorded is DAY_NONE, NUMBER_NONE, TRUTH_NONE, text without bytes. The column must be one of the relation. */
int32_t row_day_of(const struct case_row_at *at, const char *column);
int64_t row_number_of(const struct case_row_at *at, const char *column);
enum truth row_truth_of(const struct case_row_at *at, const char *column);
struct text row_text_of(const struct case_row_at *at, const char *column);

/* Each row that is the first of its key, and those without a key. */
typedef void case_row_taker(void *context, const struct case_row_at *at);
void case_rows_walk(const struct case_rows *rows, enum relation_id relation, case_row_taker *take, void *context);

/* The first row whose column has the number; NULL frame: none. */
struct case_row_at case_rows_find(const struct case_rows *rows, enum relation_id relation, const char *column,
                                  int64_t number);

/*
 * A text of the records for people to read: what could move or hide other text (control characters, marks that turn the
 * direction of writing, bytes that are no UTF-8) is written as its number, \x1b or \u202e, and what is longer than 120
 * characters ends in three dots. Not recorded is NULL.
 */
const char *text_shown(struct text text, struct arena *arena);

#endif
