#include "base/day.h"
#include "render/csv.h"
#include "render/worklist_csv.h"

static const char *const columns[] = {
    "clock", "case", "case_id", "local_authority", "team", "kind", "provider", "start", "due", "days_over", "exception",
};

void worklist_csv_start(struct buf *buf)
{
    csv_record(buf, columns, sizeof columns / sizeof columns[0]);
}

static void field(struct buf *buf, const char *text)
{
    csv_field(buf, text);
    buf_byte(buf, ',');
}

static void number(struct buf *buf, int64_t value)
{
    buf_integer(buf, value);
    buf_byte(buf, ',');
}

static void day(struct buf *buf, int32_t value)
{
    char text[DAY_TEXT_MOST];
    day_text(value, text);
    field(buf, text);
}

void worklist_csv_case(struct buf *buf, const struct work_case *work)
{
    field(buf, work->clock);
    field(buf, work->case_kind);
    number(buf, work->case_id);
    field(buf, work->local_authority);
    field(buf, work->team);
    field(buf, work->kind);
    field(buf, work->provider);
    day(buf, work->start);
    day(buf, work->due);
    number(buf, work->days_over);
    buf_text(buf, work->excepted ? "yes\n" : "no\n");
}
