#include "base/num.h"
#include "render/markup.h"
#include "render/pack_table_html.h"

static bool is_number(const char *text)
{
    double value;
    return num_read(text, &value);
}

/* A column is of numbers if its first field with anything in it is one. */
static bool is_numeric(const struct people_table *table, size_t column)
{
    for (size_t row = 0; row < table->rows; row++) {
        const char *text = table->text[row * table->columns + column];
        if (text[0] != '\0')
            return is_number(text);
    }
    return false;
}

static void write_header(struct buf *buf, const struct people_table *table)
{
    buf_text(buf, "<thead><tr>");
    for (size_t column = 0; column < table->columns; column++) {
        buf_text(buf,
                 is_numeric(table, column) && column > 0 ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
        markup_text(buf, table->header[column]);
        buf_text(buf, "</th>");
    }
    buf_text(buf, "</tr></thead>\n<tbody>\n");
}

static void write_field(struct buf *buf, const struct people_table *table, size_t row, size_t column,
                        enum pack_table_form form)
{
    buf_text(buf, is_numeric(table, column) ? "<td class=\"n\"" : "<td");
    if (form == PACK_TABLE_STACKED) {
        buf_text(buf, " data-label=\"");
        markup_text(buf, table->header[column]);
        buf_byte(buf, '"');
    }
    buf_byte(buf, '>');
    markup_text(buf, table->text[row * table->columns + column]);
    buf_text(buf, "</td>");
}

void pack_table_html(struct buf *buf, const struct people_table *table, const char *id, const char *caption,
                     enum pack_table_form form)
{
    buf_text(buf, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"");
    markup_text(buf, id);
    buf_format(buf, "-caption\">\n<table%s>\n<caption id=\"", form == PACK_TABLE_STACKED ? " class=\"stacked\"" : "");
    markup_text(buf, id);
    buf_text(buf, "-caption\">");
    markup_text(buf, caption);
    buf_text(buf, "</caption>\n");
    write_header(buf, table);
    for (size_t row = 0; row < table->rows; row++) {
        buf_text(buf, "<tr><th scope=\"row\">");
        markup_text(buf, table->text[row * table->columns]);
        buf_text(buf, "</th>");
        for (size_t column = 1; column < table->columns; column++)
            write_field(buf, table, row, column, form);
        buf_text(buf, "</tr>\n");
    }
    buf_text(buf, "</tbody>\n</table>\n</div>\n");
}
