#include "render/csv.h"
#include "render/table_csv.h"

void table_csv(struct buf *buf, const struct people_table *table)
{
    csv_record(buf, table->header, table->columns);
    for (size_t row = 0; row < table->rows; row++)
        csv_record(buf, table->text + row * table->columns, table->columns);
}
