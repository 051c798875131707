#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#include "intake/postgres.h"
#include "intake/socket.h"
#include "intake/sqlstate.h"

enum {
    SECONDS_OF_SILENCE = 10, /* of an address that is to be reached */
    PATIENT_WAITS = 25,      /* with a server that says nothing after it was asked to stop: 5 s */
    OLDEST_SERVER = 150000,  /* PostgreSQL 15 */
};

struct postgres {
    PGconn *connection;
    const volatile sig_atomic_t *interrupted;
    atomic_bool halted;
};

struct postgres_result {
    PGresult *result;
};

static void say_nothing(void *context, const PGresult *notice)
{
    (void)context;
    (void)notice;
}

static bool interrupted(const struct postgres *postgres)
{
    return (postgres->interrupted && *postgres->interrupted) || atomic_load(&postgres->halted);
}

void postgres_halt(struct postgres *postgres)
{
    atomic_store(&postgres->halted, true);
}

static bool stop_for_signal(const char *subject, struct err *err)
{
    return err_set(err, ERR_INTERRUPTED, "%s: interrupted", subject);
}

/* True: the socket has something for us; false: the time is over or a signal came. */
static bool wait_for(const struct postgres *postgres, short events)
{
    return socket_wait(PQsocket(postgres->connection), events);
}

/* libpq's own words. A connection that broke may be had again. */
static bool lost(const struct postgres *postgres, const char *subject, struct err *err)
{
    char line[SQLSTATE_MESSAGE_MOST];
    sqlstate_one_line(PQerrorMessage(postgres->connection), line);
    return err_set_passing(err, ERR_DATABASE, "%s: %s", subject,
                           line[0] ? line : "the connection to the database was lost");
}

/* Of a COPY that a line of a file broke: that line, 0 of anything else. Its text after the number is a record's. */
static long line_of(const PGresult *result)
{
    const char *context = PQresultErrorField(result, PG_DIAG_CONTEXT);
    const char *line = context && strncmp(context, "COPY ", 5) == 0 ? strstr(context, ", line ") : NULL;
    return line ? strtol(line + 7, NULL, 10) : 0;
}

/* The error of a result: the server's own, or libpq's where the connection broke. */
static bool refused(const struct postgres *postgres, const char *subject, const PGresult *result, struct err *err)
{
    const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (!sqlstate)
        return lost(postgres, subject, err);
    char where[SQLSTATE_MESSAGE_MOST];
    long line = line_of(result);
    snprintf(where, sizeof where, "%.400s: line %ld", subject, line);
    return sqlstate_error(err, line > 0 ? where : subject, sqlstate,
                          PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
}

/* --- stopping a query --- */

/* Throws away what has arrived. False: nothing more will come of what was asked. */
static bool discard_arrived(const struct postgres *postgres)
{
    char *row = NULL;
    while (PQgetCopyData(postgres->connection, &row, 1) > 0)
        PQfreemem(row);
    while (!PQisBusy(postgres->connection)) {
        PGresult *result = PQgetResult(postgres->connection);
        ExecStatusType status = PQresultStatus(result);
        PQclear(result);
        if (!result)
            return false;
        if (status == PGRES_COPY_OUT)
            return true;
    }
    return true;
}

static void ask_to_stop(const struct postgres *postgres)
{
    char message[256]; /* of a failure, which the waiting below outlives */
    PGcancel *cancel = PQgetCancel(postgres->connection);
    if (cancel)
        PQcancel(cancel, message, sizeof message);
    PQfreeCancel(cancel);
}

/* Stops a running query and reads it to its end, so that the connection can still end its transaction. */
static void stop_query(const struct postgres *postgres)
{
    ask_to_stop(postgres);
    for (int waits = 0; waits < PATIENT_WAITS && discard_arrived(postgres);) {
        waits = wait_for(postgres, POLLIN) ? 0 : waits + 1;
        if (!PQconsumeInput(postgres->connection))
            return;
    }
}

/* --- queries --- */

/* The next result, NULL after the last. False: interrupted; the query is stopped then. */
static bool next_result(const struct postgres *postgres, const char *subject, PGresult **result, struct err *err)
{
    *result = NULL;
    while (PQisBusy(postgres->connection)) {
        if (interrupted(postgres)) {
            stop_query(postgres);
            return stop_for_signal(subject, err);
        }
        wait_for(postgres, POLLIN);
        if (!PQconsumeInput(postgres->connection))
            break; /* PQgetResult says why */
    }
    *result = PQgetResult(postgres->connection);
    return true;
}

static bool succeeded(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

static void keep_first(PGresult *result, PGresult **kept)
{
    if (kept && !*kept)
        *kept = result;
    else
        PQclear(result);
}

/* All results of what was sent; keeps the first where `kept` is given. The first error wins. */
static bool finish_results(const struct postgres *postgres, const char *subject, PGresult **kept, struct err *err)
{
    bool good = true;
    for (PGresult *result; next_result(postgres, subject, &result, err);) {
        if (!result)
            return good;
        bool endless = PQresultStatus(result) == PGRES_COPY_OUT; /* PQgetResult would give it for ever */
        if (!succeeded(result))
            good = refused(postgres, subject, result, err);
        keep_first(result, kept);
        if (endless) {
            stop_query(postgres);
            return false;
        }
    }
    return false;
}

/* `sent` is what a PQsend function returned. */
static bool finish_query(const struct postgres *postgres, const char *subject, int sent, PGresult **kept,
                         struct err *err)
{
    if (!sent || !finish_results(postgres, subject, kept, err))
        return lost(postgres, subject, err); /* the error that is set already stays */
    return !kept || *kept || lost(postgres, subject, err);
}

bool postgres_pause(struct postgres *postgres, const char *subject, struct err *err)
{
    wait_for(postgres, 0);
    return !interrupted(postgres) || stop_for_signal(subject, err);
}

bool postgres_run(struct postgres *postgres, const char *subject, const char *sql, struct err *err)
{
    return finish_query(postgres, subject, PQsendQuery(postgres->connection, sql), NULL, err);
}

static bool keep(bool good, PGresult *kept, struct postgres_result **result, struct err *err)
{
    *result = good ? calloc(1, sizeof **result) : NULL;
    if (*result) {
        (*result)->result = kept;
        return true;
    }
    PQclear(kept);
    return good ? err_set(err, ERR_INTERNAL, "out of memory") : false;
}

bool postgres_query(struct postgres *postgres, const char *subject, const char *sql, struct postgres_result **result,
                    struct err *err)
{
    PGresult *kept = NULL;
    bool good = finish_query(postgres, subject, PQsendQuery(postgres->connection, sql), &kept, err);
    return keep(good, kept, result, err);
}

bool postgres_query_of(struct postgres *postgres, const char *subject, const char *sql, int count,
                       const char *const *values, struct postgres_result **result, struct err *err)
{
    PGresult *kept = NULL;
    int sent = PQsendQueryParams(postgres->connection, sql, count, NULL, values, NULL, NULL, 0);
    bool good = finish_query(postgres, subject, sent, &kept, err);
    return keep(good, kept, result, err);
}

bool postgres_describe(struct postgres *postgres, const char *subject, const char *sql, struct postgres_result **result,
                       struct err *err)
{
    *result = NULL;
    PGresult *kept = NULL;
    PGconn *connection = postgres->connection;
    if (!finish_query(postgres, subject, PQsendPrepare(connection, "", sql, 0, NULL), NULL, err))
        return false;
    bool good = finish_query(postgres, subject, PQsendDescribePrepared(connection, ""), &kept, err);
    return keep(good, kept, result, err);
}

size_t postgres_rows(const struct postgres_result *result)
{
    return (size_t)PQntuples(result->result);
}

const char *postgres_cell(const struct postgres_result *result, size_t row, size_t column)
{
    if (PQgetisnull(result->result, (int)row, (int)column))
        return NULL;
    return PQgetvalue(result->result, (int)row, (int)column);
}

size_t postgres_columns(const struct postgres_result *result)
{
    return (size_t)PQnfields(result->result);
}

const char *postgres_column_name(const struct postgres_result *result, size_t column)
{
    return PQfname(result->result, (int)column);
}

uint32_t postgres_column_type(const struct postgres_result *result, size_t column)
{
    return PQftype(result->result, (int)column);
}

void postgres_free(struct postgres_result *result)
{
    if (result)
        PQclear(result->result);
    free(result);
}

/* --- COPY TO STDOUT --- */

/* `way` is PGRES_COPY_OUT or PGRES_COPY_IN. */
static bool start_copy(const struct postgres *postgres, const char *subject, const char *sql, ExecStatusType way,
                       struct err *err)
{
    if (!PQsendQuery(postgres->connection, sql))
        return lost(postgres, subject, err);
    PGresult *result;
    if (!next_result(postgres, subject, &result, err))
        return false;
    bool started = PQresultStatus(result) == way;
    if (!started)
        refused(postgres, subject, result, err);
    PQclear(result);
    return started || finish_results(postgres, subject, NULL, err);
}

/* Reads what the socket has, waiting for it first where it was empty the last time. False: the connection broke. */
static bool receive(const struct postgres *postgres, bool was_empty, uint64_t received)
{
    if (was_empty) {
        socket_let_arrive(received);
        wait_for(postgres, POLLIN);
    }
    return PQconsumeInput(postgres->connection);
}

static bool pass(char *message, size_t length, byte_sink *sink, void *context, struct err *err)
{
    bool taken = sink(context, message, length, err);
    PQfreemem(message);
    return taken;
}

/*
 * Messages as they come, until there are no more; why there are no more is PQgetResult's to say, also where the
 * connection broke. The socket is read before it is waited for: with TLS, bytes may be there that poll does not see.
 */
static bool pass_messages(const struct postgres *postgres, const char *subject, byte_sink *sink, void *context,
                          struct err *err)
{
    char *message = NULL;
    uint64_t received = 0;
    bool empty = false;
    int length;
    while ((length = PQgetCopyData(postgres->connection, &message, 1)) >= 0) {
        if (length > 0 && !pass(message, (size_t)length, sink, context, err))
            return false;
        if (length == 0 && interrupted(postgres))
            return stop_for_signal(subject, err);
        if (length == 0 && !receive(postgres, empty, received))
            return true;
        empty = length == 0;
        received += (uint64_t)length;
    }
    return true;
}

/* The command tag is "COPY <rows>". */
static bool end_copy(const struct postgres *postgres, const char *subject, uint64_t *rows, struct err *err)
{
    PGresult *result = NULL;
    bool good = finish_results(postgres, subject, &result, err);
    if (good)
        *rows = strtoull(PQcmdTuples(result), NULL, 10);
    PQclear(result);
    return good;
}

bool postgres_copy_out(struct postgres *postgres, const char *subject, const char *sql, byte_sink *sink, void *context,
                       uint64_t *rows, struct err *err)
{
    *rows = 0;
    if (!start_copy(postgres, subject, sql, PGRES_COPY_OUT, err))
        return false;
    if (pass_messages(postgres, subject, sink, context, err))
        return end_copy(postgres, subject, rows, err);
    stop_query(postgres);
    return false;
}

/* --- COPY FROM STDIN --- */

bool postgres_copy_begin(struct postgres *postgres, const char *subject, const char *sql, struct err *err)
{
    return start_copy(postgres, subject, sql, PGRES_COPY_IN, err);
}

/* Waits here, where a signal ends it, until nothing is left to send; a server that has had enough says so at the end. */
bool postgres_copy_put(struct postgres *postgres, const char *subject, const void *bytes, size_t length,
                       struct err *err)
{
    PGconn *connection = postgres->connection;
    bool sending = PQsetnonblocking(connection, 1) == 0 && PQputCopyData(connection, bytes, (int)length) == 1;
    int left = sending ? 1 : -1;
    while (left > 0 && !interrupted(postgres) && (left = PQflush(connection)) > 0)
        if (wait_for(postgres, POLLIN | POLLOUT) && !PQconsumeInput(connection))
            left = -1;
    PQsetnonblocking(connection, 0);
    return left == 0 || (left > 0 ? stop_for_signal(subject, err) : lost(postgres, subject, err));
}

bool postgres_copy_end(struct postgres *postgres, const char *subject, bool whole, uint64_t *rows, struct err *err)
{
    *rows = 0;
    if (PQputCopyEnd(postgres->connection, whole ? NULL : "given up") != 1)
        return lost(postgres, subject, err);
    if (whole)
        return end_copy(postgres, subject, rows, err);
    struct err given_up = {0};
    (void)!finish_results(postgres, subject, NULL, &given_up);
    return false;
}

/* --- connecting --- */

/* A connection string libpq cannot parse is not repeated: what it trips over may be a piece of a password. */
static bool readable(const char *conninfo, struct err *err)
{
    if (!strchr(conninfo, '=') && !strstr(conninfo, "://"))
        return true; /* a database name */
    PQconninfoOption *options = PQconninfoParse(conninfo, NULL);
    PQconninfoFree(options);
    return options || err_set(err, ERR_DATABASE,
                              "the connection string cannot be read: it is not key=value pairs that libpq knows, nor a "
                              "postgresql:// URI (it is not repeated here: it may hold a password)");
}

/* How long one address may be silent: as the user says (0: for ever), else not long. */
static long connect_timeout(PGconn *connection)
{
    PQconninfoOption *options = PQconninfo(connection);
    long seconds = SECONDS_OF_SILENCE;
    for (PQconninfoOption *option = options; option && option->keyword; option++)
        if (strcmp(option->keyword, "connect_timeout") == 0 && option->val)
            seconds = strtol(option->val, NULL, 10);
    PQconninfoFree(options);
    return seconds;
}

/*
 * Follows PQconnectPoll until the connection stands or fails, so that a signal ends the waiting, which libpq's own
 * would not heed. An address that is silent too long is given up for the next. False: interrupted.
 */
static bool wait_connected(const struct postgres *postgres, bool *silent, struct err *err)
{
    PGconn *connection = postgres->connection;
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    long most = connect_timeout(connection) * SOCKET_WAITS_A_SECOND;
    long waits = 0;
    while (status == PGRES_POLLING_READING || status == PGRES_POLLING_WRITING) {
        if (interrupted(postgres))
            return stop_for_signal("connecting", err);
        if (PQstatus(connection) == CONNECTION_BAD)
            return true;
        bool ready = wait_for(postgres, status == PGRES_POLLING_READING ? POLLIN : POLLOUT);
        waits = ready ? 0 : waits + 1;
        if (ready)
            status = PQconnectPoll(connection);
        else if (waits == most && !(*silent = socket_give_up(PQsocket(connection))))
            return true; /* not OK yet, so it has failed */
    }
    return true;
}

/* Why there is no connection. Without a host the connection string itself was refused; a password is asked of people. */
static bool unreached(const struct postgres *postgres, bool silent, struct err *err)
{
    char line[SQLSTATE_MESSAGE_MOST];
    bool passing = sqlstate_of_connecting(PQerrorMessage(postgres->connection), line) &&
                   PQhost(postgres->connection)[0] != '\0' && !PQconnectionNeedsPassword(postgres->connection);
    err_set(err, ERR_DATABASE, "connecting: %s%s", silent ? "no answer in time: " : "", line);
    err->passing = passing;
    return false;
}

static bool reach(struct postgres *postgres, const char *conninfo, struct err *err)
{
    static const char *const keywords[] = {"dbname", "client_encoding", "application_name", NULL};
    const char *const values[] = {conninfo, "UTF8", "ehc-analyser", NULL};
    bool silent = false;
    postgres->connection = PQconnectStartParams(keywords, values, 1);
    if (!postgres->connection)
        return err_set(err, ERR_INTERNAL, "out of memory");
    PQsetErrorVerbosity(postgres->connection, PQERRORS_VERBOSE); /* with the SQLSTATE, which nothing else tells */
    if (!wait_connected(postgres, &silent, err))
        return false;
    if (PQstatus(postgres->connection) != CONNECTION_OK)
        return unreached(postgres, silent, err);
    PQsetErrorVerbosity(postgres->connection, PQERRORS_DEFAULT);
    PQsetNoticeReceiver(postgres->connection, say_nothing, NULL);
    socket_keep_alive(PQsocket(postgres->connection));
    return true;
}

static bool suitable(const struct postgres *postgres, struct err *err)
{
    int version = PQserverVersion(postgres->connection);
    if (version < OLDEST_SERVER)
        return err_set(err, ERR_CONFIGURATION, "the server is PostgreSQL %d; 15 or later is needed", version / 10000);
    return true;
}

bool postgres_knows_encoding(const struct postgres *postgres)
{
    const char *encoding = PQparameterStatus(postgres->connection, "server_encoding");
    return !encoding || strcmp(encoding, "SQL_ASCII") != 0;
}

bool postgres_open(struct postgres **postgres, const char *conninfo, const volatile sig_atomic_t *flag, struct err *err)
{
    const char *given = conninfo ? conninfo : "";
    *postgres = calloc(1, sizeof **postgres);
    if (!*postgres)
        return err_set(err, ERR_INTERNAL, "out of memory");
    (*postgres)->interrupted = flag;
    if (readable(given, err) && reach(*postgres, given, err) && suitable(*postgres, err))
        return true;
    postgres_close(*postgres);
    *postgres = NULL;
    return false;
}

void postgres_close(struct postgres *postgres)
{
    if (postgres)
        PQfinish(postgres->connection);
    free(postgres);
}
