#include <math.h>
#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "core/inference/result_table.h"
#include "core/statistics/intervals.h"

enum { FIRST_ROOM = 64, DECIMALS_MOST = 6, MONTH_LETTERS = 7 };

struct result_table result_table_begin(enum result_id id, struct arena *arena)
{
    return (struct result_table){.arena = arena, .definition = &results[id]};
}

static void make_room(struct result_table *table)
{
    size_t columns = table->definition->columns;
    size_t room = table->room ? 2 * table->room : FIRST_ROOM;
    const char **bigger = ARENA_NEW(table->arena, room * columns, const char *);
    if (table->rows)
        memcpy(bigger, table->text, table->rows * columns * sizeof *bigger);
    table->text = bigger;
    table->room = room;
}

const char **result_row(struct result_table *table)
{
    if (table->rows == table->room)
        make_room(table);
    const char **row = table->text + table->rows++ * table->definition->columns;
    for (size_t i = 0; i < table->definition->columns; i++)
        row[i] = "";
    return row;
}

struct people_table result_table_end(struct result_table *table)
{
    const struct result_definition *definition = table->definition;
    if (table->rows == 0)
        result_row(table)[0] = TABLE_NO_DATA;
    return (struct people_table){.id = definition->id,
                                 .title = definition->title,
                                 .note = definition->method,
                                 .law = "",
                                 .columns = definition->columns,
                                 .rows = table->rows,
                                 .header = definition->header,
                                 .text = table->text};
}

const char *result_count(struct arena *arena, uint64_t count)
{
    char text[NUM_INTEGER_MOST];
    return arena_text(arena, text, num_integer((int64_t)count, text));
}

/* A hair above the half: what is 0.5 but for the binary fraction goes up, as dfeR's round_five_up. */
static const double hair = 1.5e-8;

const char *result_number(struct arena *arena, double value, int decimals)
{
    char text[NUM_INTEGER_MOST + DECIMALS_MOST + 2];
    double scale = pow(10, decimals);
    if (isnan(value) || fabs(value) * scale > 1e15)
        return "";
    uint64_t units = (uint64_t)floor(fabs(value) * scale + 0.5 + hair);
    size_t length = 0;
    if (value < 0 && units > 0)
        text[length++] = '-';
    length += num_integer((int64_t)(units / (uint64_t)scale), text + length);
    if (decimals > 0)
        text[length++] = '.';
    uint64_t rest = units % (uint64_t)scale;
    for (int i = decimals - 1; i >= 0; i--, rest /= 10)
        text[length + (size_t)i] = (char)('0' + rest % 10);
    return arena_text(arena, text, length + (size_t)decimals);
}

const char *result_percent(struct arena *arena, uint64_t k, uint64_t n)
{
    char text[NUM_PERCENT_MOST];
    return n ? arena_text(arena, text, num_percent(k, n, text)) : "";
}

const char *result_day(struct arena *arena, int32_t day)
{
    char text[DAY_TEXT_MOST];
    return arena_text(arena, text, day_text(day, text));
}

const char *result_month(struct arena *arena, int32_t day)
{
    char text[DAY_TEXT_MOST];
    day_text(day, text);
    return arena_text(arena, text, MONTH_LETTERS);
}

const char *result_probability(struct arena *arena, double p)
{
    if (isnan(p))
        return "";
    return p < 0.0001 ? "<0.0001" : result_number(arena, p, 4);
}

void result_share(struct arena *arena, const char **row, uint64_t k, uint64_t n, uint64_t least)
{
    double lower;
    double upper;
    row[0] = result_count(arena, k);
    row[1] = result_count(arena, n);
    if (n == 0 || n < least)
        return;
    wilson_interval((double)k, (double)n, Z_95, &lower, &upper);
    row[2] = result_percent(arena, k, n);
    row[3] = result_number(arena, lower, 1);
    row[4] = result_number(arena, upper, 1);
}

const char *result_joined(struct arena *arena, const char *first, const char *second)
{
    size_t length = strlen(first);
    size_t more = strlen(second);
    char *text = arena_take(arena, length + more + 1, 1);
    memcpy(text, first, length);
    memcpy(text + length, second, more);
    return text;
}
