/* The cases behind a cell as a table of texts, and its columns as rows. */
#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "core/case_list.h"
#include "core/cases/case_rows.h"

typedef const char *field_of(const struct case_list *list, const struct case_line *line, struct arena *arena);

static const char *day_words(int32_t day, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    return day == DAY_NONE ? "" : arena_text(arena, text, day_text(day, text));
}

static const char *number_words(int64_t number, struct arena *arena)
{
    return number == NUMBER_NONE ? "" : words(arena, "%lld", (long long)number);
}

static const char *category(const struct case_line *line, enum breakdown_id breakdown, struct arena *arena)
{
    const char *name = line->category[breakdown];
    return name ? text_shown((struct text){name, (uint32_t)strlen(name)}, arena) : "";
}

#define FIELD(name, value)                                                                                             \
    static const char *name(const struct case_list *list, const struct case_line *line, struct arena *arena)           \
    {                                                                                                                  \
        (void)list;                                                                                                    \
        (void)arena;                                                                                                   \
        return value;                                                                                                  \
    }

FIELD(field_case, case_kind_names[line->kind])
FIELD(field_case_id, line->kind == WORK_NEITHER ? "" : number_words(line->case_id, arena))
FIELD(field_row, case_row_names[line->row])
FIELD(field_row_id, line->row == ROW_IS_CASE ? "" : number_words(line->row_id, arena))
FIELD(field_numerator, line->in_numerator ? "yes" : "no")
FIELD(field_authority, category(line, BREAKDOWN_AUTHORITY, arena))
FIELD(field_team, category(line, BREAKDOWN_TEAM, arena))
FIELD(field_need, category(line, BREAKDOWN_NEED, arena))
FIELD(field_kind, category(line, BREAKDOWN_KIND, arena))
FIELD(field_provider, category(line, BREAKDOWN_PROVIDER, arena))
FIELD(field_criterion, category(line, BREAKDOWN_CRITERION, arena))
FIELD(field_day, day_words(line->day, arena))
FIELD(field_start, day_words(line->instance.start, arena))
FIELD(field_due, day_words(line->instance.due, arena))
FIELD(field_end, day_words(line->instance.end, arena))
FIELD(field_closed, day_words(line->instance.closed, arena))
FIELD(field_state, instance_state_names[line->state])
FIELD(field_exception, line->instance.excepted ? "yes" : "no")

static const struct case_column {
    const char *name;
    field_of *field;
    bool of_clocks;   /* a column of theirs, */
    bool of_families; /* or of the families' */
} case_columns[] = {
    {"case", field_case, true, true},
    {"case_id", field_case_id, true, true},
    {"row", field_row, true, true},
    {"row_id", field_row_id, true, true},
    {"numerator", field_numerator, true, true},
    {"local_authority", field_authority, true, true},
    {"team", field_team, true, true},
    {"need", field_need, true, true},
    {"kind", field_kind, true, true},
    {"provider", field_provider, true, true},
    {"criterion", field_criterion, false, true},
    {"day", field_day, false, true},
    {"start", field_start, true, false},
    {"due", field_due, true, false},
    {"end", field_end, true, false},
    {"closed", field_closed, true, false},
    {"state", field_state, true, false},
    {"exception", field_exception, true, false},
};

enum { CASE_COLUMNS = sizeof case_columns / sizeof case_columns[0] };

struct people_table case_list_table(const struct case_list *list, struct arena *arena)
{
    const char **header = ARENA_NEW(arena, CASE_COLUMNS, const char *);
    const char **text = ARENA_NEW(arena, (list->count + 1) * CASE_COLUMNS, const char *);
    size_t columns = 0;
    size_t at = 0;
    for (int c = 0; c < CASE_COLUMNS; c++)
        if (list->choice.of_clock ? case_columns[c].of_clocks : case_columns[c].of_families)
            header[columns++] = case_columns[c].name;
    for (size_t i = 0; i < list->count; i++)
        for (int c = 0; c < CASE_COLUMNS; c++)
            if (list->choice.of_clock ? case_columns[c].of_clocks : case_columns[c].of_families)
                text[at++] = case_columns[c].field(list, &list->lines[i], arena);
    return (struct people_table){.id = "cases",
                                 .title = list->choice.measure,
                                 .note = "",
                                 .law = "",
                                 .columns = columns,
                                 .rows = list->count,
                                 .header = header,
                                 .text = text};
}
