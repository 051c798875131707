/*
 * naive_clocks.h: spec/clocks.md once more, row by row from a world, for tests: every clock instance as a plain list.
 * Written from the words of the specification, slowly and without any of the program's own calculations.
 */
#ifndef UNIT_NAIVE_CLOCKS_H
#define UNIT_NAIVE_CLOCKS_H

#include "unit/world.h"

enum { NAIVE_INSTANCES_MOST = 30000 };

struct naive_instance {
    const char *clock;
    int64_t start, due, end, closed; /* NUMBER_NONE: none */
    bool floor, excepted, disputed;
    int64_t birth;
    const char *category[BREAKDOWNS]; /* NULL: not recorded */
};

struct naive {
    const struct world *world;
    int64_t as_of;
    struct naive_instance *instances;
    size_t count;
};

/* ---- the calendar, walked */

static inline int naive_month_length(int64_t year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    return month == 2 && leap ? 29 : lengths[month - 1];
}

struct naive_date {
    int64_t year;
    int month, day;
};

enum { NAIVE_FIRST_YEAR = 1950, NAIVE_YEARS = 130, NAIVE_FIRST_DAY = -18262, NAIVE_DAYS = 366 * NAIVE_YEARS };

/* Every day from 1 January 1950 on, written down once. */
static inline const struct naive_date *naive_calendar(void)
{
    static struct naive_date days[NAIVE_DAYS];
    size_t day = 0;
    if (days[0].year)
        return days;
    for (int64_t year = NAIVE_FIRST_YEAR; year < NAIVE_FIRST_YEAR + NAIVE_YEARS; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= naive_month_length(year, month); d++)
                days[day++] = (struct naive_date){year, month, d};
    return days;
}

static inline struct naive_date naive_date_of(int64_t day)
{
    return naive_calendar()[day - NAIVE_FIRST_DAY];
}

static inline int64_t naive_day_of(struct naive_date date)
{
    int64_t day = NAIVE_FIRST_DAY + 365 * (date.year - NAIVE_FIRST_YEAR); /* leap days make it later still */
    while (naive_date_of(day).year < date.year || naive_date_of(day).month < date.month)
        day++;
    return day + date.day - 1;
}

static inline int64_t naive_months_later(int64_t day, int months)
{
    struct naive_date date = naive_date_of(day);
    int64_t all = date.year * 12 + date.month - 1 + months;
    date.year = all / 12;
    date.month = (int)(all % 12) + 1;
    int last = naive_month_length(date.year, date.month);
    date.day = date.day < last ? date.day : last;
    return naive_day_of(date);
}

/* c = start + 12 calendar months; c - 1 if c has the same day of the month as start, else c. */
static inline int64_t naive_twelve_months(int64_t start)
{
    int64_t c = naive_months_later(start, 12);
    return naive_date_of(c).day == naive_date_of(start).day ? c - 1 : c;
}

/* ---- values as read at as_of */

static inline int64_t naive_event(const struct naive *naive, enum relation_id relation, size_t row, const char *column)
{
    int64_t day = world_number(naive->world, relation, row, column);
    return day == DAY_INFINITY || day > naive->as_of ? NUMBER_NONE : day;
}

static inline bool naive_future(const struct naive *naive, enum relation_id relation, size_t row, const char *column)
{
    int64_t day = world_number(naive->world, relation, row, column);
    return day != NUMBER_NONE && day != DAY_INFINITY && day > naive->as_of;
}

/* The code if it is one of those named (words apart by spaces), else NULL. */
static inline const char *naive_code(const struct naive *naive, enum relation_id relation, size_t row,
                                     const char *column, const char *codes)
{
    const char *code = world_text(naive->world, relation, row, column);
    char padded[200];
    char wanted[60];
    snprintf(padded, sizeof padded, " %s ", codes);
    snprintf(wanted, sizeof wanted, " %s ", code ? code : "\n");
    return strstr(padded, wanted) ? code : NULL;
}

static inline char naive_outcome(const struct naive *naive, enum relation_id relation, size_t row)
{
    const char *code = naive_code(naive, relation, row, "outcome", "Y N A W H");
    char outcome = code ? code[0] : 'A';
    if ((outcome == 'Y' || outcome == 'N') && naive_future(naive, relation, row, "outcome_date"))
        return 'A';
    return outcome == 'W' && naive_future(naive, relation, row, "withdrawn_date") ? 'A' : outcome;
}

static inline bool naive_true(const struct naive *naive, enum relation_id relation, size_t row, const char *column)
{
    return world_number(naive->world, relation, row, column) == TRUTH_YES;
}

/* ---- instances */

/* The rules that every instance keeps; the row's days and categories are in `made`. */
static inline void naive_add(struct naive *naive, struct naive_instance made, int64_t due)
{
    if (made.start == NUMBER_NONE || made.start > naive->as_of)
        return;
    if (made.end != NUMBER_NONE && made.closed != NUMBER_NONE) {
        if (made.end <= made.closed)
            made.closed = NUMBER_NONE;
        else
            made.end = NUMBER_NONE;
    }
    if ((made.closed != NUMBER_NONE && made.closed < made.start) || (made.end != NUMBER_NONE && made.end < made.start))
        return;
    if (made.end == NUMBER_NONE && (made.floor || strcmp(made.clock, "NOTISSUE16") == 0))
        return;
    made.due = due;
    assert_true(naive->count < NAIVE_INSTANCES_MOST);
    naive->instances[naive->count++] = made;
}

static inline void naive_person(const struct naive *naive, size_t person, struct naive_instance *made)
{
    int64_t birth = world_number(naive->world, RELATION_PERSON, person, "birth_date");
    const char *ethnicity = world_text(naive->world, RELATION_PERSON, person, "ethnicity");
    static const char *const groups[][2] = {{"WBRI", "White"}, {"MWBC", "Mixed"},   {"AIND", "Asian"},
                                            {"BCRB", "Black"}, {"CHNE", "Chinese"}, {"OOTH", "Other"}};
    made->birth = birth;
    made->category[BREAKDOWN_ALL] = "all";
    made->category[BREAKDOWN_SEX] = naive_code(naive, RELATION_PERSON, person, "sex", "M F");
    made->category[BREAKDOWN_SOCIAL_CARE] =
        naive_code(naive, RELATION_PERSON, person, "social_care", "none cin cp cla");
    for (size_t i = 0; ethnicity && i < COUNT_OF(groups); i++)
        if (strcmp(ethnicity, groups[i][0]) == 0)
            made->category[BREAKDOWN_ETHNICITY] = groups[i][1];
}

/* Need and source come from the request, for a plan through it. */
static inline void naive_need_and_source(const struct naive *naive, size_t request, struct naive_instance *made)
{
    static const char *const sources[] = {"1", "2", "3", "4", "5"};
    int64_t source = world_number(naive->world, RELATION_REQUEST, request, "source");
    int64_t id = world_number(naive->world, RELATION_REQUEST, request, "request_id");
    made->category[BREAKDOWN_SOURCE] = source >= 1 && source <= 5 ? sources[source - 1] : NULL;
    for (size_t row = 0; row < naive->world->tables[RELATION_SEN_NEED].rows; row++)
        if (world_number(naive->world, RELATION_SEN_NEED, row, "request_id") == id &&
            world_number(naive->world, RELATION_SEN_NEED, row, "rank") == 1)
            made->category[BREAKDOWN_NEED] = naive_code(naive, RELATION_SEN_NEED, row, "need",
                                                        "SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD DS OTH");
}

static inline void naive_place(const struct naive *naive, enum relation_id relation, size_t row,
                               struct naive_instance *made)
{
    int setting = world_find(naive->world, RELATION_SETTING, "setting_urn",
                             world_number(naive->world, relation, row, "setting_urn"));
    made->category[BREAKDOWN_TEAM] = world_text(naive->world, relation, row, "team");
    made->category[BREAKDOWN_AUTHORITY] = world_text(naive->world, relation, row, "local_authority");
    made->category[BREAKDOWN_PHASE] =
        setting < 0 ? NULL : world_text(naive->world, RELATION_SETTING, (size_t)setting, "phase");
}

/* A row that is used: it has a key, and its person is there. */
static inline int naive_used(const struct naive *naive, enum relation_id relation, const char *key, int64_t id)
{
    int row = world_find(naive->world, relation, key, id);
    if (row < 0)
        return -1;
    int64_t person = world_number(naive->world, relation, (size_t)row, "person_id");
    return world_find(naive->world, RELATION_PERSON, "person_id", person) < 0 ? -1 : row;
}

static inline struct naive_instance naive_case(const struct naive *naive, enum relation_id relation, size_t row)
{
    struct naive_instance made = {.end = NUMBER_NONE, .closed = NUMBER_NONE};
    int64_t person = world_number(naive->world, relation, row, "person_id");
    naive_person(naive, (size_t)world_find(naive->world, RELATION_PERSON, "person_id", person), &made);
    naive_place(naive, relation, row, &made);
    int request = (int)row;
    if (relation == RELATION_PLAN)
        request = naive_used(naive, RELATION_REQUEST, "request_id",
                             world_number(naive->world, RELATION_PLAN, row, "request_id"));
    if (request >= 0)
        naive_need_and_source(naive, (size_t)request, &made);
    return made;
}

/* The PLAN20 of a request, if it has one; false if not. Its closed day is the first of the list that applies. */
static inline bool naive_plan20(const struct naive *naive, size_t request, int assessment, struct naive_instance *made)
{
    char outcome = naive_outcome(naive, RELATION_REQUEST, request);
    char assessed = assessment < 0 ? 'A' : naive_outcome(naive, RELATION_ASSESSMENT, (size_t)assessment);
    int64_t assessed_on =
        assessment < 0 ? NUMBER_NONE : naive_event(naive, RELATION_ASSESSMENT, (size_t)assessment, "outcome_date");
    made->start = naive_event(naive, RELATION_REQUEST, request, "received_date");
    bool falls_away = true;
    if (outcome == 'N')
        made->closed = naive_event(naive, RELATION_REQUEST, request, "outcome_date");
    else if (assessed == 'N')
        made->closed = assessed_on;
    else if (assessed == 'W')
        made->closed = naive_event(naive, RELATION_ASSESSMENT, (size_t)assessment, "withdrawn_date");
    else if (outcome == 'W')
        made->closed = naive_event(naive, RELATION_REQUEST, request, "withdrawn_date");
    else
        falls_away = false;
    if (outcome != 'N' && assessed == 'Y')
        made->end = assessed_on;
    made->clock = "PLAN20";
    made->excepted =
        assessment >= 0 && (naive_true(naive, RELATION_ASSESSMENT, (size_t)assessment, "week20") ||
                            naive_code(naive, RELATION_ASSESSMENT, (size_t)assessment, "exception", "a b c d"));
    bool kept =
        outcome != 'H' && assessed != 'H' && !world_text(naive->world, RELATION_REQUEST, request, "exported_to");
    return kept && made->start != NUMBER_NONE && !(falls_away && made->closed == NUMBER_NONE);
}

static inline bool naive_disputed(const struct naive *naive, size_t request, int assessment)
{
    bool disputed = naive_true(naive, RELATION_REQUEST, request, "mediation") ||
                    naive_true(naive, RELATION_REQUEST, request, "tribunal");
    static const char *const flags[] = {"mediation", "tribunal", "other_mediation", "other_tribunal"};
    for (size_t i = 0; assessment >= 0 && i < COUNT_OF(flags); i++)
        disputed |= naive_true(naive, RELATION_ASSESSMENT, (size_t)assessment, flags[i]);
    return disputed;
}

static inline void naive_req6(struct naive *naive, size_t request, struct naive_instance made)
{
    char outcome = naive_outcome(naive, RELATION_REQUEST, request);
    int64_t decided = naive_event(naive, RELATION_REQUEST, request, "outcome_date");
    int64_t withdrawn = naive_event(naive, RELATION_REQUEST, request, "withdrawn_date");
    made.start = naive_event(naive, RELATION_REQUEST, request, "received_date");
    if (outcome == 'H' || world_text(naive->world, RELATION_REQUEST, request, "exported_to"))
        return;
    if (outcome == 'Y' || outcome == 'N')
        made.end = decided;
    if (outcome == 'W')
        made.closed = withdrawn;
    if (((outcome == 'Y' || outcome == 'N') && decided == NUMBER_NONE) || (outcome == 'W' && withdrawn == NUMBER_NONE))
        return;
    made.clock = "REQ6";
    made.excepted = naive_code(naive, RELATION_REQUEST, request, "exception", "a b c d") != NULL;
    naive_add(naive, made, made.start + 42);
}

/* NOTISSUE16 and DRAFT15. */
static inline void naive_assessment_clocks(struct naive *naive, size_t request, int assessment,
                                           struct naive_instance made)
{
    char outcome = naive_outcome(naive, RELATION_REQUEST, request);
    char assessed = naive_outcome(naive, RELATION_ASSESSMENT, (size_t)assessment);
    int64_t received = naive_event(naive, RELATION_REQUEST, request, "received_date");
    bool as_for_plan20 = outcome != 'H' && assessed != 'H' && received != NUMBER_NONE &&
                         !world_text(naive->world, RELATION_REQUEST, request, "exported_to");
    made.end = naive_event(naive, RELATION_ASSESSMENT, (size_t)assessment, "outcome_date");
    if (as_for_plan20 && assessed == 'N' && outcome != 'N') {
        made.clock = "NOTISSUE16";
        made.start = received;
        made.excepted = naive_true(naive, RELATION_ASSESSMENT, (size_t)assessment, "week20") ||
                        naive_code(naive, RELATION_ASSESSMENT, (size_t)assessment, "exception", "a b c d");
        naive_add(naive, made, received + 112);
    }
    if (as_for_plan20 && assessed == 'Y') {
        made.clock = "DRAFT15";
        made.start = naive_event(naive, RELATION_ASSESSMENT, (size_t)assessment, "draft_plan_date");
        made.excepted = false;
        made.floor = true;
        naive_add(naive, made, made.start + 15);
    }
}

static inline void naive_advices(struct naive *naive, size_t request, const struct naive_instance *plan20)
{
    const struct world *world = naive->world;
    int64_t id = world_number(world, RELATION_REQUEST, request, "request_id");
    struct naive_instance of_request = naive_case(naive, RELATION_REQUEST, request);
    for (size_t row = 0; row < world->tables[RELATION_ADVICE].rows; row++) {
        struct naive_instance made = of_request;
        const char *kind = naive_code(naive, RELATION_ADVICE, row, "kind", "B C D E F G H");
        if (world_number(world, RELATION_ADVICE, row, "request_id") != id || !kind)
            continue;
        made.clock = "ADV6";
        made.start = naive_event(naive, RELATION_ADVICE, row, "requested_date");
        made.end = naive_event(naive, RELATION_ADVICE, row, "received_date");
        made.closed = plan20->end != NUMBER_NONE ? plan20->end : plan20->closed;
        made.excepted = naive_code(naive, RELATION_ADVICE, row, "exception", "a b c") != NULL;
        made.category[BREAKDOWN_KIND] = kind;
        made.category[BREAKDOWN_PROVIDER] = world_text(world, RELATION_ADVICE, row, "provider");
        naive_add(naive, made, made.start + 42);
    }
}

static inline void naive_request(struct naive *naive, size_t request)
{
    int64_t id = world_number(naive->world, RELATION_REQUEST, request, "request_id");
    int assessment = world_find(naive->world, RELATION_ASSESSMENT, "request_id", id);
    struct naive_instance made = naive_case(naive, RELATION_REQUEST, request);
    made.disputed = naive_disputed(naive, request, assessment);
    naive_req6(naive, request, made);
    if (assessment >= 0)
        naive_assessment_clocks(naive, request, assessment, made);
    size_t before = naive->count;
    if (naive_plan20(naive, request, assessment, &made))
        naive_add(naive, made, made.start + 140);
    if (naive->count > before) {
        struct naive_instance plan20 = naive->instances[before];
        naive_advices(naive, request, &plan20);
    }
}

#endif
