#include "core/text/plan_text.h"

bool plan_text_new(struct plan_text *plan_text, const char *vocabulary, struct arena *arena, struct err *err)
{
    return vocabulary_read(&plan_text->vocabulary, vocabulary, arena, err) &&
           matcher_build(&plan_text->matcher, &plan_text->vocabulary, arena, err);
}

void plan_text_check(const struct plan_text *plan_text, const struct plan_text_section *sections, size_t count,
                     const struct plan_text_context *context, struct plan_text_result *result)
{
    struct section_facts facts[PLAN_SECTIONS] = {{.there = false}};
    for (size_t i = 0; i < count; i++)
        section_read(&plan_text->matcher, sections[i].section, sections[i].body, sections[i].length,
                     &facts[sections[i].section]);
    plan_text_judge(&plan_text->vocabulary, facts, context, result);
}
