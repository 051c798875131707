#include <math.h>

#include "base/growing.h"
#include "core/statistics/many_tests.h"
#include "core/statistics/multiplicity.h"

size_t many_tests_add(struct many_tests *tests, double p)
{
    tests->p = growing(tests->arena, tests->p, tests->count, &tests->room, sizeof *tests->p);
    tests->p[tests->count] = p;
    return tests->count++;
}

void many_tests_adjust(struct many_tests *tests)
{
    double *made = ARENA_NEW(tests->arena, tests->count + 1, double);
    double *adjusted = ARENA_NEW(tests->arena, tests->count + 1, double);
    size_t count = 0;
    tests->adjusted = ARENA_NEW(tests->arena, tests->count + 1, double);
    for (size_t i = 0; i < tests->count; i++)
        if (!isnan(tests->p[i]))
            made[count++] = tests->p[i];
    benjamini_hochberg(made, count, adjusted, tests->arena);
    count = 0;
    for (size_t i = 0; i < tests->count; i++)
        tests->adjusted[i] = isnan(tests->p[i]) ? NAN : adjusted[count++];
}
