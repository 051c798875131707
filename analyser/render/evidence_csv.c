#include <string.h>

#include "base/day.h"
#include "render/csv.h"
#include "render/evidence_csv.h"

/* What a prefix needs after local_authority: measure, basis, period_type, two dates and commas. */
enum { MEASURE_MOST = 128, REST_MOST = 128 };

static const char *const columns[] = {
    "as_of",    "local_authority", "measure",     "basis", "period_type", "period_start", "period_end", "breakdown",
    "category", "numerator",       "denominator", "value", "lower",       "upper",        "unit",       "status",
};

static char *text_at(char *at, const char *text)
{
    size_t length = strlen(text);
    memcpy(at, text, length);
    at[length] = ',';
    return at + length + 1;
}

static char *day_at(char *at, int32_t day)
{
    at += day_text(day, at);
    *at = ',';
    return at + 1;
}

void evidence_csv_start(struct evidence_csv *csv, struct buf *buf, struct arena *arena, int32_t as_of,
                        const char *local_authority)
{
    size_t length = strlen(local_authority);
    csv->prefix = arena_take(arena, csv_field_most(length) + 2 * DAY_TEXT_MOST + MEASURE_MOST + REST_MOST, 1);
    char *end = day_at(csv->prefix, as_of);
    end = csv_field_at(end, local_authority, length);
    *end++ = ',';
    csv->fixed_length = (size_t)(end - csv->prefix);
    csv->prefix_length = 0;
    csv_record(buf, columns, sizeof columns / sizeof columns[0]);
}

static bool prefix_holds(const struct evidence_csv *csv, const struct cell *cell)
{
    const struct cell *of = &csv->of;
    return csv->prefix_length && of->measure == cell->measure && of->basis == cell->basis &&
           of->period_type == cell->period_type && of->period_start == cell->period_start &&
           of->period_end == cell->period_end;
}

static void compose_prefix(struct evidence_csv *csv, const struct cell *cell)
{
    char *end = text_at(csv->prefix + csv->fixed_length, cell->measure);
    end = text_at(end, basis_names[cell->basis]);
    end = text_at(end, period_type_names[cell->period_type]);
    end = day_at(end, cell->period_start);
    end = day_at(end, cell->period_end);
    csv->prefix_length = (size_t)(end - csv->prefix);
    csv->of = *cell;
}

static char *word_at(char *at, const struct number_word *word)
{
    at = number_word_at(at, word);
    *at = ',';
    return at + 1;
}

static char *words_at(char *at, const struct cell_words *words)
{
    at = word_at(at, &words->numerator);
    at = word_at(at, &words->denominator);
    at = word_at(at, &words->value);
    at = word_at(at, &words->lower);
    return word_at(at, &words->upper);
}

static char *category_at(char *at, const char *category, size_t length)
{
    at = csv_field_at(at, category, length);
    *at = ',';
    return at + 1;
}

void evidence_csv_cell(struct evidence_csv *csv, struct buf *buf, const struct cell *cell,
                       const struct cell_words *words)
{
    if (!prefix_holds(csv, cell))
        compose_prefix(csv, cell);
    size_t category_length = strlen(cell->category);
    char *start = buf_room(buf, csv->prefix_length + csv_field_most(category_length) + sizeof *words + REST_MOST);
    if (!start)
        return;
    memcpy(start, csv->prefix, csv->prefix_length);
    char *at = text_at(start + csv->prefix_length, cell->breakdown);
    at = category_at(at, cell->category, category_length);
    at = words_at(at, words);
    at = text_at(at, unit_names[cell->unit]);
    at = text_at(at, cell_status_names[cell->status]);
    at[-1] = '\n';
    buf->length += (size_t)(at - start);
}
