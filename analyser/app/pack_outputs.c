#include "app/digest.h"
#include "app/pack_outputs.h"
#include "app/program.h"
#include "render/disclosure_csv.h"
#include "render/pack_html.h"
#include "render/pack_json.h"

enum { MODE_PUBLIC = 0644 };

/* Fills a file of the pack. */
typedef bool pack_maker(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err);

struct pack_file {
    const char *name;
    pack_maker *make;
};

static const struct pack_file pack_files[] = {
    {"board-pack.html", pack_html},
    {"disclosure.csv", disclosure_csv},
};

enum { PACK_FILES = sizeof pack_files / sizeof pack_files[0] };

static bool write_file(struct program *program, const struct pack *pack, const struct pack_file *file,
                       struct manifest_file *made, struct err *err)
{
    struct file_writer *writer = &program->writers[0];
    return outdir_file(&program->outdir, writer, file->name, MODE_PUBLIC, err) &&
           file->make(pack, program_new_pass(program), &writer->buf, err) && file_writer_close(writer, made, err);
}

static bool write_manifest(struct program *program, const struct pack *pack, const struct manifest_file *files,
                           struct err *err)
{
    struct file_writer *writer = &program->writers[0];
    struct manifest_file its_own;
    if (!outdir_file(&program->outdir, writer, "pack.json", MODE_PUBLIC, err))
        return false;
    pack_json(&writer->buf, pack->record, pack->definition->id, files, PACK_FILES);
    return file_writer_close(writer, &its_own, err);
}

bool pack_outputs_write(struct program *program, const struct pack *pack, struct err *err)
{
    struct manifest_file files[PACK_FILES];
    if (!outdir_begin(&program->outdir, program->settings.out, pack->record->as_of, "pack.json", err))
        return false;
    for (size_t i = 0; i < PACK_FILES; i++)
        if (!write_file(program, pack, &pack_files[i], &files[i], err))
            return false;
    return write_manifest(program, pack, files, err) && outdir_publish(&program->outdir, err);
}
