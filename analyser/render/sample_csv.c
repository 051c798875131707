#include <inttypes.h>

#include "base/words.h"
#include "render/columns_text.h"
#include "render/csv.h"
#include "render/sample_csv.h"

void sample_csv(struct buf *buf, const struct audit_sample *sample)
{
    buf_text(buf, "plan_id,team,need,plans_in_stratum,drawn_from_stratum\n");
    for (size_t i = 0; i < sample->plan_count; i++) {
        const struct sampled_plan *plan = &sample->plans[i];
        buf_format(buf, "%" PRId64 ",", plan->plan_id);
        csv_field(buf, plan->stratum->team);
        buf_byte(buf, ',');
        csv_field(buf, plan->stratum->need);
        buf_format(buf, ",%" PRIu64 ",%" PRIu64 "\n", plan->stratum->plans, plan->stratum->drawn);
    }
}

void sample_text(struct buf *buf, const struct audit_sample *sample, struct arena *scratch)
{
    enum { COLUMNS = 4 };
    static const char *const header[COLUMNS] = {"Team", "Need", "Live plans", "Drawn"};
    const char **text = ARENA_NEW(scratch, sample->stratum_count * COLUMNS + 1, const char *);
    size_t rows = 0;
    uint64_t plans = 0;
    for (size_t i = 0; i < sample->stratum_count; i++) {
        const struct sample_stratum *stratum = &sample->strata[i];
        plans += stratum->plans;
        if (stratum->drawn == 0)
            continue;
        const char **row = text + rows++ * COLUMNS;
        row[0] = stratum->team;
        row[1] = stratum->need;
        row[2] = words(scratch, "%" PRIu64, stratum->plans);
        row[3] = words(scratch, "%" PRIu64, stratum->drawn);
    }
    columns_text(buf, header, text, COLUMNS, rows);
    buf_format(buf, "\n%zu of %" PRIu64 " live plans are drawn.\n", sample->plan_count, plans);
}
