/*
 * source_case.h: one case out of the database, and of anybody else only what its text is compared with.
 *
 *     source_examine -> source_case_find -> source_case_choose -> source_read_chosen for each relation that is there
 *                    -> source_read_others, where the case has texts to compare
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

/* Columns of source_read_others. */
enum other_column { OTHER_PLAN, OTHER_PERSON, OTHER_SECTION, OTHER_BODY, OTHER_COLUMNS };

/*
 * Reads sections of the latest version of every plan, the case's own too, as known on day as_of; `sections` names which, as
 * "{B,F}". Rows of the same plan and section follow each other where there may be several: the first is the one to
 * keep. A text that is too long to be read is null. `state` is that of ehc.plan_section, which is there. The arena lends
 * what source_read borrows.
 */
MUST_CHECK bool source_read_others(struct source *source, const struct source_relation *state, int32_t as_of,
                                   const char *sections, struct arena *arena, frame_sink *sink, void *context,
                                   struct err *err);

#endif
