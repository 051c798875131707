#include <stdlib.h>

#include "base/day.h"
#include "core/inference/plan_cases.h"
#include "core/inference/result_table.h"
#include "core/inference/setting_units.h"

static bool was_in_time(const struct request_record *request, bool in_time)
{
    (void)request;
    return in_time;
}

static bool child_was_heard(const struct request_record *request, bool in_time)
{
    (void)in_time;
    return request->voice & VOICE_IN_ASSESSMENT;
}

static bool parents_were_heard(const struct request_record *request, bool in_time)
{
    (void)in_time;
    return request->voice & VOICE_IN_ASSESSMENT << VOICE_OF_PARENT_SHIFT;
}

#define ON_COMPLETED(id) {.measure = (id), .basis = BASIS_COMPLETED, .polarity = POLARITY_HIGH_IS_GOOD}

const struct setting_measure setting_measures[SETTING_MEASURES] = {
    {ON_COMPLETED("PLAN20.on_time"), was_in_time, RELATION_REQUEST},
    {ON_COMPLETED("VOICE.child_assessment"), child_was_heard, RELATION_VOICE},
    {ON_COMPLETED("VOICE.parent_assessment"), parents_were_heard, RELATION_VOICE},
};

/* Settings by the place of their records, and the order of their URNs. */
struct counted {
    const struct inference *inference;
    struct funnel_unit *units[SETTING_MEASURES];
};

static void count_plan(const struct counted *counted, const struct plan_case *plan)
{
    const struct book *book = counted->inference->book;
    uint32_t setting = book->records.request_settings[plan->place];
    if (setting == ROW_NONE)
        return;
    for (int i = 0; i < SETTING_MEASURES; i++) {
        if (book->totals[setting_measures[i].needs].counted == 0)
            continue;
        counted->units[i][setting].denominator++;
        counted->units[i][setting].numerator += setting_measures[i].so(plan->request, plan_case_in_time(plan));
    }
}

struct placed {
    int64_t urn;
    uint32_t place;
};

static int by_urn(const void *a, const void *b)
{
    int64_t x = ((const struct placed *)a)->urn;
    int64_t y = ((const struct placed *)b)->urn;
    return (x > y) - (x < y);
}

/* In the order of their URNs, whatever order they were read in; those without a plan are left out. */
static struct setting_units ordered(const struct counted *counted)
{
    const struct records *records = &counted->inference->book->records;
    struct arena *scratch = counted->inference->scratch;
    struct placed *placed = ARENA_NEW(scratch, records->setting_count + 1, struct placed);
    struct setting_units units = {.names = ARENA_NEW(scratch, records->setting_count + 1, const char *)};
    for (uint32_t i = 0; i < records->setting_count; i++)
        if (counted->units[0][i].denominator > 0)
            placed[units.count++] = (struct placed){records->settings[i].urn, i};
    qsort(placed, units.count, sizeof placed[0], by_urn);
    for (int measure = 0; measure < SETTING_MEASURES; measure++) {
        units.units[measure] = ARENA_NEW(scratch, units.count + 1, struct funnel_unit);
        for (size_t i = 0; i < units.count; i++)
            units.units[measure][i] = counted->units[measure][placed[i].place];
    }
    for (size_t i = 0; i < units.count; i++)
        units.names[i] = result_count(counted->inference->arena, (uint64_t)placed[i].urn);
    return units;
}

struct setting_units setting_units_of(const struct inference *inference)
{
    struct counted counted = {.inference = inference};
    const struct records *records = &inference->book->records;
    struct plan_case plan;
    if (!records->request_settings)
        return (struct setting_units){.count = 0};
    for (int i = 0; i < SETTING_MEASURES; i++)
        counted.units[i] = ARENA_NEW(inference->scratch, records->setting_count + 1, struct funnel_unit);
    for (uint32_t i = 0; i < records->request_count; i++)
        if (plan_case_of(inference->book, i, &plan) && plan.fate == PLAN_ISSUED &&
            plan.stop > day_add_months(inference->book->as_of, -12))
            count_plan(&counted, &plan);
    return ordered(&counted);
}
