#include "app/copies_reading.h"

#include "base/words.h"
#include "core/cases/copied_sections.h"
#include "intake/source_case.h"

static bool take_sections(void *context, struct frame **frame, struct err *err)
{
    struct copied_sections *copied = context;
    const struct frame *rows = *frame;
    (void)err;
    for (size_t row = 0; row < rows->rows; row++) {
        struct text name = rows->columns[OTHER_SECTION].text[row];
        copied_sections_take(copied, rows->columns[OTHER_PLAN].number[row], rows->columns[OTHER_PERSON].number[row],
                             plan_section_find(name.bytes, name.length), rows->columns[OTHER_BODY].text[row]);
    }
    return true;
}

/* "{B,F}" */
static const char *names_of(unsigned sections, struct arena *arena)
{
    const char *names = "";
    for (unsigned section = 0; section < PLAN_SECTIONS; section++)
        if (sections >> section & 1)
            names = words(arena, "%s%s%s", names, *names ? "," : "", plan_section_names[section]);
    return words(arena, "{%s}", names);
}

bool copies_reading(struct program *program, const struct source_relation *relations, const struct plan_text *plan_text,
                    struct case_text *texts, size_t text_count, const struct case_rows *rows, struct err *err)
{
    struct arena *arena = &program->run;
    struct copied_sections copied;
    copied_sections_begin(&copied, &plan_text->matcher, texts, text_count, rows, arena);
    unsigned wanted = copied_sections_wanted(&copied);
    if (wanted == 0)
        return true;
    if (!source_read_others(program->source, &relations[RELATION_PLAN_SECTION], program->settings.as_of,
                            names_of(wanted, arena), arena, take_sections, &copied, err))
        return false;
    copied_sections_end(&copied);
    return true;
}
