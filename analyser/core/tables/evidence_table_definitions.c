#include "core/tables/evidence_table.h"

/* Figures that come up in many tables, for the clock or the row's subject ("" before the dot). */
#define ON_TIME(clock)                                                                                                 \
    {"on time, of those completed", clock ".on_time", BASIS_COMPLETED, FIGURE_RATE, false},                            \
    {                                                                                                                  \
        "on time, of those due", clock ".on_time", BASIS_DUE, FIGURE_RATE, false                                       \
    }
#define ON_TIME_WITHOUT_EXCEPTIONS(clock)                                                                              \
    {"on time without exceptions, of those completed", clock ".on_time_ex", BASIS_COMPLETED, FIGURE_SHARE, false},     \
    {                                                                                                                  \
        "on time without exceptions, of those due", clock ".on_time_ex", BASIS_DUE, FIGURE_SHARE, false                \
    }
#define DAYS_TAKEN(clock)                                                                                              \
    {"days taken, median", clock ".days", BASIS_COMPLETED, FIGURE_DAYS, false},                                        \
    {                                                                                                                  \
        "days taken by nine in ten at most", clock ".days_p90", BASIS_COMPLETED, FIGURE_DAYS, false                    \
    }
#define STARTED(clock)                                                                                                 \
    {"chance of being on time, of those started", clock ".by_due", BASIS_STARTED, FIGURE_CURVE, false},                \
    {                                                                                                                  \
        "days until half of those started are done", clock ".half_done", BASIS_STARTED, FIGURE_DAYS, false             \
    }
#define BACKLOG(clock)                                                                                                 \
    {"open on the last day", clock ".open", BASIS_STOCK, FIGURE_COUNT, false},                                         \
        {"overdue on the last day", clock ".overdue", BASIS_STOCK, FIGURE_COUNT, false},                               \
    {                                                                                                                  \
        "overdue by more than a year on the last day", clock ".overdue_over_365", BASIS_STOCK, FIGURE_COUNT, false     \
    }

/* What stands beside every rate: it falls and rises with them. */
#define BESIDE_RECEIVED                                                                                                \
    {                                                                                                                  \
        "requests received", "REQUEST.received", BASIS_STARTED, FIGURE_COUNT, true                                     \
    }
#define BESIDE_REFUSED                                                                                                 \
    {                                                                                                                  \
        "requests refused", "REQUEST.refused", BASIS_STARTED, FIGURE_SHARE, true                                       \
    }
#define BESIDE_NOT_ISSUED                                                                                              \
    {                                                                                                                  \
        "assessed and no plan issued", "ASSESSMENT.not_issued", BASIS_COMPLETED, FIGURE_SHARE, true                    \
    }

#define FIGURES(list) .figures = (list), .figure_count = sizeof(list) / sizeof((list)[0])

static const struct table_figure twenty_weeks[] = {
    ON_TIME("PLAN20"),
    ON_TIME_WITHOUT_EXCEPTIONS("PLAN20"),
    {"on time as the DfE counts, of those completed", "PLAN20.sen2_on_time", BASIS_COMPLETED, FIGURE_SHARE, false},
    {"on time as the DfE counts without exceptions, of those completed", "PLAN20.sen2_on_time_ex", BASIS_COMPLETED,
     FIGURE_SHARE, false},
    DAYS_TAKEN("PLAN20"),
    STARTED("PLAN20"),
    BACKLOG("PLAN20"),
    {"at least 15 days to comment on the draft", "DRAFT15.on_time", BASIS_COMPLETED, FIGURE_SHARE, false},
    BESIDE_RECEIVED,
    BESIDE_REFUSED,
    BESIDE_NOT_ISSUED,
};

static const struct table_figure six_week_decisions[] = {
    ON_TIME("REQ6"),    ON_TIME_WITHOUT_EXCEPTIONS("REQ6"),
    DAYS_TAKEN("REQ6"), STARTED("REQ6"),
    BACKLOG("REQ6"),    BESIDE_RECEIVED,
    BESIDE_REFUSED,
};

static const struct table_figure requests_and_refusals[] = {
    {"requests received", "REQUEST.received", BASIS_STARTED, FIGURE_COUNT, false},
    {"refused an assessment", "REQUEST.refused", BASIS_STARTED, FIGURE_RATE, false},
    {"withdrawn", "REQUEST.withdrawn", BASIS_STARTED, FIGURE_RATE, false},
    {"assessed and no plan issued", "ASSESSMENT.not_issued", BASIS_COMPLETED, FIGURE_RATE, false},
    {"waiting for a decision on the last day", "REQ6.open", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue for a decision on the last day", "REQ6.overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"waiting for a plan on the last day", "PLAN20.open", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue for a plan on the last day", "PLAN20.overdue", BASIS_STOCK, FIGURE_COUNT, false},
};

static const struct table_figure refusals_to_issue[] = {
    {"told on time, of those told", "NOTISSUE16.on_time", BASIS_COMPLETED, FIGURE_RATE, false},
    {"told on time without exceptions, of those told", "NOTISSUE16.on_time_ex", BASIS_COMPLETED, FIGURE_SHARE, false},
    DAYS_TAKEN("NOTISSUE16"),
    {"assessed and no plan issued", "ASSESSMENT.not_issued", BASIS_COMPLETED, FIGURE_RATE, false},
    {"waiting for a plan or a refusal on the last day", "PLAN20.open", BASIS_STOCK, FIGURE_COUNT, true},
    {"overdue for a plan on the last day", "PLAN20.overdue", BASIS_STOCK, FIGURE_COUNT, true},
    BESIDE_REFUSED,
};

static const char *const clocks_with_exceptions[] = {
    "REQ6",      "PLAN20",    "NOTISSUE16", "ADV6",      "TR_ASSESS2", "TR_NOISSUE10",
    "TR_PLAN14", "TR_DRAFT5", "TR_FINAL11", "TR_AMEND5", "TR_NAME2",   NULL,
};

static const struct table_figure exceptions[] = {
    {"with an exception, of those completed", ".excepted", BASIS_COMPLETED, FIGURE_RATE, false},
    ON_TIME(""),
    ON_TIME_WITHOUT_EXCEPTIONS(""),
    {"open on the last day", ".open", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue on the last day", ".overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue with an exception on the last day", ".overdue_excepted", BASIS_STOCK, FIGURE_COUNT, false},
    BESIDE_REFUSED,
};

static const char *const clocks_with_backlogs[] = {
    "REQ6",       "PLAN20",     "ADV6",       "AR12",     "AR12_MEETING", "AR_REPORT2",   "AR_DEC4",
    "AM_NOTICE4", "AM_FINAL8",  "AM_FINAL12", "PT",       "TR_ASSESS2",   "TR_NOISSUE10", "TR_PLAN14",
    "TR_DRAFT5",  "TR_FINAL11", "TR_AMEND5",  "TR_NAME2", NULL,
};

static const struct table_figure open_cases_by_age[] = {
    {"open", ".open", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue", ".overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue by 1 to 30 days", ".overdue_1_30", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue by 31 to 90 days", ".overdue_31_90", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue by 91 to 182 days", ".overdue_91_182", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue by 183 to 365 days", ".overdue_183_365", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue by more than 365 days", ".overdue_over_365", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue with an exception", ".overdue_excepted", BASIS_STOCK, FIGURE_COUNT, false},
    {"days overdue, median", ".days_over", BASIS_STOCK, FIGURE_DAYS, false},
    {"days overdue, nine in ten at most", ".days_over_p90", BASIS_STOCK, FIGURE_DAYS, false},
};

static const char *const by_contributor[] = {"all", "kind", "provider", NULL};

static const struct table_figure advice_by_contributor[] = {
    ON_TIME("ADV6"),
    ON_TIME_WITHOUT_EXCEPTIONS("ADV6"),
    DAYS_TAKEN("ADV6"),
    BACKLOG("ADV6"),
    {"graded sound or strong, of those graded", "ADVICE.sound", BASIS_COMPLETED, FIGURE_RATE, false},
    BESIDE_REFUSED,
};

static const char *const advice_in_plans_subjects[] = {"ADVICE.health_present", "ADVICE.social_care_present", NULL};

/* A proportion that is the row's subject itself. */
static const struct table_figure subject_share[] = {
    {"share", "", BASIS_COMPLETED, FIGURE_RATE, false},
};

static const struct table_figure annual_reviews_and_backlog[] = {
    {"decided on time, of those decided", "AR12.on_time", BASIS_COMPLETED, FIGURE_RATE, false},
    {"decided on time, of those due", "AR12.on_time", BASIS_DUE, FIGURE_RATE, false},
    {"meeting held on time, of those held", "AR12_MEETING.on_time", BASIS_COMPLETED, FIGURE_RATE, false},
    {"meeting held on time, of those due", "AR12_MEETING.on_time", BASIS_DUE, FIGURE_RATE, false},
    {"from the plan or its last review to the decision, median", "AR12.days", BASIS_COMPLETED, FIGURE_DAYS, false},
    {"decisions to come on the last day", "AR12.open", BASIS_STOCK, FIGURE_COUNT, false},
    {"decisions overdue on the last day", "AR12.overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"decisions overdue by more than a year on the last day", "AR12.overdue_over_365", BASIS_STOCK, FIGURE_COUNT,
     false},
    {"meetings overdue on the last day", "AR12_MEETING.overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"meetings overdue by more than a year on the last day", "AR12_MEETING.overdue_over_365", BASIS_STOCK, FIGURE_COUNT,
     false},
    {"no decision overdue, of live plans", "REVIEW.current", BASIS_STOCK, FIGURE_RATE, false},
    BESIDE_REFUSED,
};

/* Duties that run on their own rows: both bases, the days, the backlog, the refusals. */
static const struct table_figure duties[] = {
    ON_TIME(""),
    DAYS_TAKEN(""),
    BACKLOG(""),
    BESIDE_REFUSED,
};

static const struct table_figure duties_with_exceptions[] = {
    ON_TIME(""), ON_TIME_WITHOUT_EXCEPTIONS(""), DAYS_TAKEN(""), BACKLOG(""), BESIDE_REFUSED,
};

static const char *const after_meeting_clocks[] = {"AR_REPORT2", "AR_DEC4", NULL};
static const char *const amendment_clocks[] = {"AM_NOTICE4", "AM_REPS15", "AM_FINAL8", "AM_FINAL12", NULL};
static const char *const tribunal_clocks[] = {
    "TR_ASSESS2", "TR_NOISSUE10", "TR_PLAN14", "TR_DRAFT5", "TR_FINAL11", "TR_AMEND5", "TR_NAME2", NULL,
};

static const struct table_figure phase_transfers[] = {
    ON_TIME("PT"),
    BACKLOG("PT"),
    {"transfer still not done, of live plans past its day", "PLAN.stale_phase", BASIS_STOCK, FIGURE_RATE, false},
    BESIDE_REFUSED,
};

static const char *const voice_measures[] = {
    "VOICE.child_assessment",
    "VOICE.child_at_start",
    "VOICE.child_own_words",
    "VOICE.child_acted_on",
    "VOICE.child_assessment_unrecorded",
    "VOICE.child_review",
    "VOICE.child_review_unrecorded",
    "VOICE.parent_assessment",
    "VOICE.parent_at_start",
    "VOICE.parent_acted_on",
    "VOICE.parent_assessment_unrecorded",
    "VOICE.parent_review",
    "VOICE.parent_review_unrecorded",
    NULL,
};

static const char *const quality_measures[] = {"QA.overall_sound", "QA.sound", "QA.agreement", NULL};

/* The agreement is no share. */
static const struct table_figure quality_audits[] = {
    {"sound or strong, or agreement", "", BASIS_COMPLETED, FIGURE_RATE, false},
};

static const char *const by_criterion[] = {"all", "criterion", NULL};
static const char *const by_team_only[] = {"all", "team", NULL};

static const struct table_figure by_team[] = {
    {"final plan in 20 weeks, of those completed", "PLAN20.on_time", BASIS_COMPLETED, FIGURE_RATE, false},
    {"final plan in 20 weeks, of those due", "PLAN20.on_time", BASIS_DUE, FIGURE_RATE, false},
    {"waiting for a plan on the last day", "PLAN20.open", BASIS_STOCK, FIGURE_COUNT, false},
    {"overdue for a plan on the last day", "PLAN20.overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"decision in six weeks, of those completed", "REQ6.on_time", BASIS_COMPLETED, FIGURE_SHARE, false},
    {"decision in six weeks, of those due", "REQ6.on_time", BASIS_DUE, FIGURE_SHARE, false},
    {"decisions overdue on the last day", "REQ6.overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"advice in six weeks, of that completed", "ADV6.on_time", BASIS_COMPLETED, FIGURE_SHARE, false},
    {"advice in six weeks, of that due", "ADV6.on_time", BASIS_DUE, FIGURE_SHARE, false},
    {"advice overdue on the last day", "ADV6.overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"annual review in twelve months, of those completed", "AR12.on_time", BASIS_COMPLETED, FIGURE_SHARE, false},
    {"annual review in twelve months, of those due", "AR12.on_time", BASIS_DUE, FIGURE_SHARE, false},
    {"annual reviews overdue on the last day", "AR12.overdue", BASIS_STOCK, FIGURE_COUNT, false},
    {"child's views obtained, of plans issued", "VOICE.child_assessment", BASIS_COMPLETED, FIGURE_SHARE, false},
    {"parents' views obtained, of plans issued", "VOICE.parent_assessment", BASIS_COMPLETED, FIGURE_SHARE, false},
    {"requests received", "REQUEST.received", BASIS_STARTED, FIGURE_COUNT, false},
    {"requests refused", "REQUEST.refused", BASIS_STARTED, FIGURE_SHARE, false},
    {"assessed and no plan issued", "ASSESSMENT.not_issued", BASIS_COMPLETED, FIGURE_SHARE, false},
};

#define BOTH_BASES                                                                                                     \
    "On time is given twice: of those completed in the period, and of those whose limit ran out in it, finished or"    \
    " not. The second cannot be improved by leaving the oldest cases undone."

const struct table_definition table_definitions[] = {
    {
        .id = "twenty_weeks",
        .title = "Final plans within 20 weeks of the request",
        .law = "SEND Regs 2014 reg 13(2), exceptions reg 13(3); comments on the draft reg 13(1)(a)",
        .note = "Days from the request to the final plan; the limit is 140. " BOTH_BASES
                " As the DfE counts: without requests that went to mediation or to the tribunal. The chance of being on"
                " time follows all requests received in the period, those still open for as long as they have been; a"
                " request that is refused or withdrawn is one without a plan on time.",
        .periods = TABLE_EVERY_PERIOD,
        FIGURES(twenty_weeks),
    },
    {
        .id = "six_week_decisions",
        .title = "Decisions whether to assess, within six weeks of the request",
        .law = "SEND Regs 2014 reg 5(1), exceptions reg 5(4)",
        .note = "Days from the request to the decision; the limit is 42. " BOTH_BASES
                " The chance of being on time follows all requests received in the period, those still open for as long"
                " as they have been; a request that is withdrawn is one without a decision on time.",
        .periods = TABLE_EVERY_PERIOD,
        FIGURES(six_week_decisions),
    },
    {
        .id = "requests_and_refusals",
        .title = "Requests, refusals and withdrawals",
        .law = "CFA 2014 s.36, s.37; SEND Regs 2014 reg 5, reg 10",
        .note = "Requests by the day of receipt; many of the last months still wait for their outcome, so"
                " those shares will grow. Assessments by the day of their outcome.",
        .periods = TABLE_EVERY_PERIOD,
        FIGURES(requests_and_refusals),
    },
    {
        .id = "refusals_to_issue",
        .title = "Told within 16 weeks that no plan will be issued",
        .law = "SEND Regs 2014 reg 10(1), exceptions reg 10(4)",
        .note = "Only of those told: nobody knows before the refusal that this limit applies, so there is no figure of"
                " those due. Days from the request; the limit is 112.",
        .periods = TABLE_EVERY_PERIOD,
        FIGURES(refusals_to_issue),
    },
    {
        .id = "exceptions",
        .title = "Statutory exceptions, and what the rates are without them",
        .law = "SEND Regs 2014 reg 5(4), 8(2), 10(4), 13(3), 44(3)",
        .note = "An exception excuses a missed limit; a rate without exceptions leaves every such case out, met or"
                " not. " BOTH_BASES,
        .periods = TABLE_YEARS | TABLE_QUARTERS | TABLE_LATEST,
        .subjects = clocks_with_exceptions,
        FIGURES(exceptions),
    },
    {
        .id = "open_cases_by_age",
        .title = "Open cases, and how long they are overdue",
        .law = "the time limits of each duty; SEND Regs 2014, CFA 2014 s.44",
        .note = "Counted at the end of each year, of the last eight quarters and of the last twelve months, and on the"
                " day of the analysis. Overdue cases include those with an exception.",
        .rows = TABLE_ROWS_DAYS,
        .periods = TABLE_EVERY_PERIOD,
        .subjects = clocks_with_backlogs,
        FIGURES(open_cases_by_age),
    },
    {
        .id = "advice_by_contributor",
        .title = "Advice within six weeks, by kind and by provider",
        .law = "SEND Regs 2014 reg 6(1), 8(1), exceptions reg 8(2)",
        .note = "Kinds are the limbs of reg 6(1). Advice not given by the"
                " day the plan is issued, or the duty to issue it falls away, came too late to count. Grades: by the"
                " day the advice was received. " BOTH_BASES,
        .periods = TABLE_YEARS | TABLE_LATEST,
        .breakdowns = by_contributor,
        FIGURES(advice_by_contributor),
    },
    {
        .id = "advice_in_plans",
        .title = "Plans issued with advice from health and social care",
        .law = "SEND Regs 2014 reg 6(1)(c), (e)",
        .note = "Of the plans issued in the period: those for which the advice had come by then and was not a nil"
                " return.",
        .periods = TABLE_EVERY_PERIOD,
        .subjects = advice_in_plans_subjects,
        FIGURES(subject_share),
    },
    {
        .id = "annual_reviews_and_backlog",
        .title = "Annual reviews within twelve months, and the backlog",
        .law = "CFA 2014 s.44(1), CoP 9.169",
        .note = "A review is done when the decision is notified; the meeting is shown beside it. A plan has one"
                " decision to come at a time, overdue or not. " BOTH_BASES,
        .periods = TABLE_EVERY_PERIOD,
        FIGURES(annual_reviews_and_backlog),
    },
    {
        .id = "after_review_meetings",
        .title = "After the review meeting: report in two weeks, decision in four",
        .law = "SEND Regs 2014 reg 20(7)-(10), 21(7)",
        .note = BOTH_BASES,
        .periods = TABLE_EVERY_PERIOD,
        .subjects = after_meeting_clocks,
        FIGURES(duties),
    },
    {
        .id = "amendments",
        .title = "Amendments of plans after a review",
        .law = "SEND Regs 2014 reg 22(2), 22(3); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
        .note = "The 15 days for comments are a least time, measured once the plan is sent. " BOTH_BASES,
        .periods = TABLE_EVERY_PERIOD,
        .subjects = amendment_clocks,
        FIGURES(duties),
    },
    {
        .id = "phase_transfers",
        .title = "Plans ready for a phase transfer",
        .law = "SEND Regs 2014 reg 18(1), CoP 9.179",
        .note = "The plan must be reviewed and amended on or before the day the transfer is due. A case is open"
                " from twelve months before. " BOTH_BASES,
        .periods = TABLE_EVERY_PERIOD,
        FIGURES(phase_transfers),
    },
    {
        .id = "voice",
        .title = "The voice of the child or young person and of parents",
        .law = "CFA 2014 s.19; SEND Regs 2014 reg 6(1)(a), 7, 12(1)(a), 20",
        .note = "For the plan: of the plans issued in the period. At reviews: of the annual and phase-transfer reviews"
                " held in it. Nothing recorded is shown apart: it is not the same as no.",
        .periods = TABLE_EVERY_PERIOD,
        .subjects = voice_measures,
        FIGURES(subject_share),
    },
    {
        .id = "voice_by_team",
        .title = "The voice of the child or young person and of parents, by team",
        .law = "CFA 2014 s.19; SEND Regs 2014 reg 6(1)(a), 7, 12(1)(a), 20",
        .note = "Small teams differ by chance alone: look at the intervals before comparing.",
        .periods = TABLE_LATEST,
        .subjects = voice_measures,
        .breakdowns = by_team_only,
        FIGURES(subject_share),
    },
    {
        .id = "quality_audits",
        .title = "Quality of plans as audited",
        .law = "CFA 2014 s.37(2); SEND Regs 2014 reg 12; CoP 9.61-9.69",
        .note = "First audits of plans sampled at random, by criterion; sound means a score of 2 or 3. Agreement is how"
                " far two audits of one plan agree beyond chance (the linearly weighted kappa, times 100): 100 is in"
                " full, 0 no more than chance gives, below 0 less.",
        .periods = TABLE_YEARS | TABLE_QUARTERS | TABLE_LATEST,
        .subjects = quality_measures,
        .breakdowns = by_criterion,
        FIGURES(quality_audits),
    },
    {
        .id = "tribunal_orders",
        .title = "Orders of the tribunal carried out in time",
        .law = "SEND Regs 2014 reg 44(2), exceptions reg 44(3)",
        .note = BOTH_BASES,
        .periods = TABLE_YEARS | TABLE_QUARTERS | TABLE_LATEST,
        .subjects = tribunal_clocks,
        FIGURES(duties_with_exceptions),
    },
    {
        .id = "by_team",
        .title = "The headline figures by team, latest 12 months",
        .law = "SEND Regs 2014 reg 5(1), 8(1), 13(2); CFA 2014 s.19, s.44(1)",
        .note = "Small teams differ by chance alone, and teams differ in what comes to them. " BOTH_BASES,
        .periods = TABLE_LATEST,
        .breakdowns = by_team_only,
        FIGURES(by_team),
    },
    {
        .id = "data_quality",
        .title = "What is wrong in the data, and what was done about it",
        .law = "the input contract",
        .note = "Nothing is dropped in silence: what is set aside or read as not recorded is counted here. error: a"
                " row, or a duty of it, is left out; warning: a value is not used; note: used as it stands, look at it."
                " Of the measures touched, * stands for all, or for all that begin so. data_quality.csv has examples.",
        .rows = TABLE_ROWS_FINDINGS,
    },
};

const size_t table_definition_count = sizeof table_definitions / sizeof table_definitions[0];
