/*
 * outdir.h: DIR/<as_of>, complete or absent.
 *
 * Files are written into DIR/.<as_of>.<process>.part, which only its owner can enter, and that folder takes the name
 * when all are there: it changes places with an older run in one step where the file system can do so, with two renames
 * where it cannot. What failed or was interrupted is removed; what a dead run left is removed by the next: a live one
 * holds a lock on its folder.
 *
 * An existing DIR/<as_of> is replaced only if it has the manifest of its kind (run.json of a run, pack.json of a pack) or is
 * empty.
 */
#ifndef APP_OUTDIR_H
#define APP_OUTDIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/file_writer.h"
#include "base/day.h"
#include "base/err.h"

enum { OUTDIR_NAME_MOST = 64, OUTDIR_FOLDERS_MOST = 8 };

struct outdir {
    bool begun;           /* zeroed: nothing to discard */
    const char *path;     /* DIR */
    const char *manifest; /* the file that tells what the folder is */
    size_t made;          /* folder_make's */
    int parent;           /* DIR, open; -1: not */
    int part;             /* the folder that is being filled; -1: none */
    char final_name[DAY_TEXT_MOST];
    char part_name[OUTDIR_NAME_MOST];
    char old_name[OUTDIR_NAME_MOST];
    const char *folders[OUTDIR_FOLDERS_MOST]; /* within */
    size_t folder_count;
    struct durable durable; /* files that were closed */
};

MUST_CHECK bool outdir_begin(struct outdir *outdir, const char *path, int32_t as_of, const char *manifest,
                             struct err *err);

/* A folder within; the name outlives this. */
MUST_CHECK bool outdir_folder(struct outdir *outdir, const char *name, struct err *err);

/* Opens a new file of that name, a text that outlives the writer. */
MUST_CHECK bool outdir_file(struct outdir *outdir, struct file_writer *writer, const char *name, unsigned mode,
                            struct err *err);

/* Closes it: *file says what was written. The file may not be durable before outdir_settle. */
MUST_CHECK bool outdir_close(struct outdir *outdir, struct file_writer *writer, struct manifest_file *file,
                             struct err *err);

/* Makes durable what was closed, and the folders within. */
MUST_CHECK bool outdir_settle(struct outdir *outdir, struct err *err);

/*
 * Settles, and gives the folder its name. After that nothing can fail: outdir_discard only closes. `first`, where it is given, is done
 * when all else is ready, under the lock of DIR: where it fails, the folder does not get its name.
 */
typedef bool before_publishing(void *context, struct err *err);
MUST_CHECK bool outdir_publish_after(struct outdir *outdir, before_publishing *first, void *context, struct err *err);

MUST_CHECK static inline bool outdir_publish(struct outdir *outdir, struct err *err)
{
    return outdir_publish_after(outdir, NULL, NULL, err);
}

/* Removes what was not published. Safe at any time. */
void outdir_discard(struct outdir *outdir);

#endif
