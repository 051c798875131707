/*
 * question.h: what somebody asks for: measures, by up to three breakdowns at once, of some cases, in some periods, perhaps
 * with another limit than the law's.
 *
 * Order of calls: question_begin; the adders, in any order; question_settle, which looks at the whole. All of them give
 * ERR_USAGE with the nearest right names. Days as in base/day.h.
 */
#ifndef CORE_QUESTION_H
#define CORE_QUESTION_H

#include "core/counting/period.h"
#include "core/definitions/measure.h"
#include "core/questions/filter.h"

enum { QUESTION_MEASURES_MOST = 512, QUESTION_BREAKDOWNS_MOST = 3, LIMIT_DAYS_MOST = 3660 };

/* A measure on one basis. */
struct asked_measure {
    const char *name; /* "PLAN20.on_time" */
    const char *title;
    enum basis basis;
    enum unit unit;
    bool of_clock;
    enum clock_id clock; /* of a clock */
    enum clock_measure_id of_measure;
    enum family_measure_id family; /* else */
};

struct question {
    struct asked_measure measures[QUESTION_MEASURES_MOST];
    size_t measure_count;
    enum breakdown_id by[QUESTION_BREAKDOWNS_MOST];
    size_t by_count;
    struct filter filter;
    struct clock clocks[CLOCKS]; /* with the limits asked for */
    bool limited[CLOCKS];        /* those whose limit is not the law's */
    bool has_period;             /* else one span: of the latest 12 months, or from one day to another */
    bool has_span;               /* its days were given */
    enum period_type period;
    int32_t as_of; /* this and the next: set by who asks, before question_set_time */
    int32_t since; /* first day of the periods reported where no other is given */
    int32_t from;  /* first day of the span, or on or after which periods start */
    int32_t to;    /* last day of the span, or by which periods end */
};

void question_begin(struct question *question);

/*
 * On the basis, or on every one it has where that is BASES. A name that ends in an asterisk stands for all that begin like
 * it: "PLAN20.*".
 */
bool question_add_measure(struct question *question, const char *name, enum basis basis, struct arena *arena,
                          struct err *err) MUST_CHECK;

/* "team,need" */
bool question_add_breakdowns(struct question *question, const char *names, struct arena *arena,
                             struct err *err) MUST_CHECK;

/* "ADV6=5w", "ADV6=30d", "ADV6=30": weeks or days. */
bool question_set_limit(struct question *question, const char *text, struct arena *arena, struct err *err) MUST_CHECK;

/* `period`: PERIOD_TYPES where none was asked for; from and to: DAY_NONE where not given. */
bool question_set_time(struct question *question, enum period_type period, int32_t from, int32_t to,
                       struct err *err) MUST_CHECK;

/* Whether the whole can be answered: breakdowns that every measure has, periods that every basis has. */
bool question_settle(struct question *question, struct err *err) MUST_CHECK;

/* Whether age bands tell cases apart, as a breakdown or as a condition. */
bool question_splits_by_age(const struct question *question);
bool question_is_by(const struct question *question, enum breakdown_id breakdown);

/* Whether a period, or a stock day, is one of those asked for. */
bool question_wants_period(const struct question *question, enum period_type type, int32_t start, int32_t end);

/* What the column period_type says: its name, or "span" where the days were given. */
const char *question_period_name(const struct question *question, enum basis basis);

/* The calendars to count by, GRAINS of them, which are the same: combinations have months where single breakdowns have none. */
const struct calendar *question_calendars(const struct question *question, struct arena *arena);

#endif
