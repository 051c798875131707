#include "render/csv.h"
#include "render/table_csv.h"

void table_csv(struct buf *buf, const struct people_table *table)
{
    csv_record(buf, table->header, table->columns);
    for (size_t row = 0; row < table->rows; row++)
        csv_record(buf, table->text + row * table->columns, table->columns);
}

void contents_csv(struct buf *buf, const struct people_table *tables, size_t count)
{
    static const char *const header[] = {"table", "title", "law", "note"};
    enum { COLUMNS = sizeof header / sizeof header[0] };
    csv_record(buf, header, COLUMNS);
    for (size_t i = 0; i < count; i++) {
        const char *const fields[COLUMNS] = {tables[i].id, tables[i].title, tables[i].law, tables[i].note};
        csv_record(buf, fields, COLUMNS);
    }
}
