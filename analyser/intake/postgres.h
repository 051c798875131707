/*
 * postgres.h: one connection to PostgreSQL. postgres.c is the only file that includes libpq; what the program asks of
 * a database stands in source.h.
 *
 * Every wait looks at the `interrupted` flag. `subject` is what a message says it was about ("ehc.review"). Results
 * are freed with postgres_free.
 */
#ifndef INTAKE_POSTGRES_H
#define INTAKE_POSTGRES_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct postgres;
struct postgres_result;

MUST_CHECK bool postgres_open(struct postgres **postgres, const char *conninfo,
                              const volatile sig_atomic_t *interrupted, struct err *err);
void postgres_close(struct postgres *postgres);

/* Waits a fifth of a second, or until the server has something to say. False: interrupted. */
MUST_CHECK bool postgres_pause(struct postgres *postgres, const char *subject, struct err *err);

/* From another thread: every wait that is under way or to come ends with ERR_INTERRUPTED, as if the flag were set. */
void postgres_halt(struct postgres *postgres);

/* False: the database has encoding SQL_ASCII, and its texts are bytes of any kind. */
bool postgres_knows_encoding(const struct postgres *postgres);

/* Runs statements whose rows nobody needs. */
MUST_CHECK bool postgres_run(struct postgres *postgres, const char *subject, const char *sql, struct err *err);

/* Runs one query. *result is NULL when it fails. */
MUST_CHECK bool postgres_query(struct postgres *postgres, const char *subject, const char *sql,
                               struct postgres_result **result, struct err *err);

/* The same with parameters, $1 and so on, as texts; NULL is null. */
MUST_CHECK bool postgres_query_of(struct postgres *postgres, const char *subject, const char *sql, int count,
                                  const char *const *values, struct postgres_result **result, struct err *err);

/* The same with two. */
MUST_CHECK static inline bool postgres_query_with(struct postgres *postgres, const char *subject, const char *sql,
                                                  const char *first, const char *second,
                                                  struct postgres_result **result, struct err *err)
{
    const char *const values[] = {first, second};
    return postgres_query_of(postgres, subject, sql, 2, values, result, err);
}

/* The columns a query would have, without running it. */
MUST_CHECK bool postgres_describe(struct postgres *postgres, const char *subject, const char *sql,
                                  struct postgres_result **result, struct err *err);

size_t postgres_rows(const struct postgres_result *result);
const char *postgres_cell(const struct postgres_result *result, size_t row, size_t column); /* NULL is null */
size_t postgres_columns(const struct postgres_result *result);
const char *postgres_column_name(const struct postgres_result *result, size_t column);
uint32_t postgres_column_type(const struct postgres_result *result, size_t column); /* pg_type oid */
void postgres_free(struct postgres_result *result);                                 /* safe on NULL */

typedef bool byte_sink(void *context, const void *bytes, size_t length, struct err *err);

/* Gives the bytes of COPY ... TO STDOUT to the sink. *rows is the server's own count of the rows it sent. */
MUST_CHECK bool postgres_copy_out(struct postgres *postgres, const char *subject, const char *sql, byte_sink *sink,
                                  void *context, uint64_t *rows, struct err *err);

/*
 * Sends bytes to COPY ... FROM STDIN: begin, put as often as wanted, end. *rows is the server's own count of the rows it
 * took. `whole`: false gives up what was sent, and returns false. After begin or put failed, only end(false) is of use.
 */
MUST_CHECK bool postgres_copy_begin(struct postgres *postgres, const char *subject, const char *sql, struct err *err);
MUST_CHECK bool postgres_copy_put(struct postgres *postgres, const char *subject, const void *bytes, size_t length,
                                  struct err *err);
MUST_CHECK bool postgres_copy_end(struct postgres *postgres, const char *subject, bool whole, uint64_t *rows,
                                  struct err *err);

#endif
