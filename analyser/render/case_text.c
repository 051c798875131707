#include "base/day.h"
#include "base/words.h"
#include "core/cases/story_cells.h"
#include "render/case_text.h"

struct page {
    struct buf *buf;
    const struct story *story;
    struct arena *arena;
    bool several; /* requests and plans: each line says which */
    bool figures;
};

static const char *day_words(int32_t day, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    return arena_text(arena, text, day_text(day, text));
}

static const char *part_words(const struct page *page, const struct story_part *part)
{
    return page->several ? words(page->arena, "%s %lld: ", story_kind_names[part->kind], (long long)part->id) : "";
}

static void put(const struct page *page, const char *line)
{
    buf_text(page->buf, line);
    buf_byte(page->buf, '\n');
}

static void put_head(const struct page *page)
{
    const struct story *story = page->story;
    put(page, words(page->arena, "Case of %s %lld, as of %s", story_kind_names[story->kind], (long long)story->id,
                    day_words(story->as_of, page->arena)));
    for (size_t i = 0; i < story->part_count; i++) {
        const struct story_part *part = &story->parts[i];
        put(page, words(page->arena, "  %s %lld: %s", story_kind_names[part->kind], (long long)part->id, part->about));
    }
    if (story->part_count == 0)
        put(page, "  No request and no plan is recorded.");
}

static const char *subject_words(const struct page *page, const struct story_clock *clock)
{
    return clock->subject[0] ? words(page->arena, " (%s)", clock->subject) : "";
}

static void put_open(const struct page *page, const char *heading, const struct story_clock *const *open, size_t count)
{
    buf_byte(page->buf, '\n');
    put(page, heading);
    for (size_t i = 0; i < count; i++) {
        const struct clock *clock = &clocks[open[i]->clock->clock];
        put(page, words(page->arena, "  %s%s%s: due by %s. %s [%s]", part_words(page, &open[i]->of), clock->title,
                        subject_words(page, open[i]), day_words(open[i]->clock->instance.due, page->arena),
                        open[i]->outcome, clock->provision));
    }
    if (count == 0)
        put(page, "  Nothing.");
}

static void put_events(const struct page *page)
{
    put(page, "\nWhat happened");
    for (size_t i = 0; i < page->story->event_count; i++) {
        const struct story_event *event = &page->story->events[i];
        put(page, words(page->arena, "  %s  %s%s", day_words(event->day, page->arena), part_words(page, &event->of),
                        event->text));
    }
    if (page->story->event_count == 0)
        put(page, "  Nothing is recorded with its day.");
}

static void put_figures(const struct page *page, const struct story_clock *told)
{
    size_t count;
    const char *const *lines = story_cell_lines(told, page->arena, &count);
    for (size_t i = 0; i < count; i++)
        put(page, words(page->arena, "      - %s", lines[i]));
}

static void put_clock(const struct page *page, const struct story_clock *told)
{
    const struct clock *clock = &clocks[told->clock->clock];
    put(page, words(page->arena, "  %s%s%s [%s: %s]", part_words(page, &told->of), clock->title,
                    subject_words(page, told), clock->id, clock->provision));
    put(page, words(page->arena, "      %s %s", told->span, told->outcome));
    if (told->exception)
        put(page, words(page->arena, "      %s", told->exception));
    if (page->figures)
        put_figures(page, told);
}

static void put_clocks(const struct page *page)
{
    put(page, page->figures ? "\nTime limits in law, and the figures of the evidence that each counts in"
                            : "\nTime limits in law (--figures says where in the evidence each counts)");
    for (size_t i = 0; i < page->story->clock_count; i++)
        put_clock(page, &page->story->clocks[i]);
    if (page->story->clock_count == 0)
        put(page, "  None runs on these records.");
}

static void put_findings(const struct page *page)
{
    put(page, "\nWhat the records contradict or leave open");
    for (size_t i = 0; i < page->story->finding_count; i++) {
        const struct rule *rule = &rules[page->story->findings[i].rule];
        put(page, words(page->arena, "  %s (%s)", rule->title, page->story->findings[i].where));
        put(page, words(page->arena, "      %s %s", rule->effect, rule->action));
    }
    if (page->story->finding_count == 0)
        put(page, "  Nothing that the rules look for.");
}

/* ---- what plans say */

static void put_text_finding(const struct page *page, const struct story_text_finding *found)
{
    const struct plan_check *check = &found->check;
    put(page, words(page->arena, "    %s: %s%s%s [%s, %s: %s]%s", found->where, found->finding,
                    found->needs ? " It is: " : "", found->needs ? found->needs : "", check->id,
                    check_basis_names[check->basis], check->provision, check->experimental ? " (experimental)" : ""));
    for (size_t i = 0; i < found->quote_count; i++)
        put(page, words(page->arena, "        \"%s\"", found->quotes[i]));
}

static void put_checks(const struct page *page, const char *head, check_set checks)
{
    for (int check = 0; check < PLAN_CHECKS; check++)
        if (checks & check_bit(check)) {
            struct plan_check row = plan_check_of((enum plan_check_id)check);
            put(page, words(page->arena, "        %s %s: %s", head, row.id, row.finding));
        }
}

static void put_version(const struct page *page, const struct story_version *version)
{
    put(page, words(page->arena, "      %s: findings %u", day_words(version->day, page->arena), version->findings));
    put_checks(page, "gone:", version->gone);
    put_checks(page, "new: ", version->fresh);
}

static void put_plan_text(const struct page *page, const struct story_text *told)
{
    const struct story_version *latest = &told->versions[told->version_count - 1];
    put(page,
        words(page->arena, "  plan %lld, version of %s", (long long)told->of.id, day_words(latest->day, page->arena)));
    for (size_t i = 0; i < told->finding_count; i++)
        put_text_finding(page, &told->findings[i]);
    if (told->finding_count == 0)
        put(page, "    Nothing that the checks look for.");
    if (told->version_count > 1)
        put(page, "    From version to version:");
    for (size_t i = 0; i < told->version_count && told->version_count > 1; i++)
        put_version(page, &told->versions[i]);
}

static void put_texts(const struct page *page)
{
    const struct story *story = page->story;
    put(page, "\nWhat the text of the plan says and lacks");
    put(page, words(page->arena, "  %s", story_about_texts(story)));
    for (size_t i = 0; i < story->text_count; i++)
        put_plan_text(page, &story->texts[i]);
}

void case_text(struct buf *buf, const struct story *story, bool figures, struct arena *scratch)
{
    const struct page page = {buf, story, scratch, story->part_count > 1, figures};
    put_head(&page);
    put_open(&page, "Overdue now", story->overdue, story->overdue_count);
    put_open(&page, "Falls due next", story->next, story->next_count);
    put_events(&page);
    put_clocks(&page);
    put_findings(&page);
    put_texts(&page);
}
