/*
 * Sections are read sixty-four bytes at a time where that is enough (core/text/section_scan.c). Here the same code is built a
 * second time without it, so that every word and sign goes through core/text/tokens.c: both must say the same of any text.
 */
#define scan_start plain_scan_start
#define scan_stretch plain_scan_stretch
#define section_read plain_section_read
#define BLOCKS_AT_ONCE 0
/* NOLINTNEXTLINE(bugprone-suspicious-include): built a second time, with other names */
#include "core/text/section_scan.c"

/* NOLINTNEXTLINE(bugprone-suspicious-include): the same */
#include "core/text/read_section.c"
#undef section_read

#include "core/text/plan_text.h"
#include "render/report_files.h"
#include "unit/csv.h"
#include "unit/memory.h"
#include "unit/random.h"
#include "unit/unit.h"

void section_read(const struct matcher *matcher, enum plan_section section, const char *text, size_t length,
                  struct section_facts *facts);

enum { TEXT_MOST = 8192 };

static struct arena arena;
static struct plan_text plan_text;
static struct csv sections[2]; /* of the labelled sets that may be read */

static int set_up(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    memory_init(&arena);
    sections[0] = csv_read(&arena, "fixtures/labelled/first/sections.csv");
    sections[1] = csv_read(&arena, "fixtures/labelled/second/sections.csv");
    return plan_text_new(&plan_text, report_file("plan-vocabulary.txt"), &arena, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void same_provision(const struct provision_counts *a, const struct provision_counts *b)
{
    assert_memory_equal(a, b, sizeof *a); /* it has no gaps */
}

static void same_facts(const struct section_facts *a, const struct section_facts *b)
{
    assert_int_equal(a->there, b->there);
    assert_int_equal(a->words, b->words);
    assert_true(a->marks == b->marks);
    assert_int_equal(a->views, b->views);
    assert_int_equal(a->advice, b->advice);
    assert_int_equal(a->advice_told, b->advice_told);
    assert_int_equal(a->advice_undated, b->advice_undated);
    assert_int_equal(a->advice_oldest, b->advice_oldest);
    assert_int_equal(a->outcomes, b->outcomes);
    assert_int_equal(a->not_outcomes, b->not_outcomes);
    assert_int_equal(a->not_measurable, b->not_measurable);
    assert_int_equal(a->not_time_bound, b->not_time_bound);
    same_provision(&a->provision, &b->provision);
    assert_int_equal(a->recorded, b->recorded);
    assert_int_equal(a->year_groups, b->year_groups);
    assert_int_equal(a->ages, b->ages);
    assert_int_equal(a->key_stages, b->key_stages);
    assert_int_equal(a->early_years, b->early_years);
    assert_int_equal(a->he, b->he);
    assert_int_equal(a->she, b->she);
    assert_memory_equal(a->topics, b->topics, sizeof a->topics);
    assert_int_equal(a->sketch.there, b->sketch.there);
    assert_memory_equal(a->sketch.bytes, b->sketch.bytes, sizeof a->sketch.bytes);
}

/* In memory of its own size, so that reading past either end is seen. */
static void read_both_ways(enum plan_section section, const char *text, size_t length)
{
    struct section_facts fast;
    struct section_facts plain;
    char *copy = malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy + 1, text, length);
    section_read(&plan_text.matcher, section, copy + 1, length, &fast);
    plain_section_read(&plan_text.matcher, section, copy + 1, length, &plain);
    free(copy);
    same_facts(&fast, &plain);
}

static void labelled_sections_read_the_same(void **state)
{
    (void)state;
    for (const struct csv *set = sections; set < sections + COUNT_OF(sections); set++)
        for (size_t row = 0; row < set->rows; row++) {
            const char *body = csv_at(set, row, "body");
            for (enum plan_section section = 0; section < PLAN_SECTIONS; section++)
                read_both_ways(section, body, strlen(body));
        }
}

static void every_beginning_of_a_text_reads_the_same(void **state)
{
    (void)state;
    for (size_t row = 0; row < sections[0].rows; row += 40) {
        const char *body = csv_at(&sections[0], row, "body");
        for (size_t length = 0; length < strlen(body); length++)
            read_both_ways((enum plan_section)(length % PLAN_SECTIONS), body, length);
    }
}

/* What is told apart by a glance, and what is not. */
static const char *const pieces[] = {
    " ", "  ", ".", ". ", ",", ";", "\n", "\r\n", "\n\n", "'", "\"", "-", "/", "1", "12", "2024", "1234567", "12345678",
    " 3 May 2024 ", "12/03/2024", "31.6.24", "9:15", "9:00 - 9:15", ":", " : ", "1:1", "\t", "<br>", "<td>", "</p>", "<",
    "&amp;", "&nbsp;", "&", "%", "50%", "\xc3\xa9", "\xc3\x89", "\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d",
    "\xe2\x80\x93", "\xc2\xa0", "\xff", "\xc3", "\xe2\x80", "\xf0\x9f\x98\x80", "Mr. ", "Mrs. ", "Dr. ", "others. ", "e.g. ",
    "I ", "OT", "KS2", "Year 5", "Key Stage 2", "aged 7", "two hours", "twenty", "May", "June ", "He ", "she ", "will ",
    "reviewed weekly", "a)", "i. ", "x", "\xc2\xbd", "\xc3\x97", "1.5", "abcdefgh", "abcdefghi", "abcdefghijklmno",
    "abcdefghijklmnop", "(", ")", "!", "?", "School", "the", "one-to-one", "child's", "s ",
};

/* Runs of labelled text with pieces put in, or bytes by chance. */
static size_t draw(struct random *random, char *text)
{
    size_t length = 0;
    size_t wanted = random_below(random, random_chance(random, 5) ? TEXT_MOST / 2 : 300);
    while (length < wanted) {
        const struct csv *set = &sections[random_below(random, COUNT_OF(sections))];
        const char *body = csv_at(set, random_below(random, (uint32_t)set->rows), "body");
        size_t run = random_chance(random, 30) ? 0 : random_below(random, (uint32_t)strlen(body) + 1);
        run = run < 200 ? run : 200;
        memcpy(text + length, body, run);
        length += run;
        const char *piece = pieces[random_below(random, COUNT_OF(pieces))];
        memcpy(text + length, piece, strlen(piece));
        length += strlen(piece);
    }
    for (size_t changed = random_chance(random, 30) ? length / 30 : 0; changed > 0; changed--)
        text[random_below(random, (uint32_t)length)] = (char)random_below(random, 256);
    return length;
}

static void changed_texts_read_the_same(void **state)
{
    (void)state;
    static char text[TEXT_MOST];
    struct random random = {17};
    for (int round = 0; round < 6000; round++) {
        size_t length = draw(&random, text);
        read_both_ways((enum plan_section)random_below(&random, PLAN_SECTIONS), text, length);
    }
}

/* Weights that would run over if they were not taken out in time; as many events and sentences as there can be. */
static void a_long_text_of_one_thing_reads_the_same(void **state)
{
    (void)state;
    static const char *const fills[] = {"1a", ".\n", "he ", "speech ", "speech, language ", "1 a:", "I "};
    char *text = malloc(SECTION_MOST);
    assert_non_null(text);
    for (size_t fill = 0; fill < COUNT_OF(fills); fill++) {
        for (size_t i = 0; i < SECTION_MOST; i++)
            text[i] = fills[fill][i % strlen(fills[fill])];
        read_both_ways(SECTION_B, text, SECTION_MOST);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labelled_sections_read_the_same),
        cmocka_unit_test(every_beginning_of_a_text_reads_the_same),
        cmocka_unit_test(changed_texts_read_the_same),
        cmocka_unit_test(a_long_text_of_one_thing_reads_the_same),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
