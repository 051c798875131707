#include "core/text/plan_text.h"

bool plan_text_new(struct plan_text *plan_text, const char *vocabulary, struct arena *arena, struct err *err)
{
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

void plan_text_check(const struct plan_text *plan_text, const struct plan_text_section *sections, size_t count,
                     const struct plan_text_context *context, struct plan_text_result *result)
{
    struct section_facts facts[PLAN_SECTIONS] = {{.there = false}};
    for (size_t i = 0; i < count; i++)
        section_read(&plan_text->matcher, sections[i].section, sections[i].body, sections[i].length,
                     &facts[sections[i].section]);
    plan_text_judge(facts, context, result);
}
