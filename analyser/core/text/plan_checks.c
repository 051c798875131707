#include <assert.h>
#include <string.h>

#include "core/text/plan_checks.h"

static_assert(PLAN_CHECKS <= 64, "a check is a bit of check_set");

const char *const plan_section_names[PLAN_SECTIONS] = {
    [SECTION_A] = "A", [SECTION_B] = "B",   [SECTION_C] = "C",   [SECTION_D] = "D", [SECTION_E] = "E",
    [SECTION_F] = "F", [SECTION_G] = "G",   [SECTION_H1] = "H1", [SECTION_H2] = "H2", [SECTION_I] = "I",
    [SECTION_J] = "J", [SECTION_K] = "K",   [SECTION_H] = "H",
};

enum plan_section plan_section_find(const char *name, size_t length)
{
    enum plan_section section = SECTION_A;
    while (section < PLAN_SECTIONS &&
           (strlen(plan_section_names[section]) != length || memcmp(plan_section_names[section], name, length) != 0))
        section++;
    return section;
}

const char *const provision_section_names[PROVISION_SECTIONS] = {
    [PROVISION_F] = "F", [PROVISION_G] = "G", [PROVISION_H1] = "H1", [PROVISION_H2] = "H2"};

const char *const check_level_names[] = {
    [LEVEL_SECTION] = "section", [LEVEL_LINE] = "line", [LEVEL_PLAN] = "plan"};
const char *const check_basis_names[] = {[BASIS_LAW] = "law", [BASIS_GUIDANCE] = "guidance"};

#define LAW(weight_) BASIS_LAW, .weight = (weight_)
#define GUIDANCE(weight_) BASIS_GUIDANCE, .weight = (weight_)

/* clang-format off */
static const struct plan_check checks[PLAN_CHECKS] = {
    [CHECK_A_NOT_IN_OWN_WORDS] = {"A_NOT_IN_OWN_WORDS", "A", "A2", LEVEL_SECTION, GUIDANCE(2),
        .provision = "CoP 9.20 to 9.26",
        .looks_for = "neither first person outside what parents say, nor a quotation of the child",
        .finding = "The child does not speak in section A."},
    [CHECK_A_SOUGHT_NOT_SAID] = {"A_SOUGHT_NOT_SAID", "A", "A2", LEVEL_SECTION, GUIDANCE(2),
        .provision = "CoP 9.20 to 9.26",
        .looks_for = "not in own words, and no line that says how and by whom views were sought",
        .finding = "Section A says neither what the child said nor how and by whom the child was asked.", .experimental = true},
    [CHECK_A_PARENT_NOT_APART] = {"A_PARENT_NOT_APART", "A", "A3", LEVEL_SECTION, LAW(3),
        .provision = "SEND Regs 2014 reg 12(1)(a)",
        .looks_for = "no heading, line or quotation that gives the views of a parent or carer alone",
        .finding = "The parents' views are missing, or mixed with the child's.", .experimental = true},
    [CHECK_A_NO_ASPIRATIONS] = {"A_NO_ASPIRATIONS", "A", "A4", LEVEL_SECTION, LAW(3),
        .provision = "SEND Regs 2014 reg 12(1)(a)",
        .looks_for = "no words of hopes, wishes or the future",
        .finding = "Section A has no aspirations."},
    [CHECK_A_ASPIRATIONS_UNDATED] = {"A_ASPIRATIONS_UNDATED", "A", "A1", LEVEL_SECTION, GUIDANCE(1),
        .provision = "CoP 9.69",
        .looks_for = "aspirations, and no date with a year in the section",
        .finding = "Nobody can tell of when the aspirations are."},
    [CHECK_B_NO_NEEDS] = {"B_NO_NEEDS", "B", "B1", LEVEL_SECTION, LAW(4),
        .provision = "SEND Regs 2014 reg 12(1)(b)",
        .looks_for = "empty, put off, or without a word of need or difficulty",
        .finding = "Section B describes no special educational need."},
    [CHECK_B_RECORDED_NEED_ABSENT] = {"B_RECORDED_NEED_ABSENT", "B", "B1", LEVEL_SECTION, LAW(3),
        .provision = "CFA 2014 s.37(2)(a); SEND Regs 2014 reg 12(1)(b)",
        .looks_for = "no term of the need that is recorded as the first or second",
        .finding = "A need that is recorded of the child is not named in section B."},
    [CHECK_C_SILENT] = {"C_SILENT", "C", "C1", LEVEL_SECTION, LAW(3),
        .provision = "SEND Regs 2014 reg 12(1)(c)",
        .looks_for = "empty or put off: neither health needs nor that none are known",
        .finding = "Section C says neither which health needs there are nor that none are known."},
    [CHECK_D_SILENT] = {"D_SILENT", "D", "D1", LEVEL_SECTION, LAW(3),
        .provision = "SEND Regs 2014 reg 12(1)(d)",
        .looks_for = "empty or put off: neither social care needs nor that none are known",
        .finding = "Section D says neither which social care needs there are nor that none are known."},
    [CHECK_E_NO_OUTCOMES] = {"E_NO_OUTCOMES", "E", "E1", LEVEL_SECTION, LAW(4),
        .provision = "SEND Regs 2014 reg 12(1)(e)",
        .looks_for = "empty, put off, or without a line that says what will be",
        .finding = "Section E has no outcomes."},
    [CHECK_E_NOT_OUTCOMES] = {"E_NOT_OUTCOMES", "E", "E1", LEVEL_LINE, GUIDANCE(2),
        .provision = "CoP 9.66",
        .looks_for = "a line that names provision or what a service will do, and no benefit to the child",
        .finding = "Section E lists provision or targets of a service instead of outcomes."},
    [CHECK_E_NOT_MEASURABLE] = {"E_NOT_MEASURABLE", "E", "E2", LEVEL_LINE, GUIDANCE(1),
        .provision = "CoP 9.66",
        .looks_for = "an outcome without a number, a frequency or an observable condition",
        .finding = "An outcome cannot be measured."},
    [CHECK_E_NOT_TIME_BOUND] = {"E_NOT_TIME_BOUND", "E", "E2", LEVEL_LINE, GUIDANCE(1),
        .provision = "CoP 9.66",
        .looks_for = "an outcome without a date, key stage, year or span by which it is to be reached",
        .finding = "An outcome has no day by which it is to be reached."},
    [CHECK_H_NOT_DIVIDED] = {"H_NOT_DIVIDED", "H", "H1", LEVEL_SECTION, LAW(3),
        .provision = "SEND Regs 2014 reg 12(1)(h)",
        .looks_for = "a section H with text instead of H1 and H2",
        .finding = "Section H does not tell H1 (Chronically Sick and Disabled Persons Act 1970 s.2) from H2."},
    [CHECK_I_NAMED_IN_DRAFT] = {"I_NAMED_IN_DRAFT", "I", "I1", LEVEL_SECTION, LAW(3),
        .provision = "CFA 2014 s.38(5)",
        .looks_for = "a draft whose section I names a school or a type of school",
        .finding = "A draft names a school, before the parents could ask for one."},
    [CHECK_I_NOT_NAMED_IN_FINAL] = {"I_NOT_NAMED_IN_FINAL", "I", "I1", LEVEL_SECTION, LAW(4),
        .provision = "SEND Regs 2014 reg 12(1)(i)",
        .looks_for = "a final plan whose section I names neither a school nor a type of school",
        .finding = "A final plan names no school and no type of school."},
    [CHECK_J_SILENT] = {"J_SILENT", "J", "J1", LEVEL_SECTION, LAW(3),
        .provision = "SEND Regs 2014 reg 12(1)(j)",
        .looks_for = "empty or put off: not even that there is no personal budget",
        .finding = "Section J does not say whether there is a personal budget."},
    [CHECK_K_EMPTY] = {"K_EMPTY", "K", "K1", LEVEL_SECTION, LAW(4),
        .provision = "SEND Regs 2014 reg 12(4)",
        .looks_for = "empty, put off, or without the name of any advice",
        .finding = "Section K lists no advice."},
    [CHECK_K_INCOMPLETE] = {"K_INCOMPLETE", "K", "K1", LEVEL_LINE, LAW(3),
        .provision = "SEND Regs 2014 reg 6(1), reg 12(4)",
        .looks_for = "advice of family, setting, health, psychologist or social care missing, or listed without a date",
        .finding = "Section K lacks one of the advices that must be sought, or the date of one.", .experimental = true},
    [CHECK_K_OLD] = {"K_OLD", "K", "K1", LEVEL_LINE, GUIDANCE(2),
        .provision = "SEND Regs 2014 reg 6(4)",
        .looks_for = "advice dated more than twelve months before the version",
        .finding = "The plan rests on advice more than twelve months old."},
    [CHECK_THREAD_NEED_WITHOUT_PROVISION] = {"THREAD_NEED_WITHOUT_PROVISION", "all", "B2", LEVEL_PLAN, LAW(4),
        .provision = "CFA 2014 s.37(2), s.42",
        .looks_for = "a need in B by the vocabulary, and no provision for it in F or G",
        .finding = "A need of section B has no provision."},
    [CHECK_THREAD_NEED_WITHOUT_OUTCOME] = {"THREAD_NEED_WITHOUT_OUTCOME", "all", "X1", LEVEL_PLAN, GUIDANCE(1),
        .provision = "CoP 9.61, 9.66",
        .looks_for = "a need in B by the vocabulary, and no outcome for it in E",
        .finding = "A need of section B has no outcome.", .experimental = true},
    [CHECK_CURRENCY_LEFT_PHASE] = {"CURRENCY_LEFT_PHASE", "all", "X3", LEVEL_PLAN, GUIDANCE(2),
        .provision = "CFA 2014 s.44",
        .looks_for = "a key stage, year group or age that the child has left, not told as the past",
        .finding = "The plan speaks of a phase, year or age that the child has left.", .experimental = true},
    [CHECK_CURRENCY_LEFT_SETTING] = {"CURRENCY_LEFT_SETTING", "all", "X3", LEVEL_PLAN, GUIDANCE(2),
        .provision = "CFA 2014 s.44",
        .looks_for = "another setting of the setting table, said to be attended now",
        .finding = "The plan speaks of a setting that is not the child's present one.", .experimental = true},
    [CHECK_CURRENCY_UNCHANGED] = {"CURRENCY_UNCHANGED", "all", "X3", LEVEL_PLAN, LAW(4),
        .provision = "SEND Regs 2014 reg 20(10), reg 22",
        .looks_for = "two reviews decided to amend, and no section differs from the version before them",
        .finding = "Two reviews decided to amend the plan, and its text is as it was."},
    [CHECK_COPY_OTHER_NAME] = {"COPY_OTHER_NAME", "all", "X2", LEVEL_PLAN, GUIDANCE(2),
        .provision = "CoP 9.61",
        .looks_for = "the forename of another child where this one's would stand",
        .finding = "Another child's name stands in the plan."},
    [CHECK_COPY_PRONOUN] = {"COPY_PRONOUN", "all", "X2", LEVEL_PLAN, GUIDANCE(2),
        .provision = "CoP 9.61",
        .looks_for = "a share of pronouns of the other sex in needs, outcomes and provision",
        .finding = "Parts of the plan speak of a child of the other sex.", .experimental = true},
    [CHECK_COPY_NEAR_IDENTICAL] = {"COPY_NEAR_IDENTICAL", "all", "X2", LEVEL_PLAN, GUIDANCE(2),
        .provision = "CoP 9.61",
        .looks_for = "a section nearly identical to one of another child",
        .finding = "A section is nearly the same as in another child's plan.", .experimental = true},
    [CHECK_TOO_LONG] = {"TOO_LONG", "all", "X2", LEVEL_SECTION, GUIDANCE(1),
        .provision = "CoP 9.61",
        .looks_for = "a section of more than 1 MiB, which is not read",
        .finding = "A section is too long to be a section: it was not checked."},
};

/* Asked of F, G, H1 and H2 alike. */
static const struct plan_check provision_checks[PROVISION_CHECKS] = {
    [PROVISION_SILENT] = {"SILENT", NULL, NULL, LEVEL_SECTION, LAW(4),
        .looks_for = "no line that provides anything, and not said that nothing is needed",
        .finding = "The section provides nothing, and does not say that nothing is needed."},
    [PROVISION_NO_TYPE] = {"NO_TYPE", NULL, NULL, LEVEL_LINE, LAW(3),
        .looks_for = "a line of provision that does not say what is provided",
        .finding = "A line does not say what kind of provision it is."},
    [PROVISION_NO_HOURS] = {"NO_HOURS", NULL, NULL, LEVEL_LINE, LAW(3),
        .looks_for = "a line of provision without minutes, hours or 'full time'",
        .finding = "A line does not say how long provision lasts."},
    [PROVISION_NO_FREQUENCY] = {"NO_FREQUENCY", NULL, NULL, LEVEL_LINE, LAW(3),
        .looks_for = "a line of provision that does not say how often",
        .finding = "A line does not say how often provision is made."},
    [PROVISION_NO_WHO] = {"NO_WHO", NULL, NULL, LEVEL_LINE, LAW(3),
        .looks_for = "a line of provision that does not say by whom",
        .finding = "A line does not say who makes the provision."},
    [PROVISION_NO_EXPERTISE] = {"NO_EXPERTISE", NULL, NULL, LEVEL_LINE, GUIDANCE(1),
        .looks_for = "a line of provision without a profession, training or qualification",
        .finding = "A line does not say with what expertise."},
    [PROVISION_VAGUE] = {"VAGUE", NULL, NULL, LEVEL_LINE, GUIDANCE(2),
        .looks_for = "'access to', 'regular', 'opportunities for', 'as appropriate' and the like, without a quantity in the line",
        .finding = "A line has wording that specifies nothing."},
    [PROVISION_UNENFORCEABLE] = {"UNENFORCEABLE", NULL, NULL, LEVEL_SECTION, LAW(4),
        .looks_for = "fewer than half of the lines say what, how long, how often and by whom",
        .finding = "Most of the provision could not be enforced."},
};

static const struct provision_place {
    const char *section;
    const char *criterion;
    const char *vague_criterion;
    const char *provision;
} provision_places[PROVISION_SECTIONS] = {
    [PROVISION_F] = {"F", "F1", "F2", "SEND Regs 2014 reg 12(1)(f); CoP 9.69"},
    [PROVISION_G] = {"G", "G1", "G1", "SEND Regs 2014 reg 12(1)(g); CoP 9.69"},
    [PROVISION_H1] = {"H1", "H1", "H1", "SEND Regs 2014 reg 12(1)(h)(i); CoP 9.69"},
    [PROVISION_H2] = {"H2", "H1", "H1", "SEND Regs 2014 reg 12(1)(h)(ii); CoP 9.69"},
};
/* clang-format on */

/* The row of a provision check for one section: its id is "F", "_" and the rest. */
static struct plan_check of_provision(unsigned section, unsigned row)
{
    const struct provision_place *place = &provision_places[section];
    struct plan_check check = provision_checks[row];
    size_t length = strlen(place->section);
    memcpy(check.id, place->section, length);
    check.id[length] = '_';
    memcpy(check.id + length + 1, provision_checks[row].id, strlen(provision_checks[row].id) + 1);
    check.section = place->section;
    check.criterion = row == PROVISION_VAGUE ? place->vague_criterion : place->criterion;
    check.provision = place->provision;
    return check;
}

struct plan_check plan_check_of(enum plan_check_id check)
{
    assert(check < PLAN_CHECKS);
    if (check < CHECK_PROVISION_FIRST || check >= CHECK_PROVISION_END)
        return checks[check];
    unsigned number = check - CHECK_PROVISION_FIRST;
    return of_provision(number / PROVISION_CHECKS, number % PROVISION_CHECKS);
}

enum plan_check_id plan_check_find(const char *id)
{
    for (unsigned check = 0; check < PLAN_CHECKS; check++) {
        struct plan_check row = plan_check_of((enum plan_check_id)check);
        if (strcmp(row.id, id) == 0)
            return (enum plan_check_id)check;
    }
    return PLAN_CHECKS;
}

bool plan_check_is_of_today(enum plan_check_id check)
{
    return check == CHECK_CURRENCY_LEFT_PHASE || check == CHECK_CURRENCY_LEFT_SETTING ||
           check == CHECK_CURRENCY_UNCHANGED || check == CHECK_COPY_NEAR_IDENTICAL || check == CHECK_TOO_LONG;
}
