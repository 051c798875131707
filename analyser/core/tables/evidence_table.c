#include "core/tables/evidence_table_columns.h"
#include "core/tables/evidence_table_fields.h"
#include "core/tables/evidence_table_rows.h"

/* Follow a table's own note. */
static const char legend[] =
    " Percentages are rounded half up to one decimal. 95% from and to: how far chance alone may have moved the figure"
    " (the 95% interval). x: not known, or nothing to divide by; z: does not apply; [low]: fewer than 10 cases; empty:"
    " nothing falls in the period, or the row has no such figure. Quarters are of the calendar year. A period that is"
    " not over ends on the day of the analysis; what is open or overdue is counted at the end of the row's last day.";
static const char cut_short[] = " This table is cut: it shows only part of the categories of each period, in the order"
                                " of their names; evidence.csv has all of them.";

static void make_findings_table(struct draft *draft, struct people_table *table)
{
    table->columns = FINDING_COLUMNS;
    table->header = finding_header;
    table->rows = put_finding_rows(draft);
    table->note = draft->definition->note;
}

static void make_evidence_table(struct draft *draft, struct people_table *table)
{
    table->columns = evidence_columns(draft->definition);
    put_evidence_header(draft);
    table->header = draft->text;
    table->rows = put_evidence_rows(draft);
    table->note = joined_text(draft->definition->note, legend, draft->arena);
    if (draft->cut)
        table->note = joined_text(table->note, cut_short, draft->arena);
}

static struct people_table make_table(const struct table_collector *collector,
                                      const struct table_definition *definition, struct arena *arena)
{
    struct people_table table = {.id = definition->id, .title = definition->title, .law = definition->law};
    struct draft draft = {.collector = collector, .definition = definition, .arena = arena};
    if (definition->rows == TABLE_ROWS_FINDINGS)
        make_findings_table(&draft, &table);
    else
        make_evidence_table(&draft, &table);
    table.text = draft.text;
    return table;
}

size_t people_tables(const struct table_collector *collector, struct arena *arena, const struct people_table **tables)
{
    struct people_table *list = ARENA_NEW(arena, table_definition_count, struct people_table);
    for (size_t i = 0; i < table_definition_count; i++)
        list[i] = make_table(collector, &table_definitions[i], arena);
    *tables = list;
    return table_definition_count;
}
