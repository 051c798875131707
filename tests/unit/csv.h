/*
 * csv.h: files of fixtures/ for unit tests, read from the root of the sources. CSV as RFC 4180 has it: a field in
 * quotation marks may hold commas, line ends and doubled marks. The rows live as long as the arena.
 */
#ifndef UNIT_CSV_H
#define UNIT_CSV_H

#include "unit/unit.h"

#include "base/arena.h"

enum { CSV_COLUMNS_MOST = 16 };

struct csv {
    size_t columns;
    size_t rows; /* without the first, which names the columns */
    const char **fields;
};

/* A whole file, with a zero behind it. */
static inline char *file_text(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened: unit tests run at the root of the sources", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *text = ARENA_NEW(arena, size + 1, char);
    assert_int_equal(fread(text, 1, size, file), size);
    text[size] = '\0';
    fclose(file);
    return text;
}

/* Takes one field out of the text and ends it; what ended it is in `end`: a comma or the end of the line. */
static inline char *csv_field(char **at, char *end)
{
    char *from = *at;
    char *to = from;
    char *field = from;
    bool quoted = *from == '"';
    from += quoted;
    while (*from && (quoted || (*from != ',' && *from != '\n'))) {
        if (quoted && from[0] == '"' && from[1] != '"') {
            quoted = false;
            from++;
            continue;
        }
        from += quoted && from[0] == '"';
        *to++ = *from++;
    }
    *end = *from;
    *at = from + (*from != '\0');
    *to = '\0';
    return field;
}

static inline struct csv csv_read(struct arena *arena, const char *path)
{
    char *at = file_text(arena, path);
    size_t lines = 1;
    for (const char *c = at; *c; c++)
        lines += *c == '\n';
    struct csv csv = {.fields = ARENA_NEW(arena, lines * CSV_COLUMNS_MOST, const char *)};
    size_t fields = 0;
    while (*at) {
        char end;
        csv.fields[fields++] = csv_field(&at, &end);
        if (end != ',' && !csv.columns)
            csv.columns = fields;
    }
    assert_true(csv.columns && csv.columns <= CSV_COLUMNS_MOST && fields % csv.columns == 0);
    csv.rows = fields / csv.columns - 1;
    return csv;
}

static inline const char *csv_at(const struct csv *csv, size_t row, const char *column)
{
    for (size_t i = 0; i < csv->columns; i++)
        if (strcmp(csv->fields[i], column) == 0)
            return csv->fields[(row + 1) * csv->columns + i];
    fail_msg("no column %s", column);
    return NULL;
}

#endif
