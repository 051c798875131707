/*
 * many_tests.h: the p-values of tests that are judged together, in the order in which they were made, those that could not be
 * made among them (multiplicity.h).
 */
#ifndef CORE_MANY_TESTS_H
#define CORE_MANY_TESTS_H

#include <stddef.h>

#include "base/arena.h"

struct many_tests {
    struct arena *arena;
    double *p;        /* NAN: not made */
    double *adjusted; /* filled by many_tests_adjust; NAN: not made */
    size_t count;
    size_t room;
};

/* Returns its place. */
size_t many_tests_add(struct many_tests *tests, double p);

void many_tests_adjust(struct many_tests *tests);

#endif
