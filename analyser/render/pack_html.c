#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "core/pack/answers.h"
#include "core/pack/headline_table.h"
#include "core/pack/pack_charts.h"
#include "core/pack/phrases.h"
#include "core/pack/selection.h"
#include "render/markup.h"
#include "render/pack_html.h"
#include "render/pack_table_html.h"
#include "render/report_files.h"
#include "render/svg_chart.h"

struct page {
    struct buf *buf;
    const struct pack *pack;
    struct arena *arena;
    const char *as_of;
    const char *place; /* whose plans */
};

/* ---- the head */

static void write_head(const struct page *page)
{
    struct buf *buf = page->buf;
    buf_text(buf, "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    markup_element(buf, "title",
                   words(page->arena, "%s, %s, as of %s", page->pack->definition->title, page->place, page->as_of));
    buf_text(buf, "<style>\n");
    buf_text(buf, report_file("page.css"));
    buf_text(buf, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the first page</a>\n");
    svg_patterns(buf);
}

static void write_header(const struct page *page)
{
    struct buf *buf = page->buf;
    buf_text(buf, "<header>\n<p class=\"marking\">");
    markup_text(buf, page->pack->definition->marking);
    buf_text(buf, "</p>\n");
    markup_element(buf, "h1", words(page->arena, "%s: %s", page->pack->definition->title, page->place));
    buf_text(buf, "<p class=\"meta\">");
    markup_text(
        buf,
        words(
            page->arena,
            "As of %s. Management information, not official statistics. Made by ehc-analyser from the run of version %s; "
            "every figure is in evidence.xlsx and evidence.csv of the same run.",
            page->as_of, page->pack->record->version));
    buf_text(buf, "</p>\n<p class=\"lead\">");
    markup_text(buf, page->pack->definition->introduction);
    buf_text(buf, "</p>\n</header>\n");
}

static void write_navigation(const struct page *page)
{
    struct buf *buf = page->buf;
    buf_text(buf, "<nav aria-label=\"Contents\">\n<ol>\n<li><a href=\"#two-minutes\">In two minutes</a></li>\n"
                  "<li><a href=\"#headlines\">Headlines</a></li>\n");
    for (size_t i = 0; i < page->pack->definition->section_count; i++) {
        buf_format(buf, "<li><a href=\"#");
        markup_text(buf, page->pack->definition->sections[i].id);
        buf_text(buf, "\">");
        markup_text(buf, page->pack->definition->sections[i].title);
        buf_text(buf, "</a></li>\n");
    }
    buf_text(buf, "<li><a href=\"#notes\">How to read this, and what it rests on</a></li>\n</ol>\n</nav>\n");
}

/* ---- the first page */

static void write_sentences(const struct page *page, answer_maker *make, const char *none)
{
    struct sentences sentences = {.count = 0};
    make(page->pack, page->arena, &sentences);
    if (sentences.count == 0)
        add_sentence(&sentences, none);
    buf_text(page->buf, "<ul class=\"answer\">\n");
    for (size_t i = 0; i < sentences.count; i++)
        markup_element(page->buf, "li", sentences.text[i]);
    buf_text(page->buf, "</ul>\n");
}

static const struct {
    const char *heading;
    answer_maker *make;
    const char *none;
} first_page[] = {
    {"What changed", what_changed, "No control chart is in this pack: nothing can be said to have changed."},
    {"What is worst", what_is_worst, "Nothing in these records tells."},
    {"What to decide", what_to_decide, "These records leave nothing to decide by."},
};

static void write_two_minutes(const struct page *page)
{
    buf_text(
        page->buf,
        "<section id=\"two-minutes\" aria-labelledby=\"two-minutes-heading\">\n<h2 id=\"two-minutes-heading\">In two minutes</h2>\n");
    for (size_t i = 0; i < sizeof first_page / sizeof first_page[0]; i++) {
        markup_element(page->buf, "h3", first_page[i].heading);
        write_sentences(page, first_page[i].make, first_page[i].none);
    }
    buf_text(page->buf, "</section>\n");
}

static void write_headlines(const struct page *page)
{
    struct buf *buf = page->buf;
    buf_text(
        buf,
        "<section id=\"headlines\" aria-labelledby=\"headlines-heading\">\n<h2 id=\"headlines-heading\">Headlines</h2>\n"
        "<p>Two bases, because one can be gamed: <em>of those completed</em> forgets the cases that are left open, <em>of those due</em> "
        "counts every case whose limit ran out, finished or not.</p>\n");
    pack_table_html(buf, headline_table(page->pack, page->arena), "headlines-table", "Indicators, latest 12 months",
                    PACK_TABLE_STACKED);
    buf_text(buf, "<p>Nothing here is good news by itself. These stand beside every headline:</p>\n");
    pack_table_html(buf, balancing_table(page->pack, page->arena), "balancing-table", "Balancing measures",
                    PACK_TABLE_STACKED);
    buf_text(buf, "</section>\n");
}

/* ---- a section */

static void write_numbers(const struct page *page, const struct people_table *table, const char *id,
                          const char *caption)
{
    buf_text(page->buf, "<details><summary>The numbers behind it</summary>\n");
    pack_table_html(page->buf, table, id, caption, PACK_TABLE_PLAIN);
    buf_text(page->buf, "</details>\n");
}

static void write_chart(const struct page *page, const struct pack_item *item, const char *id)
{
    struct buf *buf = page->buf;
    struct chart chart = {0};
    const struct people_table *table = NULL;
    struct chart_order order = {page->pack->record, item, page->arena};
    pack_chart_named(item->chart)->make(&order, &chart, &table);
    if (chart.reason) {
        buf_text(buf, "<p class=\"note\">");
        markup_text(buf, words(page->arena, "No chart here: %s.", chart.reason));
        buf_text(buf, "</p>\n");
        return;
    }
    buf_text(buf, "<figure>\n");
    markup_element(buf, "h3", chart.title);
    svg_chart(buf, &chart, id, SVG_WIDE);
    svg_chart(buf, &chart, id, SVG_NARROW);
    svg_key(buf, &chart);
    buf_text(buf, "<figcaption class=\"note\">");
    markup_text(buf, chart.note);
    buf_text(buf, "</figcaption>\n");
    write_numbers(page, table, words(page->arena, "%s-table", id), chart.title);
    buf_text(buf, "</figure>\n");
}

/* "any year" is a row that begins with four digits. */
static bool is_year(const char *text)
{
    return strlen(text) == 4 && strspn(text, "0123456789") == 4;
}

static bool has_text(const struct people_table *table, size_t row, const char *wanted)
{
    for (size_t column = 0; column < table->columns; column++)
        if (strcmp(table_field(table, row, column), wanted) == 0)
            return true;
    return strcmp(wanted, "any year") == 0 && is_year(table_field(table, row, 0));
}

static bool is_wanted(const struct people_table *table, size_t row, const struct pack_item *item)
{
    for (size_t i = 0; i < item->row_count; i++)
        if (has_text(table, row, item->rows[i]))
            return true;
    return item->row_count == 0;
}

static void write_table(const struct page *page, const struct pack_item *item, const char *id)
{
    const struct people_table *table = record_table(page->pack->record, item->table);
    if (!table || table_is_empty(table)) {
        buf_text(page->buf, "<p class=\"note\">");
        markup_text(page->buf, words(page->arena, "%s: no data in these records.", table ? table->title : item->table));
        buf_text(page->buf, "</p>\n");
        return;
    }
    struct selection rows = {.table = table, .rows = ARENA_NEW(page->arena, table->rows, size_t)};
    for (size_t row = 0; row < table->rows; row++)
        if (is_wanted(table, row, item))
            rows.rows[rows.count++] = row;
    pack_table_html(page->buf, selected_table(&rows, item->columns, item->column_count, page->arena), id, table->title,
                    PACK_TABLE_PLAIN);
    if (item->note) {
        buf_text(page->buf, "<p class=\"note\">");
        markup_text(page->buf, item->note);
        buf_text(page->buf, "</p>\n");
    }
}

static void write_term(const struct page *page, const char *term, const char *text)
{
    markup_element(page->buf, "dt", term);
    markup_element(page->buf, "dd", text);
}

static void write_section(const struct page *page, const struct pack_section *section)
{
    struct buf *buf = page->buf;
    buf_text(buf, "<section id=\"");
    markup_text(buf, section->id);
    buf_text(buf, "\" aria-labelledby=\"");
    markup_text(buf, section->id);
    buf_text(buf, "-heading\">\n<h2 id=\"");
    markup_text(buf, section->id);
    buf_text(buf, "-heading\">");
    markup_text(buf, section->title);
    buf_text(buf, "</h2>\n<p class=\"finding\">Found by inspectors: ");
    markup_text(buf, section->finding);
    buf_text(buf, "</p>\n");
    write_sentences(page, answer_named(section->answer)->make, "Nothing is recorded that answers this.");
    for (size_t i = 0; i < section->item_count; i++) {
        const char *id = words(page->arena, "%s-%zu", section->id, i + 1);
        if (section->items[i].chart)
            write_chart(page, &section->items[i], id);
        else
            write_table(page, &section->items[i], id);
    }
    buf_text(buf, "<dl class=\"small\">\n");
    write_term(page, "Definition", section->definition);
    write_term(page, "Take care", section->caveat);
    write_term(page, "Source", section->source);
    write_term(page, "Who acts", section->owner);
    buf_text(buf, "</dl>\n</section>\n");
}

/* ---- notes */

static const char *const notes[] = {
    "Rates are of the latest 12 months to the day named above, unless a table says otherwise. 95% intervals are Wilson's: of a whole caseload they say how "
    "far the figure could lie off if the period were typical, of audits how far it could lie off for all plans.",
    "A control chart tells change from noise. Only a signal (a point outside the limits, seven months on one side or in one direction, two of three near a "
    "limit) is called better or worse here. \xE2\x96\xA0 for the better, \xE2\x96\xB2 for the worse, \xE2\x97\x86 neither good nor bad in itself, \xE2\x97\x8B no signal.",
    "Assurance sets the target against the control limits: \xE2\x9C\x93 will be met month after month, \xE2\x9C\x97 will be missed, ? may go either way.",
    "x: not available; z: not applicable; c: withheld; [low]: fewer than ten cases. An empty field is never a nought.",
};

static const char *const rating_notes[] = {
    [RATING_BY_INTERVAL] = "Green, amber and red are of the whole interval: red if all of it is worse than the floor, green if all of it "
                           "reaches the target.",
    [RATING_BY_VALUE] = "Green, amber and red are of the figure alone: chance is not allowed for.",
};

/* Tables about the pack itself, where the run or the command line gave rise to them. */
static const char *const about_the_pack[] = {"restatements", "plausibility", "disclosure", "not_published"};

static void write_notes(const struct page *page)
{
    struct buf *buf = page->buf;
    buf_text(
        buf,
        "<section id=\"notes\" aria-labelledby=\"notes-heading\">\n<h2 id=\"notes-heading\">How to read this, and what it rests on</h2>\n<ul class=\"answer\">\n");
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++)
        markup_element(buf, "li", notes[i]);
    markup_element(buf, "li", rating_notes[page->pack->definition->rating]);
    buf_text(buf, "</ul>\n");
    for (size_t i = 0; i < sizeof about_the_pack / sizeof about_the_pack[0]; i++) {
        const struct people_table *table = record_table(page->pack->record, about_the_pack[i]);
        if (!table)
            continue;
        markup_element(buf, "h3", table->title);
        markup_element(buf, "p", table->note);
        pack_table_html(buf, table, table->id, table->title, PACK_TABLE_PLAIN);
    }
    struct pack_item quality = {.table = "data_quality",
                                .columns = {"severity", "in", "what was found", "what was done", "how often"},
                                .column_count = 5};
    markup_element(buf, "h3", "What is wrong in the records");
    write_table(page, &quality, "data-quality");
    buf_text(buf, "</section>\n");
}

static void write_footer(const struct page *page)
{
    const struct record *record = page->pack->record;
    buf_text(page->buf, "<footer>\n<p class=\"source\">");
    markup_text(
        page->buf,
        words(
            page->arena,
            "Pack %s. Record: SHA-256 %s. Definitions: %s. The same record and definition give this page again, byte for byte.",
            page->pack->definition->id, record->evidence_sha256, record->definitions_digest));
    buf_text(page->buf, "</p>\n</footer>\n</body>\n</html>\n");
}

static const char *place_of(const struct record *record, struct arena *arena)
{
    if (record->authority_name[0] != '\0')
        return record->authority_name;
    return strcmp(record->local_authority, "all") == 0 ? "all authorities"
                                                       : words(arena, "authority %s", record->local_authority);
}

bool pack_html(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err)
{
    char as_of[DAY_TEXT_MOST];
    (void)err;
    day_text(pack->record->as_of, as_of);
    struct page page = {buf, pack, scratch, as_of, place_of(pack->record, scratch)};
    write_head(&page);
    write_header(&page);
    write_navigation(&page);
    buf_text(buf, "<main id=\"main\">\n");
    write_two_minutes(&page);
    write_headlines(&page);
    for (size_t i = 0; i < pack->definition->section_count; i++)
        write_section(&page, &pack->definition->sections[i]);
    write_notes(&page);
    buf_text(buf, "</main>\n");
    write_footer(&page);
    return true;
}
