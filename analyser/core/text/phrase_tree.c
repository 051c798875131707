#include "core/text/phrase_tree.h"

#include "core/text/tokens.h"

/* A phrase as the numbers of its words. */
struct phrase_words {
    uint16_t numbers[PHRASE_WORDS_MOST];
    unsigned count;
};

static uint64_t slot_of(const struct phrase_tree *tree, uint64_t key)
{
    return key * 0x9e3779b97f4a7c15U >> (64 - tree->hash_bits);
}

static uint64_t slot_after(const struct phrase_tree *tree, uint64_t slot)
{
    return (slot + 1) & (((uint64_t)1 << tree->hash_bits) - 1);
}

/* ---- words */

static bool is_small(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

/* At most so many words: one more than there are blanks in each phrase, and signs within it. */
static size_t count_words(const struct vocabulary *vocabulary)
{
    size_t words = 0;
    for (size_t i = 0; i < vocabulary->count; i++)
        for (uint32_t at = 0; at < vocabulary->phrases[i].length; at++)
            words += at == 0 || !is_small(vocabulary->phrases[i].text[at]);
    return words;
}

/* The number of the word, made known if it is not. */
static uint16_t know(struct phrase_tree *tree, uint64_t key)
{
    uint64_t slot = slot_of(tree, key);
    while (tree->word_keys[slot] && tree->word_keys[slot] != key)
        slot = slot_after(tree, slot);
    if (!tree->word_keys[slot]) {
        tree->word_keys[slot] = key;
        tree->words[tree->word_count++].key = key;
        tree->word_numbers[slot] = (uint16_t)tree->word_count;
    }
    return tree->word_numbers[slot];
}

static bool refuse(const struct phrase *phrase, const char *what, struct err *err)
{
    return err_set(err, ERR_DATA, "the vocabulary of plans: \"%.*s\": %s", (int)phrase->length, phrase->text, what);
}

static bool begins_sentence(const struct phrase *phrase)
{
    return phrase->action == ACTION_MARK && phrase->number == MARK_CONTINUES;
}

/* The words that a phrase is written with, made known; between them may stand what text has within one, and nothing else. */
static bool split_text(struct phrase_tree *tree, const struct phrase *phrase, struct phrase_words *words,
                       struct err *err)
{
    struct tokens tokens;
    unsigned before = words->count;
    tokens_start(&tokens, phrase->text, phrase->length);
    for (;;) {
        enum token token = tokens_next(&tokens);
        if (token == TOKEN_END)
            return words->count > before || refuse(phrase, "no words", err);
        if (token != TOKEN_WORD && token != TOKEN_NUMBER)
            return refuse(phrase, "a sign that text does not have within a phrase", err);
        if (words->count == PHRASE_WORDS_MOST - 1)
            return refuse(phrase, "too many words", err);
        words->numbers[words->count++] = know(tree, tokens.key);
    }
}

/* With what stands for a number before and behind them, or for the beginning of a sentence. */
static bool split(struct phrase_tree *tree, const struct phrase *phrase, struct phrase_words *words, struct err *err)
{
    *words = (struct phrase_words){.count = 0};
    if (phrase->number_before)
        words->numbers[words->count++] = WORD_ANY_NUMBER;
    else if (begins_sentence(phrase))
        words->numbers[words->count++] = WORD_BEGINNING;
    if (!split_text(tree, phrase, words, err))
        return false;
    if (phrase->number_after)
        words->numbers[words->count++] = WORD_ANY_NUMBER;
    return true;
}

/* ---- states */

static uint64_t find_step(const struct phrase_tree *tree, uint32_t key)
{
    uint64_t slot = slot_of(tree, key);
    while (tree->step_keys[slot] && tree->step_keys[slot] != key)
        slot = slot_after(tree, slot);
    return slot;
}

/* The state a word leads to, made if there is none. */
static uint16_t child_of(struct phrase_tree *tree, uint16_t from, uint16_t word)
{
    uint32_t key = (uint32_t)from << 16 | word;
    uint64_t slot = find_step(tree, key);
    if (!tree->step_keys[slot]) {
        uint16_t state = (uint16_t)tree->state_count++;
        tree->step_keys[slot] = key;
        tree->step_states[slot] = state;
        tree->states[state] = (struct tree_state){.from = from,
                                                  .word = word,
                                                  .sibling = tree->states[from].child,
                                                  .depth = (uint8_t)(tree->states[from].depth + 1)};
        tree->states[from].child = state;
        if (tree->states[state].depth > tree->deepest)
            tree->deepest = tree->states[state].depth;
    }
    return tree->step_states[slot];
}

/* Months and numbers are words by themselves. */
static bool name_number(struct phrase_tree *tree, const struct phrase *phrase, const struct phrase_words *words,
                        struct err *err)
{
    struct tree_word *word = &tree->words[words->numbers[0] - 1];
    if (words->count != 1)
        return refuse(phrase, "a month or number is one word", err);
    if (phrase->action == ACTION_MONTH)
        word->month = phrase->number;
    else
        word->value = phrase->number + 1;
    (void)child_of(tree, STATE_START, words->numbers[0]);
    return true;
}

static uint16_t path_of(struct phrase_tree *tree, const uint16_t *words, unsigned count)
{
    uint16_t state = STATE_START;
    for (unsigned i = 0; i < count; i++)
        state = child_of(tree, state, words[i]);
    return state;
}

static void end_phrase(struct phrase_tree *tree, size_t place, uint16_t state)
{
    struct tree_ending *ending = &tree->endings[++tree->ending_count];
    *ending = (struct tree_ending){(uint16_t)place, tree->states[state].ending};
    tree->states[state].ending = (uint16_t)tree->ending_count;
}

static bool add_phrase(struct phrase_tree *tree, size_t place, struct err *err)
{
    const struct phrase *phrase = &tree->vocabulary->phrases[place];
    struct phrase_words words;
    if (!split(tree, phrase, &words, err))
        return false;
    if (phrase->action == ACTION_MONTH || phrase->action == ACTION_NUMBER)
        return name_number(tree, phrase, &words, err);
    end_phrase(tree, place, path_of(tree, words.numbers, words.count));
    return true;
}

/* ---- numbers that are words of phrases */

/* In digits a key is the digits themselves. */
static bool is_number(const struct tree_word *word)
{
    uint64_t digits = word->key;
    while (is_digit((unsigned char)digits))
        digits >>= 8;
    return word->value || digits == 0;
}

/* Those of all phrases; how many, NUMBER_WORDS_MOST + 1: too many. */
static size_t find_numbers(const struct phrase_tree *tree, uint16_t numbers[NUMBER_WORDS_MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < tree->word_count; i++) {
        if (!is_number(&tree->words[i]))
            continue;
        if (count == NUMBER_WORDS_MOST)
            return count + 1;
        numbers[count++] = (uint16_t)(i + 1);
    }
    return count;
}

static bool add_phrase_with_numbers(struct phrase_tree *tree, size_t place, const uint16_t *numbers, size_t count,
                                    struct err *err)
{
    struct phrase_words words;
    if (!split(tree, &tree->vocabulary->phrases[place], &words, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        words.numbers[words.count - 1] = numbers[i];
        end_phrase(tree, place, path_of(tree, words.numbers, words.count));
    }
    return true;
}

static bool add_numbers(struct phrase_tree *tree, struct err *err)
{
    uint16_t numbers[NUMBER_WORDS_MOST];
    size_t count = find_numbers(tree, numbers);
    if (count > NUMBER_WORDS_MOST)
        return err_set(err, ERR_DATA, "the vocabulary of plans names more than %d numbers", NUMBER_WORDS_MOST);
    uint16_t any = child_of(tree, STATE_START, WORD_ANY_NUMBER);
    for (size_t i = 0; i < count; i++)
        tree->states[child_of(tree, STATE_START, numbers[i])].back = any;
    for (size_t place = 0; place < tree->vocabulary->count; place++)
        if (tree->vocabulary->phrases[place].number_after && !add_phrase_with_numbers(tree, place, numbers, count, err))
            return false;
    return true;
}

/* ---- where to go on when a phrase does not */

static uint16_t behind(const struct phrase_tree *tree, uint16_t state, uint16_t word)
{
    for (;; state = tree->states[state].back) {
        uint64_t slot = find_step(tree, (uint32_t)state << 16 | word);
        if (tree->step_keys[slot])
            return tree->step_states[slot];
        if (state == STATE_START)
            return STATE_START;
    }
}

/* A state's way back may be found only when all that is shorter has its own: by depth. */
static void link_states(struct phrase_tree *tree)
{
    for (unsigned depth = 2; depth <= tree->deepest; depth++)
        for (size_t i = 1; i < tree->state_count; i++) {
            struct tree_state *state = &tree->states[i];
            if (state->depth == depth)
                state->back = behind(tree, tree->states[state->from].back, state->word);
        }
}

static size_t count_ending_with_numbers(const struct vocabulary *vocabulary)
{
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->count; i++)
        count += vocabulary->phrases[i].number_after;
    return count;
}

/* Room for so many states at most, with their words and endings. */
static void begin(struct phrase_tree *tree, const struct vocabulary *vocabulary, size_t states, struct arena *arena)
{
    size_t endings = vocabulary->count + NUMBER_WORDS_MOST * count_ending_with_numbers(vocabulary) + 1;
    *tree = (struct phrase_tree){.vocabulary = vocabulary, .hash_bits = 4, .state_count = 1};
    while (((size_t)1 << tree->hash_bits) < 2 * states)
        tree->hash_bits++;
    tree->word_keys = ARENA_NEW(arena, (size_t)1 << tree->hash_bits, uint64_t);
    tree->word_numbers = ARENA_NEW(arena, (size_t)1 << tree->hash_bits, uint16_t);
    tree->step_keys = ARENA_NEW(arena, (size_t)1 << tree->hash_bits, uint32_t);
    tree->step_states = ARENA_NEW(arena, (size_t)1 << tree->hash_bits, uint16_t);
    tree->words = ARENA_NEW(arena, states, struct tree_word);
    tree->states = ARENA_NEW(arena, states, struct tree_state);
    tree->endings = ARENA_NEW(arena, endings, struct tree_ending);
    (void)know(tree, WORD_ANY_NUMBER); /* no text has such keys */
    (void)know(tree, WORD_BEGINNING);
}

/* What stands in phrases for a number, or for the beginning of a sentence. */
static size_t count_signs(const struct vocabulary *vocabulary)
{
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct phrase *phrase = &vocabulary->phrases[i];
        count += (phrase->number_before || begins_sentence(phrase)) + (size_t)phrase->number_after;
    }
    return count;
}

/* At most so many, and a start. */
static size_t states_most(const struct vocabulary *vocabulary)
{
    size_t numbers = NUMBER_WORDS_MOST * (count_ending_with_numbers(vocabulary) + 1);
    return count_words(vocabulary) + count_signs(vocabulary) + numbers + WORD_BEGINNING + 1;
}

bool phrase_tree_build(struct phrase_tree *tree, const struct vocabulary *vocabulary, struct arena *arena,
                       struct err *err)
{
    size_t states = states_most(vocabulary);
    if (states > STATES_MOST)
        return err_set(err, ERR_DATA, "the vocabulary of plans has too many words: room for %zu states of %d", states,
                       STATES_MOST);
    begin(tree, vocabulary, states, arena);
    for (size_t place = 0; place < vocabulary->count; place++)
        if (!add_phrase(tree, place, err))
            return false;
    if (!add_numbers(tree, err))
        return false;
    for (size_t i = 0; i < tree->word_count; i++)
        tree->words[i].first = behind(tree, STATE_START, (uint16_t)(i + 1));
    link_states(tree);
    return true;
}
