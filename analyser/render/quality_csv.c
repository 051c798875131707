#include <string.h>

#include "render/csv.h"
#include "render/quality_csv.h"

static const char *const columns[] = {"rule",     "severity", "relation", "count",
                                      "examples", "measures", "finding",  "effect"};

void quality_csv_start(struct buf *buf)
{
    csv_record(buf, columns, sizeof columns / sizeof columns[0]);
}

static void field(struct buf *buf, const char *text)
{
    csv_field(buf, text);
    buf_byte(buf, ',');
}

/* Keys separated by spaces, as one field. */
static void examples(struct buf *buf, const struct finding *finding)
{
    char keys[sizeof finding->examples];
    size_t used = 0;
    for (int i = 0; i < FINDING_EXAMPLES && finding->examples[i][0] != '\0'; i++) {
        if (used > 0)
            keys[used++] = ' ';
        size_t length = strlen(finding->examples[i]);
        memcpy(keys + used, finding->examples[i], length);
        used += length;
    }
    keys[used] = '\0';
    field(buf, keys);
}

void quality_csv_finding(struct buf *buf, const struct finding *finding)
{
    const struct rule *rule = &rules[finding->rule];
    field(buf, rule->id);
    field(buf, severity_names[rule->severity]);
    field(buf, contract[finding->relation].name);
    buf_integer(buf, (int64_t)finding->count);
    buf_byte(buf, ',');
    examples(buf, finding);
    field(buf, rule->measures);
    field(buf, rule->title);
    csv_field(buf, rule->effect);
    buf_byte(buf, '\n');
}
