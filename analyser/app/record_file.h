/*
 * record_file.h: reads the evidence.json of a run's folder into a record (core/pack/record.h), a line at a time: its cells
 * may be many millions, and only those of breakdown `all` are kept.
 *
 * ERR_DATA where the folder is no run, or the file is not as this program writes it.
 */
#ifndef APP_RECORD_FILE_H
#define APP_RECORD_FILE_H

#include "core/pack/record.h"

struct program;

/* Into the program's run arena. */
MUST_CHECK bool record_file_read(struct program *program, const char *folder, struct record *record, struct err *err);

/* The cells of one breakdown, given out as they are read, in the place of those that a pack is made of. */
struct record_cells {
    const char *breakdown;
    bool (*take)(void *context, const struct record_cell *cell, struct err *err);
    void *context;
};

/* `only` may be NULL. The texts of a cell live as long as the program. */
MUST_CHECK bool record_file_read_cells(struct program *program, const char *folder, const struct record_cells *only,
                                       struct record *record, struct err *err);

#endif
