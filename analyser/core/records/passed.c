#include "core/records/book.h"
#include "core/records/passed.h"

void passed_add(struct passed *passed, struct arena *arena, const struct instance *instance,
                const struct work_place *place)
{
    if (!passed->last || passed->last->count == PASSED_CHUNK) {
        struct passed_chunk *chunk = ARENA_NEW(arena, 1, struct passed_chunk);
        *(passed->last ? &passed->last->next : &passed->first) = chunk;
        passed->last = chunk;
    }
    passed->last->records[passed->last->count++] = (struct passed_record){*instance, *place};
}

void tell_passed(const struct book *book, const struct telling *telling)
{
    const struct passed *passed = &book->passed[telling->clock];
    for (const struct passed_chunk *chunk = passed->first; chunk; chunk = chunk->next)
        for (uint32_t i = 0; i < chunk->count; i++) {
            const struct passed_record *record = &chunk->records[i];
            struct case_categories categories = place_categories(book, &record->place);
            struct told told = {&record->instance, &categories, false, record->place};
            if (!telling->take(telling->context, &told))
                return;
        }
}
