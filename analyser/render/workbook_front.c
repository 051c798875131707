#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "render/workbook_field.h"
#include "render/workbook_front.h"
#include "render/workbook_layout.h"
#include "render/workbook_sheet.h"

enum { COVER_WIDTH = 100 };

const char *note_mark(size_t sheet, struct arena *arena)
{
    return words(arena, "[note %zu]", sheet + 1);
}

static const char *day_words(int32_t day, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    size_t length = day_text(day, text);
    return arena_text(arena, text, length);
}

const char *authority_words(const struct record *record, struct arena *arena)
{
    if (strcmp(record->local_authority, "all") == 0)
        return "all authorities of the records";
    if (record->authority_name[0] == '\0')
        return words(arena, "local authority %s", record->local_authority);
    return words(arena, "%s (%s)", record->authority_name, record->local_authority);
}

const char *source_words(const struct record *record, struct arena *arena)
{
    return words(arena, "Source: case records of %s as they stood at the end of %s, analysed by ehc-analyser %s.",
                 authority_words(record, arena), day_words(record->as_of, arena), record->version);
}

/* ---- the cover: one column of words */

struct cover_line {
    enum book_style style;
    const char *text; /* "": left out */
};

static const char *marking_words(const char *marking, struct arena *arena)
{
    return marking && marking[0] ? words(arena, "Protective marking: %s", marking) : "";
}

static const char *what_words(const struct record *record, struct arena *arena)
{
    return words(
        arena,
        "Figures about education, health and care plans: %s, as the records stood at the end of %s, for periods since %s.",
        authority_words(record, arena), day_words(record->as_of, arena), day_words(record->since, arena));
}

static void put_line(struct book *book, size_t row, const struct cover_line *line)
{
    if (line->style == BOOK_WORDS)
        book_height(book, row, wrapped_lines(line->text, COVER_WIDTH));
    book_words(book, row, 0, line->style, line->text);
}

static void put_lines(struct book *book, const struct cover_line *lines, size_t count)
{
    size_t row = 0;
    for (size_t i = 0; i < count; i++)
        if (lines[i].text && lines[i].text[0])
            put_line(book, row++, &lines[i]);
    book_link(book, row, 0, "contents", "Contents: what is on which worksheet");
    book_link(book, row + 1, 0, "notes", "Notes: shorthand, how each table is made, the law it rests on");
}

void cover_sheet(struct book *book, const struct pack *pack, struct arena *arena)
{
    const struct record *record = pack->record;
    const struct cover_line lines[] = {
        {BOOK_TITLE, pack->definition->title},
        {BOOK_WORDS, marking_words(pack->definition->marking, arena)},
        {BOOK_WORDS, pack->definition->introduction},
        {BOOK_WORDS, what_words(record, arena)},
        {BOOK_WORDS, "Management information, not official statistics."},
        {BOOK_HEADING, "How to read it"},
        {BOOK_WORDS, "Each worksheet after the notes has one table. Numbers are numbers; percentages have one decimal; dates are year-month-day. What cannot be a number is shorthand in brackets, such as [x]: the notes say what each stands for."},
        {BOOK_WORDS, "The worksheet figures has every figure for all children together, as computed, with numerator, denominator and 95% interval. The same by team, need, age and other groups are in evidence.csv of the run."},
        {BOOK_WORDS, "The worksheet charts has line charts of the headline percentages by month, made from the worksheet trend, to be copied into slides."},
        {BOOK_HEADING, "Where the figures come from"},
        {BOOK_WORDS, source_words(record, arena)},
        {BOOK_WORDS, "Nothing is computed in this workbook: each figure is read from the record of that run, evidence.json."},
        {BOOK_WORDS, "SHA-256 of evidence.json, then the digest of the definitions:"},
        {BOOK_WORDS, record->evidence_sha256},
        {BOOK_WORDS, record->definitions_digest},
    };
    book_sheet(book, "cover");
    book_width(book, 0, COVER_WIDTH);
    put_lines(book, lines, sizeof lines / sizeof lines[0]);
}

/* ---- contents and notes: tables like the others */

struct front_table {
    const char *id;
    const char *title;
    const char *notes;
    const char *const *header;
    size_t columns;
    size_t links;
    const char *back;
    const char *back_words;
};

static void front_sheet(struct book *book, const struct front_table *front, const char *const *text, size_t rows,
                        const char *source, struct arena *arena)
{
    struct people_table table = {.id = front->id,
                                 .title = front->title,
                                 .columns = front->columns,
                                 .rows = rows,
                                 .header = front->header,
                                 .text = text};
    struct sheet_table sheet = {.table = &table,
                                .notes = front->notes,
                                .source = source,
                                .back = front->back,
                                .back_words = front->back_words,
                                .links = front->links,
                                .units = SHEET_NO_UNITS};
    sheet_of_table(book, &sheet, arena);
}

void contents_sheet(struct book *book, const struct record *record, const struct listed_sheet *sheets, size_t count,
                    struct arena *arena)
{
    static const char *const header[] = {"worksheet", "what it shows", "note"};
    enum { COLUMNS = sizeof header / sizeof header[0] };
    static const struct front_table contents = {
        "contents", "Contents", "Each worksheet has its note on the worksheet notes.", header, COLUMNS, 0, "cover", "Back to the cover"};
    const char **text = ARENA_NEW(arena, COLUMNS * (count + 1), const char *);
    const char *const notes[COLUMNS] = {"notes", "Shorthand, how each table is made, the law it rests on", "none"};
    memcpy(text, notes, sizeof notes);
    for (size_t i = 0; i < count; i++) {
        const char *const row[COLUMNS] = {sheets[i].name, sheets[i].title, note_mark(i, arena)};
        memcpy(text + (i + 1) * COLUMNS, row, sizeof row);
    }
    front_sheet(book, &contents, text, count + 1, source_words(record, arena), arena);
}

void notes_sheet(struct book *book, const struct record *record, const struct listed_sheet *sheets, size_t count,
                 struct arena *arena)
{
    static const char *const header[] = {"note", "what it is about", "what it says", "law"};
    enum { COLUMNS = sizeof header / sizeof header[0] };
    static const struct front_table notes = {
        "notes", "Notes", "The shorthand first, then a note for each worksheet.", header, COLUMNS, SHEET_NO_LINKS, "contents", "Back to the contents"};
    const char **text = ARENA_NEW(arena, COLUMNS * (shorthand_count + count), const char *);
    for (size_t i = 0; i < shorthand_count; i++) {
        const char *const row[COLUMNS] = {shorthands[i].mark, "shorthand", shorthands[i].meaning, "none"};
        memcpy(text + i * COLUMNS, row, sizeof row);
    }
    for (size_t i = 0; i < count; i++) {
        const char *law = sheets[i].law[0] ? sheets[i].law : "none";
        const char *const row[COLUMNS] = {note_mark(i, arena), sheets[i].name, sheets[i].note, law};
        memcpy(text + (shorthand_count + i) * COLUMNS, row, sizeof row);
    }
    front_sheet(book, &notes, text, shorthand_count + count, source_words(record, arena), arena);
}
