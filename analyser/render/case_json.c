#include "base/num.h"
#include "render/case_json.h"
#include "render/json.h"

static void put_day_or_null(struct json_tree *into, const char *name, int32_t day)
{
    if (day == DAY_NONE)
        json_put_text(into, name, NULL);
    else
        json_put_day(into, name, day);
}

static void put_number(struct json_tree *into, const char *name, int64_t number)
{
    json_put_count(into, name, (uint64_t)number); /* printed as signed */
}

static void put_part(struct json_tree *into, const struct story_part *part)
{
    json_put_text(into, "case", story_kind_names[part->kind]);
    put_number(into, "case_id", part->id);
}

static struct json_tree *parts(const struct story *story)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < story->part_count; i++) {
        struct json_tree *part = json_object();
        put_part(part, &story->parts[i]);
        json_put_text(part, "about", story->parts[i].about);
        json_put_tree(list, NULL, part);
    }
    return list;
}

static struct json_tree *events(const struct story *story)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < story->event_count; i++) {
        struct json_tree *event = json_object();
        json_put_day(event, "day", story->events[i].day);
        put_part(event, &story->events[i].of);
        json_put_text(event, "what", story->events[i].text);
        json_put_tree(list, NULL, event);
    }
    return list;
}

static struct json_tree *cells(const struct story_clock *clock)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < clock->cell_count; i++) {
        const struct story_cell *cell = &clock->cells[i];
        struct json_tree *one = json_object();
        json_put_text(one, "measure", clock_measures[cell->measure].name);
        json_put_text(one, "basis", basis_names[clock_measures[cell->measure].basis]);
        json_put_text(one, "period_type", period_type_names[cell->period_type]);
        json_put_day(one, "period_start", cell->period_start);
        json_put_day(one, "period_end", cell->period_end);
        json_put_truth(one, "in_numerator", cell->in_numerator);
        json_put_truth(one, "in_denominator", cell->in_denominator);
        json_put_tree(list, NULL, one);
    }
    return list;
}

static struct json_tree *clock_tree(const struct story_clock *told)
{
    const struct case_clock *given = told->clock;
    const struct clock *clock = &clocks[given->clock];
    struct json_tree *one = json_object();
    json_put_text(one, "clock", clock->id);
    json_put_text(one, "title", clock->title);
    json_put_text(one, "provision", clock->provision);
    put_part(one, &told->of);
    json_put_text(one, "row", case_row_names[given->row]);
    if (given->row == ROW_IS_CASE)
        json_put_text(one, "row_id", NULL);
    else
        put_number(one, "row_id", given->row_id);
    json_put_day(one, "start", given->instance.start);
    json_put_day(one, "due", given->instance.due);
    put_day_or_null(one, "end", given->instance.end);
    put_day_or_null(one, "closed", given->instance.closed);
    json_put_text(one, "state", instance_state_names[given->state]);
    put_number(one, "days_over", told->days_over);
    json_put_text(one, "exception_provision", given->exception_provision);
    json_put_text(one, "exception", told->exception);
    json_put_text(one, "span", told->span);
    json_put_text(one, "outcome", told->outcome);
    json_put_tree(one, "counts_in", cells(told));
    return one;
}

static struct json_tree *all_clocks(const struct story *story)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < story->clock_count; i++)
        json_put_tree(list, NULL, clock_tree(&story->clocks[i]));
    return list;
}

/* Their places in "clocks", from 0. */
static struct json_tree *places(const struct story *story, const struct story_clock *const *of, size_t count)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < count; i++)
        json_put_count(list, NULL, (uint64_t)(of[i] - story->clocks));
    return list;
}

static struct json_tree *contradictions(const struct story *story)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < story->finding_count; i++) {
        const struct rule *rule = &rules[story->findings[i].rule];
        struct json_tree *one = json_object();
        json_put_text(one, "rule", rule->id);
        json_put_text(one, "severity", severity_names[rule->severity]);
        json_put_text(one, "where", story->findings[i].where);
        json_put_text(one, "what", rule->title);
        json_put_text(one, "effect", rule->effect);
        json_put_text(one, "action", rule->action);
        json_put_tree(list, NULL, one);
    }
    return list;
}

static struct json_tree *check_ids(check_set checks)
{
    struct json_tree *list = json_list();
    for (int check = 0; check < PLAN_CHECKS; check++)
        if (checks & check_bit(check)) {
            struct plan_check row = plan_check_of((enum plan_check_id)check);
            json_put_text(list, NULL, row.id);
        }
    return list;
}

/* Sections that are nearly the same in other children's plans: how many children, and nothing else of them. */
static struct json_tree *copies(const struct story_text_finding *found)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < found->copy_count; i++) {
        struct json_tree *one = json_object();
        json_put_text(one, "section", plan_section_names[found->copies[i].section]);
        json_put_count(one, "children", found->copies[i].children);
        json_put_tree(list, NULL, one);
    }
    return list;
}

static struct json_tree *text_finding(const struct story_text_finding *found)
{
    const struct plan_check *check = &found->check;
    struct json_tree *one = json_object();
    struct json_tree *quotes = json_list();
    json_put_text(one, "check", check->id);
    json_put_text(one, "where", found->where);
    json_put_text(one, "criterion", check->criterion);
    json_put_text(one, "demanded_by", check_basis_names[check->basis]);
    json_put_text(one, "provision", check->provision);
    json_put_text(one, "finding", found->finding);
    json_put_text(one, "needs", found->needs);
    json_put_tree(one, "copies", copies(found));
    json_put_truth(one, "experimental", check->experimental);
    for (size_t i = 0; i < found->quote_count; i++)
        json_put_text(quotes, NULL, found->quotes[i]);
    json_put_tree(one, "quotes", quotes);
    return one;
}

static struct json_tree *versions(const struct story_text *told)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < told->version_count; i++) {
        struct json_tree *one = json_object();
        json_put_day(one, "version", told->versions[i].day);
        json_put_count(one, "findings", told->versions[i].findings);
        json_put_tree(one, "gone", check_ids(told->versions[i].gone));
        json_put_tree(one, "new", check_ids(told->versions[i].fresh));
        json_put_tree(list, NULL, one);
    }
    return list;
}

static struct json_tree *texts(const struct story *story)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < story->text_count; i++) {
        const struct story_text *told = &story->texts[i];
        struct json_tree *one = json_object();
        struct json_tree *found = json_list();
        put_part(one, &told->of);
        json_put_day(one, "version", told->versions[told->version_count - 1].day);
        for (size_t j = 0; j < told->finding_count; j++)
            json_put_tree(found, NULL, text_finding(&told->findings[j]));
        json_put_tree(one, "findings", found);
        json_put_tree(one, "versions", versions(told));
        json_put_tree(list, NULL, one);
    }
    return list;
}

void case_json(struct buf *buf, const struct story *story)
{
    struct json_tree *whole = json_object();
    json_put_text(whole, "kind", story_kind_names[story->kind]);
    put_number(whole, "id", story->id);
    json_put_day(whole, "as_of", story->as_of);
    json_put_tree(whole, "cases", parts(story));
    json_put_tree(whole, "events", events(story));
    json_put_tree(whole, "clocks", all_clocks(story));
    json_put_tree(whole, "overdue", places(story, story->overdue, story->overdue_count));
    json_put_tree(whole, "next", places(story, story->next, story->next_count));
    json_put_tree(whole, "contradictions", contradictions(story));
    json_put_tree(whole, "texts", texts(story));
    json_put_text(whole, "about_texts", story_about_texts(story));
    json_print(whole, JSON_INDENTED, buf);
    buf_byte(buf, '\n');
}
