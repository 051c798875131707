#include <string.h>
#include <sys/stat.h>

#include "app/console.h"
#include "app/metrics_file.h"
#include "app/program.h"
#include "app/signals.h"

/* England needs less than a tenth of it; the system's own limit comes first on a small machine. */
#define RUN_MEMORY_MOST ((size_t)8 << 30)
#define PASS_MEMORY_MOST ((size_t)1 << 30)
#define PRINTED_MOST ((size_t)16 << 20)

static void exhausted(void *context, size_t asked)
{
    struct program *program = context;
    if (!pthread_equal(program->main_thread, pthread_self()))
        console_leave("out of memory", ERR_INTERNAL); /* no jump leads from one thread into another */
    err_set(&program->err, ERR_INTERNAL, "out of memory: %zu bytes more were needed and not to be had", asked);
    longjmp(program->out_of_memory, 1);
}

/*
 * Whatever the umask is: what is made is its owner's to read and write, its group's to read at most, and nobody else's. A
 * stricter umask is kept.
 */
static void close_to_others(void)
{
    enum { OF_GROUP_AND_OTHERS = 077, WRITING_AND_OTHERS = 027 };
    mode_t asked = umask(OF_GROUP_AND_OTHERS);
    umask((asked & OF_GROUP_AND_OTHERS) | WRITING_AND_OTHERS);
}

void program_start(struct program *program)
{
    close_to_others();
    program->main_thread = pthread_self();
    console_start();
    signals_start();
    arena_init(&program->run, RUN_MEMORY_MOST, exhausted, program);
    arena_begin_pass(&program->attempt, &program->run);
    arena_init(&program->pass, PASS_MEMORY_MOST, exhausted, program);
    for (int i = 0; i < READERS; i++)
        arena_init(&program->readers[i].arena, PASS_MEMORY_MOST, exhausted, program);
    relay_post_open(&program->post);
    buf_init(&program->printed, PRINTED_MOST);
}

struct arena *program_new_pass(struct program *program)
{
    arena_free(&program->pass);
    return &program->pass;
}

static void release_attempt(struct program *program)
{
    for (int i = 0; i < READERS; i++)
        row_reader_end(&program->readers[i]);
    beside_thread_end(&program->writing);
    beside_thread_end(&program->telling); /* first: it has things counted */
    beside_thread_end(&program->counting);
    progress_end(&program->progress);
    source_close(program->beside);
    source_close(program->source);
    program->beside = program->source = NULL;
    for (int i = 0; i < PROGRAM_WRITERS; i++)
        file_writer_release(&program->writers[i]);
    store_close(program->store); /* after what still sent to it */
    program->store = NULL;
    outdir_discard(&program->outdir);
    buf_free(&program->printed);
    arena_free(&program->pass);
    arena_free(&program->attempt);
}

void program_new_attempt(struct program *program)
{
    release_attempt(program);
    buf_init(&program->printed, PRINTED_MOST);
}

static void end_journal(struct program *program)
{
    struct err unwritten = {.kind = ERR_NONE};
    if (!program->settings.metrics || program->settings.help ||
        metrics_file_write(program->settings.metrics, &program->journal, &program->err, &unwritten))
        return;
    if (program->err.kind == ERR_NONE || program->err.kind == ERR_CROSSED)
        program->err = unwritten;
    else
        console_complain(&unwritten);
}

int program_end(struct program *program)
{
    release_attempt(program);
    relay_post_close(&program->post);
    arena_free(&program->run);
    end_journal(program);
    if (program->err.kind != ERR_NONE && !journal_failure(&program->journal, &program->err))
        console_complain(&program->err);
    return (int)program->err.kind;
}
