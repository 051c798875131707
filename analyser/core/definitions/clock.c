#include "core/definitions/clock.h"

#define IN_FORCE "2014-09-01" /* the Regulations and Part 3 of the Act */
#define WEEKS(n) .limit = LIMIT_WEEKS, .number = (n)
#define FLOOR(n) .limit = LIMIT_FLOOR, .number = (n), .scope = MEASURED_AS_FLOOR
#define TWELVE_MONTHS .limit = LIMIT_TWELVE_MONTHS, .number = 12
#define ON_OR_BEFORE_DATE .limit = LIMIT_DATE

#define ON_REQUEST .subject = SUBJECT_REQUEST, .start = MOMENT_RECEIVED
#define ON_MEETING .subject = SUBJECT_REVIEW, .start = MOMENT_MEETING, .closed = MOMENT_CEASED
#define ON_ORDER                                                                                                       \
    .subject = SUBJECT_ORDER, .start = MOMENT_ORDERED, .end = MOMENT_COMPLIED, .closed = MOMENT_NEVER,                 \
    .exception_provision = "reg 44(3)", .excepted_by = EXCEPTED_ORDER

const struct clock clocks[CLOCKS] = {
    [CLOCK_REQ6] = {.id = "REQ6",
                    .title = "Decision whether to assess",
                    .provision = "SEND Regs 2014 reg 5(1)",
                    .exception_provision = "reg 5(4)",
                    .excepted_by = EXCEPTED_REQUEST,
                    .holds_from = IN_FORCE,
                    ON_REQUEST,
                    .needs = NEEDS_REQUEST_CLOCK | NEEDS_NO_MISSING_DATE6,
                    .end = MOMENT_REQUEST_DECIDED,
                    .closed = MOMENT_REQUEST_WITHDRAWN,
                    WEEKS(6)},
    [CLOCK_PLAN20] = {.id = "PLAN20",
                      .title = "Final plan sent",
                      .provision = "SEND Regs 2014 reg 13(2)",
                      .exception_provision = "reg 13(3)",
                      .excepted_by = EXCEPTED_PLAN,
                      .holds_from = IN_FORCE,
                      ON_REQUEST,
                      .needs = NEEDS_PLAN_CLOCK | NEEDS_NO_MISSING_DATE20,
                      .end = MOMENT_PLAN_ISSUED,
                      .closed = MOMENT_PLAN_FELL_AWAY,
                      WEEKS(20)},
    [CLOCK_NOTISSUE16] = {.id = "NOTISSUE16",
                          .title = "Told that no plan will be issued",
                          .provision = "SEND Regs 2014 reg 10(1)",
                          .exception_provision = "reg 10(4)",
                          .excepted_by = EXCEPTED_PLAN,
                          .holds_from = IN_FORCE,
                          ON_REQUEST,
                          .needs = NEEDS_PLAN_CLOCK | NEEDS_NOT_ISSUED,
                          .end = MOMENT_NOT_ISSUED,
                          .closed = MOMENT_NEVER,
                          WEEKS(16),
                          .scope = MEASURED_WHEN_COMPLETED},
    [CLOCK_ADV6] = {.id = "ADV6",
                    .title = "Advice for the assessment given",
                    .provision = "SEND Regs 2014 reg 8(1)",
                    .exception_provision = "reg 8(2)",
                    .excepted_by = EXCEPTED_ADVICE,
                    .holds_from = IN_FORCE,
                    .subject = SUBJECT_ADVICE,
                    .needs = NEEDS_BOUND_ADVICE,
                    .start = MOMENT_ADVICE_REQUESTED,
                    .end = MOMENT_ADVICE_RECEIVED,
                    .closed = MOMENT_PLAN20_OVER,
                    WEEKS(6)},
    [CLOCK_DRAFT15] = {.id = "DRAFT15",
                       .title = "At least 15 days to comment on the draft plan",
                       .provision = "SEND Regs 2014 reg 13(1)(a)",
                       .holds_from = IN_FORCE,
                       .subject = SUBJECT_REQUEST,
                       .needs = NEEDS_PLAN_CLOCK | NEEDS_ISSUED,
                       .start = MOMENT_DRAFT,
                       .end = MOMENT_FINALISED,
                       .closed = MOMENT_NEVER,
                       FLOOR(15)},
    [CLOCK_AR12] = {.id = "AR12",
                    .title = "Plan reviewed within twelve months, to the decision",
                    .provision = "CFA 2014 s.44(1), CoP 9.169",
                    .holds_from = IN_FORCE,
                    .subject = SUBJECT_REVIEW_CYCLE,
                    .start = MOMENT_ANCHOR,
                    .end = MOMENT_CYCLE_DONE,
                    .closed = MOMENT_CEASED,
                    TWELVE_MONTHS},
    [CLOCK_AR12_MEETING] = {.id = "AR12_MEETING",
                            .title = "Review meeting within twelve months",
                            .provision = "CFA 2014 s.44(1), CoP 9.169",
                            .holds_from = IN_FORCE,
                            .subject = SUBJECT_MEETING_CYCLE,
                            .start = MOMENT_ANCHOR,
                            .end = MOMENT_CYCLE_DONE,
                            .closed = MOMENT_CEASED,
                            TWELVE_MONTHS},
    [CLOCK_AR_REPORT2] = {.id = "AR_REPORT2",
                          .title = "Report of the review meeting sent",
                          .provision = "SEND Regs 2014 reg 20(7)-(9), 21(7)",
                          .holds_from = IN_FORCE,
                          ON_MEETING,
                          .end = MOMENT_REPORT,
                          WEEKS(2)},
    [CLOCK_AR_DEC4] = {.id = "AR_DEC4",
                       .title = "Decision after the review meeting notified",
                       .provision = "SEND Regs 2014 reg 20(10)",
                       .holds_from = IN_FORCE,
                       ON_MEETING,
                       .end = MOMENT_DECISION,
                       WEEKS(4)},
    [CLOCK_AM_NOTICE4] =
        {.id = "AM_NOTICE4",
         .title = "Proposed amendments sent after the review meeting",
         .provision = "SEND Regs 2014 reg 22(2)(a) as read in R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
         .holds_from = IN_FORCE,
         ON_MEETING,
         .needs = NEEDS_AMEND,
         .end = MOMENT_AMENDMENT_NOTICE,
         WEEKS(4)},
    [CLOCK_AM_REPS15] = {.id = "AM_REPS15",
                         .title = "At least 15 days to comment on the amendments",
                         .provision = "SEND Regs 2014 reg 22(2)(c)",
                         .holds_from = IN_FORCE,
                         .subject = SUBJECT_REVIEW,
                         .needs = NEEDS_AMEND,
                         .start = MOMENT_AMENDMENT_NOTICE,
                         .end = MOMENT_AMENDED_FINAL,
                         .closed = MOMENT_NEVER,
                         FLOOR(15)},
    [CLOCK_AM_FINAL8] = {.id = "AM_FINAL8",
                         .title = "Amended plan sent after the notice",
                         .provision = "SEND Regs 2014 reg 22(3)",
                         .holds_from = IN_FORCE,
                         .subject = SUBJECT_REVIEW,
                         .needs = NEEDS_AMEND,
                         .start = MOMENT_AMENDMENT_NOTICE,
                         .end = MOMENT_AMENDED_FINAL,
                         .closed = MOMENT_CEASED,
                         WEEKS(8)},
    [CLOCK_AM_FINAL12] =
        {.id = "AM_FINAL12",
         .title = "Amended plan sent after the review meeting",
         .provision = "derived: SEND Regs 2014 regs 20, 22 and R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
         .holds_from = IN_FORCE,
         ON_MEETING,
         .needs = NEEDS_AMEND,
         .end = MOMENT_AMENDED_FINAL,
         WEEKS(12)},
    [CLOCK_PT] = {.id = "PT",
                  .title = "Plan reviewed and amended for a phase transfer",
                  .provision = "SEND Regs 2014 reg 18(1), CoP 9.179",
                  .holds_from = IN_FORCE,
                  .subject = SUBJECT_TRANSFER,
                  .start = MOMENT_TRANSFER_START,
                  .end = MOMENT_TRANSFER_FINAL,
                  .closed = MOMENT_CEASED,
                  ON_OR_BEFORE_DATE},
    [CLOCK_TR_ASSESS2] = {.id = "TR_ASSESS2",
                          .title = "Tribunal order: told that it will be assessed",
                          .provision = "SEND Regs 2014 reg 44(2)(b)",
                          .holds_from = IN_FORCE,
                          ON_ORDER,
                          WEEKS(2)},
    [CLOCK_TR_NOISSUE10] = {.id = "TR_NOISSUE10",
                            .title = "Tribunal order: told after assessment that no plan follows",
                            .provision = "SEND Regs 2014 reg 44(2)(b)(i)",
                            .holds_from = IN_FORCE,
                            ON_ORDER,
                            WEEKS(10)},
    [CLOCK_TR_PLAN14] = {.id = "TR_PLAN14",
                         .title = "Tribunal order: final plan after assessment",
                         .provision = "SEND Regs 2014 reg 44(2)(b)(ii)",
                         .holds_from = IN_FORCE,
                         ON_ORDER,
                         WEEKS(14)},
    [CLOCK_TR_DRAFT5] = {.id = "TR_DRAFT5",
                         .title = "Tribunal order to make a plan: draft",
                         .provision = "SEND Regs 2014 reg 44(2)(c)(i)",
                         .holds_from = IN_FORCE,
                         ON_ORDER,
                         WEEKS(5)},
    [CLOCK_TR_FINAL11] = {.id = "TR_FINAL11",
                          .title = "Tribunal order to make a plan: final plan",
                          .provision = "SEND Regs 2014 reg 44(2)(c)(ii)",
                          .holds_from = IN_FORCE,
                          ON_ORDER,
                          WEEKS(11)},
    [CLOCK_TR_AMEND5] = {.id = "TR_AMEND5",
                         .title = "Tribunal order to amend a plan",
                         .provision = "SEND Regs 2014 reg 44(2)(e), (h)",
                         .holds_from = IN_FORCE,
                         ON_ORDER,
                         WEEKS(5)},
    [CLOCK_TR_NAME2] = {.id = "TR_NAME2",
                        .title = "Tribunal order to change the named school",
                        .provision = "SEND Regs 2014 reg 44(2)(f)",
                        .holds_from = IN_FORCE,
                        ON_ORDER,
                        WEEKS(2)},
};

const char *const instance_state_names[INSTANCE_STATES] = {
    [STATE_MET] = "met",
    [STATE_LATE] = "late",
    [STATE_LATE_EXCEPTED] = "late_excepted",
    [STATE_RUNNING] = "running",
    [STATE_OVERDUE] = "overdue",
    [STATE_OVERDUE_EXCEPTED] = "overdue_excepted",
    [STATE_CLOSED] = "closed",
    [STATE_CLOSED_OVERDUE] = "closed_overdue",
};

/* A transferred plan's later due day, of the clocks that have one. */
static int32_t put_off(const struct clock *clock, const struct case_days *days, int32_t due)
{
    bool of_cycle = clock->subject == SUBJECT_REVIEW_CYCLE || clock->subject == SUBJECT_MEETING_CYCLE;
    return of_cycle && days->not_due_before > due ? days->not_due_before : due;
}

static int32_t due_day(const struct clock *clock, const struct case_days *days, int32_t start)
{
    switch (clock->limit) {
    case LIMIT_WEEKS:
        return start + 7 * clock->number;
    case LIMIT_FLOOR:
        return start + clock->number;
    case LIMIT_TWELVE_MONTHS:
        return put_off(clock, days, day_twelve_months_starting(start));
    case LIMIT_DAYS:
        return put_off(clock, days, start + clock->number);
    case LIMIT_DATE:
        break;
    }
    return days->due;
}

enum instance_outcome clock_instance(const struct clock *clock, const struct case_days *days, struct instance *instance)
{
    int32_t start = days->at[clock->start];
    if (start == DAY_NONE || (days->conditions & clock->needs) != clock->needs)
        return INSTANCE_NONE;
    int32_t end = days->at[clock->end];
    int32_t closed = days->at[clock->closed];
    if (end != DAY_NONE && closed != DAY_NONE) {
        if (end <= closed)
            closed = DAY_NONE;
        else
            end = DAY_NONE;
    }
    if (closed != DAY_NONE && closed < start)
        return INSTANCE_CLOSED_BEFORE_START;
    if (end != DAY_NONE && end < start)
        return INSTANCE_END_BEFORE_START;
    if (end == DAY_NONE && clock->scope != MEASURED_ON_EVERY_BASIS)
        return INSTANCE_NONE;
    *instance = (struct instance){start, due_day(clock, days, start), end, closed,
                                  (days->conditions & clock->excepted_by) != 0};
    return INSTANCE_THERE;
}

static enum instance_state ended_state(const struct clock *clock, const struct instance *instance)
{
    if (clock_met(clock, instance->end, instance->due))
        return STATE_MET;
    return instance->excepted ? STATE_LATE_EXCEPTED : STATE_LATE;
}

enum instance_state clock_state(const struct clock *clock, const struct instance *instance, int32_t on)
{
    if (instance->end != DAY_NONE && instance->end <= on)
        return ended_state(clock, instance);
    if (instance->closed != DAY_NONE && instance->closed <= on)
        return instance->closed <= instance->due ? STATE_CLOSED : STATE_CLOSED_OVERDUE;
    if (on <= instance->due)
        return STATE_RUNNING;
    return instance->excepted ? STATE_OVERDUE_EXCEPTED : STATE_OVERDUE;
}
