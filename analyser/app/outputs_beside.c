#include "app/evidence_files.h"
#include "app/outputs_beside.h"
#include "core/inference/results.h"
#include "render/late_plans_csv.h"
#include "render/plans_to_revise_csv.h"
#include "render/worklist_csv.h"

/* --- the files */

static bool put_case(void *context, const struct work_case *work, struct err *err)
{
    struct file_writer *writer = context;
    worklist_csv_case(&writer->buf, work);
    return file_writer_flow(writer, err);
}

static bool write_worklist(struct outputs *outputs, struct file_writer *writer, struct err *err)
{
    worklist_csv_start(&writer->buf);
    return analysis_worklist(outputs->analysis, put_case, writer, err);
}

static bool write_late_plans(struct outputs *outputs, struct file_writer *writer, struct err *err)
{
    size_t count;
    const struct late_plan_row *plans =
        analysis_late_plans(outputs->analysis, &outputs->statistics_arenas[SCRATCH_ARENA], &count);
    bool good = true;
    late_plans_csv_start(&writer->buf);
    for (size_t i = 0; i < count && good; i++) {
        late_plans_csv_plan(&writer->buf, &plans[i]);
        good = file_writer_flow(writer, err);
    }
    return good;
}

static bool write_plans_to_revise(struct outputs *outputs, struct file_writer *writer, struct err *err)
{
    size_t count;
    const struct plan_to_revise *plans =
        analysis_plans_to_revise(outputs->analysis, &outputs->statistics_arenas[SCRATCH_ARENA], &count);
    bool good = true;
    plans_to_revise_csv_start(&writer->buf);
    for (size_t i = 0; i < count && good; i++) {
        plans_to_revise_csv_plan(&writer->buf, &plans[i]);
        good = file_writer_flow(writer, err);
    }
    return good;
}

enum case_file_id { LATE_PLANS, PLANS_TO_REVISE, WORKLIST };

static const struct case_file {
    const char *name;
    bool (*write)(struct outputs *outputs, struct file_writer *writer, struct err *err);
} case_files[CASE_WRITERS] = {
    [LATE_PLANS] = {"late_plans.csv", write_late_plans},
    [PLANS_TO_REVISE] = {"plans_to_revise.csv", write_plans_to_revise},
    [WORKLIST] = {"worklist.csv", write_worklist},
};

static struct file_writer *writer_of(struct outputs *outputs, size_t file)
{
    return &outputs->program->writers[FIRST_CASE_WRITER + file];
}

/* --- beside */

static void write_case_file(struct outputs *outputs, enum case_file_id file)
{
    struct file_writer *writer = writer_of(outputs, file);
    struct err *err = &outputs->beside_err;
    outputs->beside_good =
        outputs->beside_good && case_files[file].write(outputs, writer, err) && file_writer_end(writer, err);
    arena_free(&outputs->statistics_arenas[SCRATCH_ARENA]);
}

/* The worklist first: the other files take memory, of which there is more later. */
static void do_beside(void *context)
{
    struct outputs *outputs = context;
    outputs->beside_good = true;
    write_case_file(outputs, WORKLIST);
    evidence_statistics_make(outputs, NULL);
    write_case_file(outputs, LATE_PLANS);
    write_case_file(outputs, PLANS_TO_REVISE);
}

bool outputs_beside_begin(struct outputs *outputs, struct err *err)
{
    struct program *program = outputs->program;
    for (size_t i = 0; i < CASE_WRITERS; i++)
        if (!outdir_file(&program->outdir, writer_of(outputs, i), case_files[i].name, MODE_PRIVATE, err))
            return false;
    for (int i = 0; i < STATISTICS_ARENAS; i++)
        arena_begin_pass(&outputs->statistics_arenas[i], &program->attempt);
    outputs->statistics = ARENA_NEW(&program->attempt, RESULTS, struct people_table);
    outputs->beside = beside_thread_start(&program->writing);
    beside_go(outputs->beside, do_beside, outputs);
    return true;
}

bool outputs_beside_end(struct outputs *outputs, struct err *err)
{
    beside_thread_end(&outputs->program->writing);
    if (!outputs->beside_good)
        *err = outputs->beside_err;
    for (size_t i = 0; i < CASE_WRITERS && outputs->beside_good; i++)
        if (!file_writer_close(writer_of(outputs, i), &outputs->files[outputs->file_count++], err))
            return false;
    return outputs->beside_good;
}
