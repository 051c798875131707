#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "core/questions/answer_table.h"
#include "core/questions/question_words.h"
#include "render/answer_text.h"
#include "render/columns_text.h"

enum { BAR_BLOCKS = 12, NAME_MOST = 48, FIGURE_COLUMNS = 4 };

static const char *const block_of[] = {[BLOCKS_ASCII] = "#", [BLOCKS_UTF8] = "\xE2\x96\x88"};

/* A section and what its bars are drawn to: 100 percent, or its largest figure. */
struct section_text {
    const struct answer *answer;
    struct answer_section section;
    enum chart_blocks blocks;
    double largest;
    struct arena *arena;
};

const char *answer_heading(const struct answer *answer, struct arena *arena)
{
    char as_of[DAY_TEXT_MOST];
    day_text(answer->question->as_of, as_of);
    if (answer->authority_name && answer->authority_name[0])
        return words(arena, "EHC plans, %s (%s), as of %s", answer->authority_name, answer->local_authority, as_of);
    if (strcmp(answer->local_authority, "all") == 0)
        return words(arena, "EHC plans, all authorities, as of %s", as_of);
    return words(arena, "EHC plans, authority %s, as of %s", answer->local_authority, as_of);
}

/* What comes from the data goes to a terminal without its control characters. */
static const char *printable(const char *text, size_t length, struct arena *arena)
{
    char *copy = arena_text(arena, text, length);
    for (char *at = copy; *at; at++)
        if ((unsigned char)*at < ' ' || *at == '\x7f')
            *at = '?';
    return copy;
}

/* A category, cut to a width that leaves room for figures. */
static const char *shown(const char *text, struct arena *arena)
{
    size_t length = strlen(text);
    bool cut = length > NAME_MOST;
    if (cut)
        length = NAME_MOST;
    while (cut && length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--; /* not within a character of UTF-8 */
    const char *copy = printable(text, length, arena);
    return cut ? words(arena, "%s...", copy) : copy;
}

static void put_line(struct buf *buf, const char *line, struct arena *arena)
{
    buf_format(buf, "%s\n", printable(line, strlen(line), arena));
}

static const char *figure_words(const struct cell *cell, struct arena *arena)
{
    if (cell->unit == UNIT_COUNT)
        return table_part_text(PART_COUNT, cell, arena);
    const char *cases = table_part_text(PART_DENOMINATOR, cell, arena);
    if (cell->unit == UNIT_DAYS)
        return words(arena, "%s%s, %s cases", table_part_text(PART_DAYS, cell, arena), cell->has_value ? " days" : "",
                     cases);
    return words(arena, "%s%s of %s", table_part_text(PART_PERCENT, cell, arena), cell->has_value ? "%" : "", cases);
}

static const char *interval_words(const struct cell *cell, struct arena *arena)
{
    if (!cell->has_interval)
        return "";
    return words(arena, "(%s to %s)", table_part_text(PART_LOWER, cell, arena),
                 table_part_text(PART_UPPER, cell, arena));
}

static const char *bar(const struct section_text *text, const struct cell *cell)
{
    double filled = cell->has_value && text->largest > 0 ? cell->value / text->largest * BAR_BLOCKS + 0.5 : 0;
    const char *drawn = "";
    for (int i = 1; i <= BAR_BLOCKS && i <= filled; i++)
        drawn = words(text->arena, "%s%s", drawn, block_of[text->blocks]);
    return drawn;
}

static size_t put_header(const struct section_text *text, const char **header)
{
    static const char *const units[UNITS] = {
        [UNIT_PERCENT] = "percent", [UNIT_DAYS] = "days", [UNIT_COUNT] = "count"};
    const struct question *question = text->answer->question;
    size_t column = 0;
    header[column++] = text->section.several_periods ? "  days" : "";
    for (size_t i = 0; i < question->by_count; i++)
        header[column++] = breakdowns[question->by[i]].id;
    header[column++] = units[text->section.measure->unit];
    header[column++] = text->section.measure->unit == UNIT_COUNT ? "" : "95%";
    header[column++] = "";
    header[column++] = "";
    return column;
}

static void put_row(const struct section_text *text, const struct answer_row *row, const char **fields)
{
    const struct question *question = text->answer->question;
    const struct cell *cell = &row->cell;
    size_t column = 0;
    fields[column++] = text->section.several_periods
                           ? words(text->arena, "  %s", days_words(cell->period_start, cell->period_end, text->arena))
                           : "";
    for (size_t i = 0; i < question->by_count; i++)
        fields[column++] = shown(row->category[i], text->arena);
    fields[column++] = figure_words(cell, text->arena);
    fields[column++] = interval_words(cell, text->arena);
    fields[column++] = bar(text, cell);
    fields[column] = row_remark(row);
}

static double largest_of(const struct answer_section *section)
{
    double largest = section->measure->unit == UNIT_PERCENT ? 100 : 0;
    for (size_t i = 0; i < section->count; i++)
        if (section->rows[i].cell.has_value && section->rows[i].cell.value > largest)
            largest = section->rows[i].cell.value;
    return largest;
}

static void put_section(struct buf *buf, const struct section_text *text)
{
    enum { COLUMNS_MOST = 1 + (int)QUESTION_BREAKDOWNS_MOST + (int)FIGURE_COLUMNS };
    const struct answer_section *section = &text->section;
    const char *header[COLUMNS_MOST];
    size_t columns = put_header(text, header);
    buf_format(buf, "\n%s\n", section_title(section, text->arena));
    if (section->count == 0) {
        buf_text(buf, "  no data\n");
        return;
    }
    const char **fields = ARENA_NEW(text->arena, section->count * columns, const char *);
    for (size_t i = 0; i < section->count; i++)
        put_row(text, &section->rows[i], fields + i * columns);
    columns_text(buf, header, fields, columns, section->count);
}

void answer_text(struct buf *buf, const struct answer *answer, enum chart_blocks blocks, struct arena *scratch)
{
    struct question_notes notes;
    question_notes(answer->question, scratch, &notes);
    put_line(buf, answer_heading(answer, scratch), scratch);
    for (size_t i = 0; i < notes.count; i++)
        put_line(buf, notes.line[i], scratch);
    for (size_t m = 0; m < answer->question->measure_count; m++) {
        struct section_text text = {
            .answer = answer, .section = answer_section(answer, m), .blocks = blocks, .arena = scratch};
        text.largest = largest_of(&text.section);
        put_section(buf, &text);
    }
}
