/*
 * family_tally.h: shares of records (voice, advice, requests, audits) by period, and shares of plans on stock days.
 */
#ifndef CORE_FAMILY_TALLY_H
#define CORE_FAMILY_TALLY_H

#include "core/category_order.h"
#include "core/clock_tally.h"
#include "core/measure.h"

struct share_counts {
    uint32_t denominator;
    uint32_t numerator;
};

/* By slot, or changes by stock day (one more than there are). */
struct family_category {
    struct share_counts *counts;
};

struct family_tally {
    const struct family_measure *measure;
    uint32_t breakdown_bits;
    uint64_t records;
    const struct calendar *calendars;
    struct family_category **of[BREAKDOWNS];
    uint32_t room[BREAKDOWNS];
    struct arena *arena;
};

void family_tally_init(struct family_tally *tally, const struct family_measure *measure, uint32_t breakdown_bits,
                       const struct calendar *calendars, struct arena *arena);

/* A record on the day that puts it in its period. */
void family_tally_add(struct family_tally *tally, int32_t day, const struct case_categories *categories,
                      bool in_numerator);

/* A record in the denominator, or the numerator, of the stock days from a day on until another (DAY_NONE: for good). */
enum share_part { SHARE_DENOMINATOR, SHARE_NUMERATOR };
void family_tally_add_stock(struct family_tally *tally, int32_t from, int32_t until,
                            const struct case_categories *categories, enum share_part part);

/* Walks the measure's cells in the order of evidence.csv. */
bool family_evidence(const struct family_tally *tally, const struct category_order *order, cell_sink *sink,
                     void *context, struct err *err) MUST_CHECK;

#endif
