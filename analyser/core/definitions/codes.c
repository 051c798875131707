#include <stdbool.h>
#include <string.h>

#include "core/definitions/codes.h"

#define SET(array)                                                                                                     \
    {                                                                                                                  \
        (array), sizeof(array) / sizeof((array)[0])                                                                    \
    }

static const char *const sex[] = {"M", "F"};
static const char *const ethnicity[] = {"White", "Mixed", "Asian", "Black", "Chinese", "Other"};
static const char *const social_care[] = {"none", "cin", "cp", "cla"};
static const char *const outcome[] = {"Y", "N", "A", "W", "H"};
static const char *const exception[] = {"a", "b", "c", "d"};
static const char *const advice_exception[] = {"a", "b", "c"};
static const char *const need[] = {"SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI",
                                   "VI",   "MSI", "PD",  "ASD",  "DS",   "OTH"};
static const char *const advice_kind[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
static const char *const review_kind[] = {"annual", "interim", "phase_transfer"};
static const char *const review_outcome[] = {"M", "A", "C"};
static const char *const participation[] = {"attended", "contributed", "neither"};
static const char *const whose[] = {"child", "parent"};
static const char *const form[] = {"own_words", "aac_or_observed", "reported_by_adult", "none"};
static const char *const sample[] = {"random", "targeted"};
static const char *const agency[] = {"education", "health", "social_care"};
static const char *const criterion[] = {"A1", "A2", "A3", "A4", "A5", "B1", "B2", "C1", "D1", "E1", "E2", "E3", "F1",
                                        "F2", "G1", "H1", "I1", "J1", "K1", "K2", "K3", "X1", "X2", "X3", "X4"};
/* In the order of enum clock_id from CLOCK_TR_ASSESS2 on. */
static const char *const order_kind[] = {"TR_ASSESS2", "TR_NOISSUE10", "TR_PLAN14", "TR_DRAFT5",
                                         "TR_FINAL11", "TR_AMEND5",    "TR_NAME2"};
static const char *const section[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "H1", "H2"};

const struct code_set code_sets[CODE_SETS] = {
    [CODES_SEX] = SET(sex),
    [CODES_ETHNICITY] = SET(ethnicity),
    [CODES_SOCIAL_CARE] = SET(social_care),
    [CODES_OUTCOME] = SET(outcome),
    [CODES_EXCEPTION] = SET(exception),
    [CODES_ADVICE_EXCEPTION] = SET(advice_exception),
    [CODES_NEED] = SET(need),
    [CODES_ADVICE_KIND] = SET(advice_kind),
    [CODES_REVIEW_KIND] = SET(review_kind),
    [CODES_REVIEW_OUTCOME] = SET(review_outcome),
    [CODES_PARTICIPATION] = SET(participation),
    [CODES_WHOSE] = SET(whose),
    [CODES_FORM] = SET(form),
    [CODES_SAMPLE] = SET(sample),
    [CODES_AGENCY] = SET(agency),
    [CODES_CRITERION] = SET(criterion),
    [CODES_ORDER_KIND] = SET(order_kind),
    [CODES_SECTION] = SET(section),
};

/* Codes are short, and most differ in their first letter. */
static bool same(struct text text, const char *code)
{
    for (uint32_t i = 0; i < text.length; i++)
        if (code[i] != text.bytes[i] || code[i] == '\0')
            return false;
    return code[text.length] == '\0';
}

uint8_t code_of(enum code_set_id set, struct text text)
{
    if (!text.bytes)
        return CODE_NONE;
    for (size_t i = 0; i < code_sets[set].count; i++)
        if (same(text, code_sets[set].codes[i]))
            return (uint8_t)(i + 1);
    return CODE_UNKNOWN;
}

/* Of each set but the kinds of orders every code has a place of its own. */
static unsigned place_of(struct text text)
{
    unsigned first = (unsigned char)text.bytes[0];
    unsigned last = (unsigned char)text.bytes[text.length - 1];
    return (first + 11 * last + 16 * text.length) % CODE_PLACES;
}

uint8_t code_remembered(struct code_memory *memory, enum code_set_id set, struct text text)
{
    if (!text.bytes || text.length == 0)
        return code_of(set, text);
    uint8_t *known = &memory->of[set][place_of(text)];
    if (*known != CODE_NONE && same(text, code_sets[set].codes[*known - 1]))
        return *known;
    uint8_t code = code_of(set, text);
    if (code != CODE_UNKNOWN)
        *known = code;
    return code;
}

/* CBDS code set ethnicity: the first letter is the major group; the extended Chinese codes are named whole. */
static const char *const chinese[] = {"CHNE", "CHKC", "CMAL", "CSNG", "CTWN", "COCH"};
static const char major_letters[] = "WMAB?O";

static bool capital_letters(struct text text)
{
    for (uint32_t i = 0; i < text.length; i++)
        if (text.bytes[i] < 'A' || text.bytes[i] > 'Z')
            return false;
    return true;
}

uint8_t code_of_ethnicity(struct text text)
{
    if (!text.bytes || same(text, "REFU") || same(text, "NOBT"))
        return CODE_NONE;
    if (text.length != 4 || !capital_letters(text))
        return CODE_UNKNOWN;
    for (size_t i = 0; i < sizeof chinese / sizeof chinese[0]; i++)
        if (same(text, chinese[i]))
            return 5;
    const char *group = strchr(major_letters, text.bytes[0]);
    return group ? (uint8_t)(group - major_letters + 1) : CODE_UNKNOWN;
}
