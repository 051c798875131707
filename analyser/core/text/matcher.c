#include "core/text/matcher.h"

#include "base/growing.h"
#include "core/text/phrase_tree.h"

/* ---- steps: rows over one another */

/* While rows are laid. */
struct laying {
    const struct phrase_tree *tree;
    uint16_t *rows;
    struct matcher_step *steps;
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
        if (laying->steps[row + laying->words[i]].row != NO_ROW)
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
    for (size_t i = 0; i < laying->count; i++)
        laying->steps[row + laying->words[i]] = (struct matcher_step){(uint16_t)row, laying->states[i]};
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

static bool build_steps(struct matcher *matcher, const struct phrase_tree *tree, struct arena *arena, struct err *err)
{
    size_t words = tree->word_count + 1;
    size_t room = NO_ROW + words;
    struct matcher_step *steps = ARENA_NEW(arena, room, struct matcher_step);
    struct laying laying = {.tree = tree,
                            .rows = ARENA_NEW(arena, tree->state_count, uint16_t),
                            .steps = steps,
                            .from = 1,
                            .words = ARENA_NEW(arena, words, uint16_t),
                            .states = ARENA_NEW(arena, words, uint16_t),
                            .seen = ARENA_NEW(arena, words, uint16_t)};
    for (size_t i = 0; i < room; i++)
        steps[i].row = NO_ROW;
    matcher->rows = laying.rows;
    matcher->steps = steps;
    return lay_rows(&laying) || err_set(err, ERR_DATA, "the vocabulary of plans has too many phrases");
}

/* ---- what ends at a state */

/* Marks that do more than stand in their sentence: they are counted, or keep others out; and those that are kept out. */
static const uint64_t eventful = MARK_BIT(MARK_WILL) | MARK_BIT(MARK_HE) | MARK_BIT(MARK_SHE) | MARK_BIT(MARK_REVIEW);
static const uint64_t kept_out = MARK_BIT(MARK_HOURS) | MARK_BIT(MARK_FREQUENCY);

/* While ends are made. */
struct ending {
    const struct phrase_tree *tree;
    struct arena *arena;
    uint16_t *lists;
    size_t count;
    size_t room;
};

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

static void set_tally(struct matcher_end *end, const struct phrase *phrase)
{
    bool topic = phrase->action == ACTION_TOPIC;
    end->tally = (uint8_t)(topic ? matcher_tally((enum topic_role)phrase->role, phrase->number)
                                 : TALLY_RECORDED + (unsigned)phrase->number);
    end->weight = topic ? phrase->weight : 1;
}

static void add_to_list(struct ending *ending, uint16_t number)
{
    ending->lists = growing(ending->arena, ending->lists, ending->count, &ending->room, sizeof *ending->lists);
    ending->lists[ending->count++] = number;
}

static void list_phrase(struct ending *ending, struct matcher_end *end, uint16_t number)
{
    const struct phrase *phrase = &ending->tree->vocabulary->phrases[number - 1];
    unsigned words = ending->tree->phrase_words[number - 1];
    add_to_list(ending, number);
    if (phrase->number_before)
        end->due |= matcher_due(words, true);
    else if (phrase->action == ACTION_MARK && phrase->number == MARK_CONTINUES)
        end->due |= matcher_due(words, false);
    else
        end->more = true;
}

static void add_end(struct ending *ending, struct matcher_end *end, uint16_t number)
{
    const struct phrase *phrase = &ending->tree->vocabulary->phrases[number - 1];
    if (is_plain(phrase))
        end->marks |= MARK_BIT(phrase->number);
    else if (adds_up(phrase) && end->tally == TALLY_NOTHING)
        set_tally(end, phrase);
    else
        list_phrase(ending, end, number);
}

static bool make_end(struct ending *ending, struct matcher_end *end, uint16_t state, bool capital)
{
    const struct phrase_tree *tree = ending->tree;
    size_t list = ending->count;
    *end = (struct matcher_end){.tally = TALLY_NOTHING};
    for (uint16_t at = state; at != STATE_START; at = tree->states[at].back)
        for (uint16_t number = tree->states[at].phrase; number; number = tree->next_phrase[number - 1])
            if (capital || !tree->vocabulary->phrases[number - 1].capital)
                add_end(ending, end, number);
    if (ending->count > list) {
        end->list = (uint16_t)list;
        add_to_list(ending, 0);
    }
    end->more |= (end->marks & eventful) != 0;
    return ending->count <= UINT16_MAX;
}

static bool build_ends(struct matcher *matcher, const struct phrase_tree *tree, struct arena *arena, struct err *err)
{
    struct matcher_end *ends = ARENA_NEW(arena, 2 * tree->state_count, struct matcher_end);
    struct ending ending = {.tree = tree, .arena = arena};
    add_to_list(&ending, 0);
    for (size_t i = 0; i < 2 * tree->state_count; i++)
        if (!make_end(&ending, &ends[i], (uint16_t)(i / 2), i % 2))
            return err_set(err, ERR_DATA, "the vocabulary of plans has too many phrases that end others");
    matcher->ends = ends;
    matcher->lists = ending.lists;
    return true;
}

static void build_words(struct matcher *matcher, struct phrase_tree *tree, struct arena *arena)
{
    static const uint64_t pronouns = MARK_BIT(MARK_HE) | MARK_BIT(MARK_SHE);
    for (size_t i = 0; i < tree->word_count; i++)
        tree->words[i].pronoun = matcher->ends[2 * (size_t)tree->words[i].first].marks & pronouns;
    word_table_build(&matcher->words, tree->words, tree->word_count, arena);
}

bool matcher_build(struct matcher *matcher, const struct vocabulary *vocabulary, struct arena *arena, struct err *err)
{
    struct phrase_tree tree;
    *matcher = (struct matcher){.vocabulary = vocabulary};
    if (!phrase_tree_build(&tree, vocabulary, arena, err) || !build_steps(matcher, &tree, arena, err) ||
        !build_ends(matcher, &tree, arena, err))
        return false;
    build_words(matcher, &tree, arena);
    matcher->phrase_words = tree.phrase_words;
    return true;
}
