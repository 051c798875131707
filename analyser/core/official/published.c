#include <string.h>

#include "base/num.h"
#include "core/official/official_files.h"
#include "core/official/published.h"

const char *published_text(const struct published *published, int year, enum published_level level,
                           const char *indicator)
{
    for (size_t i = 0; i < published->count; i++) {
        const struct published_figure *figure = &published->figures[i];
        if (figure->year == year && figure->level == level && strcmp(figure->indicator, indicator) == 0)
            return figure->text;
    }
    return NULL;
}

/* --- reconciliation */

/* Another way to count a figure, and what it would say. */
struct variant {
    const char *indicator;
    enum official_count count;
    const char *explains;
};

#define WITH_DISPUTES "explained: with the cases that had mediation or an appeal"
#define WITHOUT_EXCEPTIONS "explained: without the cases that had an exception"

static const struct variant variants[] = {
    {"plans_issued_den", OFFICIAL_PLANS_OF_ALL, WITH_DISPUTES},
    {"plans_issued_den", OFFICIAL_PLANS_EX, WITHOUT_EXCEPTIONS},
    {"plans_issued_den_ex", OFFICIAL_PLANS_OF_ALL_EX, WITH_DISPUTES},
    {"plans_issued_den_ex", OFFICIAL_PLANS, "explained: with the cases that had an exception"},
    {"plans_issued_within_20_weeks", OFFICIAL_WITHIN_20_WEEKS_OF_ALL, WITH_DISPUTES},
    {"plans_issued_within_20_weeks", OFFICIAL_WITHIN_20_WEEKS_EX, WITHOUT_EXCEPTIONS},
    {"plans_issued_20_weeks_ex", OFFICIAL_WITHIN_20_WEEKS_OF_ALL_EX, WITH_DISPUTES},
    {"plans_issued_20_weeks_ex", OFFICIAL_WITHIN_20_WEEKS, "explained: with the cases that had an exception"},
    {"assess_in_year", OFFICIAL_DECIDED_ASSESSMENTS, "explained: of another population, the assessments decided"},
    {"requests_received_in_year", OFFICIAL_RECEIVED_NOT_WITHDRAWN, "explained: of another population, without those withdrawn"},
};

static const char *explanation(const char *indicator, const uint32_t *counts, const char *told, struct arena *arena)
{
    for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
        if (strcmp(variants[i].indicator, indicator) != 0)
            continue;
        const struct official_column as_counted = {
            .form = OFFICIAL_NUMBER, .count = variants[i].count, .of = {variants[i].count, variants[i].count}};
        if (strcmp(official_text(&as_counted, counts, arena), told) == 0)
            return variants[i].explains;
    }
    return "not explained";
}

/* A published number in tenths; false where it is none, or has more digits than one after the point. */
static bool tenths_of(const char *text, int64_t *tenths)
{
    char digits[NUM_INTEGER_MOST];
    size_t length = strcspn(text, ".");
    if (length == 0 || length > 15 || strlen(text) > length + 2)
        return false;
    memcpy(digits, text, length);
    digits[length] = text[length] && text[length + 1] ? text[length + 1] : '0';
    digits[length + 1] = '\0';
    return num_parse(digits, 0, INT64_MAX, tenths);
}

static const char *difference_text(int64_t tenths, struct arena *arena)
{
    char text[NUM_INTEGER_MOST + 4];
    size_t length = 0;
    uint64_t size = (uint64_t)(tenths < 0 ? -tenths : tenths);
    if (tenths < 0)
        text[length++] = '-';
    length += num_integer((int64_t)(size / 10), text + length);
    if (size % 10) {
        text[length++] = '.';
        text[length++] = (char)('0' + size % 10);
    }
    return arena_text(arena, text, length);
}

enum { RECONCILED_COLUMNS = 9 };

static const char *const reconciled_header[RECONCILED_COLUMNS] = {
    "time_period", "file",        "figure",           "computed here",     "published",
    "difference",  "explanation", "published: region", "published: England"};

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static void put_reconciled(const char **row, const struct official_file *file, const struct official_column *column,
                           int year, const uint32_t *counts, const struct published *published, struct arena *arena)
{
    char digits[NUM_INTEGER_MOST];
    const char *own = published_text(published, year, PUBLISHED_OWN, column->name);
    const char *ours = official_text(column, counts, arena);
    int64_t a;
    int64_t b;
    bool numbers = tenths_of(ours, &a) && tenths_of(own, &b);
    bool equal = strcmp(ours, own) == 0 || (numbers && a == b);
    row[0] = arena_text(arena, digits, num_integer(year, digits));
    row[1] = file->id;
    row[2] = column->name;
    row[3] = ours;
    row[4] = own;
    row[5] = numbers ? difference_text(a - b, arena) : "";
    row[6] = equal ? "equal" : !numbers ? "not comparable" : explanation(column->name, counts, own, arena);
    row[7] = or_empty(published_text(published, year, PUBLISHED_REGION, column->name));
    row[8] = or_empty(published_text(published, year, PUBLISHED_ENGLAND, column->name));
}

static size_t columns_in_all(void)
{
    size_t columns = 0;
    for (size_t i = 0; i < OFFICIAL_FILES; i++)
        columns += official_files[i].column_count;
    return columns;
}

/* The layouts of 2026 say the same again under the names of 2025. */
static bool was_published(const struct official_file *file, const struct official_column *column, int year,
                          const struct published *published)
{
    bool of_2025 = strstr(file->id, "_2026") == NULL && strchr(column->name, '@') == NULL;
    return of_2025 && published_text(published, year, PUBLISHED_OWN, column->name);
}

struct people_table published_reconciliation(const struct official_scope *scope, const struct published *published,
                                             struct arena *arena)
{
    const struct official_counts *counts = scope->counts;
    size_t most = (size_t)counts->year_count * columns_in_all();
    const char **text = ARENA_NEW(arena, (most + 1) * RECONCILED_COLUMNS, const char *);
    size_t rows = 0;
    for (int year = 0; year < counts->year_count; year++)
        for (size_t f = 0; f < OFFICIAL_FILES; f++)
            for (size_t i = 0; i < official_files[f].column_count; i++) {
                const struct official_file *file = &official_files[f];
                bool counted = !file->last_year || year == counts->year_count - 1;
                if (counted && was_published(file, &file->columns[i], counts->years[year].year, published))
                    put_reconciled(text + rows++ * RECONCILED_COLUMNS, file, &file->columns[i],
                                   counts->years[year].year, official_whole(counts, year, OFFICIAL_ALL), published,
                                   arena);
            }
    return (struct people_table){.id = "reconciliation",
                                 .title = "Our figures and the published ones",
                                 .note = "",
                                 .law = "",
                                 .columns = RECONCILED_COLUMNS,
                                 .rows = rows,
                                 .header = reconciled_header,
                                 .text = text};
}
