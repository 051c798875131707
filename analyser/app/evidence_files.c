#include <string.h>

#include "app/evidence_files.h"
#include "app/storing.h"
#include "core/inference/results.h"
#include "core/inference/series.h"
#include "core/official/published.h"
#include "render/evidence_csv.h"
#include "render/evidence_json.h"

struct evidence_files {
    struct outputs *outputs;
    struct file_writer *csv_file;
    struct file_writer *json_file;
    struct evidence_csv csv;
    struct evidence_json json;
    struct number_memory *memory;
    struct manifest_file *json_written;
    bool json_whole; /* else json_err says why not */
    struct err json_err;
};

static bool put_cell(void *context, const struct cell *cell, struct err *err)
{
    struct evidence_files *files = context;
    struct cell_words words;
    series_collect(files->outputs->series, cell);
    overdue_now_take(&files->outputs->program->journal.overdue, cell);
    thresholds_take(&files->outputs->program->thresholds, cell);
    cell_words_compose(&words, cell, files->memory);
    evidence_csv_cell(&files->csv, &files->csv_file->buf, cell, &words);
    evidence_json_cell(&files->json, &files->json_file->buf, cell, &words);
    return file_writer_flow(files->csv_file, err) && file_writer_flow(files->json_file, err) &&
           table_collect(files->outputs->collector, cell, err);
}

static bool put_finding(void *context, const struct finding *finding, struct err *err)
{
    struct evidence_files *files = context;
    evidence_json_finding(&files->json, &files->json_file->buf, finding);
    return file_writer_flow(files->json_file, err);
}

static bool open_files(struct evidence_files *files, struct err *err)
{
    struct outdir *outdir = &files->outputs->program->outdir;
    if (!outdir_file(outdir, files->csv_file, "evidence.csv", MODE_PUBLIC, err) ||
        !outdir_file(outdir, files->json_file, "evidence.json", MODE_PUBLIC, err))
        return false;
    file_writer_beside(files->csv_file);
    file_writer_beside(files->json_file);
    return true;
}

static void put_heads(struct evidence_files *files, struct arena *scratch)
{
    const struct provenance *provenance = &files->outputs->provenance;
    evidence_csv_start(&files->csv, &files->csv_file->buf, scratch, provenance->as_of, provenance->local_authority);
    evidence_json_start(&files->json, &files->json_file->buf, provenance, scratch);
}

void evidence_statistics_make(struct outputs *outputs, const struct series *series)
{
    analysis_statistics(outputs->analysis, series, &outputs->program->statistics, outputs->published,
                        &outputs->statistics_arenas[TABLES_ARENA], &outputs->statistics_arenas[SCRATCH_ARENA],
                        outputs->statistics);
}

static void make_statistics(void *context)
{
    struct outputs *outputs = context;
    evidence_statistics_make(outputs, outputs->series);
}

bool evidence_tables_make(struct outputs *outputs, struct err *err)
{
    struct program *program = outputs->program;
    const struct people_table *made;
    beside_wait(outputs->beside); /* for those of the records */
    beside_go(outputs->beside, make_statistics, outputs);
    if (!analysis_findings(outputs->analysis, table_collect_finding, outputs->collector, err))
        return false;
    size_t count = people_tables(outputs->collector, &program->attempt, &made);
    beside_wait(outputs->beside);
    struct people_table *tables = ARENA_NEW(&program->attempt, count + RESULTS, struct people_table);
    for (size_t i = 0; i < count; i++)
        tables[i] = published_beside(&made[i], outputs->published, &program->attempt);
    memcpy(tables + count, outputs->statistics, RESULTS * sizeof *tables);
    outputs->tables = tables;
    outputs->table_count = count + RESULTS;
    return true;
}

/* What follows the cells in evidence.json. */
static bool put_rest(struct evidence_files *files, struct err *err)
{
    struct outputs *outputs = files->outputs;
    struct buf *buf = &files->json_file->buf;
    evidence_json_tables_start(&files->json, buf);
    for (size_t i = 0; i < outputs->table_count; i++)
        evidence_json_table(&files->json, buf, &outputs->tables[i]);
    evidence_json_findings_start(&files->json, buf);
    if (!analysis_findings(outputs->analysis, put_finding, files, err))
        return false;
    evidence_json_end(buf);
    return true;
}

static void end_json(void *context)
{
    struct evidence_files *files = context;
    files->json_whole = put_rest(files, &files->json_err) && file_writer_end(files->json_file, &files->json_err);
}

/* The tables are in both of evidence.json and files of their own: the first is ended beside. */
static bool go_on_beside(struct evidence_files *files, struct err *err)
{
    struct outputs *outputs = files->outputs;
    struct manifest_file *csv_written = &outputs->files[outputs->file_count++];
    files->json_written = &outputs->files[outputs->file_count++];
    beside_go(outputs->beside, end_json, files);
    return file_writer_close(files->csv_file, csv_written, err);
}

bool evidence_files_end(struct outputs *outputs, struct err *err)
{
    struct evidence_files *files = outputs->evidence;
    beside_wait(outputs->beside);
    if (!files->json_whole)
        *err = files->json_err;
    return files->json_whole && file_writer_close(files->json_file, files->json_written, err);
}

bool evidence_files_write(struct outputs *outputs, struct err *err)
{
    struct program *program = outputs->program;
    struct arena *pass = program_new_pass(program);
    struct evidence_files *files = outputs->evidence = ARENA_NEW(&program->attempt, 1, struct evidence_files);
    files->outputs = outputs;
    files->csv_file = &program->writers[0];
    files->json_file = &program->writers[1];
    files->memory = number_memory_new(pass);
    outputs->series = series_new(&program->attempt, program->settings.as_of);
    outputs->collector = table_collector_new(&program->attempt, program->settings.as_of, program->settings.since);
    if (!open_files(files, err))
        return false;
    put_heads(files, pass);
    return storing_evidence(outputs, files->csv_file, err) &&
           analysis_evidence(outputs->analysis, put_cell, files, err) && file_writer_end(files->csv_file, err) &&
           evidence_tables_make(outputs, err) && go_on_beside(files, err) && storing_evidence_end(outputs, err);
}
