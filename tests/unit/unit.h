/*
 * unit.h: what every unit test includes first: cmocka with the headers it needs, and comparisons of doubles.
 */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static inline void close_or_fail(double a, double b, double tolerance, const char *file, int line)
{
    if (fabs(a - b) <= tolerance)
        return;
    print_error("%.17g is not %.17g (within %g)\n", a, b, tolerance);
    _fail(file, line);
}

#define assert_close(a, b, tolerance) close_or_fail((a), (b), (tolerance), __FILE__, __LINE__)

/* The same double, to the last bit. */
#define assert_same(a, b) close_or_fail((a), (b), 0.0, __FILE__, __LINE__)

#endif
