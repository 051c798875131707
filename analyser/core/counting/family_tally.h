/*
 * family_tally.h: shares of records (voice, advice, requests, audits) by period, and shares of plans on stock days. All
 * measures of one population are counted in one go.
 */
#ifndef CORE_FAMILY_TALLY_H
#define CORE_FAMILY_TALLY_H

#include "core/counting/category_order.h"
#include "core/counting/clock_tally.h"
#include "core/counting/profile_tally.h"
#include "core/definitions/measure.h"

struct family_tally {
    enum breakdown_id counted[BREAKDOWNS]; /* the breakdowns that are */
    unsigned counted_count;
    unsigned width; /* numbers to a cell: the denominator, then a numerator for each measure of the population */
    uint64_t records;
    const struct calendar *calendars;
    uint32_t **of[BREAKDOWNS]; /* by category: cells by slot, or changes by stock day (one more than there are) */
    uint32_t room[BREAKDOWNS];
    bool stock;
    struct profile_tally *profiles; /* NULL: not asked for */
    struct listing *listing;        /* where records are kept instead of counted; NULL: they are counted */
    struct arena *arena;
};

void family_tally_init(struct family_tally *tally, enum population population, uint32_t breakdown_bits,
                       const struct calendar *calendars, struct arena *arena);

/*
 * A record on the day that puts it in its period; `numerators` has a bit, by family_measure_place, for each measure
 * whose numerator it is in.
 */
void family_tally_add(struct family_tally *tally, int32_t day, const struct case_categories *categories,
                      unsigned numerators);

/* A record in the denominator, or the numerator, of the stock days from a day on until another (DAY_NONE: for good). */
enum share_part { SHARE_DENOMINATOR, SHARE_NUMERATOR };
void family_tally_add_stock(struct family_tally *tally, int32_t from, int32_t until,
                            const struct case_categories *categories, enum share_part part);

/* Makes one more age band, `into`, of those that `takes` names by number. */
void family_tally_join_bands(struct family_tally *tally, const bool takes[AGE_BANDS + 1], uint16_t into);

/* The cells of a category, NULL if it has no record. */
static inline const uint32_t *family_tally_of(const struct family_tally *tally, enum breakdown_id breakdown,
                                              uint16_t category)
{
    return category < tally->room[breakdown] ? tally->of[breakdown][category] : NULL;
}

/* Walks the measure's cells in the order of evidence.csv; the tally is that of its population. */
bool family_evidence(const struct family_tally *tally, enum family_measure_id measure,
                     const struct category_order *order, cell_sink *sink, void *context, struct err *err) MUST_CHECK;

#endif
