/*
 * figure_text.h: printed figures as numbers again, to compare them, and texts put together from parts.
 */
#ifndef CORE_FIGURE_TEXT_H
#define CORE_FIGURE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* [-]digits[.digits][e[-]digits] and nothing else; false for "", "x", "[low]", days and words, which leave *value alone. */
bool figure_number(const char *text, double *value);

/* New less old, as precise as the more precise of the two, at most four decimals; "" where one is no number. */
const char *figure_difference(struct arena *arena, const char *old, const char *new);

/* The texts one after the other. */
const char *figure_joined(struct arena *arena, const char *const *texts, size_t count, const char *between);

const char *figure_count(struct arena *arena, size_t count);

#endif
