#include <string.h>

#include "app/definitions_digest.h"
#include "app/evidence_files.h"
#include "app/outputs.h"
#include "app/outputs_beside.h"
#include "app/storing.h"
#include "app/today.h"
#include "app/version.h"
#include "base/words.h"
#include "core/inference/results.h"
#include "render/quality_csv.h"
#include "render/run_json.h"
#include "render/table_csv.h"

enum { OTHER_FILES = 16 };

/* --- one file at a time */

static struct file_writer *only_writer(struct outputs *outputs)
{
    return &outputs->program->writers[0];
}

static bool open_file(struct outputs *outputs, const char *name, unsigned mode, struct err *err)
{
    return outdir_file(&outputs->program->outdir, only_writer(outputs), name, mode, err);
}

static bool close_file(struct outputs *outputs, struct err *err)
{
    struct manifest_file *file = &outputs->files[outputs->file_count++];
    return outdir_close(&outputs->program->outdir, only_writer(outputs), file, err);
}

/* --- tables/<id>.csv */

static bool write_table(struct outputs *outputs, const char *folder, const struct people_table *table, struct err *err)
{
    const char *name = words(&outputs->program->attempt, "%s/%s.csv", folder, table->id);
    if (!open_file(outputs, name, MODE_PUBLIC, err))
        return false;
    table_csv(&only_writer(outputs)->buf, table);
    return close_file(outputs, err);
}

/* What each table shows, its law and its legend: a CSV file has no room for them. */
static bool write_contents(struct outputs *outputs, struct err *err)
{
    if (!open_file(outputs, "tables/contents.csv", MODE_PUBLIC, err))
        return false;
    contents_csv(&only_writer(outputs)->buf, outputs->tables, outputs->table_count);
    return close_file(outputs, err);
}

static bool write_tables(struct outputs *outputs, struct err *err)
{
    if (!outdir_folder(&outputs->program->outdir, "tables", err))
        return false;
    for (size_t i = 0; i < outputs->table_count; i++)
        if (!write_table(outputs, "tables", &outputs->tables[i], err))
            return false;
    return write_contents(outputs, err);
}

/* --- official/<id>.csv: what the DfE will publish */

static bool write_official(struct outputs *outputs, struct err *err)
{
    const struct people_table *tables;
    size_t count =
        analysis_official_tables(outputs->analysis, outputs->published, program_new_pass(outputs->program), &tables);
    if (!outdir_folder(&outputs->program->outdir, "official", err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!write_table(outputs, "official", &tables[i], err))
            return false;
    return true;
}

/* --- data_quality.csv: it has keys of cases, for their owner alone */

static bool put_finding(void *context, const struct finding *finding, struct err *err)
{
    struct file_writer *writer = context;
    quality_csv_finding(&writer->buf, finding);
    return file_writer_flow(writer, err);
}

static bool write_quality(struct outputs *outputs, struct err *err)
{
    if (!open_file(outputs, "data_quality.csv", MODE_PRIVATE, err))
        return false;
    quality_csv_start(&only_writer(outputs)->buf);
    return analysis_findings(outputs->analysis, put_finding, only_writer(outputs), err) && close_file(outputs, err);
}

/* --- run.json: after all others, whose digests it has */

static bool write_manifest(struct outputs *outputs, struct err *err)
{
    char now[RUN_AT_MOST];
    run_at(now);
    struct manifest manifest = {now, outputs->snapshot, outputs->files, outputs->file_count};
    struct manifest_file its_own;
    if (!open_file(outputs, "run.json", MODE_PUBLIC, err))
        return false;
    run_json(&only_writer(outputs)->buf, &outputs->provenance, &manifest);
    return outdir_close(&outputs->program->outdir, only_writer(outputs), &its_own, err);
}

/* Before a database has the run. */
static bool settle(struct outputs *outputs, struct err *err)
{
    return outdir_settle(&outputs->program->outdir, err);
}

/* --- all of them */

static bool describe(struct outputs *outputs, struct err *err)
{
    const struct settings *settings = &outputs->program->settings;
    outputs->provenance = (struct provenance){
        .version = program_version,
        .as_of = settings->as_of,
        .since = settings->since,
        .authority = settings->authority,
        .local_authority = analysis_local_authority(outputs->analysis),
        .authority_name = analysis_authority_name(outputs->analysis),
        .definitions_digest = outputs->digest,
        .totals = analysis_totals(outputs->analysis),
    };
    return definitions_digest(outputs->digest, program_new_pass(outputs->program), err);
}

static bool (*const steps[])(struct outputs *outputs, struct err *err) = {
    describe,       storing_start, outputs_beside_begin, evidence_files_write, write_tables,   write_official,
    write_quality, evidence_files_end, outputs_beside_end,   write_manifest,  settle,     storing_finish,
};

bool outputs_write(struct outputs *outputs, struct program *program, struct analysis *analysis, struct err *err)
{
    outputs->program = program;
    outputs->analysis = analysis;
    outputs->files = ARENA_NEW(&program->attempt, table_definition_count + RESULTS + OTHER_FILES, struct manifest_file);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (!steps[i](outputs, err))
            return false;
    return true;
}
