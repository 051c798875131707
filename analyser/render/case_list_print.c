#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "render/case_list_print.h"
#include "render/columns_text.h"
#include "render/json.h"

static const char *day_words(int32_t day, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    return arena_text(arena, text, day_text(day, text));
}

static const char *side(const struct case_list *list)
{
    return list->of_denominator ? "denominator" : "numerator";
}

/* A column in which every field is empty, or that everybody knows the answer to, is left out on a terminal. */
static bool is_shown(const struct case_list *list, const struct people_table *table, size_t column)
{
    if (strcmp(table->header[column], "numerator") == 0)
        return list->of_denominator;
    for (size_t row = 0; row < table->rows; row++)
        if (table->text[row * table->columns + column][0] != '\0')
            return true;
    return false;
}

static void put_columns(struct buf *buf, const struct case_list *list, const struct people_table *table,
                        struct arena *scratch)
{
    const char *header[COLUMNS_TEXT_MOST];
    size_t shown[COLUMNS_TEXT_MOST];
    size_t columns = 0;
    for (size_t c = 0; c < table->columns && columns < COLUMNS_TEXT_MOST; c++)
        if (is_shown(list, table, c)) {
            header[columns] = table->header[c];
            shown[columns++] = c;
        }
    const char **text = ARENA_NEW(scratch, table->rows * columns + 1, const char *);
    for (size_t row = 0; row < table->rows; row++)
        for (size_t c = 0; c < columns; c++)
            text[row * columns + c] = table->text[row * table->columns + shown[c]];
    columns_text(buf, header, text, columns, table->rows);
}

void case_list_text(struct buf *buf, const struct case_list *list, const struct people_table *table,
                    struct arena *scratch)
{
    const struct cell_choice *choice = &list->choice;
    buf_text(buf, words(scratch, "%s, %s, %s %s to %s, as of %s: %zu in the %s\n", choice->measure,
                        basis_names[choice->basis], period_type_names[choice->period_type],
                        day_words(choice->period_start, scratch), day_words(choice->period_end, scratch),
                        day_words(list->as_of, scratch), list->count, side(list)));
    if (list->count == 0)
        return;
    buf_byte(buf, '\n');
    put_columns(buf, list, table, scratch);
}

static struct json_tree *line_tree(const struct people_table *table, size_t row)
{
    struct json_tree *line = json_object();
    for (size_t c = 0; c < table->columns; c++) {
        const char *text = table->text[row * table->columns + c];
        json_put_text(line, table->header[c], text[0] != '\0' ? text : NULL);
    }
    return line;
}

void case_list_json(struct buf *buf, const struct case_list *list, const struct people_table *table)
{
    struct json_tree *whole = json_object();
    struct json_tree *lines = json_list();
    for (size_t row = 0; row < table->rows; row++)
        json_put_tree(lines, NULL, line_tree(table, row));
    json_put_text(whole, "measure", list->choice.measure);
    json_put_text(whole, "basis", basis_names[list->choice.basis]);
    json_put_text(whole, "period_type", period_type_names[list->choice.period_type]);
    json_put_day(whole, "period_start", list->choice.period_start);
    json_put_day(whole, "period_end", list->choice.period_end);
    json_put_day(whole, "as_of", list->as_of);
    json_put_text(whole, "side", side(list));
    json_put_count(whole, "count", list->count);
    json_put_tree(whole, "cases", lines);
    json_print(whole, JSON_INDENTED, buf);
    buf_byte(buf, '\n');
}
