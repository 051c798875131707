/* What everybody knows of the counts of a pack: the sums of times, of categories and of measures. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "core/pack/counts.h"

enum { PARTS_MOST = 512, TOGETHER_MOST = 5, MONTHS_OF_YEAR = 12 };

struct linking {
    struct counts *counts;
    int32_t as_of;
    int32_t since;
    const struct count **sorted;
};

/* ---- measures: what one count is known to contain, in the same period and category */

struct measure_link {
    const char *whole; /* an ending, of every clock, or a whole name */
    enum count_part whole_part;
    struct {
        const char *measure;
        enum count_part part;
    } parts[TOGETHER_MOST];
    enum parts known; /* where all of these are printed */
    bool guarded;     /* whether what is left counts children of one kind */
};

static const struct measure_link measure_links[] = {
    {".on_time", COUNT_OUT_OF, {{".on_time_ex", COUNT_OUT_OF}, {".excepted", COUNT_NUMBER}}, PARTS_ALL, true},
    {".on_time", COUNT_NUMBER, {{".on_time_ex", COUNT_NUMBER}}, PARTS_SOME, true},
    {".on_time", COUNT_REST, {{".on_time_ex", COUNT_REST}}, PARTS_SOME, true},
    {".on_time", COUNT_OUT_OF, {{".sen2_on_time", COUNT_OUT_OF}}, PARTS_SOME, true},
    {".on_time", COUNT_NUMBER, {{".sen2_on_time", COUNT_NUMBER}}, PARTS_SOME, true},
    {".on_time", COUNT_REST, {{".sen2_on_time", COUNT_REST}}, PARTS_SOME, true},
    {".sen2_on_time", COUNT_OUT_OF, {{".sen2_on_time_ex", COUNT_OUT_OF}}, PARTS_SOME, true},
    {".sen2_on_time", COUNT_NUMBER, {{".sen2_on_time_ex", COUNT_NUMBER}}, PARTS_SOME, true},
    {".sen2_on_time", COUNT_REST, {{".sen2_on_time_ex", COUNT_REST}}, PARTS_SOME, true},
    {".on_time_ex", COUNT_OUT_OF, {{".sen2_on_time_ex", COUNT_OUT_OF}}, PARTS_SOME, true},
    {".on_time_ex", COUNT_NUMBER, {{".sen2_on_time_ex", COUNT_NUMBER}}, PARTS_SOME, true},
    {".on_time_ex", COUNT_REST, {{".sen2_on_time_ex", COUNT_REST}}, PARTS_SOME, true},
    {".overdue",
     COUNT_NUMBER,
     {{".overdue_1_30", COUNT_NUMBER},
      {".overdue_31_90", COUNT_NUMBER},
      {".overdue_91_182", COUNT_NUMBER},
      {".overdue_183_365", COUNT_NUMBER},
      {".overdue_over_365", COUNT_NUMBER}},
     PARTS_ALL,
     true},
    {".open", COUNT_NUMBER, {{".overdue", COUNT_NUMBER}}, PARTS_SOME, true},
    {".overdue", COUNT_NUMBER, {{".overdue_excepted", COUNT_NUMBER}}, PARTS_SOME, true},
    {"PLAN20.open", COUNT_NUMBER, {{"REQ6.open", COUNT_NUMBER}}, PARTS_SOME, false},
    {"AR12.overdue", COUNT_NUMBER, {{"REVIEW.current", COUNT_REST}}, PARTS_SOME, false},
    {"REQUEST.received",
     COUNT_NUMBER,
     {{"REQUEST.refused", COUNT_NUMBER}, {"REQUEST.withdrawn", COUNT_NUMBER}},
     PARTS_SOME,
     true},
    {".child_assessment", COUNT_NUMBER, {{".child_at_start", COUNT_NUMBER}}, PARTS_SOME, true},
    {".child_assessment", COUNT_NUMBER, {{".child_own_words", COUNT_NUMBER}}, PARTS_SOME, true},
    {".child_assessment", COUNT_NUMBER, {{".child_acted_on", COUNT_NUMBER}}, PARTS_SOME, true},
    {".child_assessment", COUNT_REST, {{".child_assessment_unrecorded", COUNT_NUMBER}}, PARTS_SOME, true},
    {".child_review", COUNT_REST, {{".child_review_unrecorded", COUNT_NUMBER}}, PARTS_SOME, true},
    {".parent_assessment", COUNT_NUMBER, {{".parent_at_start", COUNT_NUMBER}}, PARTS_SOME, true},
    {".parent_assessment", COUNT_NUMBER, {{".parent_acted_on", COUNT_NUMBER}}, PARTS_SOME, true},
    {".parent_assessment", COUNT_REST, {{".parent_assessment_unrecorded", COUNT_NUMBER}}, PARTS_SOME, true},
    {".parent_review", COUNT_REST, {{".parent_review_unrecorded", COUNT_NUMBER}}, PARTS_SOME, true},
};

static bool is_whole(const struct measure_link *link, const struct count_key *key)
{
    const char *name = link->whole[0] == '.' ? measure_ending(key->measure) : key->measure;
    return key->part == link->whole_part && strcmp(name, link->whole) == 0;
}

static void link_measures(struct linking *linking, const struct measure_link *link, const struct count *whole)
{
    size_t parts[TOGETHER_MOST];
    size_t count = 0;
    bool missing = false;
    for (size_t i = 0; i < TOGETHER_MOST && link->parts[i].measure; i++) {
        struct count_key key = whole->key;
        const char *name = link->parts[i].measure;
        key.measure = name[0] == '.' ? measure_beside(key.measure, name, linking->counts->arena) : name;
        key.part = link->parts[i].part;
        size_t cell = counts_find(linking->counts, &key);
        if (cell == COUNT_NONE)
            missing = true;
        else
            parts[count++] = cell;
    }
    if (count)
        counts_relate(linking->counts, whole->cell, parts, count, missing ? PARTS_SOME : link->known, link->guarded);
}

static void link_all_measures(struct linking *linking, size_t counts)
{
    for (size_t i = 0; i < counts; i++)
        for (size_t k = 0; k < sizeof measure_links / sizeof measure_links[0]; k++)
            if (is_whole(&measure_links[k], &linking->counts->list[i].key))
                link_measures(linking, &measure_links[k], &linking->counts->list[i]);
}

/* ---- categories: together they are all */

static bool is_all(const struct count_key *key)
{
    return strcmp(key->breakdown, "all") == 0;
}

static int compare_but_category(const struct count_key *a, const struct count_key *b)
{
    int order = strcmp(a->measure, b->measure);
    order = order ? order : (int)a->basis - (int)b->basis;
    order = order ? order : (int)a->part - (int)b->part;
    order = order ? order : strcmp(a->breakdown, b->breakdown);
    order = order ? order : (int)a->period - (int)b->period;
    return order ? order : (a->start > b->start) - (a->start < b->start);
}

static int by_period_then_category(const void *left, const void *right)
{
    const struct count_key *a = &(*(const struct count *const *)left)->key;
    const struct count_key *b = &(*(const struct count *const *)right)->key;
    int order = compare_but_category(a, b);
    return order ? order : strcmp(a->category, b->category);
}

static int compare_but_period(const struct count_key *a, const struct count_key *b)
{
    int order = strcmp(a->measure, b->measure);
    order = order ? order : (int)a->basis - (int)b->basis;
    order = order ? order : (int)a->part - (int)b->part;
    order = order ? order : strcmp(a->breakdown, b->breakdown);
    return order ? order : strcmp(a->category, b->category);
}

static int by_category_then_period(const void *left, const void *right)
{
    const struct count_key *a = &(*(const struct count *const *)left)->key;
    const struct count_key *b = &(*(const struct count *const *)right)->key;
    int order = compare_but_period(a, b);
    order = order ? order : (int)a->period - (int)b->period;
    return order ? order : (a->start > b->start) - (a->start < b->start);
}

static void link_categories(struct linking *linking, const struct count *const *list, size_t count)
{
    size_t *parts = ARENA_NEW(linking->counts->arena, count, size_t);
    struct count_key whole = list[0]->key;
    whole.breakdown = whole.category = "all";
    size_t cell = counts_find(linking->counts, &whole);
    if (is_all(&list[0]->key) || whole.part == COUNT_REST || cell == COUNT_NONE)
        return;
    for (size_t i = 0; i < count; i++)
        parts[i] = list[i]->cell;
    counts_relate(linking->counts, cell, parts, count, PARTS_ALL, true);
}

/* ---- times: a longer period and the shorter ones in it */

struct period_link {
    enum period_type whole;
    enum period_type part;
};

static const struct period_link period_links[] = {
    {PERIOD_QUARTER, PERIOD_MONTH},
    {PERIOD_CALENDAR_YEAR, PERIOD_QUARTER},
    {PERIOD_ACADEMIC_YEAR, PERIOD_MONTH},
    {PERIOD_LATEST_12M, PERIOD_MONTH},
    {PERIOD_LATEST_12M, PERIOD_CALENDAR_YEAR},
};

static const int months_of[PERIOD_TYPES] = {
    [PERIOD_ACADEMIC_YEAR] = MONTHS_OF_YEAR, [PERIOD_CALENDAR_YEAR] = MONTHS_OF_YEAR,
    [PERIOD_LATEST_12M] = MONTHS_OF_YEAR,    [PERIOD_MONTH] = 1,
    [PERIOD_QUARTER] = 3,
};

/* The first day after a period; what is after as_of is in none. */
static int32_t end_of(const struct linking *linking, const struct count_key *key)
{
    int32_t end =
        key->period == PERIOD_LATEST_12M ? linking->as_of + 1 : day_add_months(key->start, months_of[key->period]);
    return end < linking->as_of + 1 ? end : linking->as_of + 1;
}

/* Those of a kind that lie in a period. */
static size_t parts_inside(const struct linking *linking, const struct count *const *list, size_t count,
                           const struct count *whole, enum period_type kind, size_t *parts)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (list[i]->key.period == kind && list[i]->key.start >= whole->key.start &&
            end_of(linking, &list[i]->key) <= end_of(linking, &whole->key))
            parts[found++] = list[i]->cell;
    return found;
}

static bool has_kind(const struct count *const *list, size_t count, enum period_type kind)
{
    bool found = false;
    for (size_t i = 0; i < count && !found; i++)
        found = list[i]->key.period == kind;
    return found;
}

/* A period without a row has no case, so that the parts are all of it; but the year before as_of may begin amid a month. */
static void link_inside(struct linking *linking, const struct count *const *list, size_t count,
                        const struct period_link *link)
{
    size_t *parts = ARENA_NEW(linking->counts->arena, count, size_t);
    for (size_t i = 0; i < count; i++) {
        if (list[i]->key.period != link->whole)
            continue;
        bool whole_months = day_civil(list[i]->key.start).day == 1 && list[i]->key.start >= linking->since;
        size_t found = parts_inside(linking, list, count, list[i], link->part, parts);
        enum parts known = whole_months && link->part != PERIOD_CALENDAR_YEAR ? PARTS_ALL : PARTS_SOME;
        counts_relate(linking->counts, list[i]->cell, parts, found, known, true);
    }
}

/* The periods that touch the latest twelve months are these, and what lies before them. */
static void link_covering(struct linking *linking, const struct count *const *list, size_t count, enum period_type kind)
{
    struct counts *counts = linking->counts;
    struct disclosure_term *terms = ARENA_NEW(counts->arena, count + 2, struct disclosure_term);
    int32_t start = day_add_months(linking->as_of, -MONTHS_OF_YEAR) + 1;
    int64_t rest = 0;
    size_t found = 0;
    bool whole = false;
    for (size_t i = 0; i < count; i++) {
        const struct count *one = list[i];
        int sign = one->key.period == PERIOD_LATEST_12M ? -1 : 1;
        if (sign > 0 && (one->key.period != kind || end_of(linking, &one->key) <= start))
            continue;
        terms[found++] = (struct disclosure_term){one->cell, sign};
        rest += sign * counts_value(counts, one->cell);
        whole = whole || sign < 0;
    }
    if (!whole || rest < 0)
        return;
    terms[found++] = (struct disclosure_term){disclosure_hidden(&counts->system, rest, true), -1};
    disclosure_relate(&counts->system, terms, found);
}

static void link_periods(struct linking *linking, const struct count *const *list, size_t count)
{
    if (list[0]->key.part == COUNT_REST || list[0]->key.period == PERIOD_AS_OF)
        return;
    for (size_t i = 0; i < sizeof period_links / sizeof period_links[0]; i++)
        if (has_kind(list, count, period_links[i].part))
            link_inside(linking, list, count, &period_links[i]);
    link_covering(linking, list, count, PERIOD_CALENDAR_YEAR);
    if (day_civil(day_add_months(linking->as_of, -MONTHS_OF_YEAR) + 1).day != 1 && has_kind(list, count, PERIOD_MONTH))
        link_covering(linking, list, count, PERIOD_MONTH);
}

/* ---- queues: who waits at the end of a month waited before or came in it, and did not leave in it */

static const char *const queues_of_requests[] = {"REQ6", "PLAN20"};

static size_t month_count(const struct linking *linking, const char *clock, const char *ending, enum basis basis,
                          enum count_part part, int32_t start)
{
    struct count_key key = {.measure = measure_beside(clock, ending, linking->counts->arena), .basis = basis, .part = part,
                            .period = basis == BASIS_STOCK ? PERIOD_AS_OF : PERIOD_MONTH, .start = start,
                            .breakdown = "all", .category = "all"};
    return counts_find(linking->counts, &key);
}

static void link_queue(struct linking *linking, const char *clock, int32_t month)
{
    struct disclosure_system *system = &linking->counts->system;
    struct disclosure_term terms[5] = {
        {month_count(linking, clock, ".open", BASIS_STOCK, COUNT_NUMBER, month - 1), 1},
        {month_count(linking, "REQUEST", ".received", BASIS_STARTED, COUNT_NUMBER, month), 1},
        {month_count(linking, clock, ".open", BASIS_STOCK, COUNT_NUMBER, day_add_months(month, 1) - 1), -1},
        {month_count(linking, clock, ".on_time", BASIS_COMPLETED, COUNT_OUT_OF, month), -1},
    };
    int64_t rest = 0;
    for (size_t i = 0; i < 4; i++) {
        if (terms[i].cell == COUNT_NONE)
            return;
        rest += terms[i].sign * system->cells[terms[i].cell].value;
    }
    if (rest < 0)
        return;
    terms[4] = (struct disclosure_term){disclosure_hidden(system, rest, false), -1};
    disclosure_relate(system, terms, 5);
}

/* ---- the whole */

typedef int compare_counts(const void *left, const void *right);
typedef int compare_groups(const struct count_key *a, const struct count_key *b);
typedef void link_group(struct linking *linking, const struct count *const *list, size_t count);

static void link_groups(struct linking *linking, size_t counts, compare_counts *order, compare_groups *same,
                        link_group *link)
{
    qsort(linking->sorted, counts, sizeof *linking->sorted, order);
    for (size_t first = 0; first < counts;) {
        size_t end = first + 1;
        while (end < counts && same(&linking->sorted[first]->key, &linking->sorted[end]->key) == 0)
            end++;
        link(linking, linking->sorted + first, end - first);
        first = end;
    }
}

void counts_link(struct counts *counts, int32_t as_of, int32_t since)
{
    struct linking linking = {.counts = counts, .as_of = as_of, .since = since};
    struct civil first = day_civil(since);
    linking.sorted = ARENA_NEW(counts->arena, counts->count + 1, const struct count *);
    for (size_t i = 0; i < counts->count; i++)
        linking.sorted[i] = &counts->list[i];
    link_all_measures(&linking, counts->count);
    link_groups(&linking, counts->count, by_period_then_category, compare_but_category, link_categories);
    link_groups(&linking, counts->count, by_category_then_period, compare_but_period, link_periods);
    for (int32_t month = day_of(first.year, first.month, 1); month <= as_of; month = day_add_months(month, 1))
        for (size_t i = 0; i < sizeof queues_of_requests / sizeof queues_of_requests[0]; i++)
            link_queue(&linking, queues_of_requests[i], month);
}
