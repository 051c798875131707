#include "base/day.h"
#include "core/definitions/frame.h"
#include "render/case_clocks_csv.h"
#include "render/csv.h"

static const char *const columns[] = {
    "clock", "case_kind", "case_id",   "row_kind", "row_id",  "local_authority", "team",
    "kind",  "provider",  "start_day", "due_day",  "end_day", "closed_day",      "exception_provision",
};

void case_clocks_csv_start(struct buf *buf)
{
    csv_record(buf, columns, sizeof columns / sizeof columns[0]);
}

/* An empty field is null. */
static void text(struct buf *buf, const char *value)
{
    if (value)
        csv_field(buf, value);
    buf_byte(buf, ',');
}

static void number(struct buf *buf, int64_t value)
{
    if (value != NUMBER_NONE)
        buf_integer(buf, value);
    buf_byte(buf, ',');
}

static void day(struct buf *buf, int32_t value)
{
    char *at = buf_room(buf, DAY_TEXT_MOST);
    if (at && value != DAY_NONE)
        buf->length += day_text(value, at);
    buf_byte(buf, ',');
}

void case_clocks_csv_row(struct buf *buf, const struct case_clock *given)
{
    text(buf, clocks[given->clock].id);
    text(buf, case_kind_names[given->kind]);
    number(buf, given->case_id);
    text(buf, case_row_names[given->row]);
    number(buf, given->row_id);
    text(buf, given->category[BREAKDOWN_AUTHORITY]);
    text(buf, given->category[BREAKDOWN_TEAM]);
    text(buf, given->category[BREAKDOWN_KIND]);
    text(buf, given->category[BREAKDOWN_PROVIDER]);
    day(buf, given->instance.start);
    day(buf, given->instance.due);
    day(buf, given->instance.end);
    day(buf, given->instance.closed);
    csv_field(buf, given->exception_provision ? given->exception_provision : "");
    buf_byte(buf, '\n');
}
