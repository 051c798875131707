#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "render/csv.h"
#include "render/worklist_csv.h"

static const char *const columns[] = {
    "clock", "case", "case_id", "local_authority", "team", "kind", "provider", "start", "due", "days_over", "exception",
};

void worklist_csv_start(struct buf *buf)
{
    csv_record(buf, columns, sizeof columns / sizeof columns[0]);
}

/* More than the rest of a line: the clock, the kind of case, numbers, days. */
enum { REST_MOST = 256 };

static char *field(char *at, const char *text)
{
    at = csv_field_at(at, text, strlen(text));
    *at++ = ',';
    return at;
}

static char *number(char *at, int64_t value)
{
    at += num_integer(value, at);
    *at++ = ',';
    return at;
}

static char *day(char *at, int32_t value)
{
    at += day_text(value, at);
    *at++ = ',';
    return at;
}

static char *line(char *at, const struct work_case *work)
{
    at = field(at, work->clock);
    at = field(at, work->case_kind);
    at = number(at, work->case_id);
    at = field(at, work->local_authority);
    at = field(at, work->team);
    at = field(at, work->kind);
    at = field(at, work->provider);
    at = day(at, work->start);
    at = day(at, work->due);
    at = number(at, work->days_over);
    return stpcpy(at, work->excepted ? "yes\n" : "no\n");
}

static size_t most(const char *text)
{
    return csv_field_most(strlen(text));
}

void worklist_csv_case(struct buf *buf, const struct work_case *work)
{
    char *room = buf_room(buf, REST_MOST + most(work->local_authority) + most(work->team) + most(work->kind) +
                                   most(work->provider));
    if (room)
        buf->length += (size_t)(line(room, work) - room);
}
