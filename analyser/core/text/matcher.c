#include "core/text/matcher.h"

#include "base/growing.h"
#include "core/text/phrase_tree.h"

/* Runs of numbers other than 0, each with a 0 behind it and none twice; the empty one is at place 0. */
struct runs {
    uint16_t *numbers;
    size_t count;
    size_t room;
    size_t begun;    /* the run in hand */
    uint16_t *slots; /* of a hash table: places, 0: empty */
    size_t slot_mask;
};

/* While the tables are made. */
struct building {
    struct matcher *matcher;
    struct arena *arena;
    struct phrase_tree tree;
    uint16_t *rows;       /* by state */
    uint16_t *end_places; /* by state and capital: in `ends` */
    struct matcher_end *ends;
    size_t end_count;
    uint16_t *end_slots; /* of a hash table: places plus one, 0: empty */
    size_t end_slot_mask;
    struct runs adds;
};

static size_t slots_for(size_t things)
{
    size_t slots = 16;
    while (slots < 2 * things)
        slots *= 2;
    return slots;
}

/* ---- runs */

static void runs_add(struct runs *runs, uint16_t number, struct arena *arena)
{
    runs->numbers = growing(arena, runs->numbers, runs->count, &runs->room, sizeof *runs->numbers);
    runs->numbers[runs->count++] = number;
}

static void runs_start(struct runs *runs, size_t most, struct arena *arena)
{
    size_t slots = slots_for(most);
    *runs = (struct runs){.slots = ARENA_NEW(arena, slots, uint16_t), .slot_mask = slots - 1, .begun = 1};
    runs_add(runs, 0, arena);
}

static bool same_run(const uint16_t *one, const uint16_t *other)
{
    for (; *one && *one == *other; one++)
        other++;
    return *one == *other;
}

/* Ends the run in hand; its place, or that of the same one before it. */
static uint16_t runs_end(struct runs *runs, struct arena *arena)
{
    size_t begun = runs->begun;
    uint64_t hash = 1;
    if (runs->count == begun)
        return 0;
    runs_add(runs, 0, arena);
    for (const uint16_t *number = &runs->numbers[begun]; *number; number++)
        hash = tokens_mixed(hash, *number);
    size_t slot = hash & runs->slot_mask;
    while (runs->slots[slot] && !same_run(&runs->numbers[runs->slots[slot]], &runs->numbers[begun]))
        slot = (slot + 1) & runs->slot_mask;
    if (runs->slots[slot])
        runs->count = begun;
    else
        runs->slots[slot] = (uint16_t)begun;
    runs->begun = runs->count;
    return runs->slots[slot];
}

/* ---- what ends at a state */

static const uint64_t pronouns = MARK_BIT(MARK_HE) | MARK_BIT(MARK_SHE);

static void add_up(struct building *building, unsigned total, unsigned weight)
{
    runs_add(&building->adds, (uint16_t)(total << 8 | weight), building->arena);
}

static void add_phrase(struct building *building, const struct phrase *phrase)
{
    if (phrase->action == ACTION_TOPIC)
        add_up(building, matcher_total((enum topic_role)phrase->role, phrase->number), phrase->weight);
    else
        add_up(building, TOTAL_RECORDED + (unsigned)phrase->number, 1);
}

static uint8_t notes_of(const struct phrase *phrase)
{
    static const uint8_t notes[MARKS] = {
        [MARK_YEAR_GROUP] = NOTE_YEAR_GROUP, [MARK_AGE] = NOTE_AGE, [MARK_KEY_STAGE] = NOTE_KEY_STAGE};
    if (phrase->action != ACTION_MARK || !(phrase->number_before || phrase->number_after))
        return 0;
    return notes[phrase->number] | (phrase->number_after ? NOTE_PHRASE : 0);
}

static void add_end(struct building *building, struct matcher_end *end, const struct phrase *phrase)
{
    if (phrase->action == ACTION_MARK)
        end->marks |= MARK_BIT(phrase->number);
    else
        add_phrase(building, phrase);
    end->notes |= notes_of(phrase);
}

static uint16_t tally(struct building *building, uint64_t marks)
{
    if (marks & MARK_BIT(MARK_HE))
        add_up(building, TOTAL_HE, 1);
    if (marks & MARK_BIT(MARK_SHE))
        add_up(building, TOTAL_SHE, 1);
    return runs_end(&building->adds, building->arena);
}

static void add_ends(struct building *building, struct matcher_end *end, uint16_t state, bool capital)
{
    const struct phrase_tree *tree = &building->tree;
    for (uint16_t at = tree->states[state].ending; at; at = tree->endings[at].next) {
        const struct phrase *phrase = &tree->vocabulary->phrases[tree->endings[at].phrase];
        if (capital || !phrase->capital)
            add_end(building, end, phrase);
    }
}

static struct matcher_end end_of(struct building *building, uint16_t state, bool capital)
{
    const struct phrase_tree *tree = &building->tree;
    struct matcher_end end = {.marks = 0};
    if (state != STATE_START) {
        const struct tree_word *word = &tree->words[tree->states[state].word - 1];
        end.value = word->value;
        end.month = word->month;
    }
    for (uint16_t at = state; at != STATE_START; at = tree->states[at].back)
        add_ends(building, &end, at, capital);
    end.tally = tally(building, end.marks);
    if (end.value || end.month || end.notes || end.marks & MARK_BIT(MARK_WILL))
        end.look |= LOOK_LATER;
    if (end.marks & MARK_BIT(MARK_REVIEW))
        end.look |= LOOK_NOW;
    return end;
}

static bool same_end(const struct matcher_end *one, const struct matcher_end *other)
{
    return one->marks == other->marks && one->tally == other->tally && one->notes == other->notes &&
           one->value == other->value && one->month == other->month;
}

/* Its place, or that of another that is the same: so few are different that they stay near the processor. */
static uint16_t keep_end(struct building *building, const struct matcher_end *end)
{
    uint64_t hash = tokens_mixed(end->marks, end->tally);
    size_t slot = hash & building->end_slot_mask;
    for (; building->end_slots[slot]; slot = (slot + 1) & building->end_slot_mask)
        if (same_end(&building->ends[building->end_slots[slot] - 1], end))
            return building->end_slots[slot] - 1;
    building->ends[building->end_count] = *end;
    building->end_slots[slot] = (uint16_t)++building->end_count;
    return building->end_slots[slot] - 1;
}

/* A run of totals and weights as a tally; `count` is of the tallies there are. */
static void pack_tally(struct matcher_tally *tallies, size_t *count, const uint16_t *run)
{
    struct matcher_tally *tally = &tallies[(*count)++];
    for (unsigned i = 0; i < TALLY_ADDS; i++) {
        tally->to[i] = *run ? (uint8_t)(*run >> 8) : TOTAL_NOTHING;
        tally->weights[i] = (uint8_t)(*run & 0xff);
        run += *run != 0;
    }
    tally->rest = *run ? (uint16_t)*count : 0;
    if (*run)
        pack_tally(tallies, count, run);
}

/* Tally 0 adds nothing. */
static void pack_tallies(struct building *building)
{
    const struct runs *adds = &building->adds;
    struct matcher_tally *tallies = ARENA_NEW(building->arena, adds->count, struct matcher_tally);
    uint16_t *numbers = ARENA_NEW(building->arena, adds->count, uint16_t);
    size_t count = 1;
    for (size_t place = 1; place < adds->count; place++)
        if (adds->numbers[place - 1] == 0) {
            numbers[place] = (uint16_t)count;
            pack_tally(tallies, &count, &adds->numbers[place]);
        }
    for (size_t i = 0; i < building->end_count; i++)
        building->ends[i].tally = numbers[building->ends[i].tally];
    building->matcher->tallies = tallies;
}

static bool build_ends(struct building *building)
{
    size_t most = 2 * building->tree.state_count;
    building->ends = ARENA_NEW(building->arena, most, struct matcher_end);
    building->end_slot_mask = slots_for(most) - 1;
    building->end_slots = ARENA_NEW(building->arena, building->end_slot_mask + 1, uint16_t);
    runs_start(&building->adds, most, building->arena);
    for (size_t i = 0; i < most; i++) {
        struct matcher_end end = end_of(building, (uint16_t)(i / 2), i % 2);
        building->end_places[i] = keep_end(building, &end);
        if (building->adds.count > UINT16_MAX - PHRASES_MOST)
            return false;
    }
    pack_tallies(building);
    building->matcher->ends = building->ends;
    return true;
}

/* ---- steps: rows over one another */

/* While rows are laid. */
struct laying {
    const struct phrase_tree *tree;
    uint16_t *rows;  /* by state */
    uint16_t *owner; /* by place: whose row has a step there, NO_ROW: nobody's */
    uint16_t *to;    /* and the state it leads to */
    uint64_t *taken; /* bits by place: a step is there */
    uint64_t *begun; /* bits by place: a row begins there */
    size_t end;      /* behind the last place where a row begins */
    uint16_t *words; /* of the row in hand: they lead on */
    uint16_t *states;
    size_t count;
    uint16_t *seen; /* by word: the last state whose row has it */
};

/* The words that lead on from a state, or from where it leads back to. */
static void gather_row(struct laying *laying, uint16_t state)
{
    const struct tree_state *states = laying->tree->states;
    laying->count = 0;
    for (uint16_t at = state; at != STATE_START; at = states[at].back)
        for (uint16_t child = states[at].child; child != STATE_START; child = states[child].sibling) {
            uint16_t word = states[child].word;
            if (laying->seen[word] == state)
                continue; /* it leads further from a longer beginning */
            laying->seen[word] = state;
            laying->words[laying->count] = word;
            laying->states[laying->count++] = child;
        }
}

static void set_bit(uint64_t *bits, size_t place)
{
    bits[place / 64] |= (uint64_t)1 << place % 64;
}

/* Those of 64 places, from any on. */
static uint64_t bits_from(const uint64_t *bits, size_t place)
{
    uint64_t low = bits[place / 64] >> place % 64;
    return place % 64 ? low | bits[place / 64 + 1] << (64 - place % 64) : low;
}

/* At which of 64 places the row in hand could begin. */
static uint64_t fitting(const struct laying *laying, size_t place)
{
    uint64_t free = ~laying->begun[place / 64];
    for (size_t i = 0; i < laying->count && free; i++)
        free &= ~bits_from(laying->taken, place + laying->words[i]);
    return free;
}

/* No two rows begin at the same place, so that a step is known by where its row begins. */
static bool lay_row(struct laying *laying, uint16_t state)
{
    uint64_t free = 0;
    size_t place = 0;
    while (place < NO_ROW && (free = fitting(laying, place)) == 0)
        place += 64;
    size_t row = free ? place + (size_t)__builtin_ctzll(free) : NO_ROW;
    if (row >= NO_ROW)
        return false;
    for (size_t i = 0; i < laying->count; i++) {
        laying->owner[row + laying->words[i]] = (uint16_t)row;
        laying->to[row + laying->words[i]] = laying->states[i];
        set_bit(laying->taken, row + laying->words[i]);
    }
    laying->rows[state] = (uint16_t)row;
    set_bit(laying->begun, row);
    laying->end = laying->end > row ? laying->end : row + 1;
    return true;
}

/* Rows of short beginnings first, which are met most. */
static bool lay_own_rows(struct laying *laying)
{
    const struct phrase_tree *tree = laying->tree;
    for (unsigned depth = 1; depth <= tree->deepest; depth++)
        for (size_t i = 1; i < tree->state_count; i++) {
            if (tree->states[i].depth != depth || tree->states[i].child == STATE_START)
                continue;
            gather_row(laying, (uint16_t)i);
            if (!lay_row(laying, (uint16_t)i))
                return false;
        }
    return true;
}

/* States that lead nowhere by themselves have the row of where they lead back to. */
static void share_rows(struct laying *laying)
{
    const struct tree_state *states = laying->tree->states;
    for (size_t i = 1; i < laying->tree->state_count; i++) {
        uint16_t at = (uint16_t)i;
        while (at != STATE_START && states[at].child == STATE_START)
            at = states[at].back;
        laying->rows[i] = laying->rows[at];
    }
}

/* The state, with what is told of the word or step that leads there. */
static uint64_t packed(const struct building *building, uint64_t lead, uint16_t state)
{
    const uint16_t *ends = &building->end_places[2 * (size_t)state];
    return lead | (uint64_t)building->rows[state] << 16 | (uint64_t)ends[0] << 32 | (uint64_t)ends[1] << 48;
}

static void pack_steps(struct building *building, const struct laying *laying)
{
    size_t count = laying->end + building->tree.word_count + 1;
    uint64_t *steps = ARENA_NEW(building->arena, count, uint64_t);
    for (size_t i = 0; i < count; i++)
        steps[i] = laying->owner[i] == NO_ROW ? NO_ROW : packed(building, laying->owner[i], laying->to[i]);
    building->matcher->steps = steps;
}

static bool build_steps(struct building *building)
{
    struct arena *arena = building->arena;
    size_t words = building->tree.word_count + 1;
    struct laying laying = {.tree = &building->tree,
                            .rows = building->rows,
                            .owner = ARENA_NEW(arena, NO_ROW + words, uint16_t),
                            .to = ARENA_NEW(arena, NO_ROW + words, uint16_t),
                            .taken = ARENA_NEW(arena, (NO_ROW + words) / 64 + 3, uint64_t),
                            .begun = ARENA_NEW(arena, NO_ROW / 64 + 1, uint64_t),
                            .end = ROW_START + 1,
                            .words = ARENA_NEW(arena, words, uint16_t),
                            .states = ARENA_NEW(arena, words, uint16_t),
                            .seen = ARENA_NEW(arena, words, uint16_t)};
    set_bit(laying.begun, ROW_START);
    memset(laying.owner, 0xff, (NO_ROW + words) * sizeof laying.owner[0]);
    if (!lay_own_rows(&laying))
        return false;
    share_rows(&laying);
    pack_steps(building, &laying);
    return true;
}

/* ---- words */

static bool is_pronoun(const struct building *building, const struct tree_word *word)
{
    return building->ends[building->end_places[2 * (size_t)word->first]].marks & pronouns;
}

static uint64_t known_as(const struct building *building, uint16_t number)
{
    const struct tree_word *word = &building->tree.words[number - 1];
    return packed(building, number | (is_pronoun(building, word) ? WORD_PRONOUN : 0), word->first);
}

static void build_words(struct building *building)
{
    const struct phrase_tree *tree = &building->tree;
    struct matcher *matcher = building->matcher;
    struct known_word *words = ARENA_NEW(building->arena, tree->word_count, struct known_word);
    for (size_t i = 0; i < tree->word_count; i++)
        words[i] = (struct known_word){tree->words[i].key, known_as(building, (uint16_t)(i + 1))};
    word_table_build(&matcher->words, words, tree->word_count, building->arena);
    matcher->any_number = known_as(building, WORD_ANY_NUMBER);
    matcher->beginning_row = matcher_row(known_as(building, WORD_BEGINNING));
}

bool matcher_build(struct matcher *matcher, const struct vocabulary *vocabulary, struct arena *arena, struct err *err)
{
    struct building building = {.matcher = matcher, .arena = arena};
    struct phrase_tree *tree = &building.tree;
    *matcher = (struct matcher){.vocabulary = vocabulary};
    if (!phrase_tree_build(tree, vocabulary, arena, err))
        return false;
    building.rows = ARENA_NEW(arena, tree->state_count, uint16_t);
    building.end_places = ARENA_NEW(arena, 2 * tree->state_count, uint16_t);
    if (tree->word_count > TABLE_WORDS_MOST || !build_ends(&building) || !build_steps(&building))
        return err_set(err, ERR_DATA, "the vocabulary of plans has too many phrases");
    build_words(&building);
    return true;
}
