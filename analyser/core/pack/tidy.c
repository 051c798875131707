#include "core/official/official_areas.h"
#include "core/pack/tidy_private.h"
#include "core/tables/evidence_table_fields.h"

const char *const tidy_part_names[] = {
    [TIDY_NUMERATOR] = "numerator", [TIDY_DENOMINATOR] = "denominator", [TIDY_VALUE] = "value",
    [TIDY_LOWER] = "lower",         [TIDY_UPPER] = "upper",
};

static size_t spans_of(const struct tidy_topic *topic)
{
    return topic->stock ? TIDY_MONTHS + 1 : TIDY_SPANS;
}

/* Of topics; the one of teams comes after them. */
static size_t topic_tables(void)
{
    size_t count = 0;
    for (size_t i = 0; i < tidy_topic_count; i++)
        count += spans_of(&tidy_topics[i]);
    return count;
}

size_t tidy_table_count(void)
{
    return topic_tables() + 1;
}

static struct tidy_kind kind_of(size_t which)
{
    const struct tidy_topic *topic = tidy_topics;
    for (; which >= spans_of(topic); topic++)
        which -= spans_of(topic);
    return (struct tidy_kind){topic, &tidy_spans[which]};
}

const char *tidy_joined(struct arena *arena, const char *const *parts)
{
    const char *text = "";
    for (; *parts; parts++)
        text = joined_text(text, *parts, arena);
    return text;
}

const char *tidy_table_name(size_t which, struct arena *arena)
{
    if (which == topic_tables())
        return TIDY_TEAMS;
    struct tidy_kind kind = kind_of(which);
    const char *const parts[] = {kind.topic->name, "_", kind.span->name, NULL};
    return tidy_joined(arena, parts);
}

struct tidy_table tidy_table_of(const struct record *record, size_t which, struct arena *arena)
{
    if (which == topic_tables())
        return tidy_teams_of(record, arena);
    struct tidy_kind kind = kind_of(which);
    const char *const title[] = {kind.topic->title, ", ", kind.span->title, NULL};
    struct tidy_table table = {.name = tidy_table_name(which, arena),
                               .title = tidy_joined(arena, title),
                               .description = kind.topic->description,
                               .breakdown = "all"};
    tidy_columns(&table, kind, official_authority_of(record->local_authority) != NULL, arena);
    return table;
}

void tidy_table_fill(const struct record *record, size_t which, struct tidy_table *table, struct arena *arena)
{
    if (which == topic_tables())
        tidy_teams_fill(record, table, arena);
    else
        tidy_rows(record, kind_of(which), table, arena);
}
