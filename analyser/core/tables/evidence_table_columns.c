#include "core/tables/evidence_table_columns.h"
#include "core/tables/evidence_table_fields.h"

const struct figure_parts figure_parts[FIGURE_FORMS] = {
    [FIGURE_RATE] = {6, {PART_PERCENT, PART_NUMERATOR, PART_DENOMINATOR, PART_LOWER, PART_UPPER, PART_MARK}},
    [FIGURE_SHARE] = {3, {PART_PERCENT, PART_DENOMINATOR, PART_MARK}},
    [FIGURE_CURVE] = {5, {PART_PERCENT, PART_LOWER, PART_UPPER, PART_CASES, PART_MARK}},
    [FIGURE_DAYS] = {3, {PART_DAYS, PART_CASES, PART_MARK}},
    [FIGURE_COUNT] = {1, {PART_COUNT}},
};

/* What a column's heading ends with, after the figure's label. */
static const char *const part_headings[TABLE_PARTS] = {
    [PART_PERCENT] = ": %",          [PART_NUMERATOR] = ": number",
    [PART_DENOMINATOR] = ": out of", [PART_CASES] = ": cases",
    [PART_LOWER] = ": 95% from",     [PART_UPPER] = ": 95% to",
    [PART_DAYS] = ": days",          [PART_COUNT] = "",
    [PART_MARK] = ": mark",
};

/* Subject and what it is, breakdown and category, period or day: as evidence_table_rows.c puts them. */
static size_t lead_columns(const struct table_definition *table)
{
    return (table->subjects ? 2U : 0U) + (table->breakdowns ? 2U : 0U) + (table->rows == TABLE_ROWS_DAYS ? 1U : 3U);
}

size_t evidence_columns(const struct table_definition *table)
{
    size_t count = lead_columns(table);
    for (size_t f = 0; f < table->figure_count; f++)
        count += figure_parts[table->figures[f].form].count;
    return count;
}

static void put_lead_header(struct draft *draft)
{
    const struct table_definition *table = draft->definition;
    if (table->subjects) {
        draft_put(draft, "id");
        draft_put(draft, "what is measured");
    }
    if (table->breakdowns) {
        draft_put(draft, "by");
        draft_put(draft, "category");
    }
    if (table->rows == TABLE_ROWS_DAYS) {
        draft_put(draft, "on");
        return;
    }
    draft_put(draft, "period");
    draft_put(draft, "first day");
    draft_put(draft, "last day");
}

void put_evidence_header(struct draft *draft)
{
    const struct table_definition *table = draft->definition;
    draft_begin(draft, evidence_columns(table));
    put_lead_header(draft);
    for (size_t f = 0; f < table->figure_count; f++) {
        const struct figure_parts *form = &figure_parts[table->figures[f].form];
        for (size_t p = 0; p < form->count; p++)
            draft_put(draft, joined_text(table->figures[f].label, part_headings[form->parts[p]], draft->arena));
    }
}
