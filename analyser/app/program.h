/*
 * program.h: everything the program holds, in one place, so that its one way out can release it, whether it comes from
 * success, from an error or from memory that ran out in the middle (then by a jump).
 */
#ifndef APP_PROGRAM_H
#define APP_PROGRAM_H

#include <pthread.h>
#include <setjmp.h>
#include <stddef.h>

#include "app/beside_thread.h"
#include "app/file_writer.h"
#include "app/journal.h"
#include "app/outdir.h"
#include "app/progress.h"
#include "app/row_reader.h"
#include "app/settings.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "core/inference/inference_settings.h"
#include "core/tables/thresholds.h"
#include "intake/source.h"
#include "intake/store.h"

enum {
    FIRST_CASE_WRITER = 2,
    CASE_WRITERS = 3,
    PROGRAM_WRITERS = FIRST_CASE_WRITER + CASE_WRITERS
};                    /* files open at the same time */
enum { READERS = 2 }; /* relations read at the same time */

struct program {
    struct settings settings;
    struct inference_settings statistics;
    struct thresholds thresholds; /* of --fail-on */
    struct err err;
    struct arena run;     /* lives as long as the program */
    struct arena attempt; /* lives while a run is tried: what was read, worked out and written of one day */
    struct arena pass;    /* lives while one relation is read, or one file is written */
    struct source *source;
    struct store *store;   /* NULL: no --store */
    struct source *beside; /* a second connection in the same snapshot; NULL: there is none */
    struct row_reader readers[READERS];
    struct relay_post post; /* what the readers bring */
    struct outdir outdir;
    struct file_writer writers[PROGRAM_WRITERS];
    struct buf printed; /* for standard output */
    struct progress progress;
    struct journal journal;
    struct beside_thread counting;
    struct beside_thread telling;
    struct beside_thread writing;
    pthread_t main_thread;
    jmp_buf out_of_memory;
};

void program_start(struct program *program);

/*
 * Releases what an earlier attempt at a run has read, worked out and half written, its connection too, whatever it had
 * come to; program->attempt is empty then.
 */
void program_new_attempt(struct program *program);

/* The pass arena, emptied. */
struct arena *program_new_pass(struct program *program);

/* Releases everything, reports the error if there is one, and returns the exit code. */
int program_end(struct program *program);

#endif
