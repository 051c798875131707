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

const struct setting_measure setting_measures[SETTING_MEASURES] = {
    {{"PLAN20.on_time", BASIS_COMPLETED, POLARITY_HIGH_IS_GOOD, ""}, was_in_time, RELATION_REQUEST},
    {{"VOICE.child_assessment", BASIS_COMPLETED, POLARITY_HIGH_IS_GOOD, ""}, child_was_heard, RELATION_VOICE},
    {{"VOICE.parent_assessment", BASIS_COMPLETED, POLARITY_HIGH_IS_GOOD, ""}, parents_were_heard, RELATION_VOICE},
};

static void count_plan(const struct inference *inference, const struct plan_case *plan, struct setting_units *units)
{
    uint32_t setting = inference->book->records.request_settings[plan->place];
    if (setting == ROW_NONE)
        return;
    for (int i = 0; i < SETTING_MEASURES; i++) {
        if (inference->book->totals[setting_measures[i].needs].counted == 0)
            continue;
        units->units[i][setting].denominator++;
        units->units[i][setting].numerator += setting_measures[i].so(plan->request, plan_case_in_time(plan));
    }
}

static void name_units(const struct inference *inference, struct setting_units *units)
{
    const struct setting_record *settings = inference->book->records.settings;
    units->names = ARENA_NEW(inference->scratch, units->count + 1, const char *);
    for (size_t i = 0; i < units->count; i++)
        if (units->units[0][i].denominator > 0)
            units->names[i] = result_count(inference->arena, (uint64_t)settings[i].urn);
}

struct setting_units setting_units_of(const struct inference *inference)
{
    struct setting_units units = {.count = inference->book->records.setting_count};
    struct plan_case plan;
    if (!inference->book->records.request_settings)
        return (struct setting_units){.count = 0};
    for (int i = 0; i < SETTING_MEASURES; i++)
        units.units[i] = ARENA_NEW(inference->scratch, units.count + 1, struct funnel_unit);
    for (uint32_t i = 0; i < inference->book->records.request_count; i++)
        if (plan_case_of(inference->book, i, &plan) && plan.fate == PLAN_ISSUED &&
            plan.stop > day_add_months(inference->book->as_of, -12))
            count_plan(inference, &plan, &units);
    name_units(inference, &units);
    return units;
}
