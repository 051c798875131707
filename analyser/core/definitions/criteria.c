#include "core/definitions/criteria.h"

const char *const audited_section_names[AUDITED_SECTIONS] = {
    [AUDITED_A] = "A", [AUDITED_B] = "B", [AUDITED_C] = "C", [AUDITED_D] = "D", [AUDITED_E] = "E", [AUDITED_F] = "F",
    [AUDITED_G] = "G", [AUDITED_H] = "H", [AUDITED_I] = "I", [AUDITED_J] = "J", [AUDITED_K] = "K", [AUDITED_WHOLE] = "all",
};

#define LAW true
#define GUIDANCE false

/* SEND Regs 2014 reg 12 and CoP 9.61 to 9.69; what both ask for counts as law. */
const struct criterion criteria[CRITERIA] = {
    {"A1", AUDITED_A, "the child's views, interests and aspirations are there and recent", LAW},
    {"A2", AUDITED_A, "where not in the first person, how and by whom views were sought", GUIDANCE},
    {"A3", AUDITED_A, "the parents' views are shown apart, differences kept", GUIDANCE},
    {"A4", AUDITED_A, "aspirations for soon and for later, and a brief history", GUIDANCE},
    {"A5", AUDITED_A, "how the child communicates, and how to communicate with them", GUIDANCE},
    {"B1", AUDITED_B, "all special educational needs named in advice are described", LAW},
    {"B2", AUDITED_B, "each need has provision in section F", LAW},
    {"C1", AUDITED_C, "health needs are stated, or that none are known; matched to G", LAW},
    {"D1", AUDITED_D, "social care needs are stated, or that none are known; matched to H1 and H2", LAW},
    {"E1", AUDITED_E, "outcomes are benefits to the person, not provision", GUIDANCE},
    {"E2", AUDITED_E, "outcomes are specific, measurable, achievable, realistic and time-bound", GUIDANCE},
    {"E3", AUDITED_E, "outcomes follow from aspirations; preparing for adulthood from year 9", LAW},
    {"F1", AUDITED_F, "provision is detailed, specific and normally quantified", LAW},
    {"F2", AUDITED_F, "no wording without quantity", GUIDANCE},
    {"G1", AUDITED_G, "health provision is specified and agreed", LAW},
    {"H1", AUDITED_H, "social care provision of H1 is apart from that of H2", LAW},
    {"I1", AUDITED_I, "school or type is named in a final plan and blank in a draft", LAW},
    {"J1", AUDITED_J, "the position on a personal budget is stated", LAW},
    {"K1", AUDITED_K, "every advice is listed with its date and attached", LAW},
    {"K2", AUDITED_K, "health advice is there, and all of it is addressed", LAW},
    {"K3", AUDITED_K, "social care advice is there, and is more than that nothing is known", LAW},
    {"X1", AUDITED_WHOLE, "each need leads to an outcome and to provision", GUIDANCE},
    {"X2", AUDITED_WHOLE, "clear and concise, of the right child, not copied over", GUIDANCE},
    {"X3", AUDITED_WHOLE, "dated, consistent with the latest review, current", GUIDANCE},
    {"X4", AUDITED_WHOLE, "made with the family; amendments can be traced", GUIDANCE},
};

bool criterion_is_gate(const struct criterion *criterion)
{
    switch (criterion->section) {
    case AUDITED_A:
    case AUDITED_B:
    case AUDITED_F:
    case AUDITED_I:
    case AUDITED_K:
        return criterion->law;
    default:
        return false;
    }
}
