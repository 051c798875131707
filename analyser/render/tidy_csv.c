#include <assert.h>

#include "base/words.h"
#include "render/csv.h"
#include "render/tidy_csv.h"

enum { COLUMNS_MOST = 512 };

void tidy_csv(struct buf *buf, const struct tidy_table *table)
{
    const char *header[COLUMNS_MOST];
    size_t columns = table->column_count;
    assert(columns <= COLUMNS_MOST);
    for (size_t i = 0; i < columns; i++)
        header[i] = table->columns[i].name;
    csv_record(buf, header, columns);
    for (size_t row = 0; row < table->rows; row++)
        csv_record(buf, table->text + row * columns, columns);
}

static const char *const meta_header[] = {
    "col_name",     "col_type",    "label", "indicator_grouping", "indicator_unit",
    "indicator_dp", "filter_hint", "filter_grouping_column",
};

enum { META_COLUMNS = sizeof meta_header / sizeof meta_header[0] };

/* Columns of time and place, and those of groups, are not among them: the standard knows them. */
static const char *col_type(const struct tidy_column *column)
{
    if (column->role == TIDY_FILTER)
        return "Filter";
    return column->role == TIDY_INDICATOR ? "Indicator" : NULL;
}

void tidy_meta_csv(struct buf *buf, const struct tidy_table *table)
{
    csv_record(buf, meta_header, META_COLUMNS);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct tidy_column *of = &table->columns[i];
        const char *const fields[META_COLUMNS] = {of->name, col_type(of), of->label, of->grouping,
                                                  of->unit, of->dp,       of->hint,  of->grouped_by};
        if (fields[1])
            csv_record(buf, fields, META_COLUMNS);
    }
}

static const char *const evidence_header[] = {
    "file", "col_name", "filter_item", "measure", "basis", "period_type", "breakdown", "part",
};

enum { EVIDENCE_COLUMNS = sizeof evidence_header / sizeof evidence_header[0] };

static void evidence_of(struct buf *buf, const struct tidy_table *table, const char *file,
                        const struct tidy_column *column)
{
    for (size_t item = 0; column->role == TIDY_INDICATOR && item < table->item_count; item++) {
        const char *const fields[EVIDENCE_COLUMNS] = {file,
                                                      column->name,
                                                      table->items[item] ? table->items[item] : "",
                                                      column->measures[item],
                                                      column->basis,
                                                      column->period_type,
                                                      table->breakdown,
                                                      tidy_part_names[column->part]};
        if (column->measures[item])
            csv_record(buf, fields, EVIDENCE_COLUMNS);
    }
}

bool evidence_meta_csv(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err)
{
    (void)err;
    csv_record(buf, evidence_header, EVIDENCE_COLUMNS);
    for (size_t which = 0; which < tidy_table_count(); which++) {
        struct tidy_table table = tidy_table_of(pack->record, which, scratch);
        const char *file = words(scratch, "data/%s.csv", table.name);
        for (size_t i = 0; i < table.column_count; i++)
            evidence_of(buf, &table, file, &table.columns[i]);
    }
    return true;
}
