#include "core/cases/copied_sections.h"

#include <stdlib.h>

#include "base/growing.h"

struct alike_section {
    int64_t person;
    uint32_t text; /* its place */
    uint8_t section;
};

void copied_sections_begin(struct copied_sections *copied, const struct matcher *matcher, struct case_text *texts,
                           size_t count, const struct case_rows *rows, struct arena *arena)
{
    *copied = (struct copied_sections){.matcher = matcher,
                                       .texts = texts,
                                       .text_count = count,
                                       .arena = arena,
                                       .last_plan = NUMBER_NONE,
                                       .last_section = PLAN_SECTIONS};
    copied->persons = ARENA_NEW(arena, count + 1, int64_t);
    for (size_t i = 0; i < count; i++) {
        struct case_row_at plan = case_rows_find(rows, RELATION_PLAN, "plan_id", texts[i].plan_id);
        copied->persons[i] = plan.frame ? row_number_of(&plan, "person_id") : NUMBER_NONE;
    }
}

unsigned copied_sections_wanted(const struct copied_sections *copied)
{
    unsigned wanted = 0;
    for (size_t i = 0; i < copied->text_count; i++)
        for (unsigned section = 0; section < PLAN_SECTIONS; section++)
            wanted |= (unsigned)copied->texts[i].sketches[section].there << section;
    return wanted;
}

static void note(struct copied_sections *copied, size_t text, enum plan_section section, int64_t person)
{
    if (copied->alike_count == ALIKE_MOST)
        return;
    copied->alike =
        growing(copied->arena, copied->alike, copied->alike_count, &copied->alike_room, sizeof copied->alike[0]);
    copied->alike[copied->alike_count++] = (struct alike_section){person, (uint32_t)text, (uint8_t)section};
}

void copied_sections_take(struct copied_sections *copied, int64_t plan_id, int64_t person_id, enum plan_section section,
                          struct text text)
{
    struct section_facts facts;
    bool again = plan_id == copied->last_plan && section == copied->last_section;
    copied->last_plan = plan_id;
    copied->last_section = section;
    if (again || !text.bytes)
        return;
    section_read(copied->matcher, section, text.bytes, text.length, &facts);
    for (size_t i = 0; i < copied->text_count && facts.sketch.there; i++) {
        const struct sketch *own = &copied->texts[i].sketches[section];
        if (own->there && copied->persons[i] != person_id &&
            sketch_alike(own->bytes, facts.sketch.bytes) >= SKETCH_ALIKE_LEAST)
            note(copied, i, section, person_id);
    }
}

static int by_text_and_person(const void *a, const void *b)
{
    const struct alike_section *x = a;
    const struct alike_section *y = b;
    if (x->text != y->text)
        return (x->text > y->text) - (x->text < y->text);
    return x->section != y->section ? x->section - y->section : (x->person > y->person) - (x->person < y->person);
}

/* A child counts once, however many plans it has. */
void copied_sections_end(struct copied_sections *copied)
{
    if (copied->alike_count > 0)
        qsort(copied->alike, copied->alike_count, sizeof copied->alike[0], by_text_and_person);
    for (size_t i = 0; i < copied->alike_count; i++) {
        const struct alike_section *one = &copied->alike[i];
        if (i > 0 && by_text_and_person(one, one - 1) == 0)
            continue;
        copied->texts[one->text].children[one->section]++;
        copied->texts[one->text].found |= check_bit(CHECK_COPY_NEAR_IDENTICAL);
    }
}
