/* The waiting list, completed and incomplete pathways apart, and the arithmetic of the queue. */
#include <math.h>

#include "base/day.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/inference/waiting.h"
#include "core/statistics/queue.h"

enum { WEEKS = 13, WEEK = 7, RELIEF_WEEKS = 26, LEAST = 10, UNITS_MOST = 200 };
#define TARGET_WEEKS 20.0
#define TARGET_FACTOR 4.0

/* One unit: everybody, or a team. */
struct line {
    uint64_t issued_waits; /* of the latest 12 months */
    uint64_t open;
    uint64_t overdue;
    uint64_t arrivals; /* of the latest weeks */
    uint64_t ends;
    uint64_t issued;
    uint64_t open_days;
    int32_t longest_issued;
    int32_t longest_open;
    uint32_t *issued_days; /* by days waited */
    uint32_t *open_days_of;
};

struct lines {
    enum breakdown_id breakdown;
    struct line *of; /* by category */
    uint32_t count;
};

static struct lines lines_of(const struct inference *inference, enum breakdown_id breakdown)
{
    struct lines lines = {.breakdown = breakdown, .count = category_count(inference->order, breakdown)};
    if (lines.count > UNITS_MOST)
        lines.count = 0;
    lines.of = ARENA_NEW(inference->scratch, lines.count + 1, struct line);
    for (uint32_t i = 0; i < lines.count; i++) {
        lines.of[i].issued_days = ARENA_NEW(inference->scratch, WAITING_DAYS + 1, uint32_t);
        lines.of[i].open_days_of = ARENA_NEW(inference->scratch, WAITING_DAYS + 1, uint32_t);
    }
    return lines;
}

static void count_wait(uint32_t *days, int32_t waited, int32_t *longest)
{
    days[waited > WAITING_DAYS ? WAITING_DAYS : waited]++;
    *longest = waited > *longest ? waited : *longest;
}

static void count_case(struct line *line, const struct plan_case *plan, int32_t as_of)
{
    int32_t waited = plan_case_days(plan);
    int32_t recent = as_of - WEEKS * WEEK + 1;
    line->arrivals += plan->start >= recent;
    if (waited < 0)
        return;
    if (plan->fate == PLAN_OPEN) {
        line->open++;
        line->overdue += plan->due < as_of;
        line->open_days += (uint64_t)waited;
        count_wait(line->open_days_of, waited, &line->longest_open);
        return;
    }
    line->ends += plan->stop >= recent;
    line->issued += plan->stop >= recent && plan->fate == PLAN_ISSUED;
    if (plan->fate == PLAN_ISSUED && plan->stop > day_add_months(as_of, -12)) {
        line->issued_waits++;
        count_wait(line->issued_days, waited, &line->longest_issued);
    }
}

/* R's type 7, in hundredths, of n values counted by day. */
static double quantile_of(const uint32_t *days, uint64_t n, int hundredths)
{
    double place = (double)hundredths / 100 * (double)(n - 1);
    uint64_t below = (uint64_t)place;
    uint64_t seen = 0;
    double low = 0;
    bool found = false;
    for (int32_t day = 0; day <= WAITING_DAYS; day++) {
        seen += days[day];
        if (!found && seen > below) {
            low = day;
            found = true;
        }
        if (found && seen > below + 1)
            return low + (place - (double)below) * (day - low);
    }
    return low;
}

static void put_pathways(const struct inference *inference, struct result_table *table, const char *pathways,
                         const struct lines *lines, uint16_t category, bool open)
{
    const struct line *line = &lines->of[category];
    struct arena *arena = inference->arena;
    int32_t as_of = inference->book->as_of;
    uint64_t n = open ? line->open : line->issued_waits;
    const uint32_t *days = open ? line->open_days_of : line->issued_days;
    const char **row = result_row(table);
    row[0] = pathways;
    row[1] = breakdowns[lines->breakdown].id;
    row[2] = category_name(inference->order, lines->breakdown, category);
    row[3] = result_day(arena, open ? as_of : day_add_months(as_of, -12) + 1);
    row[4] = result_day(arena, as_of);
    row[5] = result_count(arena, n);
    if (n < LEAST) {
        row[9] = "fewer than 10 cases";
        return;
    }
    row[6] = result_number(arena, quantile_of(days, n, 50), 1);
    row[7] = result_number(arena, quantile_of(days, n, 92), 1);
    row[8] = result_count(arena, (uint64_t)(open ? line->longest_open : line->longest_issued));
}

static const char *weeks_text(struct arena *arena, double weeks)
{
    return isinf(weeks) ? "never at this rate" : result_number(arena, weeks, 1);
}

static void put_queue(const struct inference *inference, struct result_table *table, const struct lines *lines,
                      uint16_t category)
{
    const struct line *line = &lines->of[category];
    struct arena *arena = inference->arena;
    double arrivals = (double)line->arrivals / WEEKS;
    double ends = (double)line->ends / WEEKS;
    double target = queue_target_size(arrivals, TARGET_WEEKS, TARGET_FACTOR);
    const char **row = result_row(table);
    row[0] = breakdowns[lines->breakdown].id;
    row[1] = category_name(inference->order, lines->breakdown, category);
    row[2] = result_count(arena, line->open);
    row[3] = result_count(arena, line->overdue);
    row[4] = result_number(arena, arrivals, 1);
    row[5] = result_number(arena, ends, 1);
    row[6] = result_number(arena, (double)line->issued / WEEKS, 1);
    if (line->open < LEAST || line->arrivals == 0) {
        row[13] = line->open < LEAST ? "fewer than 10 open cases" : "no request in 13 weeks";
        return;
    }
    row[7] = isinf(queue_load(arrivals, ends)) ? "nothing ended" : result_number(arena, queue_load(arrivals, ends), 2);
    row[8] = weeks_text(arena, queue_clearance((double)line->open, ends));
    row[9] = result_number(arena, target, 0);
    row[10] = result_number(arena, queue_relief_capacity(arrivals, (double)line->open, target, RELIEF_WEEKS), 1);
    row[11] = weeks_text(arena, queue_recovery((double)line->overdue, arrivals, ends));
    row[12] =
        result_number(arena, queue_pressure((double)line->open_days / (double)line->open / WEEK, TARGET_WEEKS), 2);
}

static void put_lines(const struct inference *inference, const struct lines *lines, struct result_table *waits,
                      struct result_table *queues)
{
    for (uint32_t i = 0; i < lines->count; i++) {
        uint16_t category = inference->order->of[lines->breakdown][i];
        const struct line *line = &lines->of[category];
        if (line->open + line->issued_waits + line->arrivals == 0)
            continue;
        put_pathways(inference, waits, "completed", lines, category, false);
        put_pathways(inference, waits, "incomplete", lines, category, true);
        put_queue(inference, queues, lines, category);
    }
}

void make_waiting_lists(const struct inference *inference, struct people_table *tables)
{
    struct result_table waits = result_table_begin(RESULT_WAITING_LIST, inference->arena);
    struct result_table queues = result_table_begin(RESULT_QUEUE, inference->arena);
    struct lines all = lines_of(inference, BREAKDOWN_ALL);
    struct lines teams = lines_of(inference, BREAKDOWN_TEAM);
    struct plan_case plan;
    for (uint32_t i = 0; i < inference->book->records.request_count; i++) {
        if (!plan_case_of(inference->book, i, &plan))
            continue;
        count_case(&all.of[CATEGORY_ALL], &plan, inference->book->as_of);
        if (teams.count > 0)
            count_case(&teams.of[plan.request->traits.team], &plan, inference->book->as_of);
    }
    put_lines(inference, &all, &waits, &queues);
    put_lines(inference, &teams, &waits, &queues);
    tables[RESULT_WAITING_LIST] = result_table_end(&waits);
    tables[RESULT_QUEUE] = result_table_end(&queues);
}
