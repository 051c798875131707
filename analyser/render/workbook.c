#include <string.h>

#include "base/words.h"
#include "render/workbook.h"
#include "render/workbook_charts.h"
#include "render/workbook_front.h"
#include "render/workbook_sheet.h"

/* The figures, in the columns of evidence.csv that cells of breakdown `all` do not share. */
static const char *const figure_columns[] = {
    "measure", "basis", "period_type", "period_start", "period_end", "numerator",
    "denominator", "value", "lower", "upper", "unit", "status",
};

enum { FIGURE_COLUMNS = sizeof figure_columns / sizeof figure_columns[0], UNIT_COLUMN = 10 };

static const char figures_title[] = "Every figure for all children together";
static const char figures_note[] =
    "The rows of evidence.csv of breakdown all, as computed: percentages and days are shown with one decimal and kept in full. measure and basis as ehc-analyser list measures says; lower and upper: the 95% interval; a figure without a numerator is read off a curve.";
static const char charts_note[] =
    "Lines of the cells of the worksheet trend: the percentage of each month, the centre line and the limits of its control chart. The month that is not over is left out.";

/* A figure that is not there says why where it would stand. */
static const char *value_or_status(const struct record_cell *cell)
{
    return cell->value[0] ? cell->value : cell->status;
}

static struct people_table figures_table(const struct record *record, struct arena *arena)
{
    size_t rows = record->cell_count ? record->cell_count : 1;
    const char **text = ARENA_NEW(arena, rows * FIGURE_COLUMNS, const char *);
    for (size_t i = 0; i < record->cell_count; i++) {
        const struct record_cell *cell = &record->cells[i];
        const char *const row[FIGURE_COLUMNS] = {
            cell->measure, cell->basis, cell->period_type, cell->period_start, cell->period_end, cell->numerator,
            cell->denominator, value_or_status(cell), cell->lower, cell->upper, cell->unit, cell->status};
        memcpy(text + i * FIGURE_COLUMNS, row, sizeof row);
    }
    for (size_t i = 0; !record->cell_count && i < FIGURE_COLUMNS; i++)
        text[i] = i == 0 ? TABLE_NO_DATA : "";
    return (struct people_table){.id = "figures",
                                 .title = figures_title,
                                 .note = figures_note,
                                 .law = "",
                                 .columns = FIGURE_COLUMNS,
                                 .rows = rows,
                                 .header = figure_columns,
                                 .text = text};
}

/* ---- the sheets after the notes: people tables, figures, charts */

enum { FIGURES_AND_CHARTS = 2 };

static struct listed_sheet listed(const struct people_table *table)
{
    return (struct listed_sheet){table->id, table->title, table->note, table->law};
}

static const struct listed_sheet *list_sheets(const struct record *record, const struct people_table *figures,
                                              struct arena *arena)
{
    size_t count = record->table_count;
    struct listed_sheet *sheets = ARENA_NEW(arena, count + FIGURES_AND_CHARTS, struct listed_sheet);
    for (size_t i = 0; i < count; i++)
        sheets[i] = listed(&record->tables[i]);
    sheets[count] = listed(figures);
    sheets[count + 1] = (struct listed_sheet){"charts", CHARTS_TITLE, charts_note, ""};
    return sheets;
}

static const char *notes_words(size_t sheet, struct arena *arena)
{
    return words(
        arena,
        "%s on the worksheet notes says how this is made, the law it rests on, and what shorthand such as [x] stands for.",
        note_mark(sheet, arena));
}

static void put_table(struct book *book, const struct record *record, const struct people_table *table, size_t sheet,
                      struct arena *arena)
{
    bool is_figures = table->header == figure_columns;
    struct people_table with_note = *table;
    with_note.title = words(arena, "%s %s", table->title, note_mark(sheet, arena));
    sheet_of_table(book,
                   &(struct sheet_table){.table = &with_note,
                                         .notes = notes_words(sheet, arena),
                                         .source = source_words(record, arena),
                                         .back = "contents",
                                         .back_words = "Back to the contents",
                                         .links = SHEET_NO_LINKS,
                                         .units = is_figures ? (size_t)UNIT_COLUMN : SHEET_NO_UNITS,
                                         .filters = is_figures},
                   arena);
}

/* ---- the whole */

static struct book *begin(const struct pack *pack, const char *path, struct arena *arena)
{
    const struct record *record = pack->record;
    struct book_properties properties = {
        .title = pack->definition->title,
        .subject = words(arena, "Education, health and care plans: %s", authority_words(record, arena)),
        .author = words(arena, "ehc-analyser %s", record->version),
        .company = record->authority_name,
        .comments = pack->definition->marking ? pack->definition->marking : "",
        .day = record->as_of,
    };
    struct book *book = book_new(path, &properties, arena);
    book_fact(book, "language", "en-GB");
    book_fact(book, "evidence_sha256", record->evidence_sha256);
    book_fact(book, "definitions_digest", record->definitions_digest);
    return book;
}

bool workbook_write(const struct pack *pack, const char *path, struct arena *arena, struct err *err)
{
    const struct record *record = pack->record;
    struct people_table figures = figures_table(record, arena);
    const struct listed_sheet *sheets = list_sheets(record, &figures, arena);
    size_t count = record->table_count;
    struct book *book = begin(pack, path, arena);
    cover_sheet(book, pack, arena);
    contents_sheet(book, record, sheets, count + FIGURES_AND_CHARTS, arena);
    notes_sheet(book, record, sheets, count + FIGURES_AND_CHARTS, arena);
    for (size_t i = 0; i < count; i++)
        put_table(book, record, &record->tables[i], i, arena);
    put_table(book, record, &figures, count, arena);
    charts_sheet(book, record, notes_words(count + 1, arena), arena);
    return book_close(book, err);
}
