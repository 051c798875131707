#include <string.h>

#include "base/words.h"
#include "core/questions/answer_table.h"
#include "core/questions/question_words.h"

struct answer_section answer_section(const struct answer *answer, size_t measure)
{
    struct answer_section section = {.measure = &answer->question->measures[measure]};
    size_t first = 0;
    while (first < answer->count && answer->rows[first].measure != measure)
        first++;
    section.rows = answer->rows ? answer->rows + first : NULL;
    while (first + section.count < answer->count && section.rows[section.count].measure == measure)
        section.count++;
    for (size_t i = 1; i < section.count; i++)
        section.several_periods |= section.rows[i].cell.period_start != section.rows[0].cell.period_start;
    return section;
}

static const char *section_days(const struct answer_section *section, struct arena *arena)
{
    if (section->count == 0 || section->several_periods)
        return "";
    const struct cell *cell = &section->rows[0].cell;
    return words(arena, ". %s", days_words(cell->period_start, cell->period_end, arena));
}

const char *section_title(const struct answer_section *section, struct arena *arena)
{
    return words(arena, "%s. %s%s", section->measure->name, section->measure->title, section_days(section, arena));
}

const char *row_remark(const struct answer_row *row)
{
    switch (row->cell.status) {
    case STATUS_NOT_AVAILABLE:
        return "not available";
    case STATUS_SUPPRESSED:
        return "suppressed";
    case STATUS_NOT_APPLICABLE:
        return "not applicable";
    case STATUS_LOW:
        return "fewer than ten";
    case STATUS_PLAIN:
    case CELL_STATUSES:
        break;
    }
    return "";
}

/* ---- columns */

struct part_column {
    const char *heading;
    enum table_part part;
};

static const struct part_column percent_columns[] = {
    {"%", PART_PERCENT}, {"number", PART_NUMERATOR}, {"out of", PART_DENOMINATOR}, {"95% from", PART_LOWER}, {"to", PART_UPPER},
};
static const struct part_column days_columns[] = {
    {"days", PART_DAYS}, {"cases", PART_CASES}, {"95% from", PART_LOWER}, {"to", PART_UPPER},
};
static const struct part_column count_columns[] = {{"count", PART_COUNT}};

static const struct {
    const struct part_column *columns;
    size_t count;
} columns_of[UNITS] = {
    [UNIT_PERCENT] = {percent_columns, sizeof percent_columns / sizeof percent_columns[0]},
    [UNIT_DAYS] = {days_columns, sizeof days_columns / sizeof days_columns[0]},
    [UNIT_COUNT] = {count_columns, sizeof count_columns / sizeof count_columns[0]},
};

static size_t put_header(const struct answer *answer, const struct answer_section *section, const char **header)
{
    const struct question *question = answer->question;
    size_t column = 0;
    if (section->several_periods)
        header[column++] = "days";
    for (size_t i = 0; i < question->by_count; i++)
        header[column++] = breakdowns[question->by[i]].id;
    if (column == 0)
        header[column++] = "cases";
    for (size_t i = 0; i < columns_of[section->measure->unit].count; i++)
        header[column++] = columns_of[section->measure->unit].columns[i].heading;
    header[column++] = "remark";
    return column;
}

/* A figure that is not there is not a mark to look up but a remark. */
static const char *part_text(enum table_part part, const struct cell *cell, struct arena *arena)
{
    bool is_value = part == PART_PERCENT || part == PART_DAYS || part == PART_COUNT;
    return is_value && !cell->has_value ? "" : table_part_text(part, cell, arena);
}

static void put_row(const struct answer *answer, const struct answer_section *section, const struct answer_row *row,
                    const char **text, struct arena *arena)
{
    const struct question *question = answer->question;
    size_t column = 0;
    if (section->several_periods)
        text[column++] = days_words(row->cell.period_start, row->cell.period_end, arena);
    for (size_t i = 0; i < question->by_count; i++)
        text[column++] = row->category[i];
    if (column == 0)
        text[column++] = "all";
    for (size_t i = 0; i < columns_of[section->measure->unit].count; i++)
        text[column++] = part_text(columns_of[section->measure->unit].columns[i].part, &row->cell, arena);
    text[column] = row_remark(row);
}

static void put_no_data(const char **text, size_t columns)
{
    for (size_t column = 0; column < columns; column++)
        text[column] = column == 0 ? TABLE_NO_DATA : "";
}

struct people_table section_table(const struct answer *answer, const struct answer_section *section,
                                  struct arena *arena)
{
    enum { COLUMNS_MOST = 12 };
    const char **header = ARENA_NEW(arena, COLUMNS_MOST, const char *);
    size_t columns = put_header(answer, section, header);
    size_t rows = section->count ? section->count : 1;
    const char **text = ARENA_NEW(arena, rows * columns, const char *);
    for (size_t i = 0; i < section->count; i++)
        put_row(answer, section, &section->rows[i], text + i * columns, arena);
    if (section->count == 0)
        put_no_data(text, columns);
    return (struct people_table){.id = section->measure->name,
                                 .title = section_title(section, arena),
                                 .note = "",
                                 .law = "",
                                 .columns = columns,
                                 .rows = rows,
                                 .header = header,
                                 .text = text};
}
