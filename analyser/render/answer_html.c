#include "base/words.h"
#include "core/questions/answer_table.h"
#include "core/questions/question_words.h"
#include "render/answer_html.h"
#include "render/answer_text.h"
#include "render/markup.h"
#include "render/pack_table_html.h"
#include "render/report_files.h"

static void put_head(struct buf *buf, const char *heading)
{
    buf_text(buf, "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    markup_element(buf, "title", heading);
    buf_text(buf, "<style>\n");
    buf_text(buf, report_file("page.css"));
    buf_text(buf, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the tables</a>\n"
                  "<header>\n<p class=\"marking\">OFFICIAL-SENSITIVE</p>\n");
    markup_element(buf, "h1", heading);
    buf_text(buf, "</header>\n");
}

static void put_notes(struct buf *buf, const struct answer *answer, struct arena *scratch)
{
    struct question_notes notes;
    question_notes(answer->question, scratch, &notes);
    buf_text(buf, "<ul class=\"answer\">\n");
    for (size_t i = 0; i < notes.count; i++)
        markup_element(buf, "li", notes.line[i]);
    buf_text(buf, "</ul>\n");
}

static void put_section(struct buf *buf, const struct answer *answer, size_t measure, struct arena *scratch)
{
    struct answer_section section = answer_section(answer, measure);
    struct people_table table = section_table(answer, &section, scratch);
    const char *id = words(scratch, "measure-%zu", measure + 1);
    buf_format(buf, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">", id, id);
    markup_text(buf, words(scratch, "%s (%s)", section.measure->name, basis_names[section.measure->basis]));
    buf_text(buf, "</h2>\n");
    pack_table_html(buf, &table, words(scratch, "table-%zu", measure + 1), table.title, PACK_TABLE_PLAIN);
    buf_text(buf, "</section>\n");
}

void answer_html(struct buf *buf, const struct answer *answer, struct arena *scratch)
{
    put_head(buf, answer_heading(answer, scratch));
    buf_text(buf, "<main id=\"main\">\n");
    put_notes(buf, answer, scratch);
    for (size_t m = 0; m < answer->question->measure_count; m++)
        put_section(buf, answer, m, scratch);
    buf_text(buf, "<p class=\"note\">The 95% interval says how far chance alone may have moved a figure. ");
    buf_text(buf,
             "Of fewer than ten cases a figure says little. Made by ehc-analyser.</p>\n</main>\n</body>\n</html>\n");
}
