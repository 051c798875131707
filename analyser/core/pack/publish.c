#include <string.h>

#include "base/num.h"
#include "core/disclosure/protect.h"
#include "core/pack/publish.h"
#include "core/statistics/intervals.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Of a curve or of the overdue: their counts are printed nowhere else and cannot be held against sums. */
static const char *const endings_withheld[] = {".by_due", ".half_done", ".days_over", ".days_over_p90"};

/* Samples of few plans, and orders of the tribunal: so few that a month's is nearly always one child's. */
static const char *const beginnings_withheld[] = {"QA.", "TR_"};

bool publish_withholds(const char *measure)
{
    for (size_t i = 0; i < COUNT(endings_withheld); i++)
        if (strcmp(measure_ending(measure), endings_withheld[i]) == 0)
            return true;
    for (size_t i = 0; i < COUNT(beginnings_withheld); i++)
        if (strncmp(measure, beginnings_withheld[i], strlen(beginnings_withheld[i])) == 0)
            return true;
    return false;
}

/* ---- what is shown */

bool publish_shown(const struct publication *publication, size_t cell)
{
    return cell != COUNT_NONE && publication->counts.system.cells[cell].state == CELL_SHOWN;
}

bool publish_share_shown(const struct publication *publication, size_t number, size_t out_of)
{
    return publish_shown(publication, number) && publish_shown(publication, out_of);
}

/* Half of the cases lie beyond a median, a tenth beyond the 90th percentile: as many as a count must be to be shown. */
bool publish_days_shown(const struct publication *publication, const struct count_key *key, int64_t n)
{
    int64_t share = strcmp(measure_ending(key->measure), ".days_p90") == 0 ? 10 : 2;
    struct count_key on_time = *key;
    on_time.measure = measure_beside(key->measure, ".on_time", publication->arena);
    on_time.part = COUNT_NUMBER;
    size_t number = counts_find(&publication->counts, &on_time);
    return n >= share * publication->rule->threshold &&
           publish_share_shown(publication, number, counts_out_of(&publication->counts, &on_time, n));
}

int64_t publish_value(const struct publication *publication, size_t cell)
{
    return shown_value(publication->rule, counts_value(&publication->counts, cell));
}

const char *publish_number(const struct publication *publication, int64_t value)
{
    char text[NUM_INTEGER_MOST];
    return arena_text(publication->arena, text, num_integer(value, text));
}

struct cell publish_share(const struct publication *publication, size_t number, size_t out_of)
{
    int64_t k = publish_value(publication, number);
    int64_t n = publish_value(publication, out_of);
    struct cell cell = {.has_numerator = true, .has_denominator = true, .has_value = n > 0, .has_interval = n > 0,
                        .numerator = (uint64_t)k, .denominator = (uint64_t)n, .unit = UNIT_PERCENT,
                        .status = n > 0 ? STATUS_PLAIN : STATUS_NOT_AVAILABLE};
    if (n > 0) {
        cell.value = 100.0 * (double)k / (double)n;
        wilson_interval((double)k, (double)n, Z_95, &cell.lower, &cell.upper);
    }
    return cell;
}

/* ---- what was done, as tables */

static const char *const verdict_header[] = {
    "rule",
    "counts",
    "suppressed because they are small",
    "suppressed to protect these",
    "small differences protected",
    "sums that the records do not keep",
    "narrowest interval of the attacker",
    "verdict",
};

static struct people_table verdict_table(const struct publication *publication,
                                         const struct disclosure_verdict *verdict)
{
    const char **text = ARENA_NEW(publication->arena, COUNT(verdict_header), const char *);
    bool attacked = verdict->narrowest != INT64_MAX;
    text[0] = publication->rule->name;
    text[1] = publish_number(publication, (int64_t)verdict->cells);
    text[2] = publish_number(publication, (int64_t)verdict->primary);
    text[3] = publish_number(publication, (int64_t)verdict->secondary);
    text[4] = publish_number(publication, (int64_t)verdict->hidden);
    text[5] = publish_number(publication, (int64_t)publication->counts.not_so);
    text[6] = attacked ? publish_number(publication, verdict->narrowest) : "z";
    text[7] = attacked ? "no suppressed count can be found out" : "nothing is suppressed";
    return (struct people_table){
        .id = "disclosure",
        .title = "Disclosure control",
        .law = "Code of Practice for Statistics, T6.4; UK GDPR, Article 89",
        .note =
            "c stands for a figure that is suppressed, because it is of few children or would give such a one away. Counts,"
            " the sums of months, quarters, years, teams and kinds, and what one count is known to contain, were"
            " attacked by linear programming: the interval is the narrowest in which a suppressed count, or a small"
            " difference of printed ones, can still lie. A reader who knows some of the children knows more than this"
            " attacker.",
        .columns = COUNT(verdict_header),
        .rows = 1,
        .header = verdict_header,
        .text = text};
}

struct left_out {
    const char *id; /* NULL: any other */
    const char *why;
};

static const struct left_out left_out[] = {
    {"rare_breaches", "figures of single cases"},
    {"data_quality", "findings about single records, with keys of examples"},
    {"tribunal_orders", "orders of the tribunal are few: figures of single children"},
    {"quality_audits", "samples of few plans, and how far two people agree"},
    {"auditors", "figures of single members of staff"},
    {"audit_estimates", "samples of few plans"},
    {"equity", "small groups of children, in many breakdowns of the same cases"},
    {"equity_adjusted", "small groups of children, in many breakdowns of the same cases"},
    {"comparison", "small units"},
    {"audit_sections", "samples of few plans"},
    {"audit_grades", "samples of few plans"},
    {"audit_trend", "samples of few plans"},
    {"audit_agencies", "samples of few plans, by the agency of the auditor"},
    {"audits_beside_text", "samples of few plans"},
    {"plan_checks", "small groups of children, in many breakdowns of the same cases"},
    {"plan_provision", "small groups of children, in many breakdowns of the same cases"},
    {"plan_checks_by_version", "small groups of plans, in many checks of the same"},
    {"plan_currency", "figures of few plans"},
    {"plan_copies", "figures of few plans, each of two children"},
    {"contributions", "small units, with names of providers as they were typed"},
    {"plans_before_advice", "small groups of plans, in many kinds of advice"},
    {"voice_funnel", "small groups of children, in many breakdowns of the same cases"},
    {"voice_variation", "small groups of children, in many breakdowns of the same cases"},
    {"timeliness_and_quality", "small groups of plans, many of one child"},
    {"on_time_against_late", "differences of counts that this publication suppresses or does not print"},
    {NULL, "made from counts that this publication suppresses or does not print"},
};

static const char *reason_of(const char *id)
{
    size_t i = 0;
    while (left_out[i].id && strcmp(left_out[i].id, id) != 0)
        i++;
    return left_out[i].why;
}

static const char *const not_published_header[] = {"table", "title", "why"};

static struct people_table not_published_table(const struct publication *publication)
{
    const struct record *record = publication->record;
    struct people_table table = {
        .id = "not_published",
        .title = "Tables of the board's own pack that are not published",
        .law = "",
        .note = "Left out whole: suppressing single fields would not protect the children behind them.",
        .columns = COUNT(not_published_header),
        .header = not_published_header,
    };
    const char **text = ARENA_NEW(publication->arena, (record->table_count + 1) * table.columns, const char *);
    for (size_t i = 0; i < record->table_count; i++) {
        if (publish_has_table(record->tables[i].id))
            continue;
        const char **row = text + table.columns * table.rows++;
        row[0] = record->tables[i].id;
        row[1] = record->tables[i].title;
        row[2] = reason_of(record->tables[i].id);
    }
    if (table.rows == 0) {
        table.rows = 1;
        text[0] = TABLE_NOTHING_FOUND;
        text[1] = text[2] = "";
    }
    table.text = text;
    return table;
}

static void publish_tables(const struct publication *publication, const struct disclosure_verdict *verdict,
                           struct record *published)
{
    const struct record *record = publication->record;
    struct people_table *tables = ARENA_NEW(publication->arena, record->table_count + 2, struct people_table);
    size_t count = 0;
    for (size_t i = 0; i < record->table_count; i++)
        if (publish_has_table(record->tables[i].id))
            tables[count++] = publish_table(publication, &record->tables[i]);
    tables[count++] = verdict_table(publication, verdict);
    tables[count++] = not_published_table(publication);
    published->tables = tables;
    published->table_count = count;
}

bool publish_record(const struct record *record, const struct disclosure_rule *rule, struct arena *arena,
                    struct record *published, struct err *err)
{
    struct publication publication = {.record = record, .rule = rule, .arena = arena};
    struct disclosure_verdict verdict;
    counts_init(&publication.counts, arena);
    publish_count_cells(&publication);
    publish_count_tables(&publication);
    counts_link(&publication.counts, record->as_of, record->since);
    if (!disclosure_protect(&publication.counts.system, rule, arena, &verdict, err))
        return false;
    if (verdict.exposed > 0)
        return err_set(err, ERR_DATA,
                       "Nothing is published: by the rule '%.40s', %zu suppressed counts can still be worked out. "
                       "Publish by another rule, or for more cases.",
                       rule->name, verdict.exposed);
    *published = *record;
    published->team_cells = NULL; /* quarters of teams: too few cases to be protected one by one */
    published->team_cell_count = 0;
    publish_cells(&publication, published);
    publish_tables(&publication, &verdict, published);
    return true;
}
