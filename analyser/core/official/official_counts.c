#include "core/official/official_counts.h"

enum { WEEK = 7, THURSDAY = 5 }; /* 2000-01-01 was a Saturday: day 5 a Thursday */

int32_t official_census_day(int year)
{
    int32_t first = day_of(year, 1, 1);
    int32_t thursday = first + ((THURSDAY - first) % WEEK + WEEK) % WEEK;
    return thursday + (year == 2021 ? 1 : 2) * WEEK;
}

/* --- years */

static void begin_years(struct official_counts *counts, const struct book *book, struct arena *arena)
{
    int first = (int)day_civil(book->options.since).year;
    int last = (int)day_civil(book->as_of).year;
    last -= book->as_of < day_of(last, 12, 31);
    counts->year_count = last < first ? 0 : last - first + 1;
    counts->years = ARENA_NEW(arena, (size_t)counts->year_count + 1, struct official_year);
    for (int i = 0; i < counts->year_count; i++) {
        int year = first + i;
        int32_t census = official_census_day(year + 1);
        counts->years[i] = (struct official_year){year, day_of(year, 1, 1), day_of(year, 12, 31),
                                                  census < book->as_of ? census : book->as_of};
    }
}

/* The year a day lies in, NULL where it is none of those counted. */
static const struct official_year *year_of(const struct official_counts *counts, int32_t day)
{
    if (counts->year_count == 0 || day < counts->years[0].first || day > counts->years[counts->year_count - 1].last)
        return NULL;
    int at = (int)((day - counts->years[0].first) / 366); /* never past it, and before it by one at most in 366 years */
    while (day > counts->years[at].last)
        at++;
    return &counts->years[at];
}

/* --- where a case counts */

struct place {
    uint32_t *rows[5]; /* everybody, sex, age, ethnicity; the authority */
};

static struct place place_of(const struct official_counts *counts, const struct official_year *year,
                             const struct case_traits *traits, int32_t age_on)
{
    int at = (int)(year - counts->years);
    int64_t age = traits->birth == DAY_NONE || age_on == DAY_NONE ? -1 : day_age(traits->birth, age_on);
    int groups[4] = {OFFICIAL_ALL, OFFICIAL_SEX + (traits->sex ? traits->sex - 1 : OFFICIAL_SEXES - 1),
                     OFFICIAL_AGE + (age >= 0 && age < OFFICIAL_AGES - 1 ? (int)age : OFFICIAL_AGES - 1),
                     OFFICIAL_ETHNICITY + (traits->ethnicity ? traits->ethnicity - 1 : OFFICIAL_ETHNICITIES - 1)};
    struct place place;
    for (int i = 0; i < 4; i++)
        place.rows[i] = counts->whole + ((size_t)at * OFFICIAL_GROUPS + (size_t)groups[i]) * OFFICIAL_COUNTS;
    place.rows[4] =
        counts->authorities + ((size_t)traits->authority * (size_t)counts->year_count + (size_t)at) * OFFICIAL_COUNTS;
    return place;
}

static void add(const struct place *place, enum official_count count, uint32_t by)
{
    for (int i = 0; i < 5; i++)
        place->rows[i][count] += by;
}

static void one(const struct place *place, enum official_count count)
{
    add(place, count, 1);
}

static void one_if(const struct place *place, enum official_count count, bool is)
{
    if (is)
        one(place, count);
}

/* --- requests */

static bool known(const struct official_year *year, int32_t day)
{
    return day <= year->known; /* DAY_NONE is earlier than all: an outcome without its day is taken as known */
}

static enum official_count state_of(const struct request_record *request, const struct official_year *year)
{
    switch (request->outcome) {
    case OUTCOME_YES:
        return known(year, request->decided) ? OFFICIAL_TO_ASSESS : OFFICIAL_UNDECIDED;
    case OUTCOME_NO:
        return known(year, request->decided) ? OFFICIAL_NOT_TO_ASSESS : OFFICIAL_UNDECIDED;
    case OUTCOME_WITHDRAWN:
        return known(year, request->withdrawn) ? OFFICIAL_REQUEST_WITHDRAWN : OFFICIAL_UNDECIDED;
    default:
        return OFFICIAL_UNDECIDED;
    }
}

static void count_received(const struct official_counts *counts, const struct request_record *request)
{
    const struct official_year *year = year_of(counts, request->received);
    if (!year || request->outcome == OUTCOME_HISTORICAL)
        return;
    struct place place = place_of(counts, year, &request->traits, request->received);
    bool mediated = request->flags & REQUEST_MEDIATED;
    bool appealed = request->flags & REQUEST_APPEALED;
    enum official_count state = state_of(request, year);
    one(&place, OFFICIAL_RECEIVED);
    one(&place, state);
    one_if(&place, OFFICIAL_RECEIVED_NOT_WITHDRAWN, state != OFFICIAL_REQUEST_WITHDRAWN);
    one_if(&place, OFFICIAL_YOUTH_ACCOMMODATION, request->flags & REQUEST_IN_YOUTH_ACCOMMODATION);
    one_if(&place, OFFICIAL_REQUEST_MEDIATED, mediated);
    one_if(&place, OFFICIAL_REQUEST_APPEALED, appealed);
    one_if(&place, OFFICIAL_REQUEST_BOTH, mediated && appealed);
}

static void count_decided(const struct official_counts *counts, const struct request_record *request)
{
    bool decided = request->outcome == OUTCOME_YES || request->outcome == OUTCOME_NO;
    const struct official_year *year = decided ? year_of(counts, request->decided) : NULL;
    if (!year || request->received == DAY_NONE || request->decided < request->received)
        return;
    struct place place = place_of(counts, year, &request->traits, request->received);
    one(&place, request->decided - request->received <= 6 * WEEK ? OFFICIAL_WITHIN_6_WEEKS : OFFICIAL_OVER_6_WEEKS);
}

/* --- assessments and the plans issued from them */

static int32_t ended_on(const struct request_record *request)
{
    bool withdrawn = request->assessment_outcome == OUTCOME_WITHDRAWN;
    return withdrawn && request->assessment_withdrawn != DAY_NONE ? request->assessment_withdrawn
                                                                  : request->assessment_decided;
}

static enum official_count outcome_of(const struct request_record *request)
{
    switch (request->assessment_outcome) {
    case OUTCOME_YES:
        return OFFICIAL_ISSUED;
    case OUTCOME_NO:
        return OFFICIAL_NOT_ISSUED;
    case OUTCOME_WITHDRAWN:
        return OFFICIAL_ASSESSMENT_WITHDRAWN;
    default:
        return OFFICIAL_NOT_MADE;
    }
}

static void count_disputes(const struct place *place, unsigned flags)
{
    one_if(place, OFFICIAL_ISSUE_MEDIATED, flags & REQUEST_ISSUE_MEDIATED);
    one_if(place, OFFICIAL_ISSUE_APPEALED, flags & REQUEST_ISSUE_APPEALED);
    one_if(place, OFFICIAL_ISSUE_BOTH, (flags & REQUEST_ISSUE_MEDIATED) && (flags & REQUEST_ISSUE_APPEALED));
    one_if(place, OFFICIAL_OTHER_MEDIATED, flags & REQUEST_OTHER_MEDIATED);
    one_if(place, OFFICIAL_OTHER_APPEALED, flags & REQUEST_OTHER_APPEALED);
    one_if(place, OFFICIAL_OTHER_BOTH, (flags & REQUEST_OTHER_MEDIATED) && (flags & REQUEST_OTHER_APPEALED));
}

/* One of a pair: the plain count, and the one without exceptions where there is none. */
static void count_plan(const struct place *place, enum official_count count, bool excepted, uint32_t by)
{
    add(place, count, by);
    if (!excepted)
        add(place, count + 1, by);
}

static enum official_count band_of(int32_t days)
{
    if (days <= 20 * WEEK)
        return OFFICIAL_WITHIN_20_WEEKS;
    return days <= 52 * WEEK ? OFFICIAL_WITHIN_52_WEEKS : OFFICIAL_OVER_52_WEEKS;
}

static void count_issued(const struct official_counts *counts, const struct official_year *year,
                         const struct request_record *request)
{
    struct place place = place_of(counts, year, &request->traits, request->assessment_decided);
    bool excepted = request->flags & REQUEST_PLAN_EXCEPTED;
    bool disputed = request->flags & REQUEST_DISPUTED;
    bool dated = request->received != DAY_NONE && request->received <= request->assessment_decided;
    int32_t days = dated ? request->assessment_decided - request->received : 0;
    count_plan(&place, OFFICIAL_PLANS_OF_ALL, excepted, 1);
    if (dated && days <= 20 * WEEK)
        count_plan(&place, OFFICIAL_WITHIN_20_WEEKS_OF_ALL, excepted, 1);
    if (disputed)
        return;
    count_plan(&place, OFFICIAL_PLANS, excepted, 1);
    if (!dated)
        return;
    count_plan(&place, band_of(days), excepted, 1);
    count_plan(&place, OFFICIAL_DATED, excepted, 1);
    count_plan(&place, OFFICIAL_DAYS, excepted, (uint32_t)days);
}

static void count_assessment(const struct official_counts *counts, const struct request_record *request)
{
    const struct official_year *year = year_of(counts, ended_on(request));
    if (!year || request->assessment_outcome == OUTCOME_HISTORICAL || request->flags & REQUEST_EXPORTED)
        return;
    struct place place = place_of(counts, year, &request->traits, request->received);
    enum official_count outcome = outcome_of(request);
    one(&place, OFFICIAL_ASSESSMENTS);
    one(&place, outcome);
    count_disputes(&place, request->flags);
    if (outcome == OFFICIAL_NOT_ISSUED && request->received != DAY_NONE &&
        request->received <= request->assessment_decided)
        one(&place, request->assessment_decided - request->received <= 16 * WEEK ? OFFICIAL_WITHIN_16_WEEKS
                                                                                 : OFFICIAL_OVER_16_WEEKS);
    one_if(&place, OFFICIAL_DECIDED_ASSESSMENTS, outcome == OFFICIAL_ISSUED || outcome == OFFICIAL_NOT_ISSUED);
    if (outcome == OFFICIAL_ISSUED)
        count_issued(counts, year, request);
}

/* --- plans and their reviews, on the census day of the last year */

/* False: there is none. */
static bool last_met(const struct records *records, const struct plan_record *plan, int32_t day,
                     struct review_record *last)
{
    bool found = false;
    for (uint32_t at = plan->newest_review; at;) {
        struct review_record review = kept_review(&records->reviews, at - 1);
        at = review.older;
        if (review.meeting == DAY_NONE || review.meeting > day)
            continue;
        if (!found || review.meeting > last->meeting ||
            (review.meeting == last->meeting && review.decision > last->decision))
            *last = review;
        found = true;
    }
    return found;
}

static bool is_kept(const struct plan_record *plan, int32_t day)
{
    return plan->anchor != DAY_NONE && plan->anchor <= day && plan->transferred <= day &&
           (plan->ceased == DAY_NONE || plan->ceased > day);
}

/* Before, in or after the year: three counts in the order after, in, before. */
static enum official_count by_year(enum official_count after, const struct official_year *year, int32_t day)
{
    return day > year->last ? after : day >= year->first ? after + 1 : after + 2;
}

static void count_decision(const struct place *place, const struct official_year *year,
                           const struct review_record *review)
{
    static const enum official_count outcomes[] = {OFFICIAL_NO_OUTCOME, OFFICIAL_MAINTAIN, OFFICIAL_AMEND,
                                                   OFFICIAL_CEASE};
    bool told = known(year, review->decision);
    bool decided = told && review->decision != DAY_NONE;
    one(place, outcomes[told ? review->outcome : CODE_NONE]);
    if (!decided) {
        bool due = review->meeting + 4 * WEEK < year->known;
        one(place, due ? OFFICIAL_DECISION_OUTSTANDING : OFFICIAL_DECISION_NOT_DUE);
        one(place, OFFICIAL_NOT_COMPLETED);
        return;
    }
    one(place, by_year(OFFICIAL_DECISION_AFTER, year, review->decision));
    one(place, review->decision >= year->first ? OFFICIAL_COMPLETED : OFFICIAL_COMPLETED_BEFORE);
    int32_t days = review->decision - review->meeting;
    if (days >= 0)
        one(place, days <= 4 * WEEK ? OFFICIAL_WITHIN_4_WEEKS : OFFICIAL_OVER_4_WEEKS);
}

static void count_plan_reviews(const struct official_counts *counts, const struct official_year *year,
                               const struct records *records, const struct plan_record *plan)
{
    struct place place = place_of(counts, year, &plan->traits, year->known);
    one(&place, OFFICIAL_EHC_PLANS);
    if (plan->anchor > day_add_months(year->known, -12)) {
        one(&place, OFFICIAL_REVIEW_NOT_EXPECTED);
        return;
    }
    one(&place, OFFICIAL_REVIEW_EXPECTED);
    struct review_record review;
    if (!last_met(records, plan, year->known, &review)) {
        one(&place, OFFICIAL_NO_MEETING);
        one(&place, OFFICIAL_NOT_COMPLETED);
        return;
    }
    one(&place, OFFICIAL_MEETINGS);
    one(&place, by_year(OFFICIAL_MEETING_AFTER, year, review.meeting));
    count_decision(&place, year, &review);
}

/* --- all of it */

void official_count_records(struct official_counts *counts, const struct book *book, struct arena *arena)
{
    const struct records *records = &book->records;
    *counts = (struct official_counts){.with_reviews = records->reviews.count > 0};
    begin_years(counts, book, arena);
    size_t years = (size_t)counts->year_count;
    size_t authorities = book->categories.of[BREAKDOWN_AUTHORITY].count;
    counts->whole = ARENA_NEW(arena, years * OFFICIAL_GROUPS * OFFICIAL_COUNTS + 1, uint32_t);
    counts->authorities = ARENA_NEW(arena, years * authorities * OFFICIAL_COUNTS + 1, uint32_t);
    if (years == 0)
        return;
    for (uint32_t i = 0; i < records->request_count; i++) {
        const struct request_record *request = &records->requests[i];
        if (request->flags & REQUEST_ELSEWHERE)
            continue;
        count_received(counts, request);
        count_decided(counts, request);
        count_assessment(counts, request);
    }
    const struct official_year *last = &counts->years[years - 1];
    for (uint32_t i = 0; i < records->plan_count; i++)
        if (!(records->plans[i].flags & PLAN_ELSEWHERE) && is_kept(&records->plans[i], last->known))
            count_plan_reviews(counts, last, records, &records->plans[i]);
}
