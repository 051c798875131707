#include "app/table_question.h"

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
    for (size_t i = 0; i < settings->where.count; i++)
        if (!filter_read(&question->filter, settings->where.path[i], &program->run, err))
            return usage("--where", err);
    return true;
}

static bool read_limits(struct program *program, struct question *question, struct err *err)
{
    for (size_t i = 0; i < program->settings.limits.count; i++)
        if (!question_set_limit(question, program->settings.limits.path[i], &program->run, err))
            return usage("--limit", err);
    return true;
}

static bool read_time(const struct settings *settings, struct question *question, struct err *err)
{
    enum period_type period = settings->period == NOT_CHOSEN ? PERIOD_TYPES : (enum period_type)settings->period;
    return question_set_time(question, period, settings->from, settings->to, err) || usage(NULL, err);
}

bool table_question_read(struct program *program, struct question *question, struct err *err)
{
    const struct settings *settings = &program->settings;
    question_begin(question, settings->as_of, settings->since);
    return read_measures(program, question, err) && read_cases(program, question, err) &&
           read_limits(program, question, err) && read_time(settings, question, err) &&
           (question_settle(question, err) || usage(NULL, err));
}
