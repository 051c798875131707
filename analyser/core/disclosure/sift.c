#include "core/disclosure/attack.h"

enum { SWEEPS_MOST = 100 };

struct range {
    int64_t low;
    int64_t high;
};

/* A term at its least and at its most. */
static struct range signed_range(const struct disclosure_term *term, const struct range *ranges)
{
    struct range range = ranges[term->cell];
    return term->sign > 0 ? range : (struct range){-range.high, -range.low};
}

/* The terms come to 0: each is what the others leave. Whether something became narrower. */
static bool tighten(const struct disclosure_term *terms, size_t count, struct range *ranges)
{
    struct range sum = {0, 0};
    bool narrower = false;
    for (size_t t = 0; t < count; t++) {
        struct range range = signed_range(&terms[t], ranges);
        sum.low += range.low;
        sum.high += range.high;
    }
    for (size_t t = 0; t < count; t++) {
        struct range *cell = &ranges[terms[t].cell];
        struct range own = signed_range(&terms[t], ranges);
        struct range left = {-(sum.high - own.high), -(sum.low - own.low)};
        struct range now = terms[t].sign > 0 ? left : (struct range){-left.high, -left.low};
        if (now.low <= cell->low && now.high >= cell->high)
            continue;
        cell->low = now.low > cell->low ? now.low : cell->low;
        cell->high = now.high < cell->high ? now.high : cell->high;
        struct range then = signed_range(&terms[t], ranges);
        sum.low += then.low - own.low;
        sum.high += then.high - own.high;
        narrower = true;
    }
    return narrower;
}

void disclosure_sift(struct disclosure_system *system, const struct disclosure_rule *rule, struct arena *scratch)
{
    struct range *ranges = ARENA_NEW(scratch, system->cell_count + 1, struct range);
    bool narrower = true;
    for (size_t c = 0; c < system->cell_count; c++)
        disclosure_known(rule, &system->cells[c], &ranges[c].low, &ranges[c].high);
    for (int sweep = 0; sweep < SWEEPS_MOST && narrower; sweep++) {
        narrower = false;
        for (size_t r = 0; r < system->relation_count; r++) {
            const struct disclosure_relation *relation = &system->relations[r];
            narrower = tighten(&system->terms[relation->first], relation->count, ranges) || narrower;
        }
    }
    for (size_t c = 0; c < system->cell_count; c++) {
        struct disclosure_cell *cell = &system->cells[c];
        cell->found = cell->exposed && is_protected(rule, cell) && ranges[c].high - ranges[c].low < rule->protection;
    }
}
