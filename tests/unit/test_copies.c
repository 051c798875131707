/*
 * How well copies between children are told: labelled sections of different children, which are no copies, and copies made
 * of them with words changed. The table in reports/plan-checks.md must be what comes out here.
 */
#include "unit/unit.h"

#include <ctype.h>

#include "core/figures/stats.h"
#include "core/text/plan_text.h"
#include "render/report_files.h"
#include "unit/csv.h"
#include "unit/made_page.h"
#include "unit/memory.h"
#include "unit/random.h"

enum { TEXT_MOST = 1 << 16, WORDS_MOST_OF_TEXT = 4096, ROUNDS = 10 };

/* A section that is long enough to be compared. */
struct long_section {
    enum plan_section section;
    const char *plan; /* no two sets have plans of one name */
    const char *forename;
    const char *body;
    struct sketch sketch;
};

/* A text as words, each with what stands before it. */
struct words_of_text {
    struct {
        const char *blank;
        size_t blanks;
        const char *word;
        size_t length;
    } words[WORDS_MOST_OF_TEXT];
    size_t count;
};

static struct arena arena;
static struct plan_text plan_text;
static struct long_section *list;
static size_t list_count;

/* ---- the sections */

static struct sketch sketch_of(enum plan_section section, const char *body)
{
    struct section_facts facts;
    section_read(&plan_text.matcher, section, body, strlen(body), &facts);
    return facts.sketch;
}

static enum plan_section section_of(const char *name)
{
    enum plan_section section = SECTION_A;
    while (section < PLAN_SECTIONS && strcmp(plan_section_names[section], name) != 0)
        section++;
    return section;
}

static const char *forename_of(const struct csv *plans, const char *name)
{
    size_t plan = 0;
    while (strcmp(csv_at(plans, plan, "plan"), name) != 0)
        plan++;
    return csv_at(plans, plan, "forename");
}

static void add_long_sections(const struct csv *plans, const struct csv *sections)
{
    for (size_t row = 0; row < sections->rows; row++) {
        struct long_section one = {section_of(csv_at(sections, row, "section")), csv_at(sections, row, "plan"),
                                   .body = csv_at(sections, row, "body")};
        one.forename = forename_of(plans, one.plan);
        one.sketch = sketch_of(one.section, one.body);
        if (one.sketch.there)
            list[list_count++] = one;
    }
}

static int set_up(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    memory_init(&arena);
    if (!plan_text_new(&plan_text, report_file("plan-vocabulary.txt"), &arena, &err))
        return -1;
    struct csv plans[] = {csv_read(&arena, "fixtures/labelled/first/plans.csv"),
                          csv_read(&arena, "fixtures/labelled/second/plans.csv")};
    struct csv sections[] = {csv_read(&arena, "fixtures/labelled/first/sections.csv"),
                             csv_read(&arena, "fixtures/labelled/second/sections.csv")};
    list = ARENA_NEW(&arena, sections[0].rows + sections[1].rows, struct long_section);
    for (size_t set = 0; set < COUNT_OF(plans); set++)
        add_long_sections(&plans[set], &sections[set]);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* As find_copied does: a band in common makes two a candidate, then their bytes are compared. */
static bool called_copies(const struct sketch *a, const struct sketch *b)
{
    for (int band = 0; band < SKETCH_BYTES / SKETCH_BAND_BYTES; band++)
        if (memcmp(a->bytes + band * SKETCH_BAND_BYTES, b->bytes + band * SKETCH_BAND_BYTES, SKETCH_BAND_BYTES) == 0)
            return sketch_alike(a->bytes, b->bytes) >= SKETCH_ALIKE_LEAST;
    return false;
}

/* ---- copies */

static void split(const char *text, struct words_of_text *words)
{
    words->count = 0;
    while (*text) {
        size_t blanks = strspn(text, " \n\t");
        size_t length = strcspn(text + blanks, " \n\t");
        if (length == 0)
            break;
        assert_true(words->count < WORDS_MOST_OF_TEXT);
        words->words[words->count].blank = text;
        words->words[words->count].blanks = blanks;
        words->words[words->count].word = text + blanks;
        words->words[words->count++].length = length;
        text += blanks + length;
    }
}

static void put(char text[TEXT_MOST], size_t *length, const char *bytes, size_t count)
{
    assert_true(*length + count < TEXT_MOST);
    memcpy(text + *length, bytes, count);
    *length += count;
    text[*length] = '\0';
}

/* How a copy differs from what it was made of: what stands in place of the word at a place, or NULL: the same. */
struct change {
    const char *what;
    unsigned percent; /* of words replaced by words of another section */
    bool names;
    bool last_tenth;
    double least_found; /* what a change of the sketch must not fall below */
};

static const struct change changes[] = {
    {"nothing but the name and the pronouns", 0, true, false, 0.98},
    {"name, pronouns and the last tenth", 0, true, true, 0.95},
    {"name, pronouns and 2% of words", 2, true, false, 0.85},
    {"name, pronouns and 5% of words", 5, true, false, 0.5},
    {"name, pronouns and 10% of words", 10, true, false, 0.0},
};

static const char *const pairs[][2] = {{"he", "she"},   {"his", "her"},   {"him", "her"},  {"He", "She"},
                                       {"His", "Her"},  {"she", "he"},    {"her", "his"},  {"She", "He"},
                                       {"Her", "His"},  {"himself", "herself"}, {"herself", "himself"}};

/* The name, and what becomes of it and of pronouns, with whatever signs follow them. */
static const char *renamed(const char *word, size_t length, const char *name, size_t *taken)
{
    *taken = strlen(name);
    if (length >= *taken && memcmp(word, name, *taken) == 0 && !isalpha((unsigned char)word[*taken]))
        return "Quillon";
    *taken = 0;
    while (*taken < length && isalpha((unsigned char)word[*taken]))
        ++*taken;
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (strlen(pairs[i][0]) == *taken && memcmp(word, pairs[i][0], *taken) == 0)
            return pairs[i][1];
    return NULL;
}

static void copy_of(const struct long_section *from, const struct long_section *other, const struct change *change,
                    struct random *random, char text[TEXT_MOST])
{
    static struct words_of_text words, others;
    size_t length = 0;
    text[0] = '\0';
    split(from->body, &words);
    split(other->body, &others);
    for (size_t i = 0; i < words.count; i++) {
        bool replaced = random_chance(random, change->percent) || (change->last_tenth && 10 * i >= 9 * words.count);
        size_t place = change->last_tenth ? i % others.count : random_below(random, (uint32_t)others.count);
        size_t taken = 0;
        const char *name = change->names && !replaced
                               ? renamed(words.words[i].word, words.words[i].length, from->forename, &taken)
                               : NULL;
        put(text, &length, words.words[i].blank, words.words[i].blanks);
        if (replaced)
            put(text, &length, others.words[place].word, others.words[place].length);
        else if (name)
            put(text, &length, name, strlen(name));
        if (!replaced)
            put(text, &length, words.words[i].word + (name ? taken : 0), words.words[i].length - (name ? taken : 0));
    }
}

struct tally {
    unsigned found;
    unsigned all;
};

static struct tally copies_found(const struct change *change)
{
    static char text[TEXT_MOST];
    struct random random = {29};
    struct tally tally = {0};
    for (size_t i = 0; i < list_count; i++)
        for (int round = 0; round < ROUNDS; round++) {
            const struct long_section *other =
                &list[(i + 1 + random_below(&random, (uint32_t)list_count - 1)) % list_count];
            copy_of(&list[i], other, change, &random, text);
            struct sketch copy = sketch_of(list[i].section, text);
            tally.found += copy.there && called_copies(&list[i].sketch, &copy);
            tally.all++;
        }
    return tally;
}

static struct tally falsely_found(int *most)
{
    struct tally tally = {0};
    *most = 0;
    for (size_t i = 0; i < list_count; i++)
        for (size_t j = i + 1; j < list_count; j++) {
            if (list[i].section != list[j].section || list[i].plan == list[j].plan)
                continue;
            int alike = sketch_alike(list[i].sketch.bytes, list[j].sketch.bytes);
            *most = alike > *most ? alike : *most;
            tally.found += alike >= SKETCH_ALIKE_LEAST; /* whatever their bands */
            tally.all++;
        }
    return tally;
}

/* ---- what was measured */

static void add_share(struct buf *page, const struct tally *tally)
{
    double lower, upper;
    stats_wilson(tally->found, tally->all, &lower, &upper);
    buf_format(page, "%u of %u: %.1f%% (%.1f to %.1f) |\n", tally->found, tally->all, 100.0 * tally->found / tally->all,
               lower, upper);
}

static void add_table(struct buf *page)
{
    int most;
    struct tally wrong = falsely_found(&most);
    buf_text(page,
             "| two sections | called nearly identical |\n| --- | --- |\n| of different children, each written by "
             "itself | ");
    add_share(page, &wrong);
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        struct tally found = copies_found(&changes[i]);
        buf_format(page, "| one a copy of the other but for %s | ", changes[i].what);
        add_share(page, &found);
    }
    buf_format(
        page,
        "\nThe two most alike of those that are no copies have %d of the %d values in common; %d make a finding.\n",
        most, SKETCH_BYTES, SKETCH_ALIKE_LEAST);
}

static void the_page_says_what_was_measured(void **state)
{
    (void)state;
    page_is_made(&arena, "<!-- begin: made by tests/unit/test_copies.c -->\n", add_table);
}

static void what_is_no_copy_is_called_none(void **state)
{
    (void)state;
    int most;
    struct tally wrong = falsely_found(&most);
    assert_true(wrong.all > 5000);
    assert_int_equal(wrong.found, 0);
}

static void copies_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        struct tally found = copies_found(&changes[i]);
        assert_true(found.found >= changes[i].least_found * found.all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_copy_is_called_none),
        cmocka_unit_test(copies_are_found),
        cmocka_unit_test(the_page_says_what_was_measured),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
