#include <string.h>

#include "core/pack/tidy_private.h"

/* A period, and the place the figures are of; a region and an authority only where the run is of one. */
static const struct fixed_column {
    const char *name;
    const char *label;
    const char *pattern;
    enum tidy_role role;
    bool of_authority;
} fixed_columns[] = {
    {"time_period", "Time period", "[0-9]{4}([0-9]{2})?", TIDY_TIME, false},
    {"time_identifier", "Time identifier", NULL, TIDY_TIME, false},
    {"geographic_level", "Geographic level", "National|Local authority", TIDY_PLACE, false},
    {"country_code", "Country code", "E92000001", TIDY_PLACE, false},
    {"country_name", "Country", "England", TIDY_PLACE, false},
    {"region_code", "Region code", "E12[0-9]{6}", TIDY_PLACE, true},
    {"region_name", "Region", ".+", TIDY_PLACE, true},
    {"old_la_code", "Local authority code of the DfE", "[0-9]{3}", TIDY_PLACE, true},
    {"new_la_code", "Local authority code of the Office for National Statistics", "E[0-9]{8}", TIDY_PLACE, true},
    {"la_name", "Local authority", ".+", TIDY_PLACE, true},
};

enum { FIXED = sizeof fixed_columns / sizeof fixed_columns[0] };

static struct tidy_column *next(struct tidy_table *table)
{
    return &table->columns[table->column_count++];
}

struct tidy_column tidy_text_column(enum tidy_role role, const char *name, const char *label, const char *pattern)
{
    return (struct tidy_column){.role = role,
                                .name = name,
                                .label = label,
                                .grouping = "",
                                .unit = "",
                                .dp = "",
                                .hint = "",
                                .grouped_by = "",
                                .pattern = pattern,
                                .datatype = TIDY_TEXT};
}

/* "One|Other" of the texts that are different. */
static const char *alternatives(const char *const *texts, size_t count, struct arena *arena)
{
    const char *pattern = "";
    for (size_t i = 0; i < count; i++) {
        const char *const parts[] = {pattern, pattern[0] ? "|" : "", texts[i], NULL};
        if (i == 0 || strcmp(texts[i], texts[i - 1]) != 0)
            pattern = tidy_joined(arena, parts);
    }
    return pattern;
}

void tidy_add_fixed(struct tidy_table *table, const struct tidy_span *span, bool official, struct arena *arena)
{
    for (size_t i = 0; i < FIXED; i++) {
        const struct fixed_column *of = &fixed_columns[i];
        const char *pattern =
            of->pattern ? of->pattern : alternatives(span->identifiers, span->identifier_count, arena);
        if (official || !of->of_authority)
            *next(table) = tidy_text_column(of->role, of->name, of->label, pattern);
    }
}

static void add_filter(struct tidy_table *table, const struct tidy_filter *filter, struct arena *arena)
{
    const char **labels = ARENA_NEW(arena, TIDY_ITEMS_MOST, const char *);
    const char *groups[TIDY_ITEMS_MOST] = {0};
    table->items = labels;
    table->item_count = filter ? filter->item_count : 1;
    if (!filter)
        return;
    for (size_t i = 0; i < filter->item_count; i++) {
        labels[i] = filter->items[i].label;
        groups[i] = filter->items[i].group;
    }
    if (filter->group)
        *next(table) = tidy_text_column(TIDY_FILTER_GROUP, filter->group, "Time limit",
                                        alternatives(groups, filter->item_count, arena));
    struct tidy_column column =
        tidy_text_column(TIDY_FILTER, filter->name, filter->label, alternatives(labels, filter->item_count, arena));
    column.hint = filter->hint;
    column.grouped_by = filter->group ? filter->group : "";
    *next(table) = column;
}

/* "PLAN20" as names of columns begin: small letters, a line for a dot. */
const char *tidy_snake(const char *id, struct arena *arena)
{
    char *text = arena_text(arena, id, strlen(id));
    for (char *at = text; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
        else if (*at == '.')
            *at = '_';
    return text;
}

void tidy_add_figure(struct tidy_table *table, const struct tidy_figure_words *words, struct arena *arena)
{
    const struct tidy_form_parts *parts = &tidy_forms[words->form];
    for (size_t i = 0; i < parts->count; i++) {
        const struct tidy_form_part *part = &parts->part[i];
        const char *const name[] = {words->stem, part->suffix, NULL};
        const char *const label[] = {words->label, ": ", part->label, NULL};
        *next(table) = (struct tidy_column){.role = TIDY_INDICATOR,
                                            .name = tidy_joined(arena, name),
                                            .label = tidy_joined(arena, label),
                                            .grouping = words->grouping,
                                            .unit = part->unit,
                                            .dp = part->dp,
                                            .hint = "",
                                            .grouped_by = "",
                                            .pattern = "",
                                            .datatype = part->datatype,
                                            .part = part->part,
                                            .basis = words->basis,
                                            .period_type = words->period_type,
                                            .measures = words->measures};
    }
}

static void add_clock_figure(struct tidy_table *table, const struct tidy_kind *kind, const struct clock *clock,
                             const struct tidy_figure *figure, struct arena *arena)
{
    const char **measures = ARENA_NEW(arena, table->item_count, const char *);
    for (size_t i = 0; i < table->item_count; i++) {
        const char *const measure[] = {clock->id, ".", clock_measures[figure->measures[i]].name, NULL};
        if (clock_has_measure(clock, figure->measures[i]))
            measures[i] = tidy_joined(arena, measure);
    }
    const char *const stem[] = {tidy_snake(clock->id, arena), "_", figure->stem, NULL};
    const char *const label[] = {clock->title, ", ", figure->label, NULL};
    struct tidy_figure_words words = {.stem = tidy_joined(arena, stem),
                                 .label = tidy_joined(arena, label),
                                 .grouping = clock->title,
                                 .basis = basis_names[clock_measures[figure->measures[0]].basis],
                                 .period_type = kind->span->period_type,
 .measures = measures,
                                 .form = figure->form};
    if (measures[0])
        tidy_add_figure(table, &words, arena);
}

static void add_family(struct tidy_table *table, const struct tidy_kind *kind, const struct tidy_family *family,
                       struct arena *arena)
{
    const struct family_measure *measure = &family_measures[family->measure];
    const char **measures = ARENA_NEW(arena, 1, const char *);
    measures[0] = measure->id;
    struct tidy_figure_words words = {.stem = tidy_snake(measure->id, arena),
                                 .label = measure->title,
                                 .grouping = measure->title,
                                 .basis = basis_names[measure->basis],
                                 .period_type = kind->span->period_type,
 .measures = measures,
                                 .form = family->form};
    tidy_add_figure(table, &words, arena);
}

void tidy_columns(struct tidy_table *table, struct tidy_kind kind, bool official, struct arena *arena)
{
    const struct tidy_topic *topic = kind.topic;
    size_t figures = CLOCKS * topic->figure_count + topic->family_count;
    table->columns = ARENA_NEW(arena, TIDY_FIXED_MOST + TIDY_PARTS_MOST * figures, struct tidy_column);
    tidy_add_fixed(table, kind.span, official, arena);
    add_filter(table, topic->filter, arena);
    for (size_t i = 0; i < topic->family_count; i++)
        add_family(table, &kind, &topic->families[i], arena);
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        for (size_t i = 0; i < topic->figure_count; i++)
            add_clock_figure(table, &kind, &clocks[clock], &topic->figures[i], arena);
}
