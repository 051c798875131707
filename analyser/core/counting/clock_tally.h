/*
 * clock_tally.h: one clock's instances counted once, into cells from which every measure, basis and period follows.
 *
 * For each breakdown and category: by slot, those that ended in it (counts and days), those due in it, those started
 * in it (days by fate); by stock day, the changes in who is open and the due days of those who became overdue.
 * Everything adds, so a period is the sum of its slots and a stock day the sum of the changes up to it.
 */
#ifndef CORE_CLOCK_TALLY_H
#define CORE_CLOCK_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/beside.h"
#include "core/counting/axis.h"
#include "core/counting/bag.h"
#include "core/counting/profile_tally.h"
#include "core/counting/tally_events.h"
#include "core/definitions/breakdown.h"
#include "core/definitions/clock.h"

/* The categories of one record in every breakdown but age band, which depends on the day. */
struct case_categories {
    uint16_t of[BREAKDOWNS];
    int32_t birth; /* DAY_NONE where not recorded */
};

struct slot_tally { /* three cache lines */
    uint32_t completed[ENDED_WAYS];
    struct bag days; /* end - start of those that ended in the slot */
    uint64_t line_end;
    struct bag fates[CURVE_FATES]; /* days since start of those that started in the slot */
    uint32_t started;
    uint32_t seen_to_due; /* of the started, those whose end, closed day or as_of is on or after the due day */
    uint32_t due[DUE_WAYS];
};

/* Of a stock day: changes from the one before it. */
struct stock_tally { /* half a cache line */
    int32_t open;
    int32_t excepted;         /* overdue with an exception */
    struct bag overdue_until; /* due days (since 1900-01-01) of those who were overdue until then, and no longer are */
};

struct category_tally {
    struct slot_tally *slots;  /* one more than there are, for what is in none */
    struct stock_tally *stock; /* by stock day, one more than there are */
    /*
     * Of age bands only, by stock day: due days of those who entered the band on that day when already overdue. They
     * count in overdue_until, but not before that day.
     */
    struct bag *overdue_before;
};

/* The tallies of the category numbers of one axis or breakdown; NULL where there is no instance. */
struct tally_table {
    struct category_tally **of;
    uint32_t room;
};

struct tally_batch;
struct listing;

/*
 * Instances wait here until there are many, so that counting goes through a small part of a tally at a time. One batch
 * is filled while the other may still be being counted beside. Tallies that are filled one after the other share two.
 */
struct tally_batches {
    struct tally_batch *filling;
    struct tally_batch *other;
};

/*
 * Batches of so many instances, some hundred bytes each: the more, the closer together what they count to, as long as
 * the batch itself is at hand.
 */
enum { BATCH_OF_MANY = 16384, BATCH_OF_FEW = 512 };

void tally_batches_init(struct tally_batches *batches, size_t instances, const struct calendar *months,
                        struct arena *arena);

struct clock_tally {
    const struct clock *clock;
    uint32_t axis_bits; /* those that are counted */
    uint64_t instances;
    const struct calendar *calendars;          /* GRAINS of them */
    struct tally_table axes[AXES];             /* being counted */
    struct tally_table breakdowns[BREAKDOWNS]; /* their sums, once settled */
    struct profile_tally *profiles;            /* NULL: not asked for */
    struct listing *listing;                   /* where instances are kept instead of counted; NULL: they are counted */
    struct tally_batches *batches;
    struct arena *arena;
    struct arena here; /* a pass of it, of the axis that is counted here while the others are counted beside */
    const struct beside *beside;
};

#define DAYS_1900_TO_2000 36524
static inline int32_t due_value(int32_t due)
{
    return due + DAYS_1900_TO_2000;
}

/* The axis whose instances move from category to category costs most: it is counted here, and the others beside. */
#define AXIS_HERE AXIS_AGE_BAND

/* The arena is the tally's alone, so that it can go when it has been read; the tally stays until then. */
void clock_tally_init(struct clock_tally *tally, const struct clock *clock, uint32_t breakdown_bits,
                      const struct calendar *calendars, struct tally_batches *batches, struct arena *arena,
                      const struct beside *beside);

/* Counts an instance, later than at once. `left_out`: outside the DfE's population of the 20-week measure. */
void clock_tally_add(struct clock_tally *tally, const struct instance *instance,
                     const struct case_categories *categories, bool left_out);

/* Counts what has been added and not yet counted, waits for it and sums it up: once, before the tally is read. */
void clock_tally_settle(struct clock_tally *tally);

/* Makes one more age band, `into`, of those that `takes` names by number: of a settled tally. */
void clock_tally_join_bands(struct clock_tally *tally, const bool takes[AGE_BANDS + 1], uint16_t into);

/* The tally of a category, NULL if it has no instance. */
static inline const struct category_tally *clock_tally_of(const struct clock_tally *tally, enum breakdown_id breakdown,
                                                          uint16_t category)
{
    const struct tally_table *table = &tally->breakdowns[breakdown];
    return category < table->room ? table->of[category] : NULL;
}

#endif
