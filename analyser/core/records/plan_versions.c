#include <stdlib.h>
#include <string.h>

#include "base/growing.h"
#include "core/records/plan_versions.h"

enum { SLOTS_FIRST = 1024, REMEMBERED_MOST = 1 << 16 };

struct read_text {
    struct text_hash hash;
    uint8_t section; /* plus one; 0: none */
    struct section_facts facts;
};

/* Other children are not the same for each, so this is of one child. */
struct read_names {
    struct text_hash hash;
    struct names_context context;
    uint8_t section; /* plus one; 0: none */
    struct names_found found;
};

static int64_t key_of(uint32_t plan, int32_t day)
{
    return (int64_t)((uint64_t)plan << 32 | ((uint32_t)day ^ UINT32_C(0x80000000)));
}

static size_t slot_of(const struct plan_versions *versions, int64_t key)
{
    return (size_t)((uint64_t)key * 0x9e3779b97f4a7c15U >> 32) & (versions->slot_count - 1);
}

void plan_versions_begin(struct plan_versions *versions, const struct plan_text *plan_text, uint64_t sections,
                         struct arena *arena)
{
    *versions = (struct plan_versions){.plan_text = plan_text, .arena = arena};
    if (!plan_text || sections == 0)
        return;
    arena_begin_pass(&versions->memory_arena, arena);
    arena_begin_pass(&versions->sketch_arena, arena);
    versions->memory_slots = 1;
    while (versions->memory_slots < REMEMBERED_MOST && versions->memory_slots < sections)
        versions->memory_slots *= 2;
    versions->memory = ARENA_NEW(&versions->memory_arena, versions->memory_slots, struct read_text);
    if (plan_text->names)
        versions->names_memory = ARENA_NEW(&versions->memory_arena, versions->memory_slots, struct read_names);
}

/* ---- finding the version */

static void file(struct plan_versions *versions, size_t place)
{
    size_t slot = slot_of(versions, versions->list[place].key);
    while (versions->slots[slot])
        slot = (slot + 1) & (versions->slot_count - 1);
    versions->slots[slot] = (uint32_t)place + 1;
}

/* At most half of the slots are taken. */
static void grow(struct plan_versions *versions)
{
    if (2 * versions->count < versions->slot_count)
        return;
    versions->slot_count = versions->slot_count ? 2 * versions->slot_count : SLOTS_FIRST;
    versions->slots = ARENA_NEW(versions->arena, versions->slot_count, uint32_t);
    for (size_t place = 0; place < versions->count; place++)
        file(versions, place);
}

static struct plan_version *version_of(struct plan_versions *versions, int64_t key)
{
    grow(versions);
    size_t slot = slot_of(versions, key);
    for (; versions->slots[slot]; slot = (slot + 1) & (versions->slot_count - 1))
        if (versions->list[versions->slots[slot] - 1].key == key)
            return &versions->list[versions->slots[slot] - 1];
    versions->list =
        growing(versions->arena, versions->list, versions->count, &versions->room, sizeof versions->list[0]);
    versions->list[versions->count] = (struct plan_version){.key = key};
    file(versions, versions->count);
    return &versions->list[versions->count++];
}

/* ---- reading the text */

/* Its facts, from memory where the same text was read before. */
static const struct section_facts *facts_of(struct plan_versions *versions, enum plan_section section, const char *text,
                                            size_t length, struct text_hash hash)
{
    struct read_text *slot = &versions->memory[(hash.second + section) & (versions->memory_slots - 1)];
    versions->texts++;
    if (slot->section == section + 1 && slot->hash.first == hash.first && slot->hash.second == hash.second)
        return &slot->facts;
    versions->read++;
    versions->bytes += length;
    slot->hash = hash;
    slot->section = (uint8_t)(section + 1);
    section_read(&versions->plan_text->matcher, section, text, length, &slot->facts);
    return &slot->facts;
}

/* ---- names */

static const struct names_found *names_of(struct plan_versions *versions, enum plan_section section, const char *text,
                                          size_t length, struct text_hash hash, const struct names_context *context)
{
    struct read_names *slot = &versions->names_memory[(hash.second + section) & (versions->memory_slots - 1)];
    if (slot->section == section + 1 && slot->hash.first == hash.first && slot->hash.second == hash.second &&
        slot->context.setting == context->setting && slot->context.forename == context->forename &&
        slot->context.draft == context->draft)
        return &slot->found;
    slot->hash = hash;
    slot->context = *context;
    slot->section = (uint8_t)(section + 1);
    names_find(versions->plan_text->names, section, text, length, context, &slot->found);
    return &slot->found;
}

static void keep_names(struct plan_versions *versions, int64_t key, const struct names_seen *seen, bool known)
{
    for (unsigned i = 0; i < seen->count; i++) {
        versions->names = growing(versions->arena, versions->names, versions->name_count, &versions->name_room,
                                  sizeof versions->names[0]);
        versions->names[versions->name_count++] = (struct kept_name){key, seen->names[i], known};
    }
}

static void take_names(struct plan_versions *versions, int64_t key, enum plan_section section, const char *text,
                       size_t length, struct text_hash hash, const struct plan_text_context *context,
                       struct plan_text_result *result)
{
    const struct names_context of = names_context_of(context);
    if (length > SECTION_MOST)
        return;
    const struct names_found *found = names_of(versions, section, text, length, hash, &of);
    plan_text_names(context, section, found, result);
    keep_names(versions, key, &found->others, false);
    keep_names(versions, key, &found->known, true);
}

/* Those introduced before those that are not, name by name of each version. */
static int by_version_and_name(const void *a, const void *b)
{
    const struct kept_name *x = a;
    const struct kept_name *y = b;
    if (x->key != y->key)
        return (x->key > y->key) - (x->key < y->key);
    return x->name != y->name ? (x->name > y->name) - (x->name < y->name) : y->known - x->known;
}

static void judge_names(struct plan_versions *versions)
{
    const struct kept_name *before = NULL;
    if (versions->name_count == 0)
        return;
    qsort(versions->names, versions->name_count, sizeof versions->names[0], by_version_and_name);
    for (size_t i = 0; i < versions->name_count; i++) {
        const struct kept_name *name = &versions->names[i];
        bool same = before && before->key == name->key && before->name == name->name;
        before = same ? before : name;
        if (!before->known)
            versions->list[plan_versions_place(versions, name->key)].found |= check_bit(CHECK_COPY_OTHER_NAME);
    }
}

/* ---- adding up */

static void add(struct plan_version *version, const struct plan_text_result *result)
{
    version->looked_at |= result->looked_at;
    version->found |= result->found;
    version->needs |= result->needs;
    version->provided |= result->provided;
    version->intended |= result->intended;
    for (enum provision_section section = 0; section < PROVISION_SECTIONS; section++)
        if (result->provision[section].lines > 0)
            version->provision[section] = result->provision[section];
}

static void keep_sketch(struct plan_versions *versions, int64_t key, enum plan_section section,
                        const struct sketch *sketch)
{
    if (!sketch->there || versions->sketch_count == SKETCHES_MOST)
        return;
    versions->sketches = growing(&versions->sketch_arena, versions->sketches, versions->sketch_count,
                                 &versions->sketch_room, sizeof versions->sketches[0]);
    struct kept_sketch *kept = &versions->sketches[versions->sketch_count++];
    *kept = (struct kept_sketch){.key = key, .section = (uint8_t)section};
    memcpy(kept->bytes, sketch->bytes, sizeof kept->bytes);
}

void plan_versions_take(struct plan_versions *versions, uint32_t plan, enum plan_section section, const char *text,
                        size_t length, const struct plan_text_context *context)
{
    struct section_facts facts[PLAN_SECTIONS] = {{.there = false}};
    struct plan_text_result result;
    if (!versions->memory || !text)
        return;
    struct plan_version *version = version_of(versions, key_of(plan, context->version_date));
    struct text_hash hash = section_hash(text, length);
    facts[section] = *facts_of(versions, section, text, length, hash);
    plan_text_judge(facts, context, &result);
    if (versions->names_memory)
        take_names(versions, version->key, section, text, length, hash, context, &result);
    add(version, &result);
    keep_sketch(versions, version->key, section, &facts[section].sketch);
    version->texts[section] = (uint32_t)hash.first | 1;
}

/* ---- when all are in */

size_t plan_versions_place(const struct plan_versions *versions, int64_t key)
{
    size_t low = 0;
    size_t high = versions->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (versions->list[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int by_key(const void *a, const void *b)
{
    int64_t x = ((const struct plan_version *)a)->key;
    int64_t y = ((const struct plan_version *)b)->key;
    return (x > y) - (x < y);
}

static void judge_thread(struct plan_version *version)
{
    struct plan_text_result result = {.looked_at = version->looked_at,
                                      .found = version->found,
                                      .needs = version->needs,
                                      .provided = version->provided,
                                      .intended = version->intended};
    plan_text_thread(&result);
    version->looked_at = result.looked_at;
    version->found = result.found;
}

void plan_versions_end(struct plan_versions *versions)
{
    arena_free(&versions->memory_arena);
    versions->memory = NULL;
    versions->names_memory = NULL;
    if (versions->count == 0)
        return;
    qsort(versions->list, versions->count, sizeof versions->list[0], by_key);
    for (size_t place = 0; place < versions->count; place++)
        judge_thread(&versions->list[place]);
    judge_names(versions);
}
