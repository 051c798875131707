#include <string.h>

#include "core/tables/evidence_table_categories.h"
#include "core/tables/evidence_table_fields.h"

/* A code of a breakdown, and what comes after it. */
struct category_words {
    const char *breakdown;
    const char *code;
    const char *words;
};

static const struct category_words category_words[] = {
    /* advice, by the limbs of SEND Regs 2014 reg 6(1) */
    {"kind", "B", ": education"},
    {"kind", "C", ": health care"},
    {"kind", "D", ": psychology"},
    {"kind", "E", ": social care"},
    {"kind", "F", ": others the authority asks"},
    {"kind", "G", ": preparation for adulthood"},
    {"kind", "H", ": others the family asks for"},
    /* audits, by the section of the plan (reg 12) and what it is held against */
    {"criterion", "A1", ": views, interests and aspirations, recent"},
    {"criterion", "A2", ": how and by whom the views were sought"},
    {"criterion", "A3", ": parents' views apart from the child's"},
    {"criterion", "A4", ": aspirations and history"},
    {"criterion", "A5", ": how the child communicates"},
    {"criterion", "B1", ": all special needs in the advice described"},
    {"criterion", "B2", ": provision for each need"},
    {"criterion", "C1", ": health needs"},
    {"criterion", "D1", ": social care needs"},
    {"criterion", "E1", ": outcomes that benefit the person"},
    {"criterion", "E2", ": outcomes specific, measurable and timed"},
    {"criterion", "E3", ": outcomes traced to aspirations"},
    {"criterion", "F1", ": provision detailed, specific and quantified"},
    {"criterion", "F2", ": no wording that specifies nothing"},
    {"criterion", "G1", ": health provision specified and agreed"},
    {"criterion", "H1", ": social care provision, H1 apart from H2"},
    {"criterion", "I1", ": placement named in the final plan only"},
    {"criterion", "J1", ": personal budget stated"},
    {"criterion", "K1", ": advice listed, attached and recent"},
    {"criterion", "K2", ": health advice there and addressed"},
    {"criterion", "K3", ": social care advice there, with substance"},
    {"criterion", "X1", ": a thread from views to provision"},
    {"criterion", "X2", ": clear, concise and about this child"},
    {"criterion", "X3", ": current, as the latest review has it"},
    {"criterion", "X4", ": made with the family, changes traceable"},
};

const char *category_text(const char *breakdown, const char *category, struct arena *arena)
{
    for (size_t i = 0; i < sizeof category_words / sizeof category_words[0]; i++)
        if (strcmp(category_words[i].breakdown, breakdown) == 0 && strcmp(category_words[i].code, category) == 0)
            return joined_text(category, category_words[i].words, arena);
    return category;
}
