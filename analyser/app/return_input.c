#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "app/file_reader.h"
#include "app/import_cells.h"
#include "app/return_input.h"
#include "base/words.h"
#include "intake/importing.h"
#include "intake/queries.h"

/* --- XML: the bytes of the file as they are, a row of COPY BINARY each piece */

/* The largest authority's return is a fifth of this; a value of the server may have four times as much. */
enum { FILE_MOST = 256 << 20 };

/* Signature, flags and no extension; before each piece one field and its length; at the end the trailer. */
static const unsigned char copy_header[19] = "PGCOPY\n\377\r\n";
static const unsigned char copy_trailer[2] = {0xff, 0xff};
enum { PIECE_HEAD = 6 };

struct framed_file {
    struct file_reader file;
    bool begun;
    bool ended;
};

static size_t put_bytes(void *to, const void *from, size_t length)
{
    memcpy(to, from, length);
    return length;
}

static bool framed_bytes(void *context, void *bytes, size_t room, size_t *length, struct err *err)
{
    struct framed_file *framed = context;
    unsigned char *at = bytes;
    *length = 0;
    if (framed->ended)
        return true;
    if (!framed->begun) {
        framed->begun = true;
        *length = put_bytes(at, copy_header, sizeof copy_header);
        return true;
    }
    size_t piece;
    if (!file_reader_read(&framed->file, at + PIECE_HEAD, room - PIECE_HEAD, &piece, err))
        return false;
    if (framed->file.bytes > FILE_MOST)
        return err_set(err, ERR_DATA, "%.400s: larger than any return (%d MiB): is it one?", framed->file.path,
                       FILE_MOST >> 20);
    framed->ended = piece == 0;
    if (framed->ended) {
        *length = put_bytes(at, copy_trailer, sizeof copy_trailer);
        return true;
    }
    const unsigned char head[PIECE_HEAD] = {
        0, 1, (unsigned char)(piece >> 24), (unsigned char)(piece >> 16), (unsigned char)(piece >> 8),
        (unsigned char)piece};
    *length = put_bytes(at, head, sizeof head) + piece;
    return true;
}

bool return_read_xml(struct program *program, const char *path, struct err *err)
{
    struct framed_file *framed = ARENA_NEW(&program->run, 1, struct framed_file);
    uint64_t rows;
    bool good = import_tell(program->source, "import_path", path, err) &&
                import_step(program->source, "return_begin", err) && file_reader_open(&framed->file, path, err) &&
                import_rows(program->source, path, query_import("return_bytes"), framed_bytes, framed, &rows, err);
    file_reader_close(&framed->file);
    return good && import_step(program->source, "return_xml", err) && import_step(program->source, "return_read", err);
}

/* --- COLLECT: parents before children, as the rows of return_module */

static const char *const tables[] = {"sen2",       "person",      "requests",        "assessment", "namedplan",
                                     "plandetail", "activeplans", "placementdetail", "senneed"};

enum { TABLES = sizeof tables / sizeof tables[0] };

/* "Blade-Export_19-01-2023_person.csv", or "person.csv". */
static bool names_table(const char *file, const char *table)
{
    size_t length = strlen(file);
    size_t tail = strlen(table) + strlen(".csv");
    if (length < tail || strncasecmp(file + length - tail, table, strlen(table)) != 0 ||
        strcasecmp(file + length - strlen(".csv"), ".csv") != 0)
        return false;
    return length == tail || file[length - tail - 1] == '_';
}

static bool keep_file(struct program *program, const char *folder, const char *file, const char *paths[TABLES],
                      struct err *err)
{
    for (size_t i = 0; i < TABLES; i++) {
        if (!names_table(file, tables[i]))
            continue;
        if (paths[i])
            return err_set(err, ERR_DATA, "%.400s has two files of the table %s: keep one export in the folder", folder,
                           tables[i]);
        paths[i] = words(&program->run, "%s/%s", folder, file);
    }
    return true;
}

static bool find_files(struct program *program, const char *folder, const char *paths[TABLES], struct err *err)
{
    DIR *listing = opendir(folder);
    if (!listing)
        return err_set(err, ERR_DATA, "%.400s cannot be read as a folder: %s", folder, strerror(errno));
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(listing));)
        good = keep_file(program, folder, entry->d_name, paths, err);
    closedir(listing);
    return good;
}

static bool name_missing(const char *folder, const char *const paths[TABLES], struct err *err)
{
    char missing[160] = "";
    size_t used = 0;
    for (size_t i = 0; i < TABLES; i++)
        if (!paths[i]) {
            memcpy(missing + used, " ", 1);
            memcpy(missing + used + 1, tables[i], strlen(tables[i]) + 1);
            used += strlen(tables[i]) + 1;
        }
    return used == 0 ||
           err_set(err, ERR_DATA, "%.400s lacks the COLLECT tables%s: the nine files are named ..._<table>.csv", folder,
                   missing);
}

bool return_read_collect(struct program *program, const char *path, struct err *err)
{
    const char *paths[TABLES] = {NULL};
    uint64_t rows;
    if (!find_files(program, path, paths, err) || !name_missing(path, paths, err) ||
        !import_step(program->source, "return_begin", err))
        return false;
    for (size_t i = 0; i < TABLES; i++)
        if (!import_cells(program, paths[i], tables[i], &rows, err) ||
            !import_step(program->source, "collect_table", err))
            return false;
    return import_tell(program->source, "import_path", path, err) && import_step(program->source, "return_read", err);
}

bool return_check(struct program *program, struct err *err)
{
    return import_step(program->source, "return_check", err);
}
