#include "app/digest.h"
#include "app/pack_outputs.h"
#include "app/pack_workbook.h"
#include "app/program.h"
#include "render/disclosure_csv.h"
#include "render/pack_html.h"
#include "render/pack_json.h"
#include "render/tidy_csv.h"
#include "render/tidy_files.h"

enum { MODE_PUBLIC = 0644 };

/* Fills a file of the pack. */
typedef bool pack_maker(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err);

struct pack_file {
    const char *name;
    pack_maker *make;
};

static const struct pack_file pack_files[] = {
    {"board-pack.html", pack_html},
    {"evidence.xlsx", pack_workbook},
    {"evidence-meta.csv", evidence_meta_csv},
    {"disclosure.csv", disclosure_csv},
};

enum { PACK_FILES = sizeof pack_files / sizeof pack_files[0] };

/* Files of one kind in a folder of their own, as many as there are. */
struct pack_set {
    const char *folder;
    size_t (*count)(void);
    const char *(*name)(size_t which, struct arena *arena);
    bool (*make)(const struct pack *pack, size_t which, struct arena *scratch, struct buf *buf, struct err *err);
};

static const struct pack_set pack_sets[] = {
    {"data", tidy_file_count, tidy_file_name, tidy_file},
};

enum { PACK_SETS = sizeof pack_sets / sizeof pack_sets[0] };

/* What is written: the program, the pack, and the manifest's list so far. */
struct pack_writing {
    struct program *program;
    const struct pack *pack;
    struct manifest_file *files;
    size_t file_count;
};

static size_t files_of_all(void)
{
    size_t count = PACK_FILES;
    for (size_t i = 0; i < PACK_SETS; i++)
        count += pack_sets[i].count();
    return count;
}

static bool open_file(struct pack_writing *writing, const char *name, struct err *err)
{
    struct program *program = writing->program;
    return outdir_file(&program->outdir, &program->writers[0], name, MODE_PUBLIC, err);
}

static bool close_file(struct pack_writing *writing, struct err *err)
{
    struct program *program = writing->program;
    return outdir_close(&program->outdir, &program->writers[0], &writing->files[writing->file_count++], err);
}

static bool write_file(struct pack_writing *writing, const struct pack_file *file, struct err *err)
{
    struct program *program = writing->program;
    return open_file(writing, file->name, err) &&
           file->make(writing->pack, program_new_pass(program), &program->writers[0].buf, err) &&
           close_file(writing, err);
}

static bool write_one_of(struct pack_writing *writing, const struct pack_set *set, size_t which, struct err *err)
{
    struct program *program = writing->program;
    return open_file(writing, set->name(which, &program->run), err) &&
           set->make(writing->pack, which, program_new_pass(program), &program->writers[0].buf, err) &&
           close_file(writing, err);
}

static bool write_set(struct pack_writing *writing, const struct pack_set *set, struct err *err)
{
    if (!outdir_folder(&writing->program->outdir, set->folder, err))
        return false;
    for (size_t i = 0; i < set->count(); i++)
        if (!write_one_of(writing, set, i, err))
            return false;
    return true;
}

static bool write_files(struct pack_writing *writing, struct err *err)
{
    for (size_t i = 0; i < PACK_FILES; i++)
        if (!write_file(writing, &pack_files[i], err))
            return false;
    for (size_t i = 0; i < PACK_SETS; i++)
        if (!write_set(writing, &pack_sets[i], err))
            return false;
    return true;
}

static bool write_manifest(struct pack_writing *writing, struct err *err)
{
    struct manifest_file its_own;
    struct file_writer *writer = &writing->program->writers[0];
    if (!open_file(writing, "pack.json", err))
        return false;
    pack_json(&writer->buf, writing->pack, writing->files, writing->file_count);
    return outdir_close(&writing->program->outdir, writer, &its_own, err);
}

bool pack_outputs_write(struct program *program, const struct pack *pack, struct err *err)
{
    struct pack_writing writing = {
        .program = program, .pack = pack, .files = ARENA_NEW(&program->run, files_of_all(), struct manifest_file)};
    return outdir_begin(&program->outdir, program->settings.out, pack->record->as_of, "pack.json", err) &&
           write_files(&writing, err) && write_manifest(&writing, err) && outdir_publish(&program->outdir, err);
}
