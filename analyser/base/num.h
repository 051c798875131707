/*
 * num.h: numbers as text, the same on every machine and in every locale.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NUM_INTEGER_MOST 21 /* bytes of the longest integer, without a NUL */
#define NUM_DOUBLE_MOST 26  /* bytes of the longest double, without a NUL */
#define NUM_PERCENT_MOST 24

/* Both write without a NUL and return the length. */
size_t num_integer(int64_t value, char *text);

/* The fewest decimal digits that read back as the same double: 140, 41.3, 33.333333333333336. Finite values only. */
size_t num_double(double value, char *text);

/*
 * 100 k / n to one decimal, rounded half up from the integers as the DfE does: tenths = (2000 k + n) / (2 n)
 * (packs-and-conventions.md 4.5). n > 0. Writes a NUL, returns the length.
 */
size_t num_percent(uint64_t k, uint64_t n, char text[NUM_PERCENT_MOST]);

/* Reads a decimal integer that fills the whole text and lies within the bounds. */
bool num_parse(const char *text, int64_t least, int64_t most, int64_t *value);

/* Reads a decimal number, "-12.5", that fills the whole text. */
bool num_read(const char *text, double *value);

#endif
