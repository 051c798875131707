#include <string.h>

#include "core/tables/evidence_table_fields.h"
#include "core/tables/evidence_table_wants.h"

static const char *const only_all[] = {BREAKDOWN_ALL, NULL};
static const char *const no_subject[] = {"", NULL};

const char *const *table_breakdowns(const struct table_definition *table)
{
    return table->breakdowns ? table->breakdowns : only_all;
}

const char *const *table_subjects(const struct table_definition *table)
{
    return table->subjects ? table->subjects : no_subject;
}

static bool of_subject(const struct table_figure *figure)
{
    return figure->measure[0] == '\0' || figure->measure[0] == '.';
}

/* Whether the measure is the figure's, in rows of the subject. */
static bool is_measure(const char *measure, const char *subject, const struct table_figure *figure)
{
    if (!of_subject(figure))
        return strcmp(measure, figure->measure) == 0;
    size_t length = strlen(subject);
    return strncmp(measure, subject, length) == 0 && strcmp(measure + length, figure->measure) == 0;
}

struct want *want_find(const struct wants *wants, const char *subject, const struct table_figure *figure,
                       const char *breakdown)
{
    for (size_t i = 0; i < wants->count; i++) {
        struct want *want = &wants->list[i];
        if (want->basis == figure->basis && strcmp(want->breakdown, breakdown) == 0 &&
            is_measure(want->measure, subject, figure))
            return want;
    }
    return NULL;
}

static void add_want(struct wants *wants, const char *subject, const struct table_figure *figure, const char *breakdown,
                     unsigned periods, struct arena *arena)
{
    struct want *want = want_find(wants, subject, figure, breakdown);
    if (!want) {
        want = &wants->list[wants->count++];
        want->measure = of_subject(figure) ? joined_text(subject, figure->measure, arena) : figure->measure;
        want->basis = figure->basis;
        want->breakdown = breakdown;
    }
    want->periods |= periods;
}

static void add_wants(struct wants *wants, const struct table_definition *table, struct arena *arena)
{
    for (const char *const *subject = table_subjects(table); *subject; subject++)
        for (const char *const *breakdown = table_breakdowns(table); *breakdown; breakdown++)
            for (size_t f = 0; f < table->figure_count; f++)
                add_want(wants, *subject, &table->figures[f], *breakdown, table->periods, arena);
}

static size_t list_length(const char *const *list)
{
    size_t length = 0;
    while (list[length])
        length++;
    return length;
}

/* At most: figures that tables have in common are counted more than once. */
static size_t wants_at_most(void)
{
    size_t most = 0;
    for (size_t i = 0; i < table_definition_count; i++) {
        const struct table_definition *table = &table_definitions[i];
        most += list_length(table_subjects(table)) * list_length(table_breakdowns(table)) * table->figure_count;
    }
    return most;
}

struct wants wants_of_tables(struct arena *arena)
{
    struct wants wants = {.list = ARENA_NEW(arena, wants_at_most(), struct want)};
    for (size_t i = 0; i < table_definition_count; i++)
        add_wants(&wants, &table_definitions[i], arena);
    return wants;
}

static bool same_period(const struct cell *one, const struct cell *other)
{
    return one->period_type == other->period_type && one->period_start == other->period_start &&
           one->period_end == other->period_end;
}

/* Whether one more category of the cell's period may be kept. */
static bool has_room(struct want *want, const struct cell *cell)
{
    if (!want->last || !same_period(&want->last->cell, cell))
        want->categories = 0;
    if (want->categories == TABLE_CATEGORIES_MOST)
        return false;
    want->categories++;
    return true;
}

void want_keep(struct want *want, const struct cell *cell, struct arena *arena)
{
    if (!has_room(want, cell)) {
        want->cut = true;
        return;
    }
    struct kept_cell *kept = ARENA_NEW(arena, 1, struct kept_cell);
    kept->cell = *cell;
    kept->cell.measure = want->measure;
    kept->cell.breakdown = want->breakdown;
    if (want->last)
        want->last->next = kept;
    else
        want->first = kept;
    want->last = kept;
}
