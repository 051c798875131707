#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/digest.h"
#include "app/file_reader.h"
#include "app/leftovers.h"
#include "app/output_error.h"
#include "app/signals.h"
#include "app/storing.h"
#include "base/words.h"
#include "core/case_clocks.h"
#include "render/case_clocks_csv.h"
#include "render/definitions_json.h"
#include "render/evidence_json.h"

enum { PIECE = 1 << 16 };

#define TEXT_MOST ((size_t)64 << 20) /* of one text that is sent: the definitions, a table, run.json */

/* --- whole files */

typedef bool piece_taker(void *context, const void *bytes, size_t length, struct err *err);

static bool read_pieces(struct file_reader *reader, piece_taker *take, void *context, struct err *err)
{
    char piece[PIECE];
    size_t length = 0;
    do {
        if (!file_reader_read(reader, piece, sizeof piece, &length, err) ||
            (length > 0 && !take(context, piece, length, err)))
            return false;
    } while (length > 0);
    return true;
}

static bool read_file(const char *path, piece_taker *take, void *context, struct err *err)
{
    struct file_reader reader;
    bool good = file_reader_open(&reader, path, err) && read_pieces(&reader, take, context, err);
    file_reader_close(&reader);
    return good;
}

static bool take_into_digest(void *digest, const void *bytes, size_t length, struct err *err)
{
    return digest_add(digest, bytes, length) || err_set(err, ERR_INTERNAL, "libcrypto cannot hash run.json");
}

static bool take_into_buffer(void *buf, const void *bytes, size_t length, struct err *err)
{
    (void)err; /* a buffer that is full says so at its end */
    buf_add(buf, bytes, length);
    return true;
}

/* --- opening, and what dead programs left */

/* The whole path of DIR: by it, runs of the same folder know each other. It is there. */
static bool whole_path(const struct program *program, char path[PATH_MAX], struct err *err)
{
    return realpath(program->settings.out, path) || output_error(err, "find", program->settings.out, "", errno);
}

/* Whether <folder>/<as_of> holds the run.json of that SHA-256. One that cannot be read is not it. */
static bool is_in_place(struct program *program, const char *folder, const struct pending_run *pending)
{
    struct err ignored = {0};
    char found[SHA256_HEX + 1] = "";
    const char *path = words(&program->attempt, "%s/%s/run.json", folder, pending->as_of);
    struct digest *digest = digest_new();
    bool same = digest && read_file(path, take_into_digest, digest, &ignored) && digest_end(digest, found) &&
                strcmp(found, pending->manifest_sha256) == 0;
    digest_free(digest);
    return same;
}

static bool settle(struct program *program, struct err *err)
{
    char folder[PATH_MAX];
    struct pending_run *list;
    size_t count = 0;
    if (!whole_path(program, folder, err) ||
        !store_pending(program->store, folder, program->settings.authority, &program->attempt, &list, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!store_settle(program->store, &list[i], is_in_place(program, folder, &list[i]), err))
            return false;
    return signals_quiet(err);
}

/* Under the lock of DIR, so that no folder gets its name meanwhile; where that is held for long, the next run settles. */
static bool settle_alone(struct program *program, struct err *err)
{
    bool locked = leftovers_lock(program->outdir.parent);
    bool settled = (!locked && errno == EWOULDBLOCK) || settle(program, err);
    if (locked)
        leftovers_unlock(program->outdir.parent);
    return settled;
}

bool storing_open(struct program *program, struct err *err)
{
    const struct settings *settings = &program->settings;
    if (!settings->store)
        return true;
    const char *conninfo = settings->store[0] ? settings->store : settings->dbname;
    return store_open(&program->store, conninfo, signals_flag(), err) && settle_alone(program, err);
}

/* --- rows */

struct cases {
    struct store *store;
    struct buf rows;
};

static bool send_gathered(struct cases *cases, struct err *err)
{
    bool sent = !cases->rows.broken && store_rows_put(cases->store, cases->rows.bytes, cases->rows.length, err);
    cases->rows.length = 0;
    return sent || err_set(err, ERR_INTERNAL, "out of memory for the clocks of cases");
}

static bool take_case(void *context, const struct case_clock *given, struct err *err)
{
    struct cases *cases = context;
    case_clocks_csv_row(&cases->rows, given);
    return cases->rows.length < PIECE || send_gathered(cases, err);
}

static bool send_cases(struct outputs *outputs, struct err *err)
{
    struct cases cases = {.store = outputs->program->store};
    struct arena *scratch = program_new_pass(outputs->program);
    buf_init(&cases.rows, TEXT_MOST);
    case_clocks_csv_start(&cases.rows);
    bool sent = store_rows_begin(cases.store, "cases", err) &&
                analysis_case_clocks(outputs->analysis, scratch, take_case, &cases, err) &&
                send_gathered(&cases, err) && store_rows_end(cases.store, err);
    buf_free(&cases.rows);
    return sent;
}

bool storing_start(struct outputs *outputs, struct err *err)
{
    struct store *store = outputs->program->store;
    return !store || (store_start(store, err) && send_cases(outputs, err));
}

bool storing_evidence(struct outputs *outputs, struct file_writer *evidence, struct err *err)
{
    struct store *store = outputs->program->store;
    if (!store)
        return true;
    file_writer_also(evidence, store_rows_put, store);
    return store_rows_begin(store, "evidence", err);
}

bool storing_evidence_end(struct outputs *outputs, struct err *err)
{
    struct store *store = outputs->program->store;
    return !store || store_rows_end(store, err);
}

/* A file of the folder that is being filled. */
static const char *written_path(const struct outputs *outputs, const char *name)
{
    const struct outdir *outdir = &outputs->program->outdir;
    return words(&outputs->program->attempt, "%s/%s/%s", outdir->path, outdir->part_name, name);
}

static bool store_file(struct outputs *outputs, const char *kind, const char *name, struct err *err)
{
    struct store *store = outputs->program->store;
    return store_rows_begin(store, kind, err) && read_file(written_path(outputs, name), store_rows_put, store, err) &&
           store_rows_end(store, err);
}

/* --- texts */

/* Its text, NULL where memory failed. */
static const char *text_of(struct buf *buf, struct err *err)
{
    buf_byte(buf, '\0');
    if (!buf->broken)
        return buf->bytes;
    err_set(err, ERR_INTERNAL, "out of memory for what is stored");
    return NULL;
}

static bool send_definitions(struct outputs *outputs, struct buf *buf, struct err *err)
{
    json_print(definitions_json(program_new_pass(outputs->program)), JSON_ONE_LINE, buf);
    const char *text = text_of(buf, err);
    return text && store_definitions(outputs->program->store, outputs->digest, text, err);
}

static bool send_tables(struct outputs *outputs, struct buf *buf, struct err *err)
{
    for (size_t i = 0; i < outputs->table_count; i++) {
        buf->length = 0;
        json_print(people_table_json(&outputs->tables[i]), JSON_ONE_LINE, buf);
        const char *text = text_of(buf, err);
        if (!text || !store_table(outputs->program->store, text, i + 1, err))
            return false;
    }
    return true;
}

static bool send_manifest(struct outputs *outputs, struct buf *buf, struct err *err)
{
    char folder[PATH_MAX];
    buf->length = 0;
    if (!whole_path(outputs->program, folder, err) ||
        !read_file(written_path(outputs, "run.json"), take_into_buffer, buf, err))
        return false;
    const char *text = text_of(buf, err);
    return text && store_finish(outputs->program->store, text, folder, err);
}

bool storing_finish(struct outputs *outputs, struct err *err)
{
    if (!outputs->program->store)
        return true;
    struct buf buf;
    buf_init(&buf, TEXT_MOST);
    bool good = store_file(outputs, "worklist", "worklist.csv", err) &&
                store_file(outputs, "findings", "data_quality.csv", err) && send_definitions(outputs, &buf, err) &&
                send_tables(outputs, &buf, err) && send_manifest(outputs, &buf, err);
    buf_free(&buf);
    return good;
}

/* --- publishing */

static bool publish_row(void *store, struct err *err)
{
    return store_publish(store, err);
}

/* What cannot be tidied now, the next run tidies: this one is whole. */
static void tidy(struct program *program)
{
    struct err ignored = {0};
    (void)!store_tidy(program->store, program->settings.keep, &ignored);
}

bool storing_publish(struct program *program, struct err *err)
{
    if (!program->store)
        return outdir_publish(&program->outdir, err);
    if (!outdir_publish_after(&program->outdir, publish_row, program->store, err))
        return false;
    if (!store_published(program->store, err))
        return err_context(err,
                           "the files are in place, but the database shows them only after the next run with --store");
    tidy(program);
    store_close(program->store);
    program->store = NULL;
    return true;
}
