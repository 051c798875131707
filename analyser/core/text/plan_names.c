#include "core/text/plan_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/growing.h"
#include "core/text/tokens.h"

enum { SLOTS_FIRST = 256, LETTERS_LEAST = 3, SHORT_WORDS_LEAST = 2 };

/* Words that say what a name beside them is; in the field's own words. */
static const struct class_words {
    uint32_t classes;
    const char *words;
} class_words[] = {
    {CLASS_PAST,
     "was were attended previously previous former formerly left moved since until before transferred started "
     "began had ended joined used went earlier originally excluded been after"},
    {CLASS_MOVING,
     "would prefer preference prefers hope hopes hoping wish wishes wants want visit visited visits visiting "
     "transition transfer transferring next move moves moving apply applied considering considered consulted "
     "consult consultation offered offer refused future choose choice chosen potential possible taster"},
    {CLASS_RELATIVE,
     "brother brothers sister sisters sibling siblings twin twins cousin cousins friend friends friendship "
     "aunt auntie uncle mum mummy mam mother dad daddy father nan nana gran grandma grandad granddad "
     "grandmother grandfather grandparents stepbrother stepsister stepdad stepmum niece nephew neighbour "
     "dog cat puppy kitten rabbit hamster pony horse pet peer peers classmate classmates buddy boyfriend "
     "girlfriend partner named called carer carers parent parents son daughter"},
    {CLASS_STAFF,
     "ta tas lsa hlta senco sendco inco teacher teachers mentor tutor assistant worker therapist nurse coach "
     "psychologist lead leader staff intervenor keyworker key headteacher head director manager coordinator "
     "officer paediatrician doctor consultant advisor adviser practitioner interpreter signer supervisor "
     "instructor chaplain caseworker advocate salt ot ep report reports advice driver escort specialist"},
    {CLASS_TITLE | CLASS_STAFF, "mr mrs miss ms dr sir prof professor madam"},
    {CLASS_VERB,
     "will is has needs can should would finds likes enjoys struggles requires uses does cannot must could gets "
     "becomes feels wants shows makes knows understands benefits responds communicates learns works takes "
     "becoming being having using to who"},
    {CLASS_ACTS,
     "pays reads writes plays says tells asks goes comes sits stands walks runs talks speaks listens follows eats "
     "drinks sleeps looks tries joins manages attends lives copes relies receives remains continues presents "
     "demonstrates displays lacks experiences tends prefers loves hates dislikes avoids refuses achieves accesses "
     "engages participates interacts plans answers counts spells draws holds moves sees hears feels thinks "
     "remembers forgets chooses starts stops finishes completes gives keeps puts wears copies recognises "
     "identifies expresses signs seeks reacts behaves worries had may might shall won't doesn't isn't hasn't "
     "often sometimes usually also always never currently"},
    {CLASS_STAGE, "stage"},
    {CLASS_FOR,
     "for help helps helping support supports supporting enable enables enabling allow allows allowing encourage "
     "encourages encouraging teach teaches teaching give gives giving prompt prompts prompting that when if "
     "because where while ensure remind reminds offer provide provides providing ensuring motivate reassure "
     "monitor assess prepare guide redirect involve once unless whether"},
    {CLASS_FIRST_PERSON, "i me my mine we us our myself"},
    {CLASS_ATTENDS, "attends attending roll pupil student placed educated placement timetable classroom"},
    {CLASS_PLACE, "at by in"},
    {CLASS_ORIGIN, "from of"},
    {CLASS_KIND,
     "the school schools primary infant infants junior juniors secondary high academy college nursery preschool pre "
     "centre special community sixth form catholic free grammar and of for c e ce rc cofe church england "
     "voluntary aided controlled first middle lower upper unit provision"},
    {CLASS_COMMON,
     "art bill charity christian dale drew eve faith frank gene glen grace guy hope jack joy june mark may noel "
     "pat penny ray rich rob rose sky sue summer autumn april august will victor victory young king prince "
     "duke earl early long short"},
};

/* ---- words beside names */

static uint64_t class_slot(uint64_t key)
{
    return key * 0x9e3779b97f4a7c15U >> 54;
}

static void class_word(struct plan_names *names, uint64_t key, uint32_t classes)
{
    uint64_t slot = class_slot(key);
    while (names->classes[slot].key && names->classes[slot].key != key)
        slot = (slot + 1) % CLASS_SLOTS;
    names->classes[slot].key = key;
    names->classes[slot].classes |= classes;
}

uint32_t plan_names_classes(const struct plan_names *names, uint64_t key)
{
    uint64_t slot = class_slot(key);
    for (; names->classes[slot].key; slot = (slot + 1) % CLASS_SLOTS)
        if (names->classes[slot].key == key)
            return names->classes[slot].classes;
    return 0;
}

void plan_names_begin(struct plan_names *names, struct arena *arena)
{
    *names = (struct plan_names){.arena = arena};
    for (size_t row = 0; row < sizeof class_words / sizeof class_words[0]; row++) {
        struct tokens tokens;
        tokens_start(&tokens, class_words[row].words, strlen(class_words[row].words));
        while (tokens_next(&tokens) == TOKEN_WORD)
            class_word(names, tokens.key, class_words[row].classes);
    }
}

/* ---- names, each once */

/* The words of a name, false: it has none or too many. */
static bool split(struct plan_name *name, const char *text, size_t length)
{
    struct tokens tokens;
    enum token token;
    *name = (struct plan_name){.words = 0};
    tokens_start(&tokens, text, length);
    while ((token = tokens_next(&tokens)) != TOKEN_END) {
        if (token != TOKEN_WORD && token != TOKEN_NUMBER)
            continue;
        if (name->words == NAME_WORDS_MOST)
            return false;
        name->keys[name->words++] = tokens.key;
    }
    return name->words > 0;
}

static size_t letters_of_text(struct plan_name *name, const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text;
    name->initials = tokens_load(at, at + length) | EVERY_BYTE(0x20);
    size_t letters = 0;
    for (size_t i = 0; i < length; i++)
        letters += at[i] >= 0x80 || (at[i] | 0x20) >= 'a';
    return letters;
}

static uint64_t path_of(const uint64_t *keys, unsigned words)
{
    uint64_t path = 0;
    for (unsigned i = 0; i < words; i++)
        path = plan_names_path(path, keys[i]);
    return path;
}

static bool same_words(const struct plan_name *a, const struct plan_name *b)
{
    return a->words == b->words && memcmp(a->keys, b->keys, a->words * sizeof a->keys[0]) == 0;
}

static void file(struct name_list *list, size_t place)
{
    const struct plan_name *name = &list->names[place];
    size_t slot = path_of(name->keys, name->words) & (list->slot_count - 1);
    while (list->slots[slot])
        slot = (slot + 1) & (list->slot_count - 1);
    list->slots[slot] = (uint32_t)place + 1;
}

static void grow(struct name_list *list, struct arena *arena)
{
    if (2 * list->count < list->slot_count)
        return;
    list->slot_count = list->slot_count ? 2 * list->slot_count : SLOTS_FIRST;
    list->slots = ARENA_NEW(arena, list->slot_count, uint32_t);
    for (size_t place = 0; place < list->count; place++)
        file(list, place);
}

static uint32_t number_of(struct name_list *list, const struct plan_name *name, struct arena *arena)
{
    grow(list, arena);
    size_t slot = path_of(name->keys, name->words) & (list->slot_count - 1);
    for (; list->slots[slot]; slot = (slot + 1) & (list->slot_count - 1))
        if (same_words(&list->names[list->slots[slot] - 1], name))
            return list->slots[slot];
    list->names = growing(arena, list->names, list->count, &list->room, sizeof list->names[0]);
    list->names[list->count] = *name;
    file(list, list->count);
    return (uint32_t)++list->count;
}

/* All its words have one of these classes. */
static bool all_are(const struct plan_names *names, const struct plan_name *name, uint32_t classes)
{
    unsigned word = 0;
    while (word < name->words && plan_names_classes(names, name->keys[word]) & classes)
        word++;
    return word == name->words;
}

/* Letters with accents too. */
static bool is_of_word(unsigned char byte)
{
    return byte >= 0x80 || is_letter(byte);
}

/* The first two letters of its first word, and of the next behind "the". */
static void note_beginnings(struct plan_names *names, const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text;
    const unsigned char *end = at + length;
    for (int word = 0; word < 2 && at < end; word++) {
        while (at < end && !is_of_word(*at))
            at++;
        const unsigned char *first = at;
        while (at < end && is_of_word(*at))
            at++;
        if (first < end)
            names->beginnings[*first & 31] |= 1U << (first + 1 < end ? first[1] & 31 : 0);
        if (at - first != 3 || (tokens_load(first, at) | EVERY_BYTE(0x20)) << 40 != (uint64_t)0x656874 << 40)
            return;
    }
}

void plan_names_add(struct plan_names *names, enum name_kind kind, int64_t id, const char *text, size_t length)
{
    struct name_list *list = &names->lists[kind];
    struct plan_name name;
    bool whole = split(&name, text, length);
    if (name.words == 0)
        return;
    uint32_t common = kind == NAME_SETTING ? CLASS_KIND : ~(uint32_t)0; /* any word that stands beside names is one */
    name.left_out = letters_of_text(&name, text, length) < LETTERS_LEAST || !whole || all_are(names, &name, common);
    if (!name.left_out)
        note_beginnings(names, text, length);
    list->owners = growing(names->arena, list->owners, list->owner_count, &list->owner_room, sizeof list->owners[0]);
    list->owners[list->owner_count++] = (struct name_owner){id, number_of(list, &name, names->arena)};
}

/* ---- the tree of their paths */

static struct name_node *node_of(struct plan_names *names, uint64_t path)
{
    uint64_t last = ((uint64_t)1 << names->node_bits) - 1;
    uint64_t slot = path & last;
    while (names->nodes[slot].path && names->nodes[slot].path != path)
        slot = (slot + 1) & last;
    names->nodes[slot].path = path;
    return &names->nodes[slot];
}

const struct name_node *plan_names_node(const struct plan_names *names, uint64_t path)
{
    uint64_t last = ((uint64_t)1 << names->node_bits) - 1;
    for (uint64_t slot = path & last; names->nodes[slot].path; slot = (slot + 1) & last)
        if (names->nodes[slot].path == path)
            return &names->nodes[slot];
    return NULL;
}

static void put_path(struct plan_names *names, enum name_kind kind, const uint64_t *keys, unsigned words,
                     uint32_t number, bool whole)
{
    uint64_t path = 0;
    struct name_node *node = NULL;
    for (unsigned word = 0; word < words; word++) {
        path = plan_names_path(path, keys[word]);
        node = node_of(names, path);
        node->more |= word + 1 < words;
    }
    if (!node || node->whole[kind])
        return;
    bool other = node->names[kind] != NAME_NONE && node->names[kind] != number;
    node->names[kind] = other ? NAME_AMBIGUOUS : number;
    node->whole[kind] = whole;
}

/* "Orchard" of "The Orchard Academy" would be too short; "Castle Mead" is what Castle Mead Academy is called. */
static void put_short(struct plan_names *names, const struct plan_name *name, uint32_t number)
{
    static const char the[] = "the";
    unsigned first = name->keys[0] == tokens_load((const unsigned char *)the, (const unsigned char *)the + 3);
    for (unsigned words = name->words; words >= first + SHORT_WORDS_LEAST; words--) {
        struct plan_name form = {.words = (uint8_t)(words - first)};
        memcpy(form.keys, name->keys + first, form.words * sizeof form.keys[0]);
        if (all_are(names, &form, CLASS_KIND))
            return;
        put_path(names, NAME_SETTING, form.keys, form.words, number, false);
        if (!(plan_names_classes(names, name->keys[words - 1]) & CLASS_KIND))
            return;
    }
}

static int by_id(const void *a, const void *b)
{
    int64_t x = ((const struct name_owner *)a)->id;
    int64_t y = ((const struct name_owner *)b)->id;
    return (x > y) - (x < y);
}

static void end_list(struct plan_names *names, enum name_kind kind)
{
    struct name_list *list = &names->lists[kind];
    for (uint32_t i = 0; i < list->count; i++) {
        list->left_out += list->names[i].left_out;
        if (!list->names[i].left_out)
            put_path(names, kind, list->names[i].keys, list->names[i].words, i + 1, true);
    }
    for (uint32_t i = 0; i < list->count && kind == NAME_SETTING; i++)
        if (!list->names[i].left_out)
            put_short(names, &list->names[i], i + 1);
    if (list->owner_count > 0)
        qsort(list->owners, list->owner_count, sizeof list->owners[0], by_id);
}

void plan_names_end(struct plan_names *names)
{
    size_t nodes = 1;
    for (enum name_kind kind = 0; kind < NAME_KINDS; kind++)
        for (size_t i = 0; i < names->lists[kind].count; i++)
            nodes += 2U * names->lists[kind].names[i].words;
    for (names->node_bits = 4; (size_t)1 << names->node_bits < 2 * nodes;)
        names->node_bits++;
    names->nodes = ARENA_NEW(names->arena, (size_t)1 << names->node_bits, struct name_node);
    for (enum name_kind kind = 0; kind < NAME_KINDS; kind++)
        end_list(names, kind);
}

uint32_t plan_names_of(const struct plan_names *names, enum name_kind kind, int64_t id)
{
    const struct name_list *list = &names->lists[kind];
    size_t low = 0;
    size_t high = list->owner_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->owners[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < list->owner_count && list->owners[low].id == id ? list->owners[low].name : NAME_NONE;
}
