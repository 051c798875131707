/*
 * plan_versions.h: what was found in the text of each version of each plan: bits and counts, a record a version. Rows of a
 * version come in any order and among those of others: what one section says is added to what the others said.
 *
 * The text itself is read where it lies in its row and is not kept. Sections with the same text are read once, as far
 * as a table of some thousand remembers them.
 */
#ifndef CORE_PLAN_VERSIONS_H
#define CORE_PLAN_VERSIONS_H

#include "base/arena.h"
#include "core/text/plan_text.h"

struct plan_version {
    int64_t key; /* the place of the plan, then the day: their order is that of the keys */
    check_set looked_at;
    check_set found;
    uint32_t needs;
    uint32_t provided;
    uint32_t intended;
    uint32_t texts[PLAN_SECTIONS]; /* a number of each section's text, 0: not recorded */
    struct provision_counts provision[PROVISION_SECTIONS];
};

struct read_text; /* a text that was read before, and its facts */

/* A long section of a version, as it is compared with other children's. */
struct kept_sketch {
    int64_t key;      /* of the version */
    uint32_t version; /* its place, when all are in */
    uint8_t section;
    uint8_t bytes[SKETCH_BYTES];
};

/* A forename that is not the child's, in some section of a version. */
struct kept_name {
    int64_t key; /* of the version */
    uint32_t name;
    bool known; /* introduced: a brother, a friend, staff */
};

struct read_names; /* what was found of names in a text that was read before */

enum { SKETCHES_MOST = 1 << 19 }; /* 40 MiB; sections beyond are not compared */

struct plan_versions {
    const struct plan_text *plan_text; /* NULL: texts are not looked at */
    struct arena *arena;
    struct plan_version *list; /* by plan and day when all are in */
    size_t count;
    size_t room;
    uint32_t *slots; /* by key: the place in the list plus one */
    size_t slot_count;
    struct read_text *memory;
    size_t memory_slots;
    struct read_names *names_memory; /* as many; NULL: there are no names */
    struct kept_name *names;
    size_t name_count;
    size_t name_room;
    struct arena memory_arena;
    struct kept_sketch *sketches; /* in the end those of the latest versions, where they are kept */
    size_t sketch_count;
    size_t sketch_room;
    struct arena sketch_arena;
    uint64_t texts; /* that were there */
    uint64_t read;  /* of them, not remembered */
    uint64_t bytes; /* read */
};

static inline uint32_t plan_version_plan(const struct plan_version *version)
{
    return (uint32_t)(version->key >> 32);
}

static inline int32_t plan_version_day(const struct plan_version *version)
{
    return (int32_t)((uint32_t)version->key ^ UINT32_C(0x80000000));
}

/* For at most so many sections, none of which is read where plan_text is NULL. */
void plan_versions_begin(struct plan_versions *versions, const struct plan_text *plan_text, uint64_t sections,
                         struct arena *arena);

/* A section of a version (context->version_date) of the plan at a place. `text` NULL: not recorded. */
void plan_versions_take(struct plan_versions *versions, uint32_t plan, enum plan_section section, const char *text,
                        size_t length, const struct plan_text_context *context);

/* All are in: the list is in order, and what needs several sections is judged. */
void plan_versions_end(struct plan_versions *versions);

/* When they are in order: the place of the version of this key. */
size_t plan_versions_place(const struct plan_versions *versions, int64_t key);

/* Whether this is the last version of its plan. */
static inline bool plan_version_is_latest(const struct plan_versions *versions, size_t place)
{
    return place + 1 == versions->count ||
           plan_version_plan(&versions->list[place + 1]) != plan_version_plan(&versions->list[place]);
}

#endif
