#include "core/text/plan_text.h"

bool plan_text_new(struct plan_text *plan_text, const char *vocabulary, struct arena *arena, struct err *err)
{
    plan_text->names = NULL;
    return vocabulary_read(&plan_text->vocabulary, vocabulary, arena, err) &&
           matcher_build(&plan_text->matcher, &plan_text->vocabulary, arena, err);
}

static uint64_t stirred(uint64_t number, uint64_t bytes)
{
    number = (number ^ bytes) * 0x9fb21c651e98df25U;
    return number ^ number >> 29;
}

struct text_hash section_hash(const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text;
    const unsigned char *end = at + length;
    struct text_hash hash = {length, ~(uint64_t)length};
    for (; end - at >= 16; at += 16) {
        hash.first = stirred(hash.first, tokens_load(at, end));
        hash.second = stirred(hash.second + hash.first, tokens_load(at + 8, end));
    }
    for (; at < end; at += end - at < 8 ? end - at : 8)
        hash.first = stirred(hash.first + hash.second, tokens_load(at, end));
    hash.first = stirred(hash.first, hash.second);
    hash.second = stirred(hash.second, hash.first);
    return hash;
}

static void add_seen(struct names_seen *all, const struct names_seen *more)
{
    for (unsigned i = 0; i < more->count && all->count < NAMES_KEPT; i++) {
        all->names[all->count] = more->names[i];
        all->at[all->count++] = more->at[i];
    }
}

static void check_names(const struct plan_text *plan_text, const struct plan_text_section *sections, size_t count,
                        const struct plan_text_context *context, struct plan_text_result *result)
{
    const struct names_context of = names_context_of(context);
    struct names_found all = {.others = {.count = 0}};
    for (size_t i = 0; i < count; i++) {
        struct names_found found;
        if (!sections[i].body || sections[i].length > SECTION_MOST)
            continue;
        names_find(plan_text->names, sections[i].section, sections[i].body, sections[i].length, &of, &found);
        plan_text_names(context, sections[i].section, &found, result);
        if (found.others.count > 0)
            result->where[CHECK_COPY_OTHER_NAME] |= (uint16_t)(1U << sections[i].section);
        add_seen(&all.others, &found.others);
        add_seen(&all.known, &found.known);
    }
    if (names_has_stranger(&all.others, &all.known))
        result->found |= check_bit(CHECK_COPY_OTHER_NAME);
    else
        result->where[CHECK_COPY_OTHER_NAME] = 0;
}

void plan_text_check(const struct plan_text *plan_text, const struct plan_text_section *sections, size_t count,
                     const struct plan_text_context *context, struct plan_text_result *result)
{
    struct section_facts facts[PLAN_SECTIONS] = {{.there = false}};
    for (size_t i = 0; i < count; i++)
        section_read(&plan_text->matcher, sections[i].section, sections[i].body, sections[i].length,
                     &facts[sections[i].section]);
    plan_text_judge(facts, context, result);
    if (plan_text->names)
        check_names(plan_text, sections, count, context, result);
}
