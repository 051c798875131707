#include "render/columns_text.h"
#include "render/csv.h"
#include "render/definitions_print.h"

void definitions_csv(struct buf *buf, const struct definitions *definitions)
{
    csv_record(buf, definitions->header, definitions->columns);
    for (size_t row = 0; row < definitions->rows; row++)
        csv_record(buf, definitions->text + row * definitions->columns, definitions->columns);
}

void definitions_text(struct buf *buf, const struct definitions *definitions)
{
    columns_text(buf, definitions->header, definitions->text, definitions->columns, definitions->rows);
}
