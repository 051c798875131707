#include "base/day.h"
#include "base/words.h"
#include "render/answer_rows.h"
#include "render/number_word.h"

static const char *const before[] = {"as_of",       "local_authority", "measure",   "basis",
                                     "period_type", "period_start",    "period_end"};
static const char *const after[] = {"numerator", "denominator", "value", "lower", "upper", "unit", "status"};

enum {
    BEFORE = sizeof before / sizeof before[0],
    AFTER = sizeof after / sizeof after[0],
    COLUMNS_MOST = (int)BEFORE + (int)QUESTION_BREAKDOWNS_MOST + 1 + (int)AFTER,
    FROM_UNIT_TO_END = 2
};

struct row_writer {
    const struct answer *answer;
    struct number_memory *memory;
    const char *as_of;
    bool limited; /* some limit is not the law's */
    struct arena *arena;
};

static const char *day_words(int32_t day, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    day_text(day, text);
    return words(arena, "%s", text);
}

static bool any_limited(const struct question *question)
{
    for (enum clock_id c = 0; c < CLOCKS; c++)
        if (question->limited[c])
            return true;
    return false;
}

static size_t put_header(const struct row_writer *writer, const char **header)
{
    const struct question *question = writer->answer->question;
    size_t column = 0;
    for (size_t i = 0; i < BEFORE; i++)
        header[column++] = before[i];
    for (size_t i = 0; i < question->by_count; i++)
        header[column++] = breakdowns[question->by[i]].id;
    if (writer->limited)
        header[column++] = "limit_days";
    for (size_t i = 0; i < AFTER; i++)
        header[column++] = after[i];
    return column;
}

/* Of the law's limits nothing is said. */
static const char *limit_days(const struct question *question, const struct asked_measure *measure, struct arena *arena)
{
    bool limited = measure->of_clock && question->limited[measure->clock];
    return limited ? words(arena, "%d", question->clocks[measure->clock].number) : "";
}

static const char *number(const struct number_word *word, struct arena *arena)
{
    return arena_text(arena, word->text, word->length);
}

static void put_figure(const struct row_writer *writer, const struct answer_row *row, const char **text)
{
    struct cell_words composed;
    cell_words_compose(&composed, &row->cell, writer->memory);
    const char *const fields[AFTER] = {number(&composed.numerator, writer->arena),
                                       number(&composed.denominator, writer->arena),
                                       number(&composed.value, writer->arena),
                                       number(&composed.lower, writer->arena),
                                       number(&composed.upper, writer->arena),
                                       unit_names[row->cell.unit],
                                       cell_status_names[row->cell.status]};
    for (size_t i = 0; i < AFTER; i++)
        text[i] = fields[i];
}

static void put_row(const struct row_writer *writer, const struct answer_row *row, const char **text)
{
    const struct question *question = writer->answer->question;
    const struct asked_measure *measure = &question->measures[row->measure];
    const char *const fields[BEFORE] = {writer->as_of,
                                        writer->answer->local_authority,
                                        measure->name,
                                        basis_names[measure->basis],
                                        question_period_name(question, measure->basis),
                                        day_words(row->cell.period_start, writer->arena),
                                        day_words(row->cell.period_end, writer->arena)};
    for (size_t i = 0; i < BEFORE; i++)
        *text++ = fields[i];
    for (size_t i = 0; i < question->by_count; i++)
        *text++ = row->category[i];
    if (writer->limited)
        *text++ = limit_days(question, measure, writer->arena);
    put_figure(writer, row, text);
}

struct people_table answer_rows(const struct answer *answer, struct arena *arena)
{
    struct row_writer writer = {.answer = answer,
                                .memory = number_memory_new(arena),
                                .as_of = day_words(answer->question->as_of, arena),
                                .limited = any_limited(answer->question),
                                .arena = arena};
    const char **header = ARENA_NEW(arena, COLUMNS_MOST, const char *);
    size_t columns = put_header(&writer, header);
    const char **text = ARENA_NEW(arena, answer->count * columns + 1, const char *);
    for (size_t i = 0; i < answer->count; i++)
        put_row(&writer, &answer->rows[i], text + i * columns);
    return (struct people_table){.id = "table",
                                 .title = "Answer",
                                 .note = "",
                                 .law = "",
                                 .columns = columns,
                                 .rows = answer->count,
                                 .header = header,
                                 .text = text};
}

size_t answer_unit_column(const struct people_table *rows)
{
    return rows->columns - FROM_UNIT_TO_END;
}
