/* How the text of plans is read: the automaton against a naive search, hostile bytes, sketches of texts. */
#include "unit/unit.h"

#include "base/day.h"
#include "core/text/plan_text.h"
#include "core/text/sketch.h"
#include "unit/plan_reader.h"
#include "unit/random.h"

/* ---- against a naive search */

enum { TOKENS = 400 };

struct reading {
    uint64_t keys[TOKENS]; /* 0: a sign */
    bool numbers[TOKENS];  /* in digits or in words */
    size_t count;
};

static bool says_number(enum token token, uint64_t key)
{
    const struct known_word *word = word_table_find(&plan_text.matcher.words, key);
    return token == TOKEN_NUMBER || (word && matcher_end(&plan_text.matcher, word->word, false)->value);
}

static void read_tokens(const char *text, size_t length, struct reading *reading)
{
    struct tokens tokens;
    tokens_start(&tokens, text, length);
    reading->count = 0;
    for (enum token token; (token = tokens_next(&tokens)) != TOKEN_END && reading->count < TOKENS; reading->count++) {
        bool word = token == TOKEN_WORD || token == TOKEN_NUMBER;
        reading->keys[reading->count] = word ? tokens.key : 0;
        reading->numbers[reading->count] = word && says_number(token, tokens.key);
    }
}

/* Whether the phrase's words are the last ones up to a place, with a number before or behind them if it asks for one. */
static bool ends_at(const struct phrase *phrase, const struct reading *words, const struct reading *text, size_t place)
{
    size_t needed = words->count + phrase->number_before + phrase->number_after;
    if (needed > place + 1 || (phrase->number_after && !text->numbers[place]))
        return false;
    size_t first = place + 1 - phrase->number_after - words->count;
    if (phrase->number_before && !text->numbers[first - 1])
        return false;
    if (phrase->action == ACTION_MARK && phrase->number == MARK_CONTINUES && first > 0)
        return false; /* the text is one sentence */
    return memcmp(words->keys, text->keys + first, words->count * sizeof words->keys[0]) == 0;
}

/* What the naive search says of phrases that end at a place. */
struct naive_end {
    uint64_t marks;
    unsigned totals[TOTALS];
    bool of_phrase; /* the number is */
};

static void add_naively(struct naive_end *naive, const struct phrase *phrase)
{
    if (phrase->action == ACTION_TOPIC)
        naive->totals[matcher_total((enum topic_role)phrase->role, phrase->number)] += phrase->weight;
    else if (phrase->action == ACTION_RECORDED)
        naive->totals[TOTAL_RECORDED + phrase->number]++;
    else
        naive->marks |= MARK_BIT(phrase->number);
    naive->of_phrase |= phrase->number_after;
}

static void same_totals(const struct matcher_end *end, struct naive_end *naive)
{
    naive->totals[TOTAL_HE] = naive->marks >> MARK_HE & 1;
    naive->totals[TOTAL_SHE] = naive->marks >> MARK_SHE & 1;
    for (uint16_t number = end->tally; number; number = plan_text.matcher.tallies[number].rest)
        for (unsigned i = 0; i < TALLY_ADDS; i++)
            naive->totals[plan_text.matcher.tallies[number].to[i]] -= plan_text.matcher.tallies[number].weights[i];
    for (unsigned total = 0; total < TOTALS; total++)
        assert_int_equal(naive->totals[total], 0);
}

static void same_end(const struct matcher_end *end, const struct reading *text, const struct reading *phrases,
                     size_t place, bool capital)
{
    struct naive_end naive = {.marks = 0};
    for (size_t i = 0; i < plan_text.vocabulary.count; i++) {
        const struct phrase *phrase = &plan_text.vocabulary.phrases[i];
        if (phrase->action != ACTION_MONTH && phrase->action != ACTION_NUMBER && (capital || !phrase->capital) &&
            ends_at(phrase, &phrases[i], text, place))
            add_naively(&naive, phrase);
    }
    assert_true(end->marks == naive.marks);
    assert_int_equal(!!(end->notes & NOTE_PHRASE), naive.of_phrase);
    same_totals(end, &naive);
}

static uint64_t word_at(const struct reading *text, size_t place)
{
    const struct known_word *word = word_table_find(&plan_text.matcher.words, text->keys[place]);
    uint64_t unknown = text->numbers[place] ? plan_text.matcher.any_number : 0;
    return word && text->keys[place] ? word->word : unknown;
}

static void same_as_naive(const struct reading *text, const struct reading *phrases)
{
    uint32_t row = plan_text.matcher.beginning_row;
    for (size_t place = 0; place < text->count; place++) {
        uint64_t state = matcher_step(&plan_text.matcher, row, word_at(text, place));
        row = matcher_row(state);
        for (int capital = 0; capital < 2; capital++)
            same_end(matcher_end(&plan_text.matcher, state, capital), text, phrases, place, capital);
    }
}

/* Words of phrases, whole phrases, words that none has, signs. */
static size_t random_text(struct random *random, char *text, size_t most)
{
    size_t length = 0;
    while (length + 80 < most) {
        const struct phrase *phrase =
            &plan_text.vocabulary.phrases[random_below(random, (uint32_t)plan_text.vocabulary.count)];
        size_t taken = phrase->length;
        if (random_chance(random, 50))
            taken = (size_t)random_below(random, phrase->length) + 1;
        memcpy(text + length, phrase->text, taken);
        length += taken;
        static const char *const between[] = {" ",  " ",       " ", " ",  "  ",    ", ",    ". ",     "\n",
                                              "-",  " xylem ", ": ", " 7 ", " two ", " 1 to ", " the ", " 1234 "};
        const char *next = between[random_below(random, COUNT_OF(between))];
        memcpy(text + length, next, strlen(next));
        length += strlen(next);
    }
    return length;
}

static void the_automaton_finds_what_a_naive_search_finds(void **state)
{
    (void)state;
    struct random random = {7};
    struct reading *phrases = ARENA_NEW(&arena, plan_text.vocabulary.count, struct reading);
    for (size_t i = 0; i < plan_text.vocabulary.count; i++)
        read_tokens(plan_text.vocabulary.phrases[i].text, plan_text.vocabulary.phrases[i].length, &phrases[i]);
    for (int round = 0; round < 40; round++) {
        char text[1000];
        struct reading reading;
        read_tokens(text, random_text(&random, text, sizeof text), &reading);
        assert_true(reading.count > 20);
        same_as_naive(&reading, phrases);
    }
}

/* ---- bytes of any kind */

/* In memory of its own size, so that reading past either end is seen. */
static struct section_facts read_exactly(enum plan_section section, const char *text, size_t length)
{
    struct section_facts facts;
    char *copy = malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy + 1, text, length);
    section_read(&plan_text.matcher, section, copy + 1, length, &facts);
    free(copy);
    return facts;
}

static void any_bytes_are_read(void **state)
{
    (void)state;
    struct random random = {11};
    static const char pieces[] = "aB9 .,:;'\"<>&/-\n\r\t\x80\xc3\xa9\xe2\x80\x99\xff\xf0\x9f";
    char text[300];
    for (int round = 0; round < 4000; round++) {
        size_t length = random_below(&random, sizeof text);
        for (size_t i = 0; i < length; i++)
            text[i] = random_chance(&random, 50) ? pieces[random_below(&random, sizeof pieces - 1)]
                                                 : (char)random_below(&random, 256);
        (void)read_exactly((enum plan_section)random_below(&random, PLAN_SECTIONS), text, length);
    }
}

static void a_mebibyte_of_anything_is_read_or_too_long(void **state)
{
    (void)state;
    static const char *const fills[] = {"a", "\n", "<", "&", "1", ".", "a ", "\xe2\x80\x99", " \n", "1/1/"};
    char *text = malloc(SECTION_MOST + 1);
    assert_non_null(text);
    for (size_t fill = 0; fill < COUNT_OF(fills); fill++) {
        for (size_t i = 0; i <= SECTION_MOST; i++)
            text[i] = fills[fill][i % strlen(fills[fill])];
        struct section_facts facts = read_exactly(SECTION_F, text, SECTION_MOST);
        assert_true(facts.there && !facts.too_long);
    }
    struct section_facts facts = read_exactly(SECTION_F, text, (size_t)SECTION_MOST + 1);
    assert_true(facts.too_long);
    assert_int_equal(facts.words, 0);
    free(text);
}

static void a_text_that_is_too_long_is_a_finding(void **state)
{
    (void)state;
    struct plan_text_context context = {.birth = DAY_NONE, .version_date = DAY_NONE};
    struct plan_text_section section = {SECTION_B, "", (size_t)SECTION_MOST + 1};
    struct plan_text_result result;
    plan_text_check(&plan_text, &section, 1, &context, &result);
    assert_true(result.looked_at == check_bit(CHECK_TOO_LONG));
    assert_true(result.found == check_bit(CHECK_TOO_LONG));
}

static void letters_of_all_kinds_make_words(void **state)
{
    (void)state;
    struct reading one;
    struct reading other;
    read_tokens("Child\xe2\x80\x99s one-to-one THERAPY", 28, &one);
    read_tokens("child's one to one therapy", 26, &other);
    assert_int_equal(one.count, other.count);
    assert_memory_equal(one.keys, other.keys, one.count * sizeof one.keys[0]);
    read_tokens("\xc3\x89lan", 5, &one);
    read_tokens("\xc3\xa9lan", 5, &other);
    assert_true(one.count == 1 && other.count == 1 && one.keys[0] == other.keys[0]);
}

/* ---- sketches */

enum { SKETCHED_WORDS = 120 };

static struct sketch sketch_of(const uint64_t *words, size_t count)
{
    struct sketching sketching;
    struct sketch sketch;
    sketching_start(&sketching);
    for (size_t i = 0; i < count; i++)
        sketching_word(&sketching, words[i]);
    sketching_end(&sketching, &sketch);
    return sketch;
}

/* Of 2,000 pairs of texts, how many are called nearly identical when so many words in a row are other ones. */
static int called_alike(struct random *random, size_t changed)
{
    int alike = 0;
    for (int pair = 0; pair < 2000; pair++) {
        uint64_t words[2][SKETCHED_WORDS];
        for (size_t i = 0; i < SKETCHED_WORDS; i++) {
            words[0][i] = random_bits(random) | 1;
            words[1][i] = i < changed ? random_bits(random) | 1 : words[0][i];
        }
        struct sketch a = sketch_of(words[0], SKETCHED_WORDS);
        struct sketch b = sketch_of(words[1], SKETCHED_WORDS);
        assert_true(a.there && b.there);
        alike += sketch_alike(a.bytes, b.bytes) >= SKETCH_ALIKE_LEAST;
    }
    return alike;
}

static void sketches_tell_copies_from_texts_that_share_a_half(void **state)
{
    (void)state;
    struct random random = {13};
    assert_int_equal(called_alike(&random, 0), 2000);
    assert_true(called_alike(&random, 5) >= 1980); /* nine of ten runs in common: 99% are found */
    assert_true(called_alike(&random, SKETCHED_WORDS / 3) <=
                2); /* half of them: at most one in a thousand is called a copy */
    assert_int_equal(called_alike(&random, SKETCHED_WORDS), 0);
}

static void a_copy_for_another_child_has_the_same_sketch(void **state)
{
    (void)state;
    static const char of_tom[] =
        "Tom has a language disorder and he finds it hard to follow what is said to the whole class. When Tom is tired "
        "he loses the thread of a story, and he needs pictures beside the words before he can tell it to somebody else.";
    static const char of_ana[] =
        "Ana has a language disorder and she finds it hard to follow what is said to the whole class. When Ana is tired "
        "she loses the thread of a story, and she needs pictures beside the words before she can tell it to somebody else.";
    struct section_facts tom = read_exactly(SECTION_B, of_tom, sizeof of_tom - 1);
    struct section_facts ana = read_exactly(SECTION_B, of_ana, sizeof of_ana - 1);
    assert_true(tom.sketch.there && ana.sketch.there);
    assert_int_equal(sketch_alike(tom.sketch.bytes, ana.sketch.bytes), SKETCH_BYTES);
}

/* ---- the vocabulary */

static void a_vocabulary_that_is_wrong_is_told_with_its_line(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "mark nonsense:\n    word\n", "    word\n", "mark vague:\n    one two\n    three\n", "mark vague:\n    a, , b\n",
        "need 2:\n    word\n", "month 13: word\n", "topic a\nneed x:\n    word\n", "enough need\n", "",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct vocabulary vocabulary;
        struct err err = {.kind = ERR_NONE};
        assert_false(vocabulary_read(&vocabulary, wrong[i], &arena, &err));
        assert_int_equal(err.kind, ERR_DATA);
        assert_non_null(strstr(err.text, "line "));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_automaton_finds_what_a_naive_search_finds),
        cmocka_unit_test(any_bytes_are_read),
        cmocka_unit_test(a_mebibyte_of_anything_is_read_or_too_long),
        cmocka_unit_test(a_text_that_is_too_long_is_a_finding),
        cmocka_unit_test(letters_of_all_kinds_make_words),
        cmocka_unit_test(sketches_tell_copies_from_texts_that_share_a_half),
        cmocka_unit_test(a_copy_for_another_child_has_the_same_sketch),
        cmocka_unit_test(a_vocabulary_that_is_wrong_is_told_with_its_line),
    };
    return cmocka_run_group_tests(tests, open_plan_reader, close_arena);
}
