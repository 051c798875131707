/*
 * source_case.h: one case out of the database, and nobody else's rows.
 *
 *     source_examine -> source_case_find -> source_case_choose -> source_read_chosen for each relation that is there
 *
 * in one snapshot (source_begin). Ids are numbers, handed over as parameters. Errors as in source.h.
 */
#ifndef INTAKE_SOURCE_CASE_H
#define INTAKE_SOURCE_CASE_H

#include "base/arena.h"
#include "base/err.h"
#include "intake/source.h"

enum { CASE_KINDS_MOST = 3 };

/* What has the id: "request", "plan", "person", each once, in this order. */
struct case_found {
    const char *kinds[CASE_KINDS_MOST];
    size_t count;
};

/* `kind` NULL: any. */
MUST_CHECK bool source_case_find(struct source *source, int64_t id, const char *kind, struct arena *arena,
                                 struct case_found *found, struct err *err);

/* Chooses the rows that belong with the case, for source_read_chosen. */
MUST_CHECK bool source_case_choose(struct source *source, int64_t id, const char *kind, struct err *err);

/* As source_read, of the rows chosen, of the relation the frame is shaped for; rows of equal keys the one to keep first. */
MUST_CHECK bool source_read_chosen(struct source *source, struct frame *frame, struct arena *arena, frame_sink *sink,
                                   void *context, uint64_t *rows, struct err *err);

#endif
