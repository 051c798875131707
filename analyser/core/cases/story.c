#include "base/words.h"
#include "core/cases/story_private.h"
#include "core/definitions/codes.h"

const char *const story_kind_names[CASE_KINDS] = {
    [CASE_REQUEST] = "request", [CASE_PLAN] = "plan", [CASE_PERSON] = "person"};

/* ---- which rows are of the case */

bool story_has(const struct story_draft *draft, enum case_kind kind, int64_t id)
{
    for (size_t i = 0; i < draft->story->part_count; i++)
        if (draft->story->parts[i].kind == kind && draft->story->parts[i].id == id)
            return true;
    return false;
}

static struct story_part part_of_review(const struct story_draft *draft, int64_t review_id)
{
    struct case_row_at review = case_rows_find(draft->source->rows, RELATION_REVIEW, "review_id", review_id);
    return (struct story_part){.kind = CASE_PLAN, .id = review.frame ? row_number_of(&review, "plan_id") : NUMBER_NONE};
}

struct story_part part_of_row(const struct story_draft *draft, const struct case_row_at *at)
{
    int64_t request = NUMBER_NONE;
    switch (at->frame->relation) {
    case RELATION_PLAN:
    case RELATION_REVIEW:
    case RELATION_AUDIT:
    case RELATION_PLAN_SECTION:
        return (struct story_part){.kind = CASE_PLAN, .id = row_number_of(at, "plan_id")};
    case RELATION_VOICE:
        request = row_number_of(at, "request_id");
        if (request == NUMBER_NONE)
            return part_of_review(draft, row_number_of(at, "review_id"));
        break;
    case RELATION_TRIBUNAL_ORDER:
        request = row_number_of(at, "request_id");
        if (request == NUMBER_NONE)
            return (struct story_part){.kind = CASE_PLAN, .id = row_number_of(at, "plan_id")};
        break;
    default:
        request = row_number_of(at, "request_id");
        break;
    }
    return (struct story_part){.kind = CASE_REQUEST, .id = request};
}

/* ---- the requests and plans it is of */

struct part_list {
    struct story_draft *draft;
    struct story_part *parts;
    enum case_kind kind;
};

static const char *or_none(const char *text)
{
    return text ? text : "not recorded";
}

static const char *about(const struct story_draft *draft, const struct case_row_at *at, int64_t request_id)
{
    struct arena *arena = draft->arena;
    const char *need = NULL;
    for (const struct kept_frame *kept = draft->source->rows->first[RELATION_SEN_NEED]; kept; kept = kept->next)
        for (size_t row = 0; row < kept->frame->rows; row++) {
            struct case_row_at found = {kept->frame, row};
            if (request_id != NUMBER_NONE && row_number_of(&found, "request_id") == request_id &&
                row_number_of(&found, "rank") == 1)
                need = text_shown(row_text_of(&found, "need"), arena);
        }
    return words(arena, "authority %s, team %s, main need %s",
                 or_none(text_shown(row_text_of(at, "local_authority"), arena)),
                 or_none(text_shown(row_text_of(at, "team"), arena)), or_none(need));
}

static void take_part(void *context, const struct case_row_at *at)
{
    struct part_list *list = context;
    const struct story_source *source = list->draft->source;
    struct story *story = list->draft->story;
    int64_t id = row_number_of(at, list->kind == CASE_PLAN ? "plan_id" : "request_id");
    bool wanted = source->kind == CASE_PERSON ? row_number_of(at, "person_id") == source->id
                                              : source->kind == list->kind && id == source->id;
    if (wanted)
        list->parts[story->part_count++] =
            (struct story_part){list->kind, id, about(list->draft, at, row_number_of(at, "request_id"))};
}

static void list_parts(struct story_draft *draft)
{
    const struct case_rows *rows = draft->source->rows;
    struct part_list list = {.draft = draft};
    list.parts =
        ARENA_NEW(draft->arena, rows->count[RELATION_REQUEST] + rows->count[RELATION_PLAN] + 1, struct story_part);
    draft->story->parts = list.parts;
    list.kind = CASE_REQUEST;
    case_rows_walk(rows, RELATION_REQUEST, take_part, &list);
    list.kind = CASE_PLAN;
    case_rows_walk(rows, RELATION_PLAN, take_part, &list);
}

struct story story_tell(const struct story_source *source, struct arena *arena)
{
    struct story story = {.kind = source->kind, .id = source->id, .as_of = source->as_of};
    struct story_draft draft = {.source = source, .story = &story, .arena = arena};
    list_parts(&draft);
    tell_events(&draft);
    tell_clocks(&draft);
    tell_findings(&draft);
    tell_texts(&draft);
    return story;
}
