/*
 * official_counts.h: what the DfE counts of a calendar year from the SEN2 return (reference: data guidance of Education,
 * health and care plans 2025; the return's items). Numbers of cases, by year, of everybody and by sex, age and
 * ethnicity; of each authority as a whole.
 *
 * A year is counted as it was known on its census day, in January of the next: what came later is not told in that
 * return. Only years that are over at as_of are counted.
 */
#ifndef CORE_OFFICIAL_COUNTS_H
#define CORE_OFFICIAL_COUNTS_H

#include <stdint.h>

#include "core/records/book.h"

enum official_count {
    /* plans issued in the year, without those with any mediation or appeal; _EX: without exceptions too */
    OFFICIAL_PLANS,
    OFFICIAL_PLANS_EX,
    OFFICIAL_WITHIN_20_WEEKS,
    OFFICIAL_WITHIN_20_WEEKS_EX,
    OFFICIAL_WITHIN_52_WEEKS, /* and over 20 */
    OFFICIAL_WITHIN_52_WEEKS_EX,
    OFFICIAL_OVER_52_WEEKS,
    OFFICIAL_OVER_52_WEEKS_EX,
    OFFICIAL_DAYS, /* of those that have both days */
    OFFICIAL_DAYS_EX,
    OFFICIAL_DATED,
    OFFICIAL_DATED_EX,
    /* the same with those that had mediation or an appeal: other ways to count, for the reconciliation */
    OFFICIAL_PLANS_OF_ALL,
    OFFICIAL_PLANS_OF_ALL_EX,
    OFFICIAL_WITHIN_20_WEEKS_OF_ALL,
    OFFICIAL_WITHIN_20_WEEKS_OF_ALL_EX,
    OFFICIAL_DECIDED_ASSESSMENTS,
    OFFICIAL_RECEIVED_NOT_WITHDRAWN,
    /* requests received in the year */
    OFFICIAL_RECEIVED,
    OFFICIAL_YOUTH_ACCOMMODATION,
    OFFICIAL_TO_ASSESS,
    OFFICIAL_NOT_TO_ASSESS,
    OFFICIAL_UNDECIDED,
    OFFICIAL_REQUEST_WITHDRAWN,
    OFFICIAL_REQUEST_MEDIATED,
    OFFICIAL_REQUEST_APPEALED,
    OFFICIAL_REQUEST_BOTH,
    /* decisions whether to assess made in the year */
    OFFICIAL_WITHIN_6_WEEKS,
    OFFICIAL_OVER_6_WEEKS,
    /* assessments that ended in the year */
    OFFICIAL_ASSESSMENTS,
    OFFICIAL_ISSUED,
    OFFICIAL_NOT_ISSUED,
    OFFICIAL_NOT_MADE,
    OFFICIAL_ASSESSMENT_WITHDRAWN,
    OFFICIAL_WITHIN_16_WEEKS,
    OFFICIAL_OVER_16_WEEKS,
    OFFICIAL_ISSUE_MEDIATED,
    OFFICIAL_ISSUE_APPEALED,
    OFFICIAL_ISSUE_BOTH,
    OFFICIAL_OTHER_MEDIATED,
    OFFICIAL_OTHER_APPEALED,
    OFFICIAL_OTHER_BOTH,
    /* plans on census day and the last review of each that has met */
    OFFICIAL_EHC_PLANS,
    OFFICIAL_REVIEW_EXPECTED,
    OFFICIAL_REVIEW_NOT_EXPECTED,
    OFFICIAL_MEETING_AFTER, /* in the days of January before census day */
    OFFICIAL_MEETING_IN_YEAR,
    OFFICIAL_MEETING_BEFORE,
    OFFICIAL_MEETINGS,
    OFFICIAL_NO_MEETING,
    OFFICIAL_DECISION_AFTER,
    OFFICIAL_DECISION_IN_YEAR,
    OFFICIAL_DECISION_BEFORE,
    OFFICIAL_DECISION_NOT_DUE,
    OFFICIAL_DECISION_OUTSTANDING,
    OFFICIAL_AMEND,
    OFFICIAL_CEASE,
    OFFICIAL_MAINTAIN,
    OFFICIAL_NO_OUTCOME,
    OFFICIAL_WITHIN_4_WEEKS,
    OFFICIAL_OVER_4_WEEKS,
    OFFICIAL_COMPLETED, /* decided in the year or since */
    OFFICIAL_COMPLETED_BEFORE,
    OFFICIAL_NOT_COMPLETED,
    OFFICIAL_COUNTS
};

/* The groups of the breakdowns: everybody, then sexes, ages, ethnic groups, each with those not recorded last. */
enum {
    OFFICIAL_ALL,
    OFFICIAL_SEX,
    OFFICIAL_SEXES = 3,
    OFFICIAL_AGE = OFFICIAL_SEX + OFFICIAL_SEXES,
    OFFICIAL_AGES = 27, /* 0 to 25 */
    OFFICIAL_ETHNICITY = OFFICIAL_AGE + OFFICIAL_AGES,
    OFFICIAL_ETHNICITIES = 7,
    OFFICIAL_GROUPS = OFFICIAL_ETHNICITY + OFFICIAL_ETHNICITIES
};

struct official_year {
    int year;
    int32_t first;
    int32_t last;
    int32_t known; /* census day, or as_of where that is earlier */
};

struct official_counts {
    struct official_year *years;
    int year_count;
    bool with_reviews;     /* the relation has rows */
    uint32_t *whole;       /* by year, group and count */
    uint32_t *authorities; /* by category of authority, year and count */
};

/* The third Thursday of January, but for 2021, when it was the second. */
int32_t official_census_day(int year);

/* Counts all records, in two passes. Memory from the arena: about 10 KiB a year, and 240 bytes a year and authority. */
void official_count_records(struct official_counts *counts, const struct book *book, struct arena *arena);

static inline const uint32_t *official_whole(const struct official_counts *counts, int year, int group)
{
    return counts->whole + ((size_t)year * OFFICIAL_GROUPS + (size_t)group) * OFFICIAL_COUNTS;
}

static inline const uint32_t *official_authority(const struct official_counts *counts, uint32_t authority, int year)
{
    return counts->authorities + ((size_t)authority * (size_t)counts->year_count + (size_t)year) * OFFICIAL_COUNTS;
}

#endif
