#include <string.h>

#include "base/words.h"
#include "core/definitions/codes.h"
#include "core/definitions/contract_codes.h"

struct coded_column {
    enum relation_id relation;
    const char *column;
    enum code_set_id set;
    const char *numbers; /* in the place of a set: the codes are digits, one each */
};

#define NUMBERS(digits) CODE_SETS, digits

/* The smallest and the largest grade, score and rank are those of core/records/. */
static const struct coded_column coded_columns[] = {
    {RELATION_PERSON, "sex", CODES_SEX, NULL},
    {RELATION_PERSON, "ethnicity", CODES_ETHNICITY, NULL},
    {RELATION_PERSON, "social_care", CODES_SOCIAL_CARE, NULL},
    {RELATION_REQUEST, "source", NUMBERS("12345")},
    {RELATION_REQUEST, "outcome", CODES_OUTCOME, NULL},
    {RELATION_REQUEST, "exception", CODES_EXCEPTION, NULL},
    {RELATION_ASSESSMENT, "outcome", CODES_OUTCOME, NULL},
    {RELATION_ASSESSMENT, "exception", CODES_EXCEPTION, NULL},
    {RELATION_SEN_NEED, "rank", NUMBERS("12")},
    {RELATION_SEN_NEED, "need", CODES_NEED, NULL},
    {RELATION_ADVICE, "kind", CODES_ADVICE_KIND, NULL},
    {RELATION_ADVICE, "exception", CODES_ADVICE_EXCEPTION, NULL},
    {RELATION_ADVICE, "grade", NUMBERS("0123")},
    {RELATION_PLAN, "cease_reason", NUMBERS("123456789")},
    {RELATION_VOICE, "whose", CODES_WHOSE, NULL},
    {RELATION_VOICE, "form", CODES_FORM, NULL},
    {RELATION_REVIEW, "kind", CODES_REVIEW_KIND, NULL},
    {RELATION_REVIEW, "outcome", CODES_REVIEW_OUTCOME, NULL},
    {RELATION_REVIEW, "child_participation", CODES_PARTICIPATION, NULL},
    {RELATION_REVIEW, "parent_participation", CODES_PARTICIPATION, NULL},
    {RELATION_AUDIT, "sample", CODES_SAMPLE, NULL},
    {RELATION_AUDIT, "overall", NUMBERS("0123")},
    {RELATION_AUDIT_SCORE, "criterion", CODES_CRITERION, NULL},
    {RELATION_AUDIT_SCORE, "score", NUMBERS("0123")},
    {RELATION_TRIBUNAL_ORDER, "kind", CODES_ORDER_KIND, NULL},
    {RELATION_PLAN_SECTION, "section", CODES_SECTION, NULL},
};

/* CBDS: the first letter is the major group; the Chinese codes and the two that say there is none are named whole. */
static const char ethnicity_pattern[] = "^([WMABO][A-Z]{3}|CHNE|CHKC|CMAL|CSNG|CTWN|COCH|REFU|NOBT)$";

static const struct coded_column *coded(enum relation_id relation, const char *column)
{
    for (size_t i = 0; i < sizeof coded_columns / sizeof coded_columns[0]; i++)
        if (coded_columns[i].relation == relation && strcmp(coded_columns[i].column, column) == 0)
            return &coded_columns[i];
    return NULL;
}

static const char *code_at(const struct coded_column *column, size_t place, struct arena *arena)
{
    if (column->numbers)
        return place < strlen(column->numbers) ? words(arena, "%c", column->numbers[place]) : NULL;
    return place < code_sets[column->set].count ? code_sets[column->set].codes[place] : NULL;
}

static const char *joined(const struct coded_column *column, const char *between, struct arena *arena)
{
    const char *all = "";
    const char *code;
    for (size_t i = 0; (code = code_at(column, i, arena)); i++)
        all = words(arena, "%s%s%s", all, i == 0 ? "" : between, code);
    return all;
}

const char *contract_codes_named(enum relation_id relation, const char *column, struct arena *arena)
{
    const struct coded_column *found = coded(relation, column);
    return found && found->set != CODES_ETHNICITY ? joined(found, ", ", arena) : NULL;
}

/* A number may have come as 2.0. */
const char *contract_codes_pattern(enum relation_id relation, const char *column, struct arena *arena)
{
    const struct coded_column *found = coded(relation, column);
    if (!found)
        return NULL;
    if (found->set == CODES_ETHNICITY)
        return ethnicity_pattern;
    return words(arena, "^(%s)%s$", joined(found, "|", arena), found->numbers ? "([.]0*)?" : "");
}
