/* In time, good, and in the child's own voice: plans issued on time and late beside what audits, voice and text say of them. */
#include <math.h>

#include "base/day.h"
#include "core/inference/audit_grades.h"
#include "core/inference/makers.h"
#include "core/inference/plan_cases.h"
#include "core/inference/result_table.h"
#include "core/inference/text_defects.h"
#include "core/inference/voice_steps.h"
#include "core/statistics/many_tests.h"
#include "core/statistics/two_shares.h"

enum { CASES_LEAST = 10 };

/* The latest 12 months, and all that is reported: audits are few. */
enum { SPAN_LATEST, SPAN_REPORTED, SPANS };

enum { WAS_ALL, WAS_ON_TIME, WAS_LATE, TIMELINESS };
enum { AUDIT_ALL, AUDIT_SOUND, AUDIT_NOT_SOUND, AUDIT_NONE, AUDIT_STATES };
enum { HEARD_ALL, HEARD_ACTED_ON, HEARD_NOT_ACTED_ON, HEARD_UNTOLD, HEARD_NOT, HEARD_NOT_RECORDED, HEARD_STATES };
enum { TEXT_ALL, TEXT_WITHOUT, TEXT_WITH, TEXT_NONE, TEXT_STATES };

static const char *const timeliness_names[TIMELINESS] = {"on time or late", "on time", "late"};
static const char *const audit_names[AUDIT_STATES] = {"audited or not", "sound", "not sound", "not audited"};
static const char *const heard_names[HEARD_STATES] = {
    "heard or not", "given and acted on", "given, not acted on", "given, not recorded whether acted on", "not given",
    "not recorded"};
static const char *const text_names[TEXT_STATES] = {"text or none", "no finding of law", "a finding of law", "no text"};

/* A plan issued. */
struct issued_plan {
    const struct request_record *request;
    const struct audit_record *audit; /* the latest first audit of a random sample, NULL: none */
    int lawful;                       /* its latest text has no finding of law; -1: it has no text */
    bool in_time;
};

/* ---- what is asked of each plan: 1 yes, 0 no, -1 it cannot be told */

typedef int plan_question(const struct issued_plan *plan);

static int audited_sound(const struct issued_plan *plan)
{
    return plan->audit ? plan->audit->overall >= SCORE_SOUND : -1;
}

static int audited_good(const struct issued_plan *plan)
{
    return plan->audit ? audit_figure(plan->audit, AUDIT_FIGURE_AFTER_GATE) : -1;
}

static uint32_t voice_of(const struct issued_plan *plan, int whose)
{
    return whose == OF_PARENT ? plan->request->voice >> VOICE_OF_PARENT_SHIFT
                              : plan->request->voice & ((1U << VOICE_OF_PARENT_SHIFT) - 1);
}

static int child_heard(const struct issued_plan *plan)
{
    return (voice_of(plan, OF_CHILD) & VOICE_IN_ASSESSMENT) != 0;
}

static int child_own_words(const struct issued_plan *plan)
{
    return (voice_of(plan, OF_CHILD) & VOICE_OWN_WORDS) != 0;
}

static int child_in_section_a(const struct issued_plan *plan)
{
    return (voice_of(plan, OF_CHILD) & VOICE_IN_SECTION_A) != 0;
}

static int child_acted_on(const struct issued_plan *plan)
{
    return (voice_of(plan, OF_CHILD) & VOICE_ACTED_ON) != 0;
}

static int parent_heard(const struct issued_plan *plan)
{
    return (voice_of(plan, OF_PARENT) & VOICE_IN_ASSESSMENT) != 0;
}

static int parent_acted_on(const struct issued_plan *plan)
{
    return (voice_of(plan, OF_PARENT) & VOICE_ACTED_ON) != 0;
}

static int health_there(const struct issued_plan *plan)
{
    return (plan->request->advice & ADVICE_OF_HEALTH) != 0;
}

static int social_care_there(const struct issued_plan *plan)
{
    return (plan->request->advice & ADVICE_OF_SOCIAL_CARE) != 0;
}

static int text_lawful(const struct issued_plan *plan)
{
    return plan->lawful;
}

struct asked {
    const char *name;
    plan_question *of_plan;
    enum relation_id needs; /* not asked where it is empty */
};

static const struct asked questions[] = {
    {"audited sound or strong overall, of those audited", audited_sound, RELATION_AUDIT},
    {"audited Good or Outstanding by its criteria after the gate, of those scored", audited_good, RELATION_AUDIT_SCORE},
    {"the child's views given", child_heard, RELATION_VOICE},
    {"the child's views in own words, or observed", child_own_words, RELATION_VOICE},
    {"the child's views in section A", child_in_section_a, RELATION_VOICE},
    {"the child's views acted on", child_acted_on, RELATION_VOICE},
    {"the parents' views given", parent_heard, RELATION_VOICE},
    {"the parents' views acted on", parent_acted_on, RELATION_VOICE},
    {"no finding against the law in its text, of those with text", text_lawful, RELATION_PLAN_SECTION},
    {"health advice there, no nil return", health_there, RELATION_ADVICE},
    {"social-care advice there, no nil return", social_care_there, RELATION_ADVICE},
};

enum { QUESTIONS = sizeof questions / sizeof questions[0] };

/* ---- counting */

struct span_counts {
    uint64_t of[TIMELINESS][AUDIT_STATES][HEARD_STATES][TEXT_STATES];
    struct funnel_unit answers[QUESTIONS][TIMELINESS];
};

static int audit_state(const struct issued_plan *plan)
{
    if (!plan->audit || plan->audit->overall < 0)
        return AUDIT_NONE;
    return plan->audit->overall >= SCORE_SOUND ? AUDIT_SOUND : AUDIT_NOT_SOUND;
}

static int heard_state(const struct issued_plan *plan)
{
    uint32_t bits = voice_of(plan, OF_CHILD);
    if (!(bits & VOICE_ANY))
        return HEARD_NOT_RECORDED;
    if (!(bits & VOICE_IN_ASSESSMENT))
        return HEARD_NOT;
    if (bits & VOICE_ACTED_ON)
        return HEARD_ACTED_ON;
    return bits & (VOICE_OUTCOMES_UNTOLD | VOICE_PROVISION_UNTOLD) ? HEARD_UNTOLD : HEARD_NOT_ACTED_ON;
}

static void count_plan(struct span_counts *counts, const struct issued_plan *plan, const struct book *book)
{
    const int was[] = {WAS_ALL, plan->in_time ? WAS_ON_TIME : WAS_LATE};
    const int audits[] = {AUDIT_ALL, audit_state(plan)};
    const int heard[] = {HEARD_ALL, heard_state(plan)};
    const int texts[] = {TEXT_ALL, plan->lawful < 0 ? TEXT_NONE : plan->lawful ? TEXT_WITHOUT : TEXT_WITH};
    for (unsigned i = 0; i < 16; i++)
        counts->of[was[i & 1U]][audits[i >> 1 & 1U]][heard[i >> 2 & 1U]][texts[i >> 3]]++;
    for (int q = 0; q < QUESTIONS; q++) {
        int answer = book->totals[questions[q].needs].counted > 0 ? questions[q].of_plan(plan) : -1;
        counts->answers[q][was[1]].denominator += answer >= 0;
        counts->answers[q][was[1]].numerator += answer == 1;
    }
}

/* By request: the place of its plan's latest first audit of a random sample, ROW_NONE. */
static uint32_t *audits_of_requests(const struct inference *inference)
{
    const struct records *records = &inference->book->records;
    uint32_t *places = ARENA_NEW(inference->scratch, records->request_count + 1U, uint32_t);
    for (uint32_t i = 0; i < records->request_count; i++)
        places[i] = ROW_NONE;
    for (uint32_t i = 0; i < records->audit_count; i++) {
        const struct audit_record *audit = &records->audits[i];
        uint32_t request = records->plans[audit->plan].request;
        if (request == ROW_NONE || !audit_is_used(inference->book, audit) || audit->sample != SAMPLE_RANDOM)
            continue;
        const struct audit_record *before = places[request] == ROW_NONE ? NULL : &records->audits[places[request]];
        if (!before || audit->audited > before->audited ||
            (audit->audited == before->audited && audit->id > before->id))
            places[request] = i;
    }
    return places;
}

/* By request, what the latest text of its plan says: as text_is_without, one more so that 0 is none. */
static uint8_t *texts_of_requests(const struct inference *inference)
{
    const struct records *records = &inference->book->records;
    const struct plan_version **latest = latest_versions(inference);
    uint8_t *texts = ARENA_NEW(inference->scratch, records->request_count + 1U, uint8_t);
    check_set law = checks_of_law();
    for (uint32_t i = 0; latest && i < records->plan_count; i++)
        if (records->plans[i].request != ROW_NONE)
            texts[records->plans[i].request] = (uint8_t)(text_is_without(latest[i], law) + 1);
    return texts;
}

static struct span_counts *count_spans(const struct inference *inference)
{
    const struct book *book = inference->book;
    struct span_counts *spans = ARENA_NEW(inference->scratch, SPANS, struct span_counts);
    const uint32_t *audits = audits_of_requests(inference);
    const uint8_t *texts = texts_of_requests(inference);
    struct plan_case plan;
    for (uint32_t i = 0; i < book->records.request_count; i++) {
        if (!plan_case_of(book, i, &plan) || plan.fate != PLAN_ISSUED)
            continue;
        struct issued_plan issued = {.request = plan.request,
                                     .audit = audits[i] == ROW_NONE ? NULL : &book->records.audits[audits[i]],
                                     .lawful = texts[i] - 1,
                                     .in_time = plan_case_in_time(&plan)};
        if (plan.stop > day_add_months(book->as_of, -12))
            count_plan(&spans[SPAN_LATEST], &issued, book);
        if (plan.stop >= book->options.since)
            count_plan(&spans[SPAN_REPORTED], &issued, book);
    }
    return spans;
}

/* ---- rows */

static void put_span(const struct inference *inference, int span, const char **row)
{
    const struct book *book = inference->book;
    int32_t first = span == SPAN_LATEST ? day_add_months(book->as_of, -12) + 1 : book->options.since;
    row[0] = result_day(inference->arena, first);
    row[1] = result_day(inference->arena, book->as_of);
}

/* Of audits, voice and text only where there are any: else nothing is known but the time. */
static bool is_crossed(const struct book *book, int audit, int heard, int text)
{
    bool audits = book->totals[RELATION_AUDIT].counted > 0;
    bool voices = book->totals[RELATION_VOICE].counted > 0;
    bool texts = book->versions.count > 0;
    return (audits || voices || texts) && (audits || audit == AUDIT_ALL) && (voices || heard == HEARD_ALL) &&
           (texts || text == TEXT_ALL);
}

/* How much is told apart beside the time. */
static int told_apart(int audit, int heard, int text)
{
    return (audit != AUDIT_ALL) + (heard != HEARD_ALL) + (text != TEXT_ALL);
}

struct crossing {
    int was;
    int audit;
    int heard;
    int text;
};

static void put_combination(const struct inference *inference, int span, const struct span_counts *counts,
                            const struct crossing *at, struct result_table *table)
{
    uint64_t all = counts->of[at->was][AUDIT_ALL][HEARD_ALL][TEXT_ALL];
    uint64_t number = counts->of[at->was][at->audit][at->heard][at->text];
    if (!is_crossed(inference->book, at->audit, at->heard, at->text) ||
        (number == 0 && told_apart(at->audit, at->heard, at->text) > 1))
        return;
    const char **row = result_row(table);
    put_span(inference, span, row);
    row[2] = timeliness_names[at->was];
    row[3] = audit_names[at->audit];
    row[4] = heard_names[at->heard];
    row[5] = text_names[at->text];
    result_share(inference->arena, row + 6, number, all, CASES_LEAST);
    row[11] = all < CASES_LEAST ? "fewer than 10 plans" : "";
}

static void put_crossing(const struct inference *inference, int span, const struct span_counts *counts, int was,
                         struct result_table *table)
{
    if (counts->of[was][AUDIT_ALL][HEARD_ALL][TEXT_ALL] == 0)
        return;
    for (int audit = 0; audit < AUDIT_STATES; audit++)
        for (int heard = 0; heard < HEARD_STATES; heard++)
            for (int text = 0; text < TEXT_STATES; text++)
                put_combination(inference, span, counts, &(struct crossing){was, audit, heard, text}, table);
}

static struct two_shares compared(const struct span_counts *counts, int question)
{
    return two_shares_compare(counts->answers[question][WAS_ON_TIME], counts->answers[question][WAS_LATE]);
}

static const char *verdict_of(const struct two_shares *found, double adjusted)
{
    if (!found->compared)
        return "not compared: fewer than 10 plans on time, or late";
    if (isnan(found->p))
        return "not tested: fewer than 5 expected";
    if (adjusted > 0.05)
        return "no difference beyond chance";
    return found->difference > 0 ? "better in plans on time" : "better in late plans";
}

static void put_comparison(const struct inference *inference, int span, const struct span_counts *counts, int question,
                           double adjusted, struct result_table *table)
{
    struct arena *arena = inference->arena;
    const struct funnel_unit *on_time = &counts->answers[question][WAS_ON_TIME];
    const struct funnel_unit *late = &counts->answers[question][WAS_LATE];
    struct two_shares found = compared(counts, question);
    if (on_time->denominator + late->denominator == 0)
        return;
    const char **row = result_row(table);
    put_span(inference, span, row);
    row[2] = questions[question].name;
    result_share(arena, row + 3, on_time->numerator, on_time->denominator, CASES_LEAST);
    result_share(arena, row + 8, late->numerator, late->denominator, CASES_LEAST);
    row[13] = found.compared ? result_number(arena, found.difference, 1) : "";
    row[14] = found.compared ? result_number(arena, found.lower, 1) : "";
    row[15] = found.compared ? result_number(arena, found.upper, 1) : "";
    row[16] = result_probability(arena, found.p);
    row[17] = result_probability(arena, adjusted);
    row[18] = verdict_of(&found, adjusted);
}

void make_timeliness_quality(const struct inference *inference, struct people_table *tables)
{
    struct result_table crossing = result_table_begin(RESULT_TIMELINESS_QUALITY, inference->arena);
    struct result_table against = result_table_begin(RESULT_ON_TIME_LATE, inference->arena);
    const struct span_counts *spans = count_spans(inference);
    struct many_tests tests = {.arena = inference->scratch};
    for (int span = 0; span < SPANS; span++)
        for (int q = 0; q < QUESTIONS; q++)
            many_tests_add(&tests, compared(&spans[span], q).p);
    many_tests_adjust(&tests);
    for (int span = 0; span < SPANS; span++) {
        for (int was = 0; was < TIMELINESS; was++)
            put_crossing(inference, span, &spans[span], was, &crossing);
        for (int q = 0; q < QUESTIONS; q++)
            put_comparison(inference, span, &spans[span], q, tests.adjusted[span * QUESTIONS + q], &against);
    }
    tables[RESULT_TIMELINESS_QUALITY] = result_table_end(&crossing);
    tables[RESULT_ON_TIME_LATE] = result_table_end(&against);
}
