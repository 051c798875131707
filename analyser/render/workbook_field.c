#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "render/workbook_field.h"

const struct shorthand shorthands[] = {
    {"[x]", "x", "Not known, or nothing to divide by."},
    {"[z]", "z", "Does not apply."},
    {"[low]", "low", "Made of fewer than 10 cases: look at the interval before comparing. It does not say that the figure rounds to nought."},
    {"[c]", "c", "Withheld, so that nobody can be known by the figure. Only in packs made to be published."},
    {"blank cell", "", "Nothing falls in the period, or the row has no such figure. Never a nought."},
};

const size_t shorthand_count = sizeof shorthands / sizeof shorthands[0];

/* Headings of columns whose fields may look like numbers or shorthand and are neither. */
static const char *const names[] = {
    "period", "year", "category", "compared with", "unit", "authority", "provider", "note",
};

bool heading_of_names(const char *heading)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(heading, names[i]) == 0)
            return true;
    return false;
}

/* Digits of a decimal number, with a sign, a point and a power of ten as the record may have them; no other number. */
static bool is_number(const char *text, unsigned *decimals)
{
    static const char digits[] = "0123456789";
    const char *at = text + (text[0] == '-');
    size_t whole = strspn(at, digits);
    at += whole;
    size_t fraction = at[0] == '.' ? strspn(at + 1, digits) : 0;
    at += fraction ? fraction + 1 : 0;
    *decimals = (unsigned)fraction;
    if (whole > 0 && at[0] == 'e') {
        at += 1 + (at[1] == '-' || at[1] == '+');
        size_t power = strspn(at, digits);
        at = power > 0 ? at + power : "e";
    }
    return whole > 0 && at[0] == '\0';
}

static const char *mark_of(const char *text)
{
    for (size_t i = 0; i < shorthand_count; i++)
        if (strcmp(text, shorthands[i].field) == 0 || strcmp(text, shorthands[i].mark) == 0)
            return shorthands[i].mark;
    return NULL;
}

struct sheet_field sheet_field_of(const char *text, bool named)
{
    struct sheet_field field = {.kind = FIELD_WORDS, .text = text};
    if (text[0] == '\0') {
        field.kind = FIELD_BLANK;
    } else if (!named && is_number(text, &field.decimals)) {
        field.kind = FIELD_NUMBER;
        field.number = strtod(text, NULL);
    } else if (!named && mark_of(text)) {
        field.kind = FIELD_MARK;
        field.text = mark_of(text);
    }
    return field;
}

/* ---- headings */

static size_t times(const char *const *header, size_t count, const char *heading)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += strcasecmp(header[i], heading) == 0;
    return found;
}

/* The figure a heading belongs to: the nearest before it that is there once, up to its colon. */
static const char *with_figure(const char *const *header, size_t count, size_t column, struct arena *arena)
{
    for (size_t i = column; i-- > 0;)
        if (times(header, count, header[i]) == 1)
            return words(arena, "%.*s: %s", (int)strcspn(header[i], ":"), header[i], header[column]);
    return header[column];
}

const char *const *unique_headings(const char *const *header, size_t count, struct arena *arena)
{
    const char **made = ARENA_NEW(arena, count, const char *);
    for (size_t i = 0; i < count; i++) {
        made[i] = times(header, count, header[i]) == 1 ? header[i] : with_figure(header, count, i, arena);
        while (times(made, i, made[i]) > 0)
            made[i] = words(arena, "%s (column %zu)", made[i], i + 1);
    }
    return made;
}
