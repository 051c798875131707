#include "core/pack/tidy_topics.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const struct tidy_form_parts tidy_forms[TIDY_FORMS] = {
    [TIDY_FORM_RATE] = {5,
                        {
                            {TIDY_NUMERATOR, "_numerator", "number", "", "0", TIDY_COUNT},
                            {TIDY_DENOMINATOR, "_denominator", "out of", "", "0", TIDY_COUNT},
                            {TIDY_VALUE, "_pc", "percent", "%", "1", TIDY_SHARE},
                            {TIDY_LOWER, "_pc_lower_ci", "95% from", "%", "1", TIDY_SHARE},
                            {TIDY_UPPER, "_pc_upper_ci", "95% to", "%", "1", TIDY_SHARE},
                        }},
    [TIDY_FORM_SHARE] = {2,
                         {
                             {TIDY_DENOMINATOR, "_denominator", "out of", "", "0", TIDY_COUNT},
                             {TIDY_VALUE, "_pc", "percent", "%", "1", TIDY_SHARE},
                         }},
    /* A curve may end a rounding above 100. */
    [TIDY_FORM_CURVE] = {4,
                         {
                             {TIDY_DENOMINATOR, "_denominator", "cases", "", "0", TIDY_COUNT},
                             {TIDY_VALUE, "_pc", "percent", "%", "1", TIDY_AMOUNT},
                             {TIDY_LOWER, "_pc_lower_ci", "95% from", "%", "1", TIDY_AMOUNT},
                             {TIDY_UPPER, "_pc_upper_ci", "95% to", "%", "1", TIDY_AMOUNT},
                         }},
    [TIDY_FORM_AGREEMENT] = {2,
                             {
                                 {TIDY_DENOMINATOR, "_denominator", "pairs", "", "0", TIDY_COUNT},
                                 {TIDY_VALUE, "_pc", "percent", "%", "1", TIDY_NUMBER},
                             }},
    [TIDY_FORM_MEDIAN] = {4,
                          {
                              {TIDY_DENOMINATOR, "_denominator", "cases", "", "0", TIDY_COUNT},
                              {TIDY_VALUE, "_days", "days", "", "1", TIDY_AMOUNT},
                              {TIDY_LOWER, "_days_lower_ci", "95% from", "", "1", TIDY_AMOUNT},
                              {TIDY_UPPER, "_days_upper_ci", "95% to", "", "1", TIDY_AMOUNT},
                          }},
    [TIDY_FORM_QUANTILE] = {2,
                            {
                                {TIDY_DENOMINATOR, "_denominator", "cases", "", "0", TIDY_COUNT},
                                {TIDY_VALUE, "_days", "days", "", "1", TIDY_AMOUNT},
                            }},
    [TIDY_FORM_COUNT] = {1, {{TIDY_VALUE, "_count", "number", "", "0", TIDY_COUNT}}},
};

static const struct tidy_filter exceptions = {
    .name = "cases",
    .label = "Cases counted",
    .hint = "All cases, or those without a statutory exception",
    .item_count = 2,
    .items = {{.label = "Total"}, {.label = "Excluding exceptions"}},
};

static const struct tidy_filter overdue = {
    .name = "open_cases",
    .label = "Open cases",
    .hint = "All open cases, or those past their due day; those with an exception are also among their days overdue",
    .group = "time_limit",
    .item_count = 8,
    .items = {{"Total", "Total"},
              {"Overdue", "Past the due day"},
              {"Overdue by 1 to 30 days", "Past the due day"},
              {"Overdue by 31 to 90 days", "Past the due day"},
              {"Overdue by 91 to 182 days", "Past the due day"},
              {"Overdue by 183 to 365 days", "Past the due day"},
              {"Overdue by more than 365 days", "Past the due day"},
              {"Overdue with an exception", "Past the due day"}},
};

static const struct tidy_figure on_time[] = {
    {"completed", "on time, of those completed", TIDY_FORM_RATE, {MEASURE_ON_TIME, MEASURE_ON_TIME_EX}},
    {"due", "on time, of those due", TIDY_FORM_RATE, {MEASURE_ON_TIME_DUE, MEASURE_ON_TIME_EX_DUE}},
    {"sen2", "on time, as the DfE counts", TIDY_FORM_RATE, {MEASURE_SEN2_ON_TIME, MEASURE_SEN2_ON_TIME_EX}},
};

static const struct tidy_figure waiting[] = {
    {"median", "days taken, median", TIDY_FORM_MEDIAN, {MEASURE_DAYS}},
    {"p90", "days taken, nine in ten", TIDY_FORM_QUANTILE, {MEASURE_DAYS_P90}},
    {"by_due", "chance of being done in time", TIDY_FORM_CURVE, {MEASURE_BY_DUE}},
    {"half_done", "days until half are done", TIDY_FORM_QUANTILE, {MEASURE_HALF_DONE}},
};

static const struct tidy_figure open_cases[] = {
    {"open",
     "open cases",
     TIDY_FORM_COUNT,
     {MEASURE_OPEN, MEASURE_OVERDUE, MEASURE_OVERDUE_1_30, MEASURE_OVERDUE_31_90, MEASURE_OVERDUE_91_182,
      MEASURE_OVERDUE_183_365, MEASURE_OVERDUE_OVER_365, MEASURE_OVERDUE_EXCEPTED}},
};

static const struct tidy_figure days_over[] = {
    {"over_median", "days overdue, median", TIDY_FORM_MEDIAN, {MEASURE_DAYS_OVER}},
    {"over_p90", "days overdue, nine in ten", TIDY_FORM_QUANTILE, {MEASURE_DAYS_OVER_P90}},
};

static const struct tidy_figure excepted[] = {
    {"excepted", "completed with an exception", TIDY_FORM_RATE, {MEASURE_EXCEPTED}},
};

static const struct tidy_family live_plans[] = {
    {FAMILY_REVIEW_CURRENT, TIDY_FORM_RATE},
    {FAMILY_PLAN_STALE_PHASE, TIDY_FORM_RATE},
};

static const struct tidy_family requests[] = {
    {FAMILY_REQUEST_RECEIVED, TIDY_FORM_COUNT},
    {FAMILY_REQUEST_REFUSED, TIDY_FORM_RATE},
    {FAMILY_REQUEST_WITHDRAWN, TIDY_FORM_RATE},
    {FAMILY_ASSESSMENT_NOT_ISSUED, TIDY_FORM_RATE},
};

static const struct tidy_family voice_and_quality[] = {
    {FAMILY_VOICE_CHILD_ASSESSMENT, TIDY_FORM_RATE},
    {FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED, TIDY_FORM_RATE},
    {FAMILY_VOICE_CHILD_AT_START, TIDY_FORM_RATE},
    {FAMILY_VOICE_CHILD_OWN_WORDS, TIDY_FORM_RATE},
    {FAMILY_VOICE_CHILD_ACTED_ON, TIDY_FORM_RATE},
    {FAMILY_VOICE_CHILD_REVIEW, TIDY_FORM_RATE},
    {FAMILY_VOICE_CHILD_REVIEW_UNRECORDED, TIDY_FORM_RATE},
    {FAMILY_VOICE_PARENT_ASSESSMENT, TIDY_FORM_RATE},
    {FAMILY_VOICE_PARENT_ASSESSMENT_UNRECORDED, TIDY_FORM_RATE},
    {FAMILY_VOICE_PARENT_AT_START, TIDY_FORM_RATE},
    {FAMILY_VOICE_PARENT_ACTED_ON, TIDY_FORM_RATE},
    {FAMILY_VOICE_PARENT_REVIEW, TIDY_FORM_RATE},
    {FAMILY_VOICE_PARENT_REVIEW_UNRECORDED, TIDY_FORM_RATE},
    {FAMILY_ADVICE_HEALTH_PRESENT, TIDY_FORM_RATE},
    {FAMILY_ADVICE_SOCIAL_CARE_PRESENT, TIDY_FORM_RATE},
    {FAMILY_ADVICE_SOUND, TIDY_FORM_RATE},
    {FAMILY_QA_SOUND, TIDY_FORM_RATE},
    {FAMILY_QA_OVERALL_SOUND, TIDY_FORM_RATE},
    {FAMILY_QA_AGREEMENT, TIDY_FORM_AGREEMENT},
};

const struct tidy_topic tidy_topics[] = {
    {.name = "timeliness",
     .title = "Statutory time limits met",
     .description = "Of each duty, the cases done on time: of those completed in the period, and of those whose limit ran "
                    "out in it, finished or not. The first alone can be improved by leaving the oldest cases unfinished.",
     .filter = &exceptions,
     .figures = on_time,
     .figure_count = COUNT(on_time)},
    {.name = "waiting_times",
     .title = "How long statutory duties take",
     .description = "Of each duty, the days taken by the cases completed in the period; and, of the cases that started in "
                    "it, the chance of being done by the due day and the days until half are done, those still open "
                    "counted for as long as they have been seen.",
     .figures = waiting,
     .figure_count = COUNT(waiting)},
    {.name = "requests_and_exceptions",
     .title = "Requests, refusals and exceptions",
     .description = "What to read beside the time limits: requests received, refused and withdrawn, assessments that end "
                    "without a plan, and the share of completed cases with a statutory exception.",
     .figures = excepted,
     .figure_count = COUNT(excepted),
     .families = requests,
     .family_count = COUNT(requests)},
    {.name = "voice_advice_quality",
     .title = "Voice, advice and quality of plans",
     .description = "Whose views were obtained, used and recorded for plans issued and reviews held; advice from health "
                    "and social care in plans issued, and graded sound; plans audited and found sound.",
     .families = voice_and_quality,
     .family_count = COUNT(voice_and_quality)},
    {.name = "open_cases",
     .title = "Open cases and how long overdue",
     .description = "Of each duty, the cases open on the last day of the month, and those of them past their due day by "
                    "days over.",
     .filter = &overdue,
     .figures = open_cases,
     .figure_count = COUNT(open_cases),
     .stock = true},
    {.name = "days_overdue_and_live_plans",
     .title = "Days overdue, and plans up to date",
     .description = "Of each duty, how many days its overdue cases are over on the last day of the month; and of the plans "
                    "live on that day, those with a current review and those past a phase transfer without a new plan.",
     .figures = days_over,
     .figure_count = COUNT(days_over),
     .families = live_plans,
     .family_count = COUNT(live_plans),
     .stock = true},
};

const size_t tidy_topic_count = COUNT(tidy_topics);
