/* What happened, row by row: each column that holds the day of an event is a row of a table, with its sentence. */
#include <stdlib.h>

#include "base/growing.h"
#include "base/words.h"
#include "core/cases/story_private.h"
#include "core/definitions/codes.h"

/* The sentence for a row, from the arena. NULL: no event. */
typedef const char *event_words(const struct story_draft *draft, const struct case_row_at *at);

static uint8_t code(const struct case_row_at *at, const char *column, enum code_set_id set)
{
    return code_of(set, row_text_of(at, column));
}

/* ---- requests and assessments */

static const char *request_received(const struct story_draft *draft, const struct case_row_at *at)
{
    static const char *const sources[] = {"",
                                          " from the family",
                                          " from the nursery, school or college",
                                          " from a health service",
                                          " from social care",
                                          " from somebody else"};
    int64_t source = row_number_of(at, "source");
    return words(draft->arena, "A request for an assessment was received%s.",
                 source >= 1 && source <= 5 ? sources[source] : "");
}

static const char *request_decided(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    switch (code(at, "outcome", CODES_OUTCOME)) {
    case OUTCOME_YES:
        return "The family was told that there will be an assessment.";
    case OUTCOME_NO:
        return "The family was told that there will be no assessment.";
    default:
        return "A day of decision is recorded, but no decision whether to assess.";
    }
}

static const char *request_withdrawn(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    return code(at, "outcome", CODES_OUTCOME) == OUTCOME_WITHDRAWN
               ? "The request was withdrawn, or ended without a decision."
               : "A day of withdrawal is recorded, but the request is not recorded as withdrawn.";
}

static const char *draft_sent(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    (void)at;
    return "The draft plan was sent to the family.";
}

static const char *assessment_decided(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    switch (code(at, "outcome", CODES_OUTCOME)) {
    case OUTCOME_YES:
        return "The final plan was sent.";
    case OUTCOME_NO:
        return "The family was told that there will be no plan.";
    default:
        return "A day of outcome is recorded, but no outcome of the assessment.";
    }
}

static const char *assessment_withdrawn(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    return code(at, "outcome", CODES_OUTCOME) == OUTCOME_WITHDRAWN
               ? "The assessment was withdrawn, or ended without a decision."
               : "A day of withdrawal is recorded, but the assessment is not recorded as withdrawn.";
}

/* ---- advice and views */

const char *kind_of_advice(uint8_t kind)
{
    static const char *const kinds[] = {
        "of a kind not recorded", "family", "education", "health", "psychology", "social care", "another service",
        "preparing for adulthood", "a service the family asked for"};
    return kind < sizeof kinds / sizeof kinds[0] ? kinds[kind] : kinds[0];
}

static const char *advice_of(const struct story_draft *draft, const struct case_row_at *at)
{
    const char *provider = text_shown(row_text_of(at, "provider"), draft->arena);
    return words(draft->arena, "%s%s%s", kind_of_advice(code(at, "kind", CODES_ADVICE_KIND)), provider ? ", " : "",
                 provider ? provider : "");
}

static const char *advice_requested(const struct story_draft *draft, const struct case_row_at *at)
{
    return words(draft->arena, "Advice was asked for (%s).", advice_of(draft, at));
}

static const char *advice_received(const struct story_draft *draft, const struct case_row_at *at)
{
    static const char *const grades[] = {"read as absent", "read as weak", "read as sound", "read as strong"};
    int64_t grade = row_number_of(at, "grade");
    const char *read = grade >= 0 && grade <= 3 ? grades[grade] : NULL;
    if (row_truth_of(at, "nil_return") == TRUTH_YES)
        read = "nothing of substance in it";
    return words(draft->arena, "Advice came (%s)%s%s.", advice_of(draft, at), read ? ": " : "", read ? read : "");
}

static const char *views_obtained(const struct story_draft *draft, const struct case_row_at *at)
{
    static const char *const whose[] = {"Somebody's", "The child's or young person's", "The parents'"};
    static const char *const forms[] = {"", " in their own words", " through signs, pictures or observation",
                                        " as an adult reports them", ""};
    uint8_t of_whom = code(at, "whose", CODES_WHOSE);
    uint8_t form = code(at, "form", CODES_FORM);
    if (form == FORM_NONE)
        return words(draft->arena, "%s views were not obtained.", whose[of_whom <= WHOSE_PARENT ? of_whom : 0]);
    bool outcomes = row_truth_of(at, "reflected_in_outcomes") == TRUTH_YES;
    bool provision = row_truth_of(at, "reflected_in_provision") == TRUTH_YES;
    return words(draft->arena, "%s views were obtained%s%s%s%s%s.", whose[of_whom <= WHOSE_PARENT ? of_whom : 0],
                 forms[form <= FORM_NONE ? form : 0], outcomes || provision ? "; they are reflected in the " : "",
                 outcomes ? "outcomes" : "", outcomes && provision ? " and the " : "", provision ? "provision" : "");
}

/* ---- plans, reviews, audits, orders */

static const char *plan_made(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    (void)at;
    return "The plan was first made.";
}

static const char *plan_started(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    return row_day_of(at, "start_date") == row_day_of(at, "first_made_date")
               ? NULL
               : "The present version of the plan starts.";
}

static const char *plan_transferred(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    (void)at;
    return "The plan came over from another authority.";
}

static const char *plan_ceased(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    (void)at;
    return "The plan ceased.";
}

static const char *review_of(const struct case_row_at *at)
{
    switch (code(at, "kind", CODES_REVIEW_KIND)) {
    case REVIEW_ANNUAL:
        return "annual review";
    case REVIEW_INTERIM:
        return "interim review";
    case REVIEW_PHASE_TRANSFER:
        return "review for a phase transfer";
    default:
        return "review";
    }
}

static const char *part_in(const struct case_row_at *at, const char *column)
{
    static const char *const parts[] = {"not recorded", "attended", "contributed", "neither attended nor contributed"};
    uint8_t part = code(at, column, CODES_PARTICIPATION);
    return parts[part <= PARTICIPATION_NEITHER ? part : 0];
}

static const char *review_met(const struct story_draft *draft, const struct case_row_at *at)
{
    return words(draft->arena, "The meeting of the %s was held. Child or young person: %s. Parents: %s.", review_of(at),
                 part_in(at, "child_participation"), part_in(at, "parent_participation"));
}

static const char *review_reported(const struct story_draft *draft, const struct case_row_at *at)
{
    return words(draft->arena, "The report of the %s was sent.", review_of(at));
}

static const char *review_decided(const struct story_draft *draft, const struct case_row_at *at)
{
    static const char *const decisions[] = {"", ": to keep the plan as it is", ": to amend the plan",
                                            ": to cease the plan"};
    uint8_t outcome = code(at, "outcome", CODES_REVIEW_OUTCOME);
    return words(draft->arena, "The decision after the %s was notified%s.", review_of(at),
                 decisions[outcome <= REVIEW_CEASE ? outcome : 0]);
}

static const char *amendment_noticed(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    (void)at;
    return "The proposed amendments were sent.";
}

static const char *amended_plan(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    (void)at;
    return "The amended plan was sent.";
}

static const char *transfer_final(const struct story_draft *draft, const struct case_row_at *at)
{
    (void)draft;
    (void)at;
    return "The plan for the next phase of education was final.";
}

static const char *audited(const struct story_draft *draft, const struct case_row_at *at)
{
    static const char *const grades[] = {"absent", "weak", "sound", "strong"};
    int64_t overall = row_number_of(at, "overall");
    return words(draft->arena, "The plan was audited%s: %s.",
                 row_number_of(at, "second_of") != NUMBER_NONE ? " a second time" : "",
                 overall >= 0 && overall <= 3 ? grades[overall] : "no overall grade recorded");
}

static const char *order_title(const struct case_row_at *at)
{
    uint8_t kind = code(at, "kind", CODES_ORDER_KIND);
    bool known = kind != CODE_NONE && kind != CODE_UNKNOWN;
    return known ? clocks[CLOCK_TR_ASSESS2 + kind - 1].title : "of a kind not recorded";
}

static const char *ordered(const struct story_draft *draft, const struct case_row_at *at)
{
    return words(draft->arena, "The Tribunal made an order (%s).", order_title(at));
}

static const char *complied(const struct story_draft *draft, const struct case_row_at *at)
{
    return words(draft->arena, "The Tribunal's order was complied with (%s).", order_title(at));
}

/* In the order in which events of one day follow from each other. */
static const struct event_rule {
    enum relation_id relation;
    const char *column;
    event_words *words;
} event_rules[] = {
    {RELATION_TRIBUNAL_ORDER, "order_date", ordered},
    {RELATION_REQUEST, "received_date", request_received},
    {RELATION_REQUEST, "outcome_date", request_decided},
    {RELATION_REQUEST, "withdrawn_date", request_withdrawn},
    {RELATION_ADVICE, "requested_date", advice_requested},
    {RELATION_ADVICE, "received_date", advice_received},
    {RELATION_VOICE, "obtained_date", views_obtained},
    {RELATION_ASSESSMENT, "draft_plan_date", draft_sent},
    {RELATION_ASSESSMENT, "outcome_date", assessment_decided},
    {RELATION_ASSESSMENT, "withdrawn_date", assessment_withdrawn},
    {RELATION_PLAN, "first_made_date", plan_made},
    {RELATION_PLAN, "start_date", plan_started},
    {RELATION_PLAN, "transferred_date", plan_transferred},
    {RELATION_REVIEW, "meeting_date", review_met},
    {RELATION_REVIEW, "report_date", review_reported},
    {RELATION_REVIEW, "decision_date", review_decided},
    {RELATION_REVIEW, "amendment_notice_date", amendment_noticed},
    {RELATION_REVIEW, "final_plan_date", amended_plan},
    {RELATION_REVIEW, "phase_transfer_final_date", transfer_final},
    {RELATION_AUDIT, "audited_date", audited},
    {RELATION_TRIBUNAL_ORDER, "complied_date", complied},
    {RELATION_PLAN, "cease_date", plan_ceased},
};

/* ---- the walk */

struct event_walk {
    struct story_draft *draft;
    unsigned rule;
};

static void take_row(void *context, const struct case_row_at *at)
{
    const struct event_walk *walk = context;
    struct story_draft *draft = walk->draft;
    int32_t day = row_day_of(at, event_rules[walk->rule].column);
    struct story_part part = part_of_row(draft, at);
    if (day == DAY_NONE || day > draft->source->as_of || !story_has(draft, part.kind, part.id))
        return;
    const char *text = event_rules[walk->rule].words(draft, at);
    if (!text)
        return;
    struct story *story = draft->story;
    draft->events =
        growing(draft->arena, draft->events, story->event_count, &draft->event_room, sizeof draft->events[0]);
    draft->events[story->event_count] = (struct story_event){day, walk->rule, story->event_count, part, text};
    story->event_count++;
}

static int by_day(const void *a, const void *b)
{
    const struct story_event *x = a;
    const struct story_event *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    if (x->of.id != y->of.id)
        return x->of.id < y->of.id ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

void tell_events(struct story_draft *draft)
{
    struct event_walk walk = {.draft = draft};
    for (walk.rule = 0; walk.rule < sizeof event_rules / sizeof event_rules[0]; walk.rule++)
        case_rows_walk(draft->source->rows, event_rules[walk.rule].relation, take_row, &walk);
    if (draft->story->event_count > 1)
        qsort(draft->events, draft->story->event_count, sizeof draft->events[0], by_day);
    draft->story->events = draft->events;
}
