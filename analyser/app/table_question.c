#include "app/table_question.h"
#include "app/where_option.h"

/* Which option it is about, and where to look. */
static bool usage(const char *option, struct err *err)
{
    if (option)
        err_context(err, "%s", option);
    return err_advice(err, "Try 'ehc-analyser table --help'.");
}

static bool read_measures(struct program *program, struct question *question, struct err *err)
{
    const struct settings *settings = &program->settings;
    enum basis basis = settings->basis == NOT_CHOSEN ? BASES : (enum basis)settings->basis;
    for (size_t i = 0; i < settings->paths.count; i++)
        if (!question_add_measure(question, settings->paths.path[i], basis, &program->run, err))
            return usage(NULL, err);
    return true;
}

static bool read_cases(struct program *program, struct question *question, struct err *err)
{
    const struct settings *settings = &program->settings;
    if (settings->by && !question_add_breakdowns(question, settings->by, &program->run, err))
        return usage("--by", err);
    return where_option_read(settings, &question->filter, &program->run, err) || usage("--where", err);
}

static bool read_limits(struct program *program, struct question *question, struct err *err)
{
    for (size_t i = 0; i < program->settings.limits.count; i++)
        if (!question_set_limit(question, program->settings.limits.path[i], &program->run, err))
            return usage("--limit", err);
    return true;
}

bool table_question_read(struct program *program, struct question *question, struct err *err)
{
    question_begin(question);
    return read_measures(program, question, err) && read_cases(program, question, err) &&
           read_limits(program, question, err);
}

bool table_question_settle(struct program *program, int32_t as_of, int32_t since, struct question *question,
                           struct err *err)
{
    const struct settings *settings = &program->settings;
    enum period_type period = settings->period == NOT_CHOSEN ? PERIOD_TYPES : (enum period_type)settings->period;
    question->as_of = as_of;
    question->since = since;
    return (question_set_time(question, period, settings->from, settings->to, err) && question_settle(question, err)) ||
           usage(NULL, err);
}
