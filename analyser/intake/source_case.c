#include <string.h>

#include "base/num.h"
#include "intake/queries.h"
#include "intake/source_case.h"
#include "intake/source_struct.h"

static const char subject[] = "the case";

static void id_text(int64_t id, char text[NUM_INTEGER_MOST + 1])
{
    text[num_integer(id, text)] = '\0';
}

/* The rows come kind by kind. */
static void note_kind(struct case_found *found, const char *kind, struct arena *arena)
{
    bool noted = found->count > 0 && strcmp(found->kinds[found->count - 1], kind) == 0;
    if (!noted && found->count < CASE_KINDS_MOST)
        found->kinds[found->count++] = arena_text(arena, kind, strlen(kind));
}

bool source_case_find(struct source *source, int64_t id, const char *kind, struct arena *arena,
                      struct case_found *found, struct err *err)
{
    char text[NUM_INTEGER_MOST + 1];
    struct postgres_result *result;
    id_text(id, text);
    *found = (struct case_found){.count = 0};
    if (!postgres_query_with(source->postgres, subject, query_case("kinds"), text, kind ? kind : "", &result, err))
        return false;
    for (size_t row = 0; row < postgres_rows(result); row++)
        note_kind(found, postgres_cell(result, row, 0), arena);
    postgres_free(result);
    return true;
}

bool source_case_choose(struct source *source, int64_t id, const char *kind, struct err *err)
{
    char text[NUM_INTEGER_MOST + 1];
    struct postgres_result *result;
    id_text(id, text);
    if (!postgres_query_with(source->postgres, subject, query_case("choose"), kind, text, &result, err))
        return false;
    postgres_free(result);
    return true;
}
