/*
 * clock.h: the statutory time limits as one table, and the rule that turns a case's days into an instance of a clock.
 *
 * A clock's row names the days it runs between (its moments), the limit, the exception and the provision, so that a
 * lawyer can check it line by line. Limits are law that changes: each holds from a date. Days as in base/day.h.
 */
#ifndef CORE_CLOCK_H
#define CORE_CLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"

enum clock_id {
    CLOCK_REQ6,
    CLOCK_PLAN20,
    CLOCK_NOTISSUE16,
    CLOCK_ADV6,
    CLOCK_DRAFT15,
    CLOCK_AR12,
    CLOCK_AR12_MEETING,
    CLOCK_AR_REPORT2,
    CLOCK_AR_DEC4,
    CLOCK_AM_NOTICE4,
    CLOCK_AM_REPS15,
    CLOCK_AM_FINAL8,
    CLOCK_AM_FINAL12,
    CLOCK_PT,
    CLOCK_TR_ASSESS2,
    CLOCK_TR_NOISSUE10,
    CLOCK_TR_PLAN14,
    CLOCK_TR_DRAFT5,
    CLOCK_TR_FINAL11,
    CLOCK_TR_AMEND5,
    CLOCK_TR_NAME2,
    CLOCKS
};

/* What a clock runs on. Categories (team, need, ...) come from the request or the plan behind it. */
enum subject {
    SUBJECT_REQUEST,
    SUBJECT_ADVICE,
    SUBJECT_REVIEW_CYCLE,  /* an obligation to review a plan, ended by the decision */
    SUBJECT_MEETING_CYCLE, /* the same, ended by the meeting */
    SUBJECT_REVIEW,
    SUBJECT_TRANSFER, /* a review with a phase transfer due */
    SUBJECT_ORDER,
    SUBJECTS
};

/* The days of a case that clocks start from, end at and are closed by. */
enum moment {
    MOMENT_NEVER, /* always DAY_NONE */
    MOMENT_RECEIVED,
    MOMENT_REQUEST_DECIDED,   /* told whether there will be an assessment */
    MOMENT_REQUEST_WITHDRAWN, /* before that decision */
    MOMENT_PLAN_ISSUED,       /* the final plan sent */
    MOMENT_PLAN_FELL_AWAY,    /* refused, not issued or withdrawn */
    MOMENT_NOT_ISSUED,        /* told that there will be no plan */
    MOMENT_DRAFT,
    MOMENT_FINALISED, /* the plan that followed the draft */
    MOMENT_ADVICE_REQUESTED,
    MOMENT_ADVICE_RECEIVED,
    MOMENT_PLAN20_OVER, /* the day PLAN20 ended or closed */
    MOMENT_ANCHOR,      /* plan first made, or last reviewed */
    MOMENT_CYCLE_DONE,
    MOMENT_MEETING,
    MOMENT_REPORT,
    MOMENT_DECISION,
    MOMENT_AMENDMENT_NOTICE,
    MOMENT_AMENDED_FINAL,
    MOMENT_TRANSFER_START, /* twelve months before the phase transfer is due */
    MOMENT_TRANSFER_FINAL,
    MOMENT_CEASED,
    MOMENT_ORDERED,
    MOMENT_COMPLIED,
    MOMENTS
};

/* Conditions on the case, one bit each: a clock's row names the ones it needs. */
enum condition {
    NEEDS_NOTHING = 0,
    NEEDS_REQUEST_CLOCK = 1 << 0,    /* outcome not H, not exported */
    NEEDS_PLAN_CLOCK = 1 << 1,       /* a request as for PLAN20 */
    NEEDS_NO_MISSING_DATE6 = 1 << 2, /* the outcome that would end or close REQ6 carries its date */
    NEEDS_NO_MISSING_DATE20 = 1 << 3,
    NEEDS_NOT_ISSUED = 1 << 4,   /* assessment outcome N, request not refused */
    NEEDS_ISSUED = 1 << 5,       /* assessment outcome Y */
    NEEDS_BOUND_ADVICE = 1 << 6, /* kind B to H, its request has a PLAN20 instance */
    NEEDS_AMEND = 1 << 7,        /* review outcome A */
    EXCEPTED_REQUEST = 1 << 8,   /* a lettered exception is recorded: reg 5(4), */
    EXCEPTED_PLAN = 1 << 9,      /* reg 10(4), 13(3), */
    EXCEPTED_ADVICE = 1 << 10,   /* reg 8(2), */
    EXCEPTED_ORDER = 1 << 11,    /* reg 44(3) */
};

enum limit_kind {
    LIMIT_WEEKS,         /* within n weeks of: due = start + 7 n */
    LIMIT_FLOOR,         /* at least n days beginning with the day: first lawful day = start + n */
    LIMIT_TWELVE_MONTHS, /* twelve months starting with the day */
    LIMIT_DATE,          /* the due date is given */
    LIMIT_DAYS,          /* within n days of: no law has it, a question may (core/questions/) */
};

/* Which measures a clock has. */
enum clock_scope {
    MEASURED_ON_EVERY_BASIS,
    MEASURED_WHEN_COMPLETED, /* it exists only once it has ended */
    MEASURED_AS_FLOOR,       /* on_time alone */
};

struct clock {
    const char *id;
    const char *title;
    const char *provision;
    const char *exception_provision; /* NULL: no exception in law */
    const char *holds_from;          /* ISO date from which this limit is the law */
    enum subject subject;
    uint32_t needs;       /* enum condition bits */
    uint32_t excepted_by; /* the bit of its exception, 0: it has none */
    enum moment start;
    enum moment end;
    enum moment closed;
    enum limit_kind limit;
    int number; /* weeks or days */
    enum clock_scope scope;
};

extern const struct clock clocks[CLOCKS];

/* One case's days and conditions, as known at as_of. */
struct case_days {
    int32_t at[MOMENTS];    /* DAY_NONE where not recorded */
    uint32_t conditions;    /* enum condition bits that hold */
    int32_t due;            /* LIMIT_DATE: the due day */
    int32_t not_due_before; /* LIMIT_TWELVE_MONTHS: a transferred plan's later due day, else DAY_NONE */
};

/* start, due and at most one of end and closed. */
struct instance {
    int32_t start;
    int32_t due;
    int32_t end;
    int32_t closed;
    bool excepted; /* a lettered statutory exception is recorded */
};

enum instance_outcome {
    INSTANCE_THERE,
    INSTANCE_NONE,               /* the clock does not run on this case */
    INSTANCE_END_BEFORE_START,   /* none, and a data-quality finding */
    INSTANCE_CLOSED_BEFORE_START /* none: the duty never arose */
};

/* The instance of a clock on a case (spec/clocks.md). The closed day counts only where it is before the end. */
enum instance_outcome clock_instance(const struct clock *clock, const struct case_days *days,
                                     struct instance *instance);

enum instance_state {
    STATE_MET,
    STATE_LATE,
    STATE_LATE_EXCEPTED,
    STATE_RUNNING,
    STATE_OVERDUE,
    STATE_OVERDUE_EXCEPTED,
    STATE_CLOSED,
    STATE_CLOSED_OVERDUE,
    INSTANCE_STATES
};

extern const char *const instance_state_names[INSTANCE_STATES];

/* The state on day E (as_of, or any earlier day): what happened after E is read as not recorded. */
enum instance_state clock_state(const struct clock *clock, const struct instance *instance, int32_t on);

/* Whether an instance that has ended met its limit. */
static inline bool clock_met(const struct clock *clock, int32_t end, int32_t due)
{
    return clock->limit == LIMIT_FLOOR ? end >= due : end <= due;
}

#endif
