#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "render/case_warnings_print.h"
#include "render/columns_text.h"
#include "render/json.h"

/* The columns after those that say who; the rest of the first ones is in the heading of the group. */
enum { WHO_IS, WHO, AFTER_WHO };
static const char *const text_header[] = {"days left",       "chance: %", "informed by", "clock",
                                          "what is awaited", "case",      "row",         "due"};
enum { TEXT_COLUMNS = sizeof text_header / sizeof text_header[0] };
enum { DAYS_LEFT = AFTER_WHO, CHANCE, INFORMED, CLOCK, TITLE, STEP, CASE, CASE_ID, ROW, ROW_ID, NEED, START, DUE };

static const char *field(const struct people_table *table, size_t row, size_t column)
{
    return table->text[row * table->columns + column];
}

static bool same_who(const struct people_table *table, size_t a, size_t b)
{
    return strcmp(field(table, a, WHO_IS), field(table, b, WHO_IS)) == 0 &&
           strcmp(field(table, a, WHO), field(table, b, WHO)) == 0;
}

static const char *two(const char *first, const char *second, struct arena *arena)
{
    return first[0] ? words(arena, "%s %s", first, second) : "";
}

static void put_group(struct buf *buf, const struct people_table *table, size_t from, size_t before,
                      struct arena *scratch)
{
    const char **text = ARENA_NEW(scratch, (before - from) * TEXT_COLUMNS, const char *);
    const char **at = text;
    for (size_t row = from; row < before; row++) {
        *at++ = field(table, row, DAYS_LEFT);
        *at++ = field(table, row, CHANCE);
        *at++ = field(table, row, INFORMED);
        *at++ = field(table, row, CLOCK);
        *at++ = field(table, row, STEP);
        *at++ = two(field(table, row, CASE), field(table, row, CASE_ID), scratch);
        *at++ = two(field(table, row, ROW), field(table, row, ROW_ID), scratch);
        *at++ = field(table, row, DUE);
    }
    buf_text(buf,
             words(scratch, "\n%s: %s (%zu)\n", field(table, from, WHO_IS), field(table, from, WHO), before - from));
    columns_text(buf, text_header, text, TEXT_COLUMNS, before - from);
}

static const char method[] =
    "\nThe chance is that of still waiting after the due day, given how long the case has waited: from all cases of the clock\n"
    "that were open in the latest 12 months (of advice, those of its kind where there are enough). Tried as at the four quarter\n"
    "ends before, on cases due since, against what came:\n\n";

void case_warnings_text(struct buf *buf, const struct case_warnings *warnings, const struct people_table *table,
                        struct arena *scratch)
{
    char as_of[DAY_TEXT_MOST];
    day_text(warnings->as_of, as_of);
    buf_text(buf, words(scratch, "Open cases whose limit runs out soon, as of %s: %zu\n", as_of, warnings->count));
    for (size_t from = 0, before; from < table->rows; from = before) {
        before = from + 1;
        while (before < table->rows && same_who(table, from, before))
            before++;
        put_group(buf, table, from, before, scratch);
    }
    buf_text(buf, method);
    columns_text(buf, warnings->tried.header, warnings->tried.text, warnings->tried.columns, warnings->tried.rows);
}

static struct json_tree *rows_of(const struct people_table *table)
{
    struct json_tree *list = json_list();
    for (size_t row = 0; row < table->rows; row++) {
        struct json_tree *one = json_object();
        for (size_t c = 0; c < table->columns; c++) {
            const char *text = field(table, row, c);
            json_put_text(one, table->header[c], text[0] != '\0' ? text : NULL);
        }
        json_put_tree(list, NULL, one);
    }
    return list;
}

void case_warnings_json(struct buf *buf, const struct case_warnings *warnings, const struct people_table *table)
{
    struct json_tree *whole = json_object();
    json_put_day(whole, "as_of", warnings->as_of);
    json_put_tree(whole, "cases", rows_of(table));
    json_put_tree(whole, "tried", rows_of(&warnings->tried));
    json_print(whole, JSON_INDENTED, buf);
    buf_byte(buf, '\n');
}
