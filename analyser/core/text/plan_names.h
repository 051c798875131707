/*
 * plan_names.h: names that the text of plans is looked through for, as they are given at run time: those of the authority's
 * settings, and forenames of its children where the records have any. They are held in memory while a run lasts, as hashes
 * of their words and the first letters of a forename; no name is given out.
 *
 *     plan_names_begin, plan_names_add for each, plan_names_end; then plan_names_of and, from any thread, names_find.
 *
 * A name is a path of words; all paths are one tree, of which a text is walked from each word that begins with a capital, the
 * longest path being the name. A setting is also found by its name without "the" and the words that say of what kind it is,
 * where two words are left and no other setting is called so. Left out: names of fewer than three letters, of common words
 * alone ("Primary School", Hope, Will), or of more than eight words.
 */
#ifndef CORE_PLAN_NAMES_H
#define CORE_PLAN_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/text/plan_checks.h"

enum name_kind { NAME_SETTING, NAME_FORENAME, NAME_KINDS };

enum { NAME_WORDS_MOST = 8, NAME_NONE = 0, NAME_AMBIGUOUS = INT32_MAX };

/* One name, however many have it; its number is its place plus one. */
struct plan_name {
    uint64_t keys[NAME_WORDS_MOST];
    uint64_t initials; /* the first letters, as tokens_load has them, in small */
    uint8_t words;
    bool left_out;
};

/* Who has it: setting_urn or person_id. */
struct name_owner {
    int64_t id;
    uint32_t name;
};

struct name_list {
    bool given; /* the records have a column of them */
    struct plan_name *names;
    size_t count;
    size_t room;
    struct name_owner *owners; /* by id, when all are in */
    size_t owner_count;
    size_t owner_room;
    uint32_t *slots; /* by words: the number of the name */
    size_t slot_count;
    uint32_t left_out;
};

/* Where a path of words ends or goes on. */
struct name_node {
    uint64_t path; /* a hash of its words, 0: an empty slot */
    uint32_t names[NAME_KINDS];
    bool whole[NAME_KINDS]; /* the name itself, not what it is called in short */
    bool more;
};

struct word_class {
    uint64_t key;
    uint32_t classes;
};

enum { CLASS_SLOTS = 1024 };

struct plan_names {
    struct arena *arena;
    struct name_list lists[NAME_KINDS];
    struct name_node *nodes;
    unsigned node_bits;
    uint32_t beginnings[32];                /* by the first letter of a path: bits by its second */
    struct word_class classes[CLASS_SLOTS]; /* words beside names, by key */
};

void plan_names_begin(struct plan_names *names, struct arena *arena);

/* A name of whoever has the id; copied as far as it is needed. */
void plan_names_add(struct plan_names *names, enum name_kind kind, int64_t id, const char *text, size_t length);

void plan_names_end(struct plan_names *names);

/* The number of the name that is recorded of an id, NAME_NONE if none is. */
uint32_t plan_names_of(const struct plan_names *names, enum name_kind kind, int64_t id);

/* What is recorded of the child whose plan it is: numbers of names. */
struct names_context {
    uint32_t setting;
    uint32_t forename;
    bool draft;
};

enum { NAMES_KEPT = 4 };

/* A few names, and where in the text each stands first. */
struct names_seen {
    uint32_t names[NAMES_KEPT];
    uint32_t at[NAMES_KEPT];
    unsigned count;
};

struct names_found {
    struct names_seen settings; /* others than the recorded one, told as attended now */
    struct names_seen others;   /* forenames that stand where the child's would */
    struct names_seen known;    /* forenames of others who are introduced: a brother, a friend, staff */
};

void names_find(const struct plan_names *names, enum plan_section section, const char *text, size_t length,
                const struct names_context *context, struct names_found *found);

/* Whether a name stands where the child's would, and is introduced nowhere. */
bool names_has_stranger(const struct names_seen *others, const struct names_seen *known);

/* ---- for names_find alone */

enum word_class_bit {
    CLASS_PAST = 1,
    CLASS_MOVING = 2, /* wishes, visits, what is to come */
    CLASS_RELATIVE = 4,
    CLASS_STAFF = 8,
    CLASS_TITLE = 16,
    CLASS_VERB = 32, /* behind the name of who does it */
    CLASS_FOR = 64,  /* before the name of whom it is for */
    CLASS_FIRST_PERSON = 128,
    CLASS_ATTENDS = 256,
    CLASS_PLACE = 512,  /* at, by */
    CLASS_ORIGIN = 1024, /* from, of: behind a name, of where somebody comes from */
    CLASS_KIND = 2048,   /* of settings: school, primary */
    CLASS_COMMON = 4096, /* a word as often as a name */
    CLASS_ACTS = 8192,   /* behind the name of who does it, where sections are of nobody but the child */
    CLASS_STAGE = 16384, /* key stage: behind what is else of a key worker */
};

uint32_t plan_names_classes(const struct plan_names *names, uint64_t key);

static inline uint64_t plan_names_path(uint64_t path, uint64_t key)
{
    path = (path ^ key) * 0x9fb21c651e98df25U;
    path ^= path >> 32;
    return path ? path : 1;
}

/* Whether a name that is looked for begins with these letters; a sign or a byte beyond ASCII counts as one of them. */
static inline bool plan_names_may_begin(const struct plan_names *names, unsigned first, unsigned second)
{
    return names->beginnings[first & 31] >> (second & 31) & 1;
}

/* NULL: no name has this path. */
const struct name_node *plan_names_node(const struct plan_names *names, uint64_t path);

#endif
