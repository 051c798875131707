/*
 * workbook_field.h: what a field of the record is in a cell of the workbook: a number, words, or one of the shorthands of
 * statistics in spreadsheets, as [x].
 */
#ifndef RENDER_WORKBOOK_FIELD_H
#define RENDER_WORKBOOK_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum field_kind { FIELD_BLANK, FIELD_NUMBER, FIELD_MARK, FIELD_WORDS };

struct sheet_field {
    enum field_kind kind;
    double number;
    unsigned decimals; /* that the text has */
    const char *text;  /* of a mark, with its brackets */
};

/* `named`: the field stands in a column of names (of periods, of groups), where 2021 is words and x is somebody's name. */
struct sheet_field sheet_field_of(const char *text, bool named);

/* A column whose fields are names, by its heading. */
bool heading_of_names(const char *heading);

/* What the shorthands mean, in the order of the legend. */
struct shorthand {
    const char *mark;  /* as in a cell */
    const char *field; /* as in the record; "": a blank cell */
    const char *meaning;
};

extern const struct shorthand shorthands[];
extern const size_t shorthand_count;

/*
 * The headings of a table, none of them twice: of those that are, each is put behind the name of the figure it belongs to,
 * "plan issued: 95% from". Upper and lower case are the same to Excel.
 */
const char *const *unique_headings(const char *const *header, size_t count, struct arena *arena);

#endif
