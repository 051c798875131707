/*
 * source_struct.h: the inside of `struct source`, for the source_*.c files only.
 */
#ifndef INTAKE_SOURCE_STRUCT_H
#define INTAKE_SOURCE_STRUCT_H

#include "base/buf.h"
#include "intake/postgres.h"
#include "intake/source.h"

enum { SQL_MOST = 1 << 20, SUBJECT_MOST = 80 };

struct source {
    struct postgres *postgres;
    struct buf snapshot; /* with its NUL */
};

/* "ehc.review": what messages about a relation begin with. */
void source_subject(enum relation_id relation, char subject[SUBJECT_MOST]);

/* Runs SQL put together in a buffer, which must end with a NUL. */
MUST_CHECK bool source_query(struct source *source, const char *subject, const struct buf *sql,
                             struct postgres_result **result, struct err *err);

#endif
