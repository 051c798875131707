#include "base/day.h"
#include "base/words.h"
#include "core/cases/story_cells.h"
#include "render/case_html.h"
#include "render/markup.h"
#include "render/report_files.h"

struct page {
    struct buf *buf;
    const struct story *story;
    struct arena *arena;
    const char *title;
    bool several; /* requests and plans: each row says which */
};

static const char *day_words(int32_t day, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    return arena_text(arena, text, day_text(day, text));
}

static const char *part_words(const struct page *page, const struct story_part *part)
{
    return words(page->arena, "%s %lld", story_kind_names[part->kind], (long long)part->id);
}

static const char *clock_words(const struct page *page, const struct story_clock *told)
{
    const char *title = clocks[told->clock->clock].title;
    const char *of = page->several ? words(page->arena, "%s: ", part_words(page, &told->of)) : "";
    return told->subject[0] ? words(page->arena, "%s%s (%s)", of, title, told->subject)
                            : words(page->arena, "%s%s", of, title);
}

static void begin_section(const struct page *page, const char *id, const char *heading)
{
    buf_format(page->buf, "<section id=\"%s\" aria-labelledby=\"%s-heading\">\n<h2 id=\"%s-heading\">", id, id, id);
    markup_text(page->buf, heading);
    buf_text(page->buf, "</h2>\n");
}

static void end_section(const struct page *page)
{
    buf_text(page->buf, "</section>\n");
}

/* All of it on as few sheets as it needs, not a sheet for each part. */
static const char style[] = "section { break-before: auto !important; }\n"
                            "td.day, th.day { white-space: nowrap; }\n"
                            ".late { border-left: 6px solid var(--pink); padding-left: .8rem; }\n"
                            "h3 { break-after: avoid; }\n";

static void write_head(const struct page *page)
{
    struct buf *buf = page->buf;
    buf_text(buf, "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"robots\" content=\"noindex\">\n");
    markup_element(buf, "title", page->title);
    buf_text(buf, "<style>\n");
    buf_text(buf, report_file("page.css"));
    buf_text(buf, style);
    buf_text(buf, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the case</a>\n<header>\n"
                  "<p class=\"marking\">OFFICIAL-SENSITIVE: personal data of a child</p>\n");
    markup_element(buf, "h1", page->title);
    buf_text(buf, "<ul class=\"answer\">\n");
    for (size_t i = 0; i < page->story->part_count; i++) {
        const struct story_part *part = &page->story->parts[i];
        markup_element(buf, "li", words(page->arena, "%s: %s", part_words(page, part), part->about));
    }
    if (page->story->part_count == 0)
        markup_element(buf, "li", "No request and no plan is recorded.");
    buf_text(buf, "</ul>\n</header>\n<main id=\"main\">\n");
}

static void write_open(const struct page *page, const char *heading, const struct story_clock *const *open,
                       size_t count)
{
    markup_element(page->buf, "h3", heading);
    if (count == 0) {
        markup_element(page->buf, "p", "Nothing.");
        return;
    }
    buf_text(page->buf, "<ul class=\"answer\">\n");
    for (size_t i = 0; i < count; i++)
        markup_element(page->buf, "li",
                       words(page->arena, "%s: due by %s. %s [%s]", clock_words(page, open[i]),
                             day_words(open[i]->clock->instance.due, page->arena), open[i]->outcome,
                             clocks[open[i]->clock->clock].provision));
    buf_text(page->buf, "</ul>\n");
}

static void write_now(const struct page *page)
{
    begin_section(page, "now", "Where the case stands");
    write_open(page, "Overdue now", page->story->overdue, page->story->overdue_count);
    write_open(page, "Falls due next", page->story->next, page->story->next_count);
    end_section(page);
}

static void write_event(const struct page *page, const struct story_event *event)
{
    struct buf *buf = page->buf;
    buf_text(buf, "<tr><th scope=\"row\" class=\"day\">");
    markup_text(buf, day_words(event->day, page->arena));
    buf_text(buf, "</th>");
    if (page->several) {
        buf_text(buf, "<td class=\"day\">");
        markup_text(buf, part_words(page, &event->of));
        buf_text(buf, "</td>");
    }
    buf_text(buf, "<td>");
    markup_text(buf, event->text);
    buf_text(buf, "</td></tr>\n");
}

static void write_events(const struct page *page)
{
    struct buf *buf = page->buf;
    begin_section(page, "events", "What happened");
    if (page->story->event_count == 0)
        markup_element(buf, "p", "Nothing is recorded with its day.");
    else {
        buf_text(buf, "<table>\n<caption>Events in order of days</caption>\n<thead><tr><th scope=\"col\">Day</th>");
        buf_text(buf, page->several ? "<th scope=\"col\">Case</th>" : "");
        buf_text(buf, "<th scope=\"col\">What</th></tr></thead>\n<tbody>\n");
        for (size_t i = 0; i < page->story->event_count; i++)
            write_event(page, &page->story->events[i]);
        buf_text(buf, "</tbody>\n</table>\n");
    }
    end_section(page);
}

static bool is_late(const struct story_clock *told)
{
    enum instance_state state = told->clock->state;
    return told->overdue || state == STATE_LATE || state == STATE_LATE_EXCEPTED || state == STATE_CLOSED_OVERDUE;
}

static void write_clock(const struct page *page, const struct story_clock *told)
{
    struct buf *buf = page->buf;
    const struct clock *clock = &clocks[told->clock->clock];
    size_t count;
    const char *const *lines = story_cell_lines(told, page->arena, &count);
    markup_element(buf, "h3", clock_words(page, told));
    buf_text(buf, is_late(told) ? "<p class=\"late\">" : "<p>");
    markup_text(buf, words(page->arena, "%s %s%s%s", told->span, told->outcome, told->exception ? " " : "",
                           told->exception ? told->exception : ""));
    buf_text(buf, "</p>\n<p class=\"source\">");
    markup_text(buf, words(page->arena, "%s: %s", clock->id, clock->provision));
    buf_text(buf, "</p>\n");
    if (count == 0)
        return;
    buf_text(buf, "<details><summary>The figures of the evidence it counts in</summary>\n<ul>\n");
    for (size_t i = 0; i < count; i++)
        markup_element(buf, "li", lines[i]);
    buf_text(buf, "</ul>\n</details>\n");
}

static void write_clocks(const struct page *page)
{
    begin_section(page, "limits", "Time limits in law");
    for (size_t i = 0; i < page->story->clock_count; i++)
        write_clock(page, &page->story->clocks[i]);
    if (page->story->clock_count == 0)
        markup_element(page->buf, "p", "None runs on these records.");
    end_section(page);
}

static void write_findings(const struct page *page)
{
    struct buf *buf = page->buf;
    begin_section(page, "contradictions", "What the records contradict or leave open");
    if (page->story->finding_count == 0)
        markup_element(buf, "p", "Nothing that the rules look for.");
    else
        buf_text(buf, "<ul class=\"answer\">\n");
    for (size_t i = 0; i < page->story->finding_count; i++) {
        const struct rule *rule = &rules[page->story->findings[i].rule];
        markup_element(buf, "li",
                       words(page->arena, "%s (%s) %s %s", rule->title, page->story->findings[i].where, rule->effect,
                             rule->action));
    }
    buf_text(buf, page->story->finding_count == 0 ? "" : "</ul>\n");
    end_section(page);
}

/* ---- what plans say */

static void write_text_finding(const struct page *page, const struct story_text_finding *found)
{
    struct buf *buf = page->buf;
    const struct plan_check *check = &found->check;
    buf_text(buf, "<li>");
    markup_text(buf, words(page->arena, "%s: %s%s%s ", found->where, found->finding, found->needs ? " It is: " : "",
                           found->needs ? found->needs : ""));
    markup_element(buf, "small",
                   words(page->arena, "%s, %s: %s%s", check->id, check_basis_names[check->basis], check->provision,
                         check->experimental ? "; experimental" : ""));
    for (size_t i = 0; i < found->quote_count; i++)
        markup_element(buf, "blockquote", found->quotes[i]);
    buf_text(buf, "</li>\n");
}

static const char *checks_words(const struct page *page, check_set checks)
{
    const char *names = "";
    for (int check = 0; check < PLAN_CHECKS; check++)
        if (checks & check_bit(check)) {
            struct plan_check row = plan_check_of((enum plan_check_id)check);
            names = words(page->arena, "%s%s%s (%s)", names, *names ? " " : "", row.finding, row.id);
        }
    return names;
}

static void write_cell(const struct page *page, const char *text)
{
    buf_text(page->buf, "<td>");
    markup_text(page->buf, text);
    buf_text(page->buf, "</td>");
}

static void write_versions(const struct page *page, const struct story_text *told)
{
    struct buf *buf = page->buf;
    buf_text(
        buf,
        "<table>\n<caption>From version to version</caption>\n<thead><tr><th scope=\"col\">Version</th>"
        "<th scope=\"col\">Findings</th><th scope=\"col\">Gone</th><th scope=\"col\">New</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < told->version_count; i++) {
        const struct story_version *version = &told->versions[i];
        buf_text(buf, "<tr><th scope=\"row\" class=\"day\">");
        markup_text(buf, day_words(version->day, page->arena));
        buf_text(buf, "</th>");
        write_cell(page, words(page->arena, "%u", version->findings));
        write_cell(page, checks_words(page, version->gone));
        write_cell(page, checks_words(page, version->fresh));
        buf_text(buf, "</tr>\n");
    }
    buf_text(buf, "</tbody>\n</table>\n");
}

static void write_text(const struct page *page, const struct story_text *told)
{
    const struct story_version *latest = &told->versions[told->version_count - 1];
    markup_element(
        page->buf, "h3",
        words(page->arena, "%s, version of %s", part_words(page, &told->of), day_words(latest->day, page->arena)));
    if (told->finding_count == 0)
        markup_element(page->buf, "p", "Nothing that the checks look for.");
    else
        buf_text(page->buf, "<ul class=\"answer\">\n");
    for (size_t i = 0; i < told->finding_count; i++)
        write_text_finding(page, &told->findings[i]);
    buf_text(page->buf, told->finding_count == 0 ? "" : "</ul>\n");
    if (told->version_count > 1)
        write_versions(page, told);
}

static void write_texts(const struct page *page)
{
    const struct story *story = page->story;
    begin_section(page, "texts", "What the text of the plan says and lacks");
    markup_element(page->buf, "p", story_about_texts(story));
    for (size_t i = 0; i < story->text_count; i++)
        write_text(page, &story->texts[i]);
    end_section(page);
}

void case_html(struct buf *buf, const struct story *story, struct arena *scratch)
{
    const char *title = words(scratch, "Case of %s %lld, as of %s", story_kind_names[story->kind], (long long)story->id,
                              day_words(story->as_of, scratch));
    const struct page page = {buf, story, scratch, title, story->part_count > 1};
    write_head(&page);
    write_now(&page);
    write_events(&page);
    write_clocks(&page);
    write_findings(&page);
    write_texts(&page);
    buf_text(buf,
             "</main>\n<footer>\n<p class=\"source\">Days count from the day after the start; the due day itself is in "
             "time; weekends and holidays do not move it.</p>\n</footer>\n</body>\n</html>\n");
}
