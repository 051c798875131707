#include "app/names_reading.h"

struct names_reading {
    struct plan_names *names;
    enum name_kind kind;
};

static bool take_names(void *context, struct frame **frame, struct err *err)
{
    const struct names_reading *reading = context;
    const struct frame *rows = *frame;
    (void)err;
    for (size_t row = 0; row < rows->rows; row++) {
        struct text name = rows->columns[1].text[row];
        plan_names_add(reading->names, reading->kind, rows->columns[0].number[row], name.bytes, name.length);
    }
    return true;
}

static bool read_kind(struct source *source, enum relation_id relation, struct names_reading *reading,
                      struct arena *arena, struct err *err)
{
    reading->names->lists[reading->kind].given = true;
    return source_read_names(source, relation, arena, take_names, reading, err);
}

bool names_reading(struct source *source, const struct source_relation *relations, struct plan_text *plan_text,
                   struct arena *arena, struct err *err)
{
    struct plan_names *names = ARENA_NEW(arena, 1, struct plan_names);
    struct names_reading settings = {names, NAME_SETTING};
    struct names_reading forenames = {names, NAME_FORENAME};
    if (!relations[RELATION_PLAN_SECTION].present)
        return true;
    plan_names_begin(names, arena);
    if (relations[RELATION_SETTING].present && !read_kind(source, RELATION_SETTING, &settings, arena, err))
        return false;
    if (relations[RELATION_PERSON].forenames && !read_kind(source, RELATION_PERSON, &forenames, arena, err))
        return false;
    plan_names_end(names);
    plan_text->names = names;
    return true;
}
