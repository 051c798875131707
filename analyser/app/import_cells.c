#include <string.h>

#include "app/file_reader.h"
#include "app/first_line.h"
#include "app/import_cells.h"
#include "intake/importing.h"
#include "intake/queries.h"

enum { AHEAD = 1 << 15 };

static const char byte_order_mark[] = "\xef\xbb\xbf";
static const char columns_here[] = "#COLUMNS#";

/* A file of which the first bytes were read to see its names. */
struct cells_file {
    struct file_reader file;
    char ahead[AHEAD];
    size_t ahead_length;
    size_t given; /* of the bytes ahead */
};

static bool read_ahead(struct cells_file *cells, struct err *err)
{
    size_t length = 0;
    do {
        if (!file_reader_read(&cells->file, cells->ahead + cells->ahead_length, AHEAD - cells->ahead_length, &length,
                              err))
            return false;
        cells->ahead_length += length;
    } while (length > 0 && cells->ahead_length < AHEAD);
    if (cells->ahead_length >= 3 && memcmp(cells->ahead, byte_order_mark, 3) == 0)
        cells->given = 3;
    return true;
}

static bool next_bytes(void *context, void *bytes, size_t room, size_t *length, struct err *err)
{
    struct cells_file *cells = context;
    size_t left = cells->ahead_length - cells->given;
    if (left == 0)
        return file_reader_read(&cells->file, bytes, room, length, err);
    *length = left < room ? left : room;
    memcpy(bytes, cells->ahead + cells->given, *length);
    cells->given += *length;
    return true;
}

/* The COPY with c1 to c<columns> in the place kept for them. */
static void put_copy(struct buf *sql, size_t columns)
{
    const char *text = query_import("cells");
    const char *here = strstr(text, columns_here);
    buf_add(sql, text, (size_t)(here - text));
    for (size_t i = 1; i <= columns; i++)
        buf_format(sql, "%sc%zu", i == 1 ? "" : ", ", i);
    buf_text(sql, here + strlen(columns_here));
    buf_byte(sql, '\0');
}

static bool copy_cells(struct program *program, struct cells_file *cells, uint64_t *rows, struct err *err)
{
    size_t columns = first_line_columns(cells->ahead + cells->given, cells->ahead_length - cells->given,
                                        cells->ahead_length < AHEAD);
    if (columns == 0 || columns > CELLS_COLUMNS_MOST)
        return err_set(err, ERR_DATA, "%.400s: the first line must be the names of 1 to %d columns", cells->file.path,
                       CELLS_COLUMNS_MOST);
    struct buf sql;
    buf_init(&sql, 4096);
    put_copy(&sql, columns);
    bool good = sql.broken ? err_set(err, ERR_INTERNAL, "out of memory")
                           : import_rows(program->source, cells->file.path, sql.bytes, next_bytes, cells, rows, err);
    buf_free(&sql);
    return good;
}

bool import_cells(struct program *program, const char *path, const char *table, uint64_t *rows, struct err *err)
{
    struct cells_file *cells = ARENA_NEW(program_new_pass(program), 1, struct cells_file);
    bool good = import_tell(program->source, "import_path", path, err) &&
                import_tell(program->source, "import_table", table, err) &&
                import_step(program->source, "cells_begin", err) && file_reader_open(&cells->file, path, err) &&
                read_ahead(cells, err) && copy_cells(program, cells, rows, err);
    file_reader_close(&cells->file);
    return good;
}
