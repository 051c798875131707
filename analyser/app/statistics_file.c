#include <string.h>

#include "app/json_file.h"
#include "app/program.h"
#include "app/statistics_file.h"
#include "core/inference/headlines.h"

enum { SEED = 1, CODE_LENGTH = 3 };

static bool is_headline(const char *measure)
{
    for (int i = 0; i < HEADLINES; i++)
        if (strcmp(headlines[i].measure, measure) == 0)
            return true;
    return false;
}

static bool is_code(const char *text)
{
    return strlen(text) == CODE_LENGTH;
}

#define MEASURE(type)                                                                                                  \
    {                                                                                                                  \
        .name = "measure", .kind = JSON_FIELD_TEXT, .required = true, JSON_INTO(type, measure), .fits = is_headline,   \
        .expected = "a measure of the table trend_verdicts, such as PLAN20.on_time,"                                   \
    }

static const struct json_field target_fields[] = {
    MEASURE(struct target),
    {.name = "percent", .kind = JSON_FIELD_NUMBER, .required = true, JSON_INTO(struct target, percent), .most = 100},
};

static const struct json_field rebase_fields[] = {
    MEASURE(struct rebase),
    {.name = "date", .kind = JSON_FIELD_DATE, .required = true, JSON_INTO(struct rebase, day)},
    {.name = "reason", .kind = JSON_FIELD_TEXT, .required = true, JSON_INTO(struct rebase, reason)},
};

static const struct json_field scenario_fields[] = {
    {.name = "name", .kind = JSON_FIELD_TEXT, .required = true, JSON_INTO(struct scenario, name)},
    {.name = "from", .kind = JSON_FIELD_DATE, .required = true, JSON_INTO(struct scenario, from)},
    {.name = "plans_a_week", .kind = JSON_FIELD_NUMBER, JSON_INTO(struct scenario, plans_a_week), .most = 10000},
    {.name = "requests", .kind = JSON_FIELD_NUMBER, JSON_INTO(struct scenario, requests), .least = 0.01, .most = 10},
    {.name = "advice_on_time", .kind = JSON_FIELD_TRUTH, JSON_INTO(struct scenario, advice_on_time)},
};

static const struct json_shape target_shape = JSON_SHAPE(target_fields);
static const struct json_shape rebase_shape = JSON_SHAPE(rebase_fields);
static const struct json_shape scenario_shape = JSON_SHAPE(scenario_fields);

static const struct json_field settings_fields[] = {
    {.name = "seed", .kind = JSON_FIELD_WHOLE, JSON_INTO(struct inference_settings, seed), .most = UINT32_MAX},
    {.name = "targets",
     .kind = JSON_FIELD_OBJECTS,
     .shape = &target_shape,
     JSON_LIST_INTO(struct inference_settings, targets, target_count)},
    {.name = "process_changes",
     .kind = JSON_FIELD_OBJECTS,
     .shape = &rebase_shape,
     JSON_LIST_INTO(struct inference_settings, rebases, rebase_count)},
    {.name = "neighbours",
     .kind = JSON_FIELD_TEXTS,
     .fits = is_code,
     .expected = "the three-digit code of an authority",
     JSON_LIST_INTO(struct inference_settings, neighbours, neighbour_count)},
    {.name = "scenarios",
     .kind = JSON_FIELD_OBJECTS,
     .shape = &scenario_shape,
     JSON_LIST_INTO(struct inference_settings, scenarios, scenario_count)},
};

static const struct json_shape settings_shape = JSON_SHAPE(settings_fields);

bool statistics_file_read(struct program *program, struct err *err)
{
    struct inference_settings *settings = &program->statistics;
    settings->seed = SEED;
    if (!program->settings.statistics)
        return true;
    if (!json_file_read(program, program->settings.statistics, &settings_shape, settings, err))
        return false;
    for (size_t i = 0; i < settings->scenario_count; i++)
        if (settings->scenarios[i].requests <= 0)
            settings->scenarios[i].requests = 1; /* not given: as many as now */
    return true;
}
