#include "core/text/matcher.h"

enum { PHRASE_WORDS_MOST = 16 };

/* A phrase as the numbers of its words. */
struct phrase_words {
    uint16_t numbers[PHRASE_WORDS_MOST];
    unsigned count;
    struct known_word *last;
};

static unsigned bits_for(size_t things)
{
    unsigned bits = 4;
    while (((size_t)1 << bits) < things * 2)
        bits++;
    return bits;
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

/* The word, made known if it is not. */
static struct known_word *know(struct matcher *matcher, uint64_t key)
{
    uint64_t slot = matcher_slot(key, matcher->word_bits);
    uint64_t last = ((uint64_t)1 << matcher->word_bits) - 1;
    while (matcher->word_keys[slot] && matcher->word_keys[slot] != key)
        slot = (slot + 1) & last;
    if (!matcher->word_keys[slot]) {
        matcher->word_keys[slot] = key;
        matcher->words[slot].number = (uint16_t)++matcher->word_count;
    }
    return &matcher->words[slot];
}

static bool refuse(const struct phrase *phrase, const char *what, struct err *err)
{
    return err_set(err, ERR_DATA, "the vocabulary of plans: \"%.*s\": %s", (int)phrase->length, phrase->text, what);
}

/* The words of a phrase, made known; between them may stand what text has within a phrase, and nothing else. */
static bool split(struct matcher *matcher, const struct phrase *phrase, struct phrase_words *words, struct err *err)
{
    struct tokens tokens;
    tokens_start(&tokens, phrase->text, phrase->length);
    words->count = 0;
    for (;;) {
        enum token token = tokens_next(&tokens);
        if (token == TOKEN_END)
            return words->count > 0 || refuse(phrase, "no words", err);
        if (token != TOKEN_WORD && token != TOKEN_NUMBER)
            return refuse(phrase, "a sign that text does not have within a phrase", err);
        if (words->count == PHRASE_WORDS_MOST || matcher->word_count == WORDS_MOST - 1)
            return refuse(phrase, "too many words", err);
        words->last = know(matcher, tokens.key);
        words->numbers[words->count++] = words->last->number;
    }
}

/* ---- states */

/* The state a word leads to, made if there is none. */
static uint16_t child(struct matcher *matcher, uint16_t state, uint16_t word)
{
    uint32_t key = (uint32_t)state << 16 | word;
    uint64_t slot = matcher_slot(key, matcher->step_bits);
    uint64_t last = ((uint64_t)1 << matcher->step_bits) - 1;
    while (matcher->step_keys[slot] && matcher->step_keys[slot] != key)
        slot = (slot + 1) & last;
    if (!matcher->step_keys[slot]) {
        matcher->step_keys[slot] = key;
        matcher->step_states[slot] = (uint16_t)matcher->state_count++;
        matcher->states[state].next |= matcher_next_bit(word);
    }
    return matcher->step_states[slot];
}

static bool needs_list(const struct phrase *phrase)
{
    return phrase->action != ACTION_MARK || phrase->number_before || phrase->number_after || phrase->capital ||
           phrase->number == MARK_CONTINUES;
}

/* What the phrase does where it ends. */
static void end_phrase(struct matcher *matcher, size_t place, struct matcher_state *state)
{
    const struct phrase *phrase = &matcher->vocabulary->phrases[place];
    if (needs_list(phrase)) {
        matcher->next_phrase[place] = state->phrase;
        state->phrase = (uint16_t)(place + 1);
    } else {
        state->marks |= MARK_BIT(phrase->number);
    }
}

/* Months and numbers are words by themselves. */
static bool name_number(const struct phrase *phrase, const struct phrase_words *words, struct err *err)
{
    if (words->count != 1 || !words->last)
        return refuse(phrase, "a month or number is one word", err);
    if (phrase->action == ACTION_MONTH)
        words->last->month = phrase->number;
    else
        words->last->value = phrase->number + 1;
    return true;
}

static bool add_phrase(struct matcher *matcher, size_t place, struct err *err)
{
    const struct phrase *phrase = &matcher->vocabulary->phrases[place];
    struct phrase_words words = {.count = 0};
    if (!split(matcher, phrase, &words, err))
        return false;
    if (phrase->action == ACTION_MONTH || phrase->action == ACTION_NUMBER)
        return name_number(phrase, &words, err);
    uint16_t state = STATE_START;
    for (unsigned i = 0; i < words.count; i++)
        state = child(matcher, state, words.numbers[i]);
    matcher->phrase_words[place] = (uint8_t)words.count;
    end_phrase(matcher, place, &matcher->states[state]);
    return true;
}

/* ---- where to go on when a phrase does not */

struct step {
    uint16_t from;
    uint16_t word;
    uint16_t to;
};

/* The steps in the order of the states that they lead to, which is one in which shorter beginnings come first. */
static struct step *steps_in_order(const struct matcher *matcher, struct arena *arena)
{
    struct step *steps = ARENA_NEW(arena, matcher->state_count, struct step);
    size_t slots = (size_t)1 << matcher->step_bits;
    for (size_t slot = 0; slot < slots; slot++) {
        uint32_t key = matcher->step_keys[slot];
        if (key)
            steps[matcher->step_states[slot]] =
                (struct step){(uint16_t)(key >> 16), (uint16_t)(key & 0xffff), matcher->step_states[slot]};
    }
    return steps;
}

static uint16_t behind(const struct matcher *matcher, uint16_t state, uint16_t word)
{
    for (;;) {
        uint16_t next = matcher_child(matcher, state, word);
        if (next != STATE_START || state == STATE_START)
            return next;
        state = matcher->states[state].back;
    }
}

static void link_state(struct matcher *matcher, const struct step *step)
{
    struct matcher_state *state = &matcher->states[step->to];
    state->back =
        step->from == STATE_START ? STATE_START : behind(matcher, matcher->states[step->from].back, step->word);
    const struct matcher_state *back = &matcher->states[state->back];
    state->marks |= back->marks;
    state->older = back->special;
    state->special = state->phrase ? step->to : back->special;
}

/* A phrase's end may be reached only when all that is shorter is linked: by depth. */
static void link_states(struct matcher *matcher, const struct step *steps, struct arena *arena)
{
    uint8_t *depths = ARENA_NEW(arena, matcher->state_count, uint8_t);
    unsigned deepest = 0;
    for (uint32_t state = 1; state < matcher->state_count; state++) {
        depths[state] = depths[steps[state].from] + 1; /* its own beginning has a smaller number */
        deepest = depths[state] > deepest ? depths[state] : deepest;
    }
    for (unsigned depth = 1; depth <= deepest; depth++)
        for (uint32_t state = 1; state < matcher->state_count; state++)
            if (depths[state] == depth)
                link_state(matcher, &steps[state]);
}

static void find_first_states(struct matcher *matcher)
{
    size_t slots = (size_t)1 << matcher->word_bits;
    for (size_t slot = 0; slot < slots; slot++)
        if (matcher->word_keys[slot])
            matcher->words[slot].first = matcher_child(matcher, STATE_START, matcher->words[slot].number);
}

/* The same tables at most half full, so that they stay near the processor; the larger ones are of building. */
static void shrink_words(struct matcher *matcher, struct arena *arena)
{
    struct matcher larger = *matcher;
    matcher->word_bits = bits_for(matcher->word_count);
    matcher->word_keys = ARENA_NEW(arena, (size_t)1 << matcher->word_bits, uint64_t);
    matcher->words = ARENA_NEW(arena, (size_t)1 << matcher->word_bits, struct known_word);
    matcher->word_count = 0;
    for (size_t slot = 0; slot < (size_t)1 << larger.word_bits; slot++)
        if (larger.word_keys[slot])
            *know(matcher, larger.word_keys[slot]) = larger.words[slot];
}

static void shrink_steps(struct matcher *matcher, struct arena *arena)
{
    struct matcher larger = *matcher;
    matcher->step_bits = bits_for(matcher->state_count);
    matcher->step_keys = ARENA_NEW(arena, (size_t)1 << matcher->step_bits, uint32_t);
    matcher->step_states = ARENA_NEW(arena, (size_t)1 << matcher->step_bits, uint16_t);
    uint64_t last = ((uint64_t)1 << matcher->step_bits) - 1;
    for (size_t old = 0; old < (size_t)1 << larger.step_bits; old++) {
        if (!larger.step_keys[old])
            continue;
        uint64_t slot = matcher_slot(larger.step_keys[old], matcher->step_bits);
        while (matcher->step_keys[slot])
            slot = (slot + 1) & last;
        matcher->step_keys[slot] = larger.step_keys[old];
        matcher->step_states[slot] = larger.step_states[old];
    }
}

static void begin(struct matcher *matcher, const struct vocabulary *vocabulary, size_t words, struct arena *arena)
{
    *matcher = (struct matcher){.vocabulary = vocabulary, .state_count = 1};
    matcher->word_bits = matcher->step_bits = bits_for(words);
    matcher->word_keys = ARENA_NEW(arena, (size_t)1 << matcher->word_bits, uint64_t);
    matcher->words = ARENA_NEW(arena, (size_t)1 << matcher->word_bits, struct known_word);
    matcher->step_keys = ARENA_NEW(arena, (size_t)1 << matcher->step_bits, uint32_t);
    matcher->step_states = ARENA_NEW(arena, (size_t)1 << matcher->step_bits, uint16_t);
    matcher->states = ARENA_NEW(arena, words + 1, struct matcher_state);
    matcher->next_phrase = ARENA_NEW(arena, vocabulary->count, uint16_t);
    matcher->phrase_words = ARENA_NEW(arena, vocabulary->count, uint8_t);
}

bool matcher_build(struct matcher *matcher, const struct vocabulary *vocabulary, struct arena *arena, struct err *err)
{
    size_t words = count_words(vocabulary);
    if (words >= STATES_MOST)
        return err_set(err, ERR_DATA, "the vocabulary of plans has %zu words, more than %d", words, STATES_MOST - 1);
    begin(matcher, vocabulary, words, arena);
    for (size_t place = 0; place < vocabulary->count; place++)
        if (!add_phrase(matcher, place, err))
            return false;
    shrink_words(matcher, arena);
    shrink_steps(matcher, arena);
    find_first_states(matcher);
    link_states(matcher, steps_in_order(matcher, arena), arena);
    return true;
}
