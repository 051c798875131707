#include "base/day.h"
#include "render/csv.h"
#include "render/late_plans_csv.h"

static const char *const columns[] = {
    "request_id",     "local_authority", "team", "due",      "issued",           "days_over",   "held_by_step",
    "step_days_over", "step_alone",      "kind", "provider", "advice_days_over", "advice_alone",
};

void late_plans_csv_start(struct buf *buf)
{
    csv_record(buf, columns, sizeof columns / sizeof columns[0]);
}

static void field(struct buf *buf, const char *text)
{
    csv_field(buf, text);
    buf_byte(buf, ',');
}

static void day(struct buf *buf, int32_t value)
{
    char text[DAY_TEXT_MOST] = "";
    if (value != DAY_NONE)
        day_text(value, text);
    field(buf, text);
}

static void number(struct buf *buf, int64_t value)
{
    buf_integer(buf, value);
    buf_byte(buf, ',');
}

void late_plans_csv_plan(struct buf *buf, const struct late_plan_row *plan)
{
    number(buf, plan->request_id);
    field(buf, plan->local_authority);
    field(buf, plan->team);
    day(buf, plan->due);
    day(buf, plan->issued);
    number(buf, plan->days_over);
    field(buf, plan->step);
    number(buf, plan->step_days_over);
    field(buf, plan->step_alone ? "yes" : "no");
    field(buf, plan->kind);
    field(buf, plan->provider);
    number(buf, plan->advice_days_over);
    buf_text(buf, plan->advice_alone ? "yes\n" : "no\n");
}
