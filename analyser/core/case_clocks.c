#include "core/analysis_private.h"
#include "core/case_clocks.h"

struct giving {
    const struct book *book;
    const struct clock *clock;
    case_clock_sink *sink;
    void *context;
    struct err *err;
    bool good;
};

static void name_categories(const struct giving *giving, const struct told *told, struct case_clock *given)
{
    uint32_t has = clock_breakdowns(given->clock);
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        given->category_id[b] = told->categories->of[b];
        if (b == BREAKDOWN_AGE_BAND)
            given->category_id[b] = age_band(told->categories->birth, told->instance->start);
        if (has & BREAKDOWN_BIT(b))
            given->category[b] = giving->book->categories.of[b].names[given->category_id[b]];
    }
}

static bool give(void *context, const struct told *told)
{
    struct giving *giving = context;
    const struct clock *clock = giving->clock;
    struct case_clock given = {
        .clock = (enum clock_id)(clock - clocks),
        .kind = told->place.kind,
        .case_id = case_id(giving->book, &told->place),
        .row = case_row_of((enum clock_id)(clock - clocks)),
        .row_id = told->place.row,
        .instance = *told->instance,
        .state = clock_state(clock, told->instance, giving->book->as_of),
        .exception_provision = told->instance->excepted ? clock->exception_provision : NULL,
        .left_out = told->left_out,
        .birth = told->categories->birth,
    };
    name_categories(giving, told, &given);
    giving->good = giving->sink(giving->context, &given, giving->err);
    return giving->good;
}

static bool give_clock(struct giving *giving, enum clock_id clock, struct arena *scratch)
{
    struct telling telling = {clock, give, giving, scratch};
    giving->clock = &clocks[clock];
    (is_told(clock) ? tell_from_records : tell_passed)(giving->book, &telling);
    return giving->good;
}

static bool are_kept(const struct analysis *analysis, struct err *err)
{
    return (analysis->book.options.keep_cases && !analysis->evidence_given) ||
           err_set(err, ERR_INTERNAL, "cases were not asked for, or have been let go");
}

bool analysis_cases_of_clock(struct analysis *analysis, enum clock_id clock, struct arena *scratch,
                             case_clock_sink *sink, void *context, struct err *err)
{
    struct giving giving = {.book = &analysis->book, .sink = sink, .context = context, .err = err, .good = true};
    return are_kept(analysis, err) && give_clock(&giving, clock, scratch);
}

bool analysis_case_clocks(struct analysis *analysis, struct arena *scratch, case_clock_sink *sink, void *context,
                          struct err *err)
{
    struct giving giving = {.book = &analysis->book, .sink = sink, .context = context, .err = err, .good = true};
    if (!are_kept(analysis, err))
        return false;
    for (enum clock_id clock = 0; clock < CLOCKS && giving.good; clock++)
        if (!give_clock(&giving, clock, scratch))
            return false;
    return true;
}
