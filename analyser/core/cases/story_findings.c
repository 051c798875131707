/* What the records contradict: each rule that found something in rows of the case, and all of these rows. */
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "core/cases/story_private.h"

/* A clock that does not run is told of by the case it is on, whatever row it would start from. */
static bool is_of_clock(const struct found_row *found)
{
    return found->rule == RULE_END_BEFORE_START || found->rule == RULE_CLOSED_BEFORE_START;
}

static bool key_is_of_case(const struct story_draft *draft, const struct found_row *found)
{
    int64_t key = found->key;
    if (is_of_clock(found) && found->relation != RELATION_TRIBUNAL_ORDER)
        return story_has(
            draft, found->relation == RELATION_REQUEST || found->relation == RELATION_ADVICE ? CASE_REQUEST : CASE_PLAN,
            key);
    if (!is_of_clock(found) && found->relation != RELATION_SETTING) {
        struct case_row_at at =
            case_rows_find(draft->source->rows, found->relation, contract[found->relation].key[0], key);
        if (at.frame) {
            struct story_part part = part_of_row(draft, &at);
            return story_has(draft, part.kind, part.id);
        }
    }
    return story_has(draft, CASE_REQUEST, key) || story_has(draft, CASE_PLAN, key);
}

static bool is_of_case(const struct story_draft *draft, const struct found_row *found)
{
    return found->relation == RELATION_PERSON || draft->source->kind == CASE_PERSON || found->shown[0] == '\0' ||
           key_is_of_case(draft, found);
}

static const char *owner_of_keys(const struct found_row *found)
{
    if (!is_of_clock(found))
        return contract[found->relation].name;
    switch (found->relation) {
    case RELATION_REQUEST:
    case RELATION_ADVICE:
        return "request";
    case RELATION_TRIBUNAL_ORDER:
        return "order on case";
    default:
        return "plan";
    }
}

/* In the order of the rules, then of relations, then of keys. */
static int compare_found(const void *a, const void *b)
{
    const struct found_row *x = a;
    const struct found_row *y = b;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    if (x->relation != y->relation)
        return x->relation < y->relation ? -1 : 1;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return strcmp(x->shown, y->shown);
}

static const char *shown_key(const struct found_row *found, struct arena *arena)
{
    struct text key = {found->shown, (uint32_t)strlen(found->shown)};
    return key.length > 0 ? text_shown(key, arena) : "without a key";
}

/* How many of the rows, from the first on, belong to one rule and relation; `where` names each row once. */
static size_t tell_where(const struct found_row *found, size_t count, struct arena *arena, const char **where)
{
    size_t i = 1;
    *where = words(arena, "%s %s", owner_of_keys(found), shown_key(found, arena));
    for (; i < count && found[i].rule == found->rule && found[i].relation == found->relation; i++)
        if (compare_found(&found[i], &found[i - 1]) != 0)
            *where = words(arena, "%s, %s", *where, shown_key(&found[i], arena));
    return i;
}

void tell_findings(struct story_draft *draft)
{
    const struct found_rows *all = draft->source->found;
    struct found_row *found = ARENA_NEW(draft->arena, all->count + 1, struct found_row);
    struct story_finding *told = ARENA_NEW(draft->arena, all->count + 1, struct story_finding);
    struct story *story = draft->story;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (is_of_case(draft, &all->rows[i]))
            found[count++] = all->rows[i];
    if (count > 1)
        qsort(found, count, sizeof found[0], compare_found);
    for (size_t i = 0; i < count; story->finding_count++) {
        struct story_finding *finding = &told[story->finding_count];
        finding->rule = found[i].rule;
        i += tell_where(&found[i], count - i, draft->arena, &finding->where);
    }
    story->findings = told;
}
