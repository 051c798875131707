#include "core/tables/evidence_table_fields.h"
#include "core/tables/evidence_table_rows.h"

const char *const finding_header[FINDING_COLUMNS] = {
    "rule", "severity", "in", "what was found", "what was done", "how often", "measures touched",
};

static void put_finding(struct draft *draft, const struct seen_finding *finding)
{
    const struct rule *rule = &rules[finding->rule];
    draft_put(draft, rule->id);
    draft_put(draft, severity_names[rule->severity]);
    draft_put(draft, contract[finding->relation].name);
    draft_put(draft, rule->title);
    draft_put(draft, rule->effect);
    draft_put(draft, integer_text(finding->count, draft->arena));
    draft_put(draft, rule->measures);
}

size_t put_finding_rows(struct draft *draft)
{
    const struct table_collector *collector = draft->collector;
    draft_begin(draft, (collector->finding_count + 1) * FINDING_COLUMNS);
    for (size_t i = 0; i < collector->finding_count; i++)
        put_finding(draft, &collector->findings[i]);
    if (collector->finding_count == 0)
        draft_put_word(draft, TABLE_NOTHING_FOUND, FINDING_COLUMNS);
    return draft->next / FINDING_COLUMNS;
}
