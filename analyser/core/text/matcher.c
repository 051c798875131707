#include "core/text/matcher.h"

#include "base/growing.h"
#include "core/text/phrase_tree.h"

/* While the tables are made. */
struct building {
    struct matcher *matcher;
    struct arena *arena;
    struct phrase_tree tree;
    uint16_t *rows;       /* by state */
    uint16_t *end_places; /* by state and capital: in `ends` */
    struct matcher_end *ends;
    size_t end_count;
    uint16_t *lists;
    size_t list_count;
    size_t list_room;
};

/* ---- what ends at a state */

/* Marks that do more than stand in their sentence: they are counted, or keep others out; and those that are kept out. */
static const uint64_t eventful = MARK_BIT(MARK_WILL) | MARK_BIT(MARK_HE) | MARK_BIT(MARK_SHE) | MARK_BIT(MARK_REVIEW);
static const uint64_t kept_out = MARK_BIT(MARK_HOURS) | MARK_BIT(MARK_FREQUENCY);

/* Whether the phrase does no more than set its mark, wherever it ends. */
static bool is_plain(const struct phrase *phrase)
{
    bool with_capital = phrase->capital && MARK_BIT(phrase->number) & (eventful | kept_out);
    return phrase->action == ACTION_MARK && !phrase->number_before && !phrase->number_after &&
           phrase->number != MARK_CONTINUES && !with_capital;
}

static bool adds_up(const struct phrase *phrase)
{
    return phrase->action != ACTION_MARK && !phrase->number_before && !phrase->number_after;
}

/* Adds to the tally of what ends here; false: that is another one, or full. */
static bool tally(struct matcher_end *end, unsigned to, unsigned part, uint32_t weight)
{
    if (end->tally != TALLY_NOTHING && end->tally != to)
        return false;
    if (matcher_tally_part(end->weights, part) + weight > TALLY_WEIGHT_MOST)
        return false;
    end->tally = (uint8_t)to;
    end->weights += matcher_weight(part, weight);
    return true;
}

static bool tally_phrase(struct matcher_end *end, const struct phrase *phrase)
{
    if (phrase->action == ACTION_TOPIC)
        return tally(end, phrase->number, phrase->role, phrase->weight);
    return tally(end, TALLY_RECORDED + (unsigned)phrase->number, 0, 1);
}

/* He and she, where nothing else adds up. */
static bool tally_pronouns(struct matcher_end *end)
{
    if (end->tally != TALLY_NOTHING || !(end->marks & (MARK_BIT(MARK_HE) | MARK_BIT(MARK_SHE))))
        return false;
    return tally(end, TALLY_PRONOUNS, 0, end->marks >> MARK_HE & 1) &&
           tally(end, TALLY_PRONOUNS, 1, end->marks >> MARK_SHE & 1);
}

static void add_to_list(struct building *building, uint16_t number)
{
    building->lists =
        growing(building->arena, building->lists, building->list_count, &building->list_room, sizeof *building->lists);
    building->lists[building->list_count++] = number;
}

static void list_phrase(struct building *building, struct matcher_end *end, uint16_t number)
{
    const struct phrase *phrase = &building->tree.vocabulary->phrases[number - 1];
    unsigned words = building->tree.phrase_words[number - 1];
    add_to_list(building, number);
    if (phrase->number_before)
        end->due |= matcher_due(words, true);
    else if (phrase->action == ACTION_MARK && phrase->number == MARK_CONTINUES)
        end->due |= matcher_due(words, false);
    else
        end->more = true;
}

static void add_end(struct building *building, struct matcher_end *end, uint16_t number)
{
    const struct phrase *phrase = &building->tree.vocabulary->phrases[number - 1];
    if (is_plain(phrase))
        end->marks |= MARK_BIT(phrase->number);
    else if (!adds_up(phrase) || !tally_phrase(end, phrase))
        list_phrase(building, end, number);
}

static struct matcher_end end_of(struct building *building, uint16_t state, bool capital)
{
    const struct phrase_tree *tree = &building->tree;
    struct matcher_end end = {.list = (uint16_t)building->list_count, .tally = TALLY_NOTHING};
    if (state != STATE_START) {
        const struct tree_word *word = &tree->words[tree->states[state].word - 1];
        end.value = word->value;
        end.month = word->month;
    }
    for (uint16_t at = state; at != STATE_START; at = tree->states[at].back)
        for (uint16_t number = tree->states[at].phrase; number; number = tree->next_phrase[number - 1])
            if (capital || !tree->vocabulary->phrases[number - 1].capital)
                add_end(building, &end, number);
    if (building->list_count > end.list)
        add_to_list(building, 0);
    else
        end.list = 0;
    uint64_t tallied = tally_pronouns(&end) ? MARK_BIT(MARK_HE) | MARK_BIT(MARK_SHE) : 0;
    end.more |= end.value || end.month || end.marks & eventful & ~tallied;
    return end;
}

static bool same_list(const struct building *building, uint16_t one, uint16_t other)
{
    while (building->lists[one] && building->lists[one] == building->lists[other]) {
        one++;
        other++;
    }
    return building->lists[one] == building->lists[other];
}

/* Its place, that of another that is the same if there is one: so few are different that they stay near the processor. */
static uint16_t keep_end(struct building *building, const struct matcher_end *end)
{
    size_t place = 0;
    for (; place < building->end_count; place++) {
        const struct matcher_end *other = &building->ends[place];
        if (other->marks == end->marks && other->tally == end->tally && other->weights == end->weights &&
            other->due == end->due && other->more == end->more && other->value == end->value &&
            other->month == end->month && same_list(building, other->list, end->list))
            break;
    }
    if (place == building->end_count)
        building->ends[building->end_count++] = *end;
    else if (end->list)
        building->list_count = end->list;
    return (uint16_t)place;
}

static bool build_ends(struct building *building)
{
    building->ends = ARENA_NEW(building->arena, 2 * building->tree.state_count, struct matcher_end);
    add_to_list(building, 0);
    for (size_t i = 0; i < 2 * building->tree.state_count; i++) {
        struct matcher_end end = end_of(building, (uint16_t)(i / 2), i % 2);
        building->end_places[i] = keep_end(building, &end);
        if (building->list_count > UINT16_MAX - PHRASES_MOST)
            return false;
    }
    building->matcher->ends = building->ends;
    building->matcher->lists = building->lists;
    return true;
}

/* ---- steps: rows over one another */

/* While rows are laid. */
struct laying {
    const struct phrase_tree *tree;
    uint16_t *rows;  /* by state */
    uint16_t *owner; /* by place: whose row has a step there, NO_ROW: nobody's */
    uint16_t *to;    /* and the state it leads to */
    size_t from;     /* where to look for room */
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

static bool fits(const struct laying *laying, size_t row)
{
    for (size_t i = 0; i < laying->count; i++)
        if (laying->owner[row + laying->words[i]] != NO_ROW)
            return false;
    return true;
}

/* No two rows begin at the same place, so that a step is known by where its row begins. */
static bool lay_row(struct laying *laying, uint16_t state)
{
    size_t row = laying->from;
    while (row < NO_ROW && !fits(laying, row))
        row++;
    if (row == NO_ROW)
        return false;
    for (size_t i = 0; i < laying->count; i++) {
        laying->owner[row + laying->words[i]] = (uint16_t)row;
        laying->to[row + laying->words[i]] = laying->states[i];
    }
    laying->rows[state] = (uint16_t)row;
    laying->from = row + 1;
    return true;
}

/* States that lead nowhere by themselves have the row of where they lead back to, which is laid before, being shorter. */
static bool lay_rows(struct laying *laying)
{
    const struct phrase_tree *tree = laying->tree;
    for (unsigned depth = 1; depth <= tree->deepest; depth++)
        for (size_t i = 1; i < tree->state_count; i++) {
            const struct tree_state *state = &tree->states[i];
            if (state->depth != depth)
                continue;
            laying->rows[i] = laying->rows[state->back];
            if (state->child == STATE_START)
                continue;
            gather_row(laying, (uint16_t)i);
            if (!lay_row(laying, (uint16_t)i))
                return false;
        }
    return true;
}

/* The state, with what is told of the word or step that leads there. */
static uint64_t packed(const struct building *building, uint64_t lead, uint16_t state)
{
    const uint16_t *ends = &building->end_places[2 * (size_t)state];
    return lead | (uint64_t)building->rows[state] << 16 | (uint64_t)ends[0] << 32 | (uint64_t)ends[1] << 48;
}

static void pack_steps(struct building *building, const struct laying *laying)
{
    size_t count = laying->from + building->tree.word_count + 1;
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
                            .from = ROW_START + 1,
                            .words = ARENA_NEW(arena, words, uint16_t),
                            .states = ARENA_NEW(arena, words, uint16_t),
                            .seen = ARENA_NEW(arena, words, uint16_t)};
    memset(laying.owner, 0xff, (NO_ROW + words) * sizeof laying.owner[0]);
    if (!lay_rows(&laying))
        return false;
    pack_steps(building, &laying);
    return true;
}

/* ---- words */

static bool is_pronoun(const struct building *building, const struct tree_word *word)
{
    static const uint64_t pronouns = MARK_BIT(MARK_HE) | MARK_BIT(MARK_SHE);
    return building->ends[building->end_places[2 * (size_t)word->first]].marks & pronouns;
}

static void build_words(struct building *building)
{
    const struct phrase_tree *tree = &building->tree;
    struct known_word *words = ARENA_NEW(building->arena, tree->word_count, struct known_word);
    for (size_t i = 0; i < tree->word_count; i++) {
        const struct tree_word *word = &tree->words[i];
        uint64_t lead = (uint64_t)(i + 1) | (is_pronoun(building, word) ? WORD_PRONOUN : 0);
        words[i] = (struct known_word){word->key, packed(building, lead, word->first)};
    }
    word_table_build(&building->matcher->words, words, tree->word_count, building->arena);
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
    matcher->phrase_words = tree->phrase_words;
    return true;
}
