/* The table of data-quality rules, and the examples that a finding keeps whatever the order of the rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/memory.h"

#include "core/definitions/clock.h"
#include "core/definitions/frame.h"
#include "core/definitions/measure.h"
#include "core/definitions/quality.h"

static struct quality *new_quality(void)
{
    struct quality *quality = calloc(1, sizeof *quality);
    assert_non_null(quality);
    return quality;
}

static const struct finding *finding_of(const struct quality *quality)
{
    return &quality->findings[RULE_ORPHAN][RELATION_ADVICE];
}

static void found(struct quality *quality, int64_t key)
{
    quality_found(quality, RULE_ORPHAN, RELATION_ADVICE, key);
}

static void assert_examples(const struct finding *finding, const char *const expected[FINDING_EXAMPLES])
{
    for (int i = 0; i < FINDING_EXAMPLES; i++)
        assert_string_equal(finding->examples[i], expected[i]);
}

static void keeps_the_five_smallest_in_order(void **state)
{
    (void)state;
    static const char *const smallest[] = {"-3", "2", "10", "11", "100"};
    struct quality *quality = new_quality();
    static const int64_t keys[] = {900, 100, 11, 10, 2, -3, 101, 9000000000};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        found(quality, keys[i]);
    assert_examples(finding_of(quality), smallest);
    assert_int_equal(finding_of(quality)->count, 8);
    assert_int_equal(finding_of(quality)->rule, RULE_ORPHAN);
    assert_int_equal(finding_of(quality)->relation, RELATION_ADVICE);
    free(quality);
}

static void keeps_every_row_where_asked(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct found_rows rows = {.arena = &arena};
    struct quality *quality = new_quality();
    quality->rows = &rows;
    for (int64_t key = 200; key > 0; key--)
        found(quality, key);
    quality_found_detail(quality, RULE_END_BEFORE_START, RELATION_REVIEW, 5, "AR12");
    quality_found(quality, RULE_KEY_MISSING, RELATION_VOICE, NUMBER_NONE);
    assert_int_equal(rows.count, 202);
    for (size_t i = 0; i < 200; i++)
        assert_int_equal(rows.rows[i].key, 200 - (int64_t)i);
    assert_string_equal(rows.rows[0].shown, "200");
    assert_string_equal(rows.rows[200].shown, "5/AR12");
    assert_int_equal(rows.rows[200].rule, RULE_END_BEFORE_START);
    assert_int_equal(rows.rows[200].relation, RELATION_REVIEW);
    assert_string_equal(rows.rows[201].shown, "");
    free(quality);
    arena_free(&arena);
}

static void fewer_than_five_leave_the_rest_empty(void **state)
{
    (void)state;
    static const char *const expected[] = {"4", "7", "", "", ""};
    struct quality *quality = new_quality();
    found(quality, 7);
    found(quality, 4);
    assert_examples(finding_of(quality), expected);
    free(quality);
}

static void the_same_key_is_counted_again_but_kept_once(void **state)
{
    (void)state;
    static const char *const expected[] = {"1", "2", "3", "4", "5"};
    struct quality *quality = new_quality();
    for (int64_t round = 0; round < 3; round++)
        for (int64_t key = 6; key > 0; key--)
            found(quality, key);
    assert_examples(finding_of(quality), expected);
    assert_int_equal(finding_of(quality)->count, 18);
    free(quality);
}

static void details_follow_the_id_and_break_ties(void **state)
{
    (void)state;
    static const char *const expected[] = {"102/1", "102/2", "103/A1", "103/B1", "104"};
    struct quality *quality = new_quality();
    quality_found(quality, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 104);
    quality_found_detail(quality, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 103, "B1");
    quality_found_detail(quality, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 103, "C1");
    quality_found_detail(quality, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 102, "2");
    quality_found_detail(quality, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 104, "Z");
    quality_found_detail(quality, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 103, "A1");
    quality_found_detail(quality, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 102, "1");
    static const char *const with_c1[] = {"102/1", "102/2", "103/A1", "103/B1", "103/C1"};
    assert_examples(&quality->findings[RULE_CODE_UNKNOWN][RELATION_SEN_NEED], with_c1);
    struct quality *without = new_quality();
    quality_found_detail(without, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 104, "");
    quality_found_detail(without, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 103, "B1");
    quality_found_detail(without, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 102, "2");
    quality_found_detail(without, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 104, "Z");
    quality_found_detail(without, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 103, "A1");
    quality_found_detail(without, RULE_CODE_UNKNOWN, RELATION_SEN_NEED, 102, "1");
    assert_examples(&without->findings[RULE_CODE_UNKNOWN][RELATION_SEN_NEED], expected);
    free(without);
    free(quality);
}

struct row {
    int64_t key;
    const char *detail;
};

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void shuffle(struct row *rows, size_t count, uint32_t *seed)
{
    for (size_t i = count - 1; i > 0; i--) {
        size_t other = next_random(seed) % (i + 1);
        struct row kept = rows[i];
        rows[i] = rows[other];
        rows[other] = kept;
    }
}

static void row_order_changes_nothing(void **state)
{
    (void)state;
    struct row rows[60];
    static const char *const details[] = {"", "1", "2", "10"};
    for (size_t i = 0; i < 60; i++)
        rows[i] = (struct row){(int64_t)(i % 13) - 2, details[i % 4]};
    struct quality *first = NULL;
    uint32_t seed = 7;
    for (int round = 0; round < 200; round++) {
        struct quality *quality = new_quality();
        for (size_t i = 0; i < 60; i++)
            quality_found_detail(quality, RULE_ORPHAN, RELATION_VOICE, rows[i].key, rows[i].detail);
        if (first) {
            assert_memory_equal(first, quality, sizeof *first);
            free(quality);
        } else {
            first = quality;
        }
        shuffle(rows, 60, &seed);
    }
    free(first);
}

static void a_long_detail_is_cut_at_a_character(void **state)
{
    (void)state;
    char detail[80] = "";
    for (size_t i = 0; i + 2 < sizeof detail; i += 2)
        memcpy(detail + i, "\xc3\xa9", 2);
    for (int64_t key = 1; key < 1000000; key *= 10) {
        struct quality *quality = new_quality();
        quality_found_detail(quality, RULE_ORPHAN, RELATION_ADVICE, key, detail);
        const char *example = finding_of(quality)->examples[0];
        size_t length = strlen(example);
        assert_true(length == FINDING_KEY_MOST - 1 || length == FINDING_KEY_MOST - 2);
        assert_int_equal((unsigned char)example[length - 1], 0xA9);
        free(quality);
    }
}

static void a_key_not_recorded_is_counted_without_an_example(void **state)
{
    (void)state;
    static const char *const expected[] = {"5", "", "", "", ""};
    struct quality *quality = new_quality();
    found(quality, NUMBER_NONE);
    found(quality, 5);
    found(quality, NUMBER_NONE);
    assert_examples(finding_of(quality), expected);
    assert_int_equal(finding_of(quality)->count, 3);
    static const char *const with_detail[] = {"335", "5", "", "", ""};
    quality_found_detail(quality, RULE_ORPHAN, RELATION_ADVICE, NUMBER_NONE, "335");
    assert_examples(finding_of(quality), with_detail);
    free(quality);
}

static void every_rule_is_said_in_full(void **state)
{
    (void)state;
    for (int r = 0; r < RULES; r++) {
        assert_non_null(rules[r].id);
        assert_true(strlen(rules[r].title) > 10 && rules[r].title[strlen(rules[r].title) - 1] == '.');
        assert_true(strlen(rules[r].effect) > 10 && rules[r].effect[strlen(rules[r].effect) - 1] == '.');
        assert_true(rules[r].severity <= SEVERITY_NOTE);
        for (int other = 0; other < r; other++)
            assert_string_not_equal(rules[r].id, rules[other].id);
    }
    for (int s = 0; s <= SEVERITY_NOTE; s++)
        assert_non_null(severity_names[s]);
    for (int reason = 0; reason < ASIDE_REASONS; reason++)
        assert_non_null(aside_reason_names[reason]);
}

static int is_family(const char *token, size_t length)
{
    for (int m = 0; m < FAMILY_MEASURES; m++)
        if (strncmp(family_measures[m].id, token, length) == 0 && family_measures[m].id[length] == '.')
            return 1;
    return 0;
}

/* "*", "PLAN20.*", "VOICE.*" or one whole measure of a family. */
static int is_known(const char *token)
{
    size_t length = strlen(token);
    if (strcmp(token, "*") == 0)
        return 1;
    for (int m = 0; m < FAMILY_MEASURES; m++)
        if (strcmp(family_measures[m].id, token) == 0)
            return 1;
    if (length < 3 || strcmp(token + length - 2, ".*") != 0)
        return 0;
    for (int c = 0; c < CLOCKS; c++)
        if (strlen(clocks[c].id) == length - 2 && strncmp(clocks[c].id, token, length - 2) == 0)
            return 1;
    return is_family(token, length - 2);
}

static void the_measures_touched_exist(void **state)
{
    (void)state;
    for (int r = 0; r < RULES; r++) {
        const char *at = rules[r].measures;
        assert_true(at[0] != '\0');
        while (*at) {
            char token[64] = "";
            size_t length = strcspn(at, " ");
            assert_true(length > 0 && length < sizeof token);
            memcpy(token, at, length);
            if (!is_known(token))
                fail_msg("%s: %s", rules[r].id, token);
            at += length;
            at += *at == ' ';
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_five_smallest_in_order),
        cmocka_unit_test(keeps_every_row_where_asked),
        cmocka_unit_test(fewer_than_five_leave_the_rest_empty),
        cmocka_unit_test(the_same_key_is_counted_again_but_kept_once),
        cmocka_unit_test(details_follow_the_id_and_break_ties),
        cmocka_unit_test(row_order_changes_nothing),
        cmocka_unit_test(a_long_detail_is_cut_at_a_character),
        cmocka_unit_test(a_key_not_recorded_is_counted_without_an_example),
        cmocka_unit_test(every_rule_is_said_in_full),
        cmocka_unit_test(the_measures_touched_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
