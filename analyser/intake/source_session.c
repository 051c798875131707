#include <string.h>

#include "base/num.h"
#include "intake/queries.h"
#include "intake/socket.h"
#include "intake/source_session.h"
#include "intake/source_struct.h"

/* --- limits --- */

static const char *seconds_text(int64_t seconds, char text[NUM_INTEGER_MOST + 1])
{
    if (seconds < 0)
        return NULL;
    text[num_integer(seconds, text)] = '\0';
    return text;
}

bool source_limit(struct source *source, const struct source_limits *limits, struct err *err)
{
    char statement[NUM_INTEGER_MOST + 1];
    char lock[NUM_INTEGER_MOST + 1];
    struct postgres_result *result = NULL;
    if (!postgres_query_with(source->postgres, "limits", query_session("limits"),
                             seconds_text(limits->statement_seconds, statement),
                             seconds_text(limits->lock_seconds, lock), &result, err))
        return false;
    postgres_free(result);
    struct err refused = {.kind = ERR_NONE};
    if (postgres_query(source->postgres, "limits", query_session("notice_client"), &result, &refused))
        postgres_free(result);
    return true;
}

/* --- the lock --- */

static bool is_true(struct source *source, const char *query, bool *answer, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!postgres_query(source->postgres, "lock", query_session(query), &result, err))
        return false;
    const char *cell = postgres_rows(result) > 0 ? postgres_cell(result, 0, 0) : NULL;
    *answer = cell && strcmp(cell, "t") == 0;
    postgres_free(result);
    return true;
}

enum holder_column { HOLDER_PROCESS, HOLDER_APPLICATION, HOLDER_USER, HOLDER_ADDRESS, HOLDER_SINCE };

static const char *told(const struct postgres_result *result, enum holder_column column)
{
    const char *cell = postgres_cell(result, 0, column);
    return cell ? cell : "(not told)";
}

/* Another role's times and addresses a role may not see, nor the process of a prepared transaction. */
static bool held_by(struct source *source, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!postgres_query(source->postgres, "lock", query_session("lock_holder"), &result, err))
        return false;
    if (postgres_rows(result) > 0)
        err_set(err, ERR_DATABASE,
                "another run is at work on this database: %.64s of user %.64s, process %.20s of the server, connected "
                "from %.64s since %.64s; wait for it, or end it there with pg_terminate_backend(%.20s)",
                told(result, HOLDER_APPLICATION), told(result, HOLDER_USER), told(result, HOLDER_PROCESS),
                told(result, HOLDER_ADDRESS), told(result, HOLDER_SINCE), told(result, HOLDER_PROCESS));
    else
        err_set(err, ERR_DATABASE, "another run was at work on this database, and has just ended: run it again");
    postgres_free(result);
    return false;
}

bool source_lock(struct source *source, struct err *err)
{
    bool held = false;
    for (int waits = 0; waits <= SECONDS_OF_DEAD * SOCKET_WAITS_A_SECOND; waits++) {
        if (waits > 0 && !postgres_pause(source->postgres, "lock", err))
            return false;
        if (!is_true(source, "lock", &held, err))
            return false;
        if (held)
            return true;
    }
    return held_by(source, err);
}

bool source_still_locked(struct source *source, struct err *err)
{
    bool held = false;
    if (!is_true(source, "lock_held", &held, err))
        return false;
    return held || err_set(err, ERR_DATABASE,
                           "lock: it is no longer this session's: a pooler stands between that gives each statement "
                           "another connection; connect to the server itself, or let it pool by session");
}
