#include <string.h>

#include "base/num.h"
#include "core/definitions/shown_text.h"
#include "intake/queries.h"
#include "intake/source_published.h"
#include "intake/source_struct.h"

static const char subject[] = "ehc_evidence.comparator";

static bool is_there(struct source *source, bool *there, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!postgres_query(source->postgres, subject, query_catalogue("published_there"), &result, err))
        return false;
    const char *readable = postgres_rows(result) > 0 ? postgres_cell(result, 0, 0) : NULL;
    *there = readable && strcmp(readable, "t") == 0;
    postgres_free(result);
    return true;
}

static enum published_level level_of(const char *level)
{
    return strcmp(level, "national") == 0   ? PUBLISHED_ENGLAND
           : strcmp(level, "regional") == 0 ? PUBLISHED_REGION
                                            : PUBLISHED_OWN;
}

static const char *kept(struct arena *arena, const struct postgres_result *result, size_t row, size_t column)
{
    const char *text = postgres_cell(result, row, column);
    if (!text)
        return "";
    const char *kept = arena_text(arena, text, strlen(text));
    return text_as_shown((struct text){kept, (uint32_t)strlen(kept)}, arena).bytes;
}

static void keep(const struct postgres_result *result, struct arena *arena, struct published *published)
{
    size_t rows = postgres_rows(result);
    struct published_figure *figures = ARENA_NEW(arena, rows + 1, struct published_figure);
    for (size_t row = 0; row < rows; row++) {
        int64_t year = 0;
        (void)!num_parse(postgres_cell(result, row, 0), 0, 9999, &year);
        figures[row] = (struct published_figure){.year = (int)year,
                                                 .level = level_of(postgres_cell(result, row, 1)),
                                                 .area = kept(arena, result, row, 2),
                                                 .indicator = kept(arena, result, row, 3),
                                                 .text = kept(arena, result, row, 4)};
    }
    published->figures = figures;
    published->count = rows;
}

static void keep_authorities(const struct postgres_result *result, struct arena *arena, struct published *published)
{
    size_t rows = postgres_rows(result);
    struct published_authority *authorities = ARENA_NEW(arena, rows + 1, struct published_authority);
    for (size_t row = 0; row < rows; row++) {
        int64_t year = 0;
        (void)!num_parse(postgres_cell(result, row, 0), 0, 9999, &year);
        authorities[row] = (struct published_authority){.year = (int)year,
                                                        .code = kept(arena, result, row, 1),
                                                        .name = kept(arena, result, row, 2),
                                                        .indicator = kept(arena, result, row, 3),
                                                        .text = kept(arena, result, row, 4)};
    }
    published->authorities = authorities;
    published->authority_count = rows;
}

static bool read_own(struct source *source, const char *authority, int first_year, struct arena *arena,
                     struct published *published, struct err *err)
{
    char year[NUM_INTEGER_MOST + 1];
    struct postgres_result *result = NULL;
    year[num_integer(first_year, year)] = '\0';
    if (!postgres_query_with(source->postgres, subject, query_catalogue("published"), authority, year, &result, err))
        return false;
    keep(result, arena, published);
    postgres_free(result);
    return true;
}

bool source_published(struct source *source, const char *authority, int first_year, struct arena *arena,
                      struct published *published, struct err *err)
{
    struct postgres_result *result = NULL;
    bool there = false;
    *published = (struct published){.count = 0};
    if (!is_there(source, &there, err))
        return false;
    if (!there)
        return true;
    if (authority && !read_own(source, authority, first_year, arena, published, err))
        return false;
    if (!postgres_query(source->postgres, subject, query_catalogue("published_authorities"), &result, err))
        return false;
    keep_authorities(result, arena, published);
    postgres_free(result);
    return true;
}
