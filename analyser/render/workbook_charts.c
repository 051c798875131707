#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "render/workbook_charts.h"
#include "render/workbook_front.h"
#include "render/workbook_sheet.h"

static const char trend_id[] = "trend";

enum { FIRST_COLUMN = 60, CHARTS_MOST = 100 };

/* What is drawn of a row of the table trend. */
static const struct {
    const char *heading;
    enum book_line line;
} drawn[] = {
    {"%", BOOK_LINE_ACTUAL},
    {"centre line", BOOK_LINE_CENTRE},
    {"lower limit", BOOK_LINE_LIMIT},
    {"upper limit", BOOK_LINE_LIMIT},
};

enum { DRAWN = sizeof drawn / sizeof drawn[0] };

/* Where the axis may end, so that small shares are seen and 100 is never passed. */
static const struct {
    double top;
    double step;
} axes[] = {{5, 1}, {10, 2}, {20, 5}, {40, 10}, {60, 10}, {80, 20}, {100, 20}};

enum { AXES = sizeof axes / sizeof axes[0] };

/* The rows of one headline, one after the other. */
struct months {
    const struct people_table *table;
    size_t first;
    size_t last;
};

static const char *text_of(const struct people_table *table, size_t row, const char *heading)
{
    size_t column = table_column(table, heading);
    return column == SIZE_MAX ? "" : table_field(table, row, column);
}

static bool same_headline(const struct people_table *one, size_t row, const struct people_table *other, size_t its_row)
{
    return strcmp(text_of(one, row, "measure"), text_of(other, its_row, "measure")) == 0 &&
           strcmp(text_of(one, row, "basis"), text_of(other, its_row, "basis")) == 0;
}

static struct months months_from(const struct people_table *trend, size_t first)
{
    struct months months = {trend, first, first};
    while (months.last + 1 < trend->rows && same_headline(trend, first, trend, months.last + 1))
        months.last++;
    return months;
}

static size_t axis_of(const struct months *months)
{
    double most = 0;
    for (size_t i = 0; i < DRAWN; i++)
        for (size_t row = months->first; row <= months->last; row++) {
            double value = strtod(text_of(months->table, row, drawn[i].heading), NULL);
            most = value > most ? value : most;
        }
    size_t axis = 0;
    while (axis + 1 < AXES && axes[axis].top < most)
        axis++;
    return axis;
}

/* ---- what the control chart says of it, from the table trend_verdicts */

struct finding_words {
    const char *title;
    const char *chart; /* title of the chart, which says all when it stands alone on a slide */
    const char *text;
};

static const char *signal_words(const char *signal, struct arena *arena)
{
    return signal[0] ? words(arena, " (%s)", signal) : "";
}

static struct finding_words said_of(const struct people_table *verdicts, size_t row, struct arena *arena)
{
    const char *title = text_of(verdicts, row, "title");
    const char *share = text_of(verdicts, row, "%");
    const char *month = text_of(verdicts, row, "latest month");
    return (struct finding_words){
        .title = title,
        .chart = words(arena, "%s: %s%% in %s (%s)", title, share, month, text_of(verdicts, row, "variation")),
        .text = words(arena, "%s%% in %s; centre line %s, limits %s to %s. Variation: %s%s.", share, month,
                      text_of(verdicts, row, "centre line"), text_of(verdicts, row, "lower limit"),
                      text_of(verdicts, row, "upper limit"), text_of(verdicts, row, "variation"),
                      signal_words(text_of(verdicts, row, "signal"), arena)),
    };
}

static struct finding_words finding_of(const struct record *record, const struct months *months, struct arena *arena)
{
    const struct people_table *verdicts = record_table(record, "trend_verdicts");
    for (size_t row = 0; verdicts && row < verdicts->rows; row++)
        if (same_headline(months->table, months->first, verdicts, row))
            return said_of(verdicts, row, arena);
    const char *name = words(arena, "%s, %s", text_of(months->table, months->first, "measure"),
                             text_of(months->table, months->first, "basis"));
    return (struct finding_words){name, name, "No verdict is made of it."};
}

/* ---- the sheet */

static struct book_cells cells_of(const struct months *months, const char *heading)
{
    enum { BELOW = SHEET_HEADER_ROW + 1 };
    return (struct book_cells){trend_id, table_column(months->table, heading), BELOW + months->first,
                               BELOW + months->last};
}

static size_t put_chart(struct book *book, size_t row, const struct months *months, const struct finding_words *finding)
{
    struct book_series series[DRAWN];
    size_t axis = axis_of(months);
    for (size_t i = 0; i < DRAWN; i++)
        series[i] = (struct book_series){i == 0 ? "per cent in the month" : drawn[i].heading, drawn[i].line,
                                         cells_of(months, drawn[i].heading)};
    struct book_chart chart = {.title = finding->chart,
                               .description = finding->text,
                               .across = "month",
                               .upwards = "per cent",
                               .names = cells_of(months, "month"),
                               .series = series,
                               .series_count = DRAWN,
                               .top = axes[axis].top,
                               .step = axes[axis].step};
    return book_chart(book, row, &chart);
}

static size_t put_headline(struct book *book, size_t row, const struct record *record, const struct months *months,
                           struct arena *arena)
{
    struct finding_words finding = finding_of(record, months, arena);
    struct book_cells cells = cells_of(months, "month");
    book_words(book, row, 0, BOOK_HEADING, finding.title);
    book_words(book, row + 1, 0, BOOK_LINE, finding.text);
    book_link(
        book, row + 2, 0, trend_id,
        words(arena, "Its numbers are in rows %zu to %zu of the worksheet trend.", cells.first + 1, cells.last + 1));
    return row + 3 + put_chart(book, row + 3, months, &finding) + 1;
}

/* On paper each begins a page. */
static void put_headlines(struct book *book, size_t row, const struct record *record, const struct people_table *trend,
                          struct arena *arena)
{
    size_t breaks[CHARTS_MOST];
    size_t count = 0;
    for (size_t first = 0; first < trend->rows;) {
        struct months months = months_from(trend, first);
        row = put_headline(book, row, record, &months, arena);
        first = months.last + 1;
        if (count < CHARTS_MOST && first < trend->rows)
            breaks[count++] = row;
    }
    book_breaks(book, breaks, count);
}

static bool can_be_drawn(const struct people_table *trend)
{
    bool can = trend && !table_is_empty(trend) && table_column(trend, "month") != SIZE_MAX;
    for (size_t i = 0; can && i < DRAWN; i++)
        can = table_column(trend, drawn[i].heading) != SIZE_MAX;
    return can;
}

void charts_sheet(struct book *book, const struct record *record, const char *notes, struct arena *arena)
{
    const struct people_table *trend = record_table(record, trend_id);
    const char *const lines[] = {
        "This worksheet contains charts and no table. The words above each say what it shows.",
        notes,
        source_words(record, arena),
    };
    size_t row = 0;
    book_sheet(book, "charts");
    book_width(book, 0, FIRST_COLUMN);
    book_words(book, row++, 0, BOOK_TITLE, CHARTS_TITLE);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        book_words(book, row++, 0, BOOK_LINE, lines[i]);
    book_link(book, row++, 0, "contents", "Back to the contents");
    if (!can_be_drawn(trend)) {
        book_words(book, row, 0, BOOK_LINE, "There are no months to draw.");
        return;
    }
    put_headlines(book, row, record, trend, arena);
}
