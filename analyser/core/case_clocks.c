#include "core/analysis_private.h"
#include "core/case_clocks.h"

static const enum case_row row_of_subject[SUBJECTS] = {
    [SUBJECT_ADVICE] = ROW_ADVICE,
    [SUBJECT_REVIEW] = ROW_REVIEW,
    [SUBJECT_TRANSFER] = ROW_REVIEW,
    [SUBJECT_ORDER] = ROW_ORDER,
};

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
        .row = row_of_subject[clock->subject],
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

bool analysis_case_clocks(struct analysis *analysis, struct arena *scratch, case_clock_sink *sink, void *context,
                          struct err *err)
{
    const struct book *book = &analysis->book;
    if (!book->options.keep_cases || analysis->evidence_given)
        return err_set(err, ERR_INTERNAL, "cases were not asked for, or have been let go");
    struct giving giving = {.book = book, .sink = sink, .context = context, .err = err, .good = true};
    for (enum clock_id clock = 0; clock < CLOCKS && giving.good; clock++) {
        struct telling telling = {clock, give, &giving, scratch};
        giving.clock = &clocks[clock];
        (is_told(clock) ? tell_from_records : tell_passed)(book, &telling);
    }
    return giving.good;
}
