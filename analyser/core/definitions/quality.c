#include <stdbool.h>
#include <string.h>

#include "base/growing.h"
#include "base/num.h"
#include "core/definitions/frame.h"
#include "core/definitions/quality.h"

const char *const aside_reason_names[ASIDE_REASONS] = {
    [ASIDE_NOT] = "used",      [ASIDE_KEY_MISSING] = "key_missing",         [ASIDE_DUPLICATE] = "duplicate_key",
    [ASIDE_ORPHAN] = "orphan", [ASIDE_OTHER_AUTHORITY] = "other_authority",
};

const char *const severity_names[3] = {
    [SEVERITY_ERROR] = "error",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_NOTE] = "note",
};

#define EVERY_MEASURE "*"
#define OF_ASSESSMENTS "REQ6.* PLAN20.* NOTISSUE16.* ADV6.* DRAFT15.*"
#define OF_REVIEWS "AR12.* AR12_MEETING.* AR_REPORT2.* AR_DEC4.* AM_NOTICE4.* AM_REPS15.* AM_FINAL8.* AM_FINAL12.* PT.*"
#define OF_ORDERS "TR_ASSESS2.* TR_NOISSUE10.* TR_PLAN14.* TR_DRAFT5.* TR_FINAL11.* TR_AMEND5.* TR_NAME2.*"
#define OF_PLANS_ISSUED "VOICE.* ADVICE.health_present ADVICE.social_care_present"
#define OF_REQUESTS "REQUEST.* ASSESSMENT.not_issued"
#define OF_LIVE_PLANS "REVIEW.current PLAN.stale_phase"

/* error: the row, or a clock on it, is left out; warning: a value is not used; note: used as it stands, look at it. */
const struct rule rules[RULES] = {
    [RULE_KEY_MISSING] =
        {
            "key_missing",
            SEVERITY_ERROR,
            "A row has no key.",
            "The row is set aside.",
            "Have the view give every row its key.",
            EVERY_MEASURE,
        },
    [RULE_DUPLICATE_KEY] =
        {
            "duplicate_key",
            SEVERITY_ERROR,
            "Several rows have the same key.",
            "The first in the order of their columns is used, the others are set aside.",
            "Find out why the view gives one case several rows (a join that multiplies?) and mend it.",
            EVERY_MEASURE,
        },
    [RULE_ORPHAN] =
        {
            "orphan",
            SEVERITY_ERROR,
            "A row belongs to a row that is not there.",
            "The row is set aside, and the rows that belong to it.",
            "Let the view give the missing row too, or leave out what belongs to it.",
            EVERY_MEASURE,
        },
    [RULE_PLAN_REQUEST_MISSING] =
        {
            "plan_request_missing",
            SEVERITY_WARNING,
            "A plan names a request that is not there.",
            "The plan is used; its need and source are not recorded.",
            "Let the view of requests reach back to the request, or leave request_id empty.",
            OF_REVIEWS " " OF_LIVE_PLANS " VOICE.* QA.* " OF_ORDERS,
        },
    [RULE_CODE_UNKNOWN] =
        {
            "code_unknown",
            SEVERITY_WARNING,
            "A code or number is not in its set.",
            "The value is read as not recorded.",
            "Map the value to a code of the contract in the view.",
            EVERY_MEASURE,
        },
    [RULE_DATE_IMPOSSIBLE] =
        {
            "date_impossible",
            SEVERITY_WARNING,
            "A date is no day of a calendar (infinity).",
            "The date is read as not recorded.",
            "Enter the day, or leave it empty.",
            EVERY_MEASURE,
        },
    [RULE_DATE_IN_FUTURE] =
        {
            "date_in_future",
            SEVERITY_NOTE,
            "Something is dated after the day the analysis is for.",
            "The date is read as not recorded, an outcome of that date as not made yet.",
            "Nothing for a past day analysed again; else correct a slip of the pen.",
            EVERY_MEASURE,
        },
    [RULE_TOO_MANY_CATEGORIES] =
        {
            "too_many_categories",
            SEVERITY_WARNING,
            "A breakdown has more categories than can be shown.",
            "The categories past the limit are counted as not recorded.",
            "Map the values to fewer: teams and services, not people or spellings.",
            EVERY_MEASURE,
        },
    [RULE_AGE_OUT_OF_RANGE] =
        {
            "age_out_of_range",
            SEVERITY_WARNING,
            "An age is below 0 or above 25.",
            "The age band is not recorded.",
            "Check the birth date.",
            EVERY_MEASURE,
        },
    [RULE_RECEIVED_MISSING] =
        {
            "received_missing",
            SEVERITY_ERROR,
            "A request has no day of receipt.",
            "No clock runs on it, and it is in no figure by day of receipt.",
            "Enter the day the request was received.",
            OF_ASSESSMENTS " " OF_REQUESTS " " OF_PLANS_ISSUED,
        },
    [RULE_OUTCOME_WITHOUT_DATE] =
        {
            "outcome_without_date",
            SEVERITY_ERROR,
            "An outcome is recorded without its date.",
            "The clock that it would end or close does not run on the case.",
            "Enter the day the family was told.",
            OF_ASSESSMENTS " ASSESSMENT.not_issued " OF_PLANS_ISSUED,
        },
    [RULE_WITHDRAWN_WITHOUT_DATE] =
        {
            "withdrawn_without_date",
            SEVERITY_ERROR,
            "A withdrawal is recorded without its date.",
            "The clock that it would close does not run on the case.",
            "Enter the day of the withdrawal.",
            "REQ6.* PLAN20.* ADV6.*",
        },
    [RULE_END_BEFORE_START] =
        {
            "end_before_start",
            SEVERITY_ERROR,
            "A duty was done before it began.",
            "The clock does not run on the case.",
            "Find out which of the two days is right and correct the other.",
            OF_ASSESSMENTS " " OF_REVIEWS " " OF_ORDERS " " OF_PLANS_ISSUED,
        },
    [RULE_CLOSED_BEFORE_START] =
        {
            "closed_before_start",
            SEVERITY_ERROR,
            "A duty fell away before it began.",
            "The clock does not run on the case.",
            "Find out which of the two days is right and correct the other.",
            OF_ASSESSMENTS,
        },
    [RULE_ASSESSMENT_AFTER_REFUSAL] =
        {
            "assessment_after_refusal",
            SEVERITY_WARNING,
            "A request was refused and yet its assessment led to a plan.",
            "The refusal counts: the plan's clock closes on the day of the refusal.",
            "Keep the refusal, and enter a new request where there was one.",
            "PLAN20.* NOTISSUE16.* ADV6.* DRAFT15.* ASSESSMENT.not_issued " OF_PLANS_ISSUED,
        },
    [RULE_BIRTH_AFTER_RECEIVED] =
        {
            "birth_after_received",
            SEVERITY_WARNING,
            "A request was received before the child was born.",
            "The request is used; its age band is not recorded.",
            "Check the birth date and the day of receipt.",
            OF_ASSESSMENTS " " OF_REQUESTS,
        },
    [RULE_PLAN_WITHOUT_ANCHOR] =
        {
            "plan_without_anchor",
            SEVERITY_ERROR,
            "A plan has neither the day it was first made nor the day it started.",
            "No review of it falls due, and it does not count as live.",
            "Enter the day the plan was first made.",
            "AR12.* AR12_MEETING.* " OF_LIVE_PLANS,
        },
    [RULE_CEASED_BEFORE_MADE] =
        {
            "ceased_before_made",
            SEVERITY_ERROR,
            "A plan ceased before it was made.",
            "No review of it falls due, and it never counts as live.",
            "Find out which of the two days is right and correct the other.",
            "AR12.* AR12_MEETING.* " OF_LIVE_PLANS,
        },
    [RULE_SEVERAL_LIVE_PLANS] =
        {
            "several_live_plans",
            SEVERITY_NOTE,
            "A person has several live plans.",
            "Each plan is counted.",
            "Cease those that were replaced.",
            OF_REVIEWS " " OF_LIVE_PLANS,
        },
    [RULE_REVIEW_AFTER_CEASING] =
        {
            "review_after_ceasing",
            SEVERITY_NOTE,
            "A review met after the plan had ceased.",
            "The ceasing closes the clocks; what came after it does not end them.",
            "Check the day of ceasing.",
            OF_REVIEWS,
        },
    [RULE_DECISION_BEFORE_MEETING] =
        {
            "decision_before_meeting",
            SEVERITY_WARNING,
            "A review was decided before its meeting.",
            "The clock from the meeting to the decision does not run on it; the decision still ends the review cycle.",
            "Find out which of the two days is right and correct the other.",
            "AR12.* AR_DEC4.*",
        },
    [RULE_ADVICE_RECEIVED_NOT_REQUESTED] =
        {
            "advice_received_not_requested",
            SEVERITY_WARNING,
            "Advice was received and the day it was asked for is not recorded.",
            "Its clock does not run; it counts as present and by its grade.",
            "Enter the day the advice was asked for.",
            "ADV6.*",
        },
    [RULE_VOICE_WITHOUT_PARENT] =
        {
            "voice_without_parent",
            SEVERITY_WARNING,
            "A record of views belongs to no request and no review.",
            "It counts for nothing.",
            "Enter the request or the review the views were given in.",
            "VOICE.*",
        },
    [RULE_SAME_DAY_OUTCOMES] =
        {
            "same_day_outcomes",
            SEVERITY_NOTE,
            "Unusually many outcomes carry one day (the examples are days).",
            "They are used as recorded; the day may be that of an entry, not of a letter.",
            "Find out whether a migration or a batch of data entry set the day, and enter the true ones.",
            "REQ6.* PLAN20.* NOTISSUE16.* ADV6.* DRAFT15.* ASSESSMENT.not_issued",
        },
    [RULE_TEXT_ALTERED] =
        {
            "text_altered",
            SEVERITY_WARNING,
            "A name has control characters, marks of direction, bytes that are no UTF-8, or more than 1000 characters.",
            "It is counted and shown with U+FFFD in the place of each of them, or cut.",
            "Have the view give clean text in the right encoding, and names for names.",
            EVERY_MEASURE,
        },
};

/* Leaves room for a NUL, and never part of a UTF-8 character at the end. */
static size_t fitting(const char *bytes, size_t length, size_t room)
{
    if (length <= room)
        return length;
    while (room > 0 && ((unsigned char)bytes[room] & 0xC0) == 0x80)
        room--;
    return room;
}

/* "102", "102/1"; of a key that is not recorded only the detail. */
static void key_text(int64_t key, const char *detail, char text[FINDING_KEY_MOST])
{
    size_t length = key == NUMBER_NONE ? 0 : num_integer(key, text);
    if (length > 0 && detail[0] != '\0')
        text[length++] = '/';
    size_t more = fitting(detail, strlen(detail), FINDING_KEY_MOST - 1 - length);
    memcpy(text + length, detail, more);
    text[length + more] = '\0';
}

static int compare_keys(int64_t key, const char *text, int64_t other, const char *other_text)
{
    if (key != other)
        return key < other ? -1 : 1;
    return strcmp(text, other_text);
}

/* Puts the key in its place among the examples, unless it is there or larger than all of a full list. */
static void keep_smallest(struct finding *finding, int64_t key, const char text[FINDING_KEY_MOST])
{
    size_t place = 0;
    int order = 1;
    while (place < FINDING_EXAMPLES && finding->examples[place][0] != '\0') {
        order = compare_keys(key, text, finding->example_order[place], finding->examples[place]);
        if (order <= 0)
            break;
        place++;
    }
    if (order == 0 || place == FINDING_EXAMPLES)
        return;
    size_t behind = FINDING_EXAMPLES - 1 - place;
    memmove(finding->examples[place + 1], finding->examples[place], behind * sizeof finding->examples[0]);
    memmove(&finding->example_order[place + 1], &finding->example_order[place],
            behind * sizeof finding->example_order[0]);
    memcpy(finding->examples[place], text, FINDING_KEY_MOST);
    finding->example_order[place] = key;
}

static bool too_large(const struct finding *finding, int64_t key)
{
    return finding->examples[FINDING_EXAMPLES - 1][0] != '\0' && key > finding->example_order[FINDING_EXAMPLES - 1];
}

static void add_row(struct found_rows *found, const struct found_row *row)
{
    found->rows = growing(found->arena, found->rows, found->count, &found->room, sizeof found->rows[0]);
    found->rows[found->count] = *row;
    found->rows[found->count++].shown = arena_text(found->arena, row->shown, strlen(row->shown));
}

void quality_found_detail(struct quality *quality, enum rule_id rule, enum relation_id relation, int64_t key,
                          const char *detail)
{
    struct finding *finding = &quality->findings[rule][relation];
    finding->rule = rule;
    finding->relation = relation;
    finding->count++;
    if (too_large(finding, key) && !quality->rows)
        return;
    char text[FINDING_KEY_MOST] = "";
    key_text(key, detail, text);
    if (quality->rows)
        add_row(quality->rows, &(struct found_row){rule, relation, key, text});
    if (text[0] != '\0')
        keep_smallest(finding, key, text);
}

void quality_found(struct quality *quality, enum rule_id rule, enum relation_id relation, int64_t key)
{
    quality_found_detail(quality, rule, relation, key, "");
}
