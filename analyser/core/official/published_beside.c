#include <string.h>

#include "base/num.h"
#include "core/official/published.h"

/* What the DfE publishes that a table speaks of. */
struct published_column {
    const char *table;
    const char *label;
    const char *indicator;
};

static const struct published_column published_columns[] = {
    {"twenty_weeks", "published, within 20 weeks: %", "pc_plans_issued_within_20_weeks"},
    {"twenty_weeks", "published, within 20 weeks without exceptions: %", "pc_plans_issued_20_weeks_ex"},
    {"six_week_decisions", "published, decided within 6 weeks: %", "request_outcome_six_weeks_pc"},
    {"requests_and_refusals", "published, requests received", "requests_received_in_year"},
    {"requests_and_refusals", "published, decided not to assess: %", "request_not_assess_pc"},
    {"refusals_to_issue", "published, told within 16 weeks: %", "outcome_decision_within_time_pc"},
    {"refusals_to_issue", "published, assessed and no plan issued: %", "assess_not_issued_pc"},
    {"annual_reviews_and_backlog", "published, reviews expected", "review_expected"},
    {"annual_reviews_and_backlog", "published, no review met", "no_review_meeting"},
    {"after_review_meetings", "published, decided within 4 weeks: %", "pc_decsion_4weeks"},
};

enum { PUBLISHED_COLUMNS = sizeof published_columns / sizeof published_columns[0], YEAR_DIGITS = 4 };

static const char *joined(struct arena *arena, const char *label, const char *area)
{
    size_t first = strlen(label);
    size_t second = strlen(area);
    char *text = arena_take(arena, first + second + 4, 1);
    memcpy(text, label, first);
    memcpy(text + first, " (", 2);
    memcpy(text + first + 2, area, second);
    text[first + 2 + second] = ')';
    return text;
}

static const char *area_of(const struct published *published, enum published_level level)
{
    for (size_t i = 0; i < published->count; i++)
        if (published->figures[i].level == level)
            return published->figures[i].area;
    return NULL;
}

/* The year of a row of a calendar year, 0 of any other. */
static int year_of_row(const char *const *row)
{
    int64_t year;
    return strlen(row[0]) == YEAR_DIGITS && num_parse(row[0], 1990, 2199, &year) ? (int)year : 0;
}

/* A column more: a figure of one level. */
struct more_column {
    const struct published_column *beside;
    enum published_level level;
};

static size_t list_columns(const char *table, const struct published *published,
                           struct more_column more[PUBLISHED_COLUMNS * PUBLISHED_LEVELS])
{
    size_t count = 0;
    for (size_t i = 0; i < PUBLISHED_COLUMNS; i++)
        for (int level = PUBLISHED_LEVELS - 1; level >= 0; level--)
            if (strcmp(published_columns[i].table, table) == 0 && area_of(published, (enum published_level)level))
                more[count++] = (struct more_column){&published_columns[i], (enum published_level)level};
    return count;
}

struct people_table published_beside(const struct people_table *table, const struct published *published,
                                     struct arena *arena)
{
    struct more_column more[PUBLISHED_COLUMNS * PUBLISHED_LEVELS];
    struct people_table wider = *table;
    size_t count = list_columns(table->id, published, more);
    if (count == 0)
        return wider;
    wider.columns = table->columns + count;
    const char **header = ARENA_NEW(arena, wider.columns, const char *);
    const char **text = ARENA_NEW(arena, wider.columns * table->rows, const char *);
    memcpy(header, table->header, table->columns * sizeof header[0]);
    for (size_t i = 0; i < count; i++)
        header[table->columns + i] = joined(arena, more[i].beside->label, area_of(published, more[i].level));
    for (size_t row = 0; row < table->rows; row++) {
        const char *const *from = table->text + row * table->columns;
        const char **to = text + row * wider.columns;
        memcpy(to, from, table->columns * sizeof to[0]);
        for (size_t i = 0; i < count; i++) {
            const char *told = published_text(published, year_of_row(from), more[i].level, more[i].beside->indicator);
            to[table->columns + i] = told ? told : "";
        }
    }
    wider.header = header;
    wider.text = text;
    return wider;
}
