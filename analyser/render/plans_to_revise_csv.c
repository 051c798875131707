#include "base/day.h"
#include "render/csv.h"
#include "render/plans_to_revise_csv.h"

static const char *const columns[] = {
    "plan_id", "local_authority", "team", "version_date", "weight", "of_law", "of_guidance", "findings",
};

void plans_to_revise_csv_start(struct buf *buf)
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

void plans_to_revise_csv_plan(struct buf *buf, const struct plan_to_revise *plan)
{
    char version[DAY_TEXT_MOST];
    day_text(plan->version, version);
    number(buf, plan->plan_id);
    field(buf, plan->local_authority);
    field(buf, plan->team);
    field(buf, version);
    number(buf, plan->weight);
    number(buf, plan->law);
    number(buf, plan->guidance);
    csv_field(buf, plan->findings);
    buf_byte(buf, '\n');
}
