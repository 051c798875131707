/*
 * linear.h: the least and the most that one of several whole numbers can be, which keep bounds and linear equations:
 * linear programming, by GLPK (linear.c is the one file that includes it).
 *
 * Columns are counted from 1, as GLPK does.
 */
#ifndef CORE_LINEAR_H
#define CORE_LINEAR_H

#include <stdbool.h>

#include "base/arena.h"

/* More than any count is: what stands for no bound. */
#define LINEAR_MOST 1e7

struct linear;

enum linear_answer {
    LINEAR_FOUND,   /* by whole numbers */
    LINEAR_UNSURE,  /* no whole numbers were found that reach it */
    LINEAR_NOTHING, /* nothing keeps the bounds and equations, or the arithmetic failed */
};

/* To be freed: the problem itself is not in the arena. */
struct linear *linear_new(struct arena *arena, int columns);
void linear_free(struct linear *linear);

void linear_column(struct linear *linear, int column, double low, double high);

/* The columns 1 to count of the lists (their place 0 is not used), each times its sign, are `right` together. */
void linear_row(struct linear *linear, double right, int count, const int *columns, const double *signs);

/* The most, or the least, of a column; `values`, from 1, are those of all columns then. */
enum linear_answer linear_extreme(struct linear *linear, int column, bool most, double *values);

#endif
