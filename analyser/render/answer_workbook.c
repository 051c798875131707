#include "core/questions/answer_table.h"
#include "core/questions/question_words.h"
#include "render/answer_rows.h"
#include "render/answer_text.h"
#include "render/answer_workbook.h"
#include "render/workbook_layout.h"
#include "render/workbook_sheet.h"

enum { ABOUT_WIDTH = 90 };

static void put_words(struct book *book, size_t row, enum book_style style, const char *text)
{
    if (style == BOOK_WORDS)
        book_height(book, row, wrapped_lines(text, ABOUT_WIDTH));
    book_words(book, row, 0, style, text);
}

static void about_sheet(struct book *book, const struct answer *answer, struct arena *arena)
{
    const struct question *question = answer->question;
    struct question_notes notes;
    size_t row = 0;
    question_notes(question, arena, &notes);
    book_sheet(book, "about");
    book_width(book, 0, ABOUT_WIDTH);
    put_words(book, row++, BOOK_TITLE, answer_heading(answer, arena));
    for (size_t i = 0; i < notes.count; i++)
        put_words(book, row++, BOOK_WORDS, notes.line[i]);
    put_words(book, row++, BOOK_HEADING, "What is measured");
    for (size_t m = 0; m < question->measure_count; m++) {
        struct answer_section section = answer_section(answer, m);
        put_words(book, row++, BOOK_WORDS, section_title(&section, arena));
    }
    put_words(book, row++, BOOK_HEADING, "Shorthand");
    put_words(book, row++, BOOK_WORDS, "low: fewer than ten cases; x: not available; z: not applicable.");
    book_link(book, row, 0, "table", "To the table");
}

/* A table has a row. */
static struct people_table rows_or_no_data(const struct answer *answer, struct arena *arena)
{
    struct people_table rows = answer_rows(answer, arena);
    if (rows.rows > 0)
        return rows;
    const char **text = ARENA_NEW(arena, rows.columns, const char *);
    for (size_t i = 0; i < rows.columns; i++)
        text[i] = i == 0 ? TABLE_NO_DATA : "";
    rows.rows = 1;
    rows.text = text;
    return rows;
}

bool answer_workbook_write(const struct answer *answer, const char *path, struct arena *arena, struct err *err)
{
    struct people_table rows = rows_or_no_data(answer, arena);
    const char *heading = answer_heading(answer, arena);
    struct book_properties properties = {.title = heading,
                                         .subject = "Education, health and care plans",
                                         .author = "ehc-analyser",
                                         .company = "",
                                         .comments = "For use inside the authority",
                                         .day = answer->question->as_of};
    struct book *book = book_new(path, &properties, arena);
    rows.title = heading;
    about_sheet(book, answer, arena);
    sheet_of_table(
        book,
        &(struct sheet_table){.table = &rows,
                              .notes = "The worksheet about says what was asked and what shorthand stands for.",
                              .source = "Source: the authority's own case records, analysed by ehc-analyser.",
                              .back = "about",
                              .back_words = "Back to what was asked",
                              .links = SHEET_NO_LINKS,
                              .units = answer_unit_column(&rows),
                              .filters = true},
        arena);
    return book_close(book, err);
}
