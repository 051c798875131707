#include <xlsxwriter.h>

#include "base/day.h"
#include "base/words.h"
#include "render/workbook_file.h"

enum { DECIMALS_MOST = 6, FONT_SIZE = 12, PAPER_A4 = 9, SECONDS_A_DAY = 86400, MIDDAY = 43200 };
enum { LINE_HEIGHT = 16, HIGHEST = 409, COLUMNS_A_PAGE = 14, CHART_SCALE = 85 };
enum { CHART_WIDTH = 960, CHART_HEIGHT = 500, USUAL_WIDTH = 480, USUAL_HEIGHT = 288, ROW_PIXELS = 20 };
enum { MONTHS_A_LABEL = 6, MARKER_SIZE = 5 };

static const char font[] = "Arial";

/* The Analysis Function's colours; lines differ in dashes too, for print in black and white. */
enum { DARK_BLUE = 0x12436D, ORANGE = 0xF46A25, DARK_GREY = 0x3D3D3D, LIGHT_GREY = 0xD9D9D9 };

struct book {
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *styles[BOOK_STYLES];
    lxw_format *numbers[DECIMALS_MOST + 1];
    struct arena *arena;
    lxw_error fault;
    const char *at; /* the worksheet that is being made */
};

static void note(struct book *book, lxw_error fault)
{
    if (fault != LXW_NO_ERROR && book->fault == LXW_NO_ERROR)
        book->fault = fault;
}

static bool goes_on(const struct book *book)
{
    return book->fault == LXW_NO_ERROR;
}

/* The library takes texts it does not change as if it did. */
static char *lent(const struct book *book, const char *text)
{
    return arena_text(book->arena, text, strlen(text));
}

/* ---- how cells look */

struct look {
    double size;
    bool bold;
    bool wrapped;
    bool underlined;
    bool ruled; /* below */
    uint8_t align;
};

static const struct look looks[BOOK_STYLES] = {
    [BOOK_TITLE] = {.size = 16, .bold = true},
    [BOOK_HEADING] = {.size = 14, .bold = true},
    [BOOK_LINE] = {.size = FONT_SIZE},
    [BOOK_WORDS] = {.size = FONT_SIZE, .wrapped = true, .align = LXW_ALIGN_LEFT},
    [BOOK_MARK] = {.size = FONT_SIZE, .align = LXW_ALIGN_RIGHT},
    [BOOK_HEADER] = {.size = FONT_SIZE, .bold = true, .wrapped = true, .ruled = true, .align = LXW_ALIGN_LEFT},
    [BOOK_HEADER_OF_NUMBERS] = {.size = FONT_SIZE, .bold = true, .wrapped = true, .ruled = true, .align = LXW_ALIGN_RIGHT},
    [BOOK_LINK] = {.size = FONT_SIZE, .underlined = true, .align = LXW_ALIGN_LEFT},
};

static const char *const number_looks[DECIMALS_MOST + 1] = {
    "#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000", "#,##0.00000", "#,##0.000000",
};

static lxw_format *format_of(struct book *book, const struct look *look)
{
    lxw_format *format = workbook_add_format(book->workbook);
    if (!format) {
        note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    format_set_font_name(format, font);
    format_set_font_size(format, look->size);
    format_set_align(format, look->align);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (look->align == LXW_ALIGN_RIGHT)
        format_set_indent(format, 1); /* words may stand on the right of it */
    if (look->bold)
        format_set_bold(format);
    if (look->wrapped)
        format_set_text_wrap(format);
    if (look->ruled)
        format_set_bottom(format, LXW_BORDER_THIN);
    if (look->underlined) {
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
        format_set_font_color(format, DARK_BLUE);
    }
    return format;
}

static void make_formats(struct book *book)
{
    static const struct look number = {.size = FONT_SIZE, .align = LXW_ALIGN_RIGHT};
    for (size_t i = 0; i < BOOK_STYLES; i++)
        book->styles[i] = format_of(book, &looks[i]);
    for (size_t i = 0; i <= DECIMALS_MOST; i++) {
        book->numbers[i] = format_of(book, &number);
        if (book->numbers[i])
            format_set_num_format(book->numbers[i], number_looks[i]);
    }
}

/* ---- the book */

static void set_properties(struct book *book, const struct book_properties *properties)
{
    lxw_doc_properties all = {
        .title = lent(book, properties->title),
        .subject = lent(book, properties->subject),
        .author = lent(book, properties->author),
        .company = lent(book, properties->company),
        .comments = lent(book, properties->comments),
        /* Midday: 0 would be read as now. */
        .created = (time_t)(properties->day - day_of(1970, 1, 1)) * SECONDS_A_DAY + MIDDAY,
    };
    note(book, workbook_set_properties(book->workbook, &all));
}

struct book *book_new(const char *path, const struct book_properties *properties, struct arena *arena)
{
    struct book *book = ARENA_NEW(arena, 1, struct book);
    book->arena = arena;
    book->at = "properties";
    book->workbook = workbook_new(path);
    if (!book->workbook) {
        note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return book;
    }
    make_formats(book);
    set_properties(book, properties);
    return book;
}

void book_fact(struct book *book, const char *name, const char *text)
{
    if (goes_on(book) && text[0])
        note(book, workbook_set_custom_property_string(book->workbook, name, text));
}

bool book_close(struct book *book, struct err *err)
{
    const char *at = goes_on(book) ? "the whole" : book->at;
    if (goes_on(book))
        note(book, workbook_close(book->workbook));
    else if (book->workbook)
        lxw_workbook_free(book->workbook);
    if (book->fault == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return err_set(err, ERR_INTERNAL, "out of memory for evidence.xlsx");
    return goes_on(book) ||
           err_set(err, ERR_OUTPUT, "evidence.xlsx cannot be made (%.100s): %s", at, lxw_strerror(book->fault));
}

/* ---- sheets and cells */

static void set_page(struct book *book)
{
    worksheet_set_landscape(book->sheet);
    worksheet_set_paper(book->sheet, PAPER_A4);
}

void book_sheet(struct book *book, const char *name)
{
    if (!goes_on(book))
        return;
    bool first = !book->sheet;
    book->at = lent(book, name);
    note(book, workbook_validate_sheet_name(book->workbook, name));
    book->sheet = goes_on(book) ? workbook_add_worksheet(book->workbook, name) : NULL;
    if (!book->sheet) {
        note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    set_page(book);
    if (first)
        worksheet_activate(book->sheet);
}

void book_width(struct book *book, size_t column, double characters)
{
    if (goes_on(book))
        note(book, worksheet_set_column(book->sheet, (lxw_col_t)column, (lxw_col_t)column, characters,
                                        book->styles[BOOK_LINE]));
}

void book_height(struct book *book, size_t row, size_t lines)
{
    double height = LINE_HEIGHT * (double)lines;
    if (goes_on(book) && lines > 1)
        note(book, worksheet_set_row(book->sheet, (lxw_row_t)row, height < HIGHEST ? height : HIGHEST, NULL));
}

void book_words(struct book *book, size_t row, size_t column, enum book_style style, const char *text)
{
    if (goes_on(book))
        note(book, worksheet_write_string(book->sheet, (lxw_row_t)row, (lxw_col_t)column, text, book->styles[style]));
    if (goes_on(book) && looks[style].size > FONT_SIZE)
        note(book, worksheet_set_row(book->sheet, (lxw_row_t)row, looks[style].size * 1.5, NULL));
}

void book_number(struct book *book, size_t row, size_t column, double number, unsigned decimals)
{
    if (goes_on(book))
        note(book, worksheet_write_number(book->sheet, (lxw_row_t)row, (lxw_col_t)column, number,
                                          book->numbers[decimals < DECIMALS_MOST ? decimals : DECIMALS_MOST]));
}

void book_link(struct book *book, size_t row, size_t column, const char *sheet, const char *text)
{
    const char *url = words(book->arena, "internal:'%s'!A1", sheet);
    if (!goes_on(book))
        return;
    note(book, worksheet_write_url(book->sheet, (lxw_row_t)row, (lxw_col_t)column, url, book->styles[BOOK_LINK]));
    book_words(book, row, column, BOOK_LINK, text);
}

/* ---- tables */

static lxw_table_column **columns_of(struct book *book, const struct book_table *table)
{
    lxw_table_column *column = ARENA_NEW(book->arena, table->columns, lxw_table_column);
    lxw_table_column **list = ARENA_NEW(book->arena, table->columns + 1, lxw_table_column *);
    for (size_t i = 0; i < table->columns; i++) {
        column[i].header = lent(book, table->header[i]);
        column[i].header_format = book->styles[table->numeric[i] ? BOOK_HEADER_OF_NUMBERS : BOOK_HEADER];
        list[i] = &column[i];
    }
    return list;
}

void book_table(struct book *book, const struct book_table *table)
{
    lxw_table_options options = {
        .name = lent(book, table->name),
        .no_autofilter = !table->filters,
        .no_banded_rows = LXW_TRUE,
        .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
        .style_type_number = 1,
        .columns = columns_of(book, table),
    };
    lxw_row_t first = (lxw_row_t)table->row;
    lxw_row_t last = (lxw_row_t)(table->row + table->rows);
    lxw_col_t right = (lxw_col_t)(table->columns - 1);
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    if (!goes_on(book))
        return;
    note(book, worksheet_add_table(book->sheet, first, 0, last, right, &options));
    lxw_rowcol_to_range(range, first, 0, last, right);
    note(book, worksheet_ignore_errors(book->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range)); /* 2021, a period */
    note(book, worksheet_repeat_rows(book->sheet, first, first));
    if (table->columns <= COLUMNS_A_PAGE)
        worksheet_fit_to_pages(book->sheet, 1, 0);
    worksheet_freeze_panes(book->sheet, first + 1, 0);
}

/* ---- charts */

static const lxw_chart_line lines[] = {
    [BOOK_LINE_ACTUAL] = {.color = DARK_BLUE, .width = 2.25F, .dash_type = LXW_CHART_LINE_DASH_SOLID},
    [BOOK_LINE_CENTRE] = {.color = DARK_GREY, .width = 1.5F, .dash_type = LXW_CHART_LINE_DASH_SOLID},
    [BOOK_LINE_LIMIT] = {.color = ORANGE, .width = 1.5F, .dash_type = LXW_CHART_LINE_DASH_DASH},
};

/* Months are points, joined by a line; a single one is seen too. */
static void set_marker(lxw_chart_series *series, enum book_line line)
{
    lxw_chart_fill fill = {.color = lines[line].color};
    lxw_chart_line edge = {.color = lines[line].color, .width = 0.75F};
    bool points = line == BOOK_LINE_ACTUAL;
    chart_series_set_marker_type(series, points ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_NONE);
    chart_series_set_marker_size(series, MARKER_SIZE);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
}

static void add_series(struct book *book, lxw_chart *chart, const struct book_cells *names,
                       const struct book_series *one)
{
    lxw_chart_line line = lines[one->line];
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (!series) {
        note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    chart_series_set_name(series, one->name);
    chart_series_set_categories(series, names->sheet, (lxw_row_t)names->first, (lxw_col_t)names->column,
                                (lxw_row_t)names->last, (lxw_col_t)names->column);
    chart_series_set_values(series, one->values.sheet, (lxw_row_t)one->values.first, (lxw_col_t)one->values.column,
                            (lxw_row_t)one->values.last, (lxw_col_t)one->values.column);
    chart_series_set_line(series, &line);
    set_marker(series, one->line);
}

static void set_axes(lxw_chart *chart, const struct book_chart *what, lxw_chart_font *small)
{
    lxw_chart_line grid = {.color = LIGHT_GREY, .width = 0.75F, .dash_type = LXW_CHART_LINE_DASH_SOLID};
    lxw_chart_axis *axes[] = {chart->x_axis, chart->y_axis};
    for (size_t i = 0; i < sizeof axes / sizeof axes[0]; i++) {
        chart_axis_set_name(axes[i], i == 0 ? what->across : what->upwards);
        chart_axis_set_name_font(axes[i], small);
        chart_axis_set_num_font(axes[i], small);
    }
    chart_axis_set_interval_unit(chart->x_axis, MONTHS_A_LABEL);
    chart_axis_set_interval_tick(chart->x_axis, MONTHS_A_LABEL);
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_max(chart->y_axis, what->top);
    chart_axis_set_major_unit(chart->y_axis, what->step);
    chart_axis_set_num_format(chart->y_axis, "0");
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_TRUE);
    chart_axis_major_gridlines_set_line(chart->y_axis, &grid);
}

static void dress(struct book *book, lxw_chart *chart, const struct book_chart *what)
{
    lxw_chart_font big = {.name = lent(book, font), .size = 14, .bold = LXW_TRUE, .color = LXW_COLOR_BLACK};
    lxw_chart_font small = {.name = big.name, .size = FONT_SIZE, .bold = LXW_EXPLICIT_FALSE, .color = LXW_COLOR_BLACK};
    chart_title_set_name(chart, what->title);
    chart_title_set_name_font(chart, &big);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &small);
    set_axes(chart, what, &small);
    chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
}

size_t book_chart(struct book *book, size_t row, const struct book_chart *what)
{
    lxw_chart_options place = {
        .x_scale = (double)CHART_WIDTH / USUAL_WIDTH,
        .y_scale = (double)CHART_HEIGHT / USUAL_HEIGHT,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = lent(book, what->description),
    };
    lxw_chart *chart = goes_on(book) ? workbook_add_chart(book->workbook, LXW_CHART_LINE) : NULL;
    if (!chart) {
        note(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return 0;
    }
    for (size_t i = 0; i < what->series_count; i++)
        add_series(book, chart, &what->names, &what->series[i]);
    dress(book, chart, what);
    note(book, worksheet_insert_chart_opt(book->sheet, (lxw_row_t)row, 0, chart, &place));
    return CHART_HEIGHT / ROW_PIXELS + 1;
}

void book_breaks(struct book *book, const size_t *rows, size_t count)
{
    lxw_row_t *list = ARENA_NEW(book->arena, count + 1, lxw_row_t); /* ends with 0 */
    for (size_t i = 0; i < count; i++)
        list[i] = (lxw_row_t)rows[i];
    if (goes_on(book) && count > 0)
        note(book, worksheet_set_h_pagebreaks(book->sheet, list));
    if (goes_on(book))
        worksheet_set_print_scale(book->sheet, CHART_SCALE);
}
