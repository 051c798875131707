#include <string.h>

#include "base/nearest.h"
#include "base/words.h"
#include "core/questions/filter.h"

enum { CATEGORIES_SHOWN = 20 };

/* ---- breakdowns by name */

bool breakdown_named(const char *name, struct arena *arena, enum breakdown_id *breakdown, struct err *err)
{
    struct nearest nearest = {.wanted = name};
    const char *list = "";
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        if (b == BREAKDOWN_ALL) /* one category: nothing is told apart by it */
            continue;
        *breakdown = b;
        if (strcmp(breakdowns[b].id, name) == 0)
            return true;
        nearest_offer(&nearest, breakdowns[b].id);
        list = words(arena, "%s%s%s", list, list[0] ? ", " : "", breakdowns[b].id);
    }
    if (nearest.name)
        return err_set(err, ERR_USAGE, "there is no breakdown '%.60s'; did you mean '%s'? There are %s", name,
                       nearest.name, list);
    return err_set(err, ERR_USAGE, "there is no breakdown '%.60s'; there are %s", name, list);
}

/* ---- the text: BREAKDOWN=NAME|NAME, BREAKDOWN!=NAME, ... */

struct reading {
    const char *next;
    struct filter *filter;
    struct arena *arena;
    struct err *err;
};

static void skip_blanks(struct reading *reading)
{
    reading->next += strspn(reading->next, " \t");
}

/* The bytes up to one of `ends`, without blanks at either end. */
static const char *take_plain(struct reading *reading, const char *ends)
{
    skip_blanks(reading);
    size_t length = strcspn(reading->next, ends);
    const char *from = reading->next;
    reading->next += length;
    while (length > 0 && (from[length - 1] == ' ' || from[length - 1] == '\t'))
        length--;
    return arena_text(reading->arena, from, length);
}

/* What stands between quotes; a quote in it is doubled. */
static bool take_quoted(struct reading *reading, const char **name)
{
    const char *from = reading->next;
    char *text = arena_text(reading->arena, from, strlen(from));
    size_t length = 0;
    for (const char *at = from + 1; *at; at++) {
        if (*at == '"' && at[1] != '"') {
            reading->next = at + 1;
            skip_blanks(reading);
            text[length] = '\0';
            *name = text;
            return true;
        }
        at += *at == '"';
        text[length++] = *at;
    }
    return err_set(reading->err, ERR_USAGE, "the quote that begins at '%.60s' has no end", from);
}

static bool take_name(struct reading *reading, const char **name)
{
    skip_blanks(reading);
    const char *from = reading->next;
    if (*from == '"')
        return take_quoted(reading, name);
    *name = take_plain(reading, ",|");
    return (*name)[0] != '\0' ||
           err_set(reading->err, ERR_USAGE, "the name of a category is missing before '%.60s'; an empty one is \"\"",
                   reading->next);
}

static bool add_name(struct reading *reading, enum breakdown_id breakdown, bool unwanted)
{
    struct filter *filter = reading->filter;
    const char *name = NULL;
    if (!take_name(reading, &name))
        return false;
    if (filter->count == FILTER_NAMES_MOST)
        return err_set(reading->err, ERR_USAGE, "more than %d categories are named", FILTER_NAMES_MOST);
    if (!filter->names)
        filter->names = ARENA_NEW(reading->arena, FILTER_NAMES_MOST, struct filter_name);
    filter->names[filter->count++] = (struct filter_name){breakdown, unwanted, name};
    filter->breakdown_bits |= BREAKDOWN_BIT(breakdown);
    return true;
}

static bool take_operator(struct reading *reading, const char *breakdown, bool *unwanted)
{
    *unwanted = *reading->next == '!';
    reading->next += *unwanted;
    if (*reading->next++ == '=')
        return true;
    return err_set(reading->err, ERR_USAGE,
                   "'%.60s' is no condition: write BREAKDOWN=CATEGORY or BREAKDOWN!=CATEGORY, several categories as "
                   "team=North|South, a comma in a name as team=\"North, upper\"",
                   breakdown);
}

static bool add_condition(struct reading *reading)
{
    enum breakdown_id breakdown;
    bool unwanted;
    const char *name = take_plain(reading, "=!,");
    if (!take_operator(reading, name, &unwanted) || !breakdown_named(name, reading->arena, &breakdown, reading->err))
        return false;
    do
        if (!add_name(reading, breakdown, unwanted))
            return false;
    while (*reading->next == '|' && *reading->next++);
    return *reading->next == '\0' || *reading->next == ',' ||
           err_set(reading->err, ERR_USAGE, "'%.60s' follows a closing quote; a comma or a bar belongs there",
                   reading->next);
}

bool filter_read(struct filter *filter, const char *text, struct arena *arena, struct err *err)
{
    struct reading reading = {text, filter, arena, err};
    for (;;) {
        if (!add_condition(&reading))
            return false;
        if (*reading.next == '\0')
            return true;
        reading.next++;
    }
}

/* ---- the categories */

static const char *quoted_categories(const struct categories *categories, enum breakdown_id breakdown,
                                     struct arena *arena)
{
    const struct category_names *names = &categories->of[breakdown];
    const uint16_t *order = categories_in_order(categories, breakdown, arena);
    const char *list = "";
    for (uint32_t i = 0; i < names->count && i < CATEGORIES_SHOWN; i++)
        list = words(arena, "%s%s'%.40s'", list, i > 0 ? ", " : "", names->names[order[i]]);
    return names->count > CATEGORIES_SHOWN ? words(arena, "%s and %u more", list, names->count - CATEGORIES_SHOWN)
                                           : list;
}

static bool no_category(const struct filter_name *name, const struct categories *categories, struct arena *arena,
                        struct err *err)
{
    const struct category_names *names = &categories->of[name->breakdown];
    const char *breakdown = breakdowns[name->breakdown].id;
    struct nearest nearest = {.wanted = name->name};
    for (uint32_t i = 0; i < names->count; i++)
        nearest_offer(&nearest, names->names[i]);
    if (nearest.name)
        return err_set(err, ERR_USAGE, "%s has no category '%.60s'; did you mean '%.60s'?", breakdown, name->name,
                       nearest.name);
    return err_set(err, ERR_USAGE, "%s has no category '%.60s'; it has %s", breakdown, name->name,
                   quoted_categories(categories, name->breakdown, arena));
}

static bool find_category(const struct filter_name *name, const struct categories *categories, uint32_t *category)
{
    const struct category_names *names = &categories->of[name->breakdown];
    for (*category = 0; *category < names->count; ++*category)
        if (strcmp(names->names[*category], name->name) == 0)
            return true;
    return false;
}

/* Those that are wanted, where some are, else all; but those that are not wanted. */
static bool resolve_breakdown(struct filter *filter, enum breakdown_id breakdown, const struct categories *categories,
                              struct arena *arena, struct err *err)
{
    uint32_t count = categories->of[breakdown].count;
    bool *wanted = ARENA_NEW(arena, count, bool);
    bool *unwanted = ARENA_NEW(arena, count, bool);
    bool all = true;
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_name *name = &filter->names[i];
        uint32_t category;
        if (name->breakdown != breakdown)
            continue;
        if (!find_category(name, categories, &category))
            return no_category(name, categories, arena, err);
        (name->unwanted ? unwanted : wanted)[category] = true;
        all = all && name->unwanted;
    }
    for (uint32_t i = 0; i < count; i++)
        wanted[i] = (all || wanted[i]) && !unwanted[i];
    filter->takes[breakdown] = wanted;
    filter->category_count[breakdown] = count;
    return true;
}

bool filter_resolve(struct filter *filter, const struct categories *categories, struct arena *arena, struct err *err)
{
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        if (filter->breakdown_bits & BREAKDOWN_BIT(b) && !resolve_breakdown(filter, b, categories, arena, err))
            return false;
    return true;
}

bool filter_takes_at_any_age(const struct filter *filter, const struct case_categories *categories)
{
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        if (b != BREAKDOWN_AGE_BAND && !filter_takes_category(filter, b, categories->of[b]))
            return false;
    return true;
}
