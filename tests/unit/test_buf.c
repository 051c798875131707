/* A growing run of bytes: whole up to its limit, broken one byte past it, and then it stays broken. */
#include "unit/unit.h"

#include "base/buf.h"

static void additions_follow_each_other(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 1000);
    buf_text(&buf, "plan ");
    buf_integer(&buf, -42);
    buf_byte(&buf, ',');
    buf_format(&buf, " %d of %s", 7, "nine");
    buf_add(&buf, "", 0);
    assert_false(buf.broken);
    assert_int_equal(buf.length, strlen("plan -42, 7 of nine"));
    assert_memory_equal(buf.bytes, "plan -42, 7 of nine", buf.length);
    buf_free(&buf);
}

static void what_was_added_stays_while_it_grows(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 1 << 20);
    for (int i = 0; i < 100000; i++)
        buf_byte(&buf, (char)('a' + i % 26));
    assert_false(buf.broken);
    assert_int_equal(buf.length, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(buf.bytes[i], 'a' + i % 26);
    buf_free(&buf);
}

/* Whatever the pieces: the limit holds whether or not there happens to be room for more. */
static void the_limit_is_kept_to_the_byte(void **state)
{
    (void)state;
    static const size_t limits[] = {1, 100, 255, 256, 257, 1000};
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        struct buf buf;
        buf_init(&buf, limits[i]);
        for (size_t n = 0; n < limits[i]; n++)
            buf_byte(&buf, 'x');
        assert_false(buf.broken);
        assert_int_equal(buf.length, limits[i]);
        buf_byte(&buf, 'x');
        assert_true(buf.broken);
        assert_int_equal(buf.length, limits[i]);
        buf_free(&buf);
    }
}

static void one_piece_past_the_limit_breaks_it(void **state)
{
    (void)state;
    char piece[101] = {0};
    struct buf buf;
    buf_init(&buf, 100);
    buf_add(&buf, piece, 100);
    assert_false(buf.broken);
    buf_free(&buf);
    buf_add(&buf, piece, 101);
    assert_true(buf.broken);
    buf_free(&buf);
    assert_false(buf.broken); /* freed, it is as new, with the same limit */
    assert_int_equal(buf.limit, 100);
    buf_add(&buf, piece, 60);
    buf_add(&buf, piece, 60); /* there is room for it in memory, but not within the limit */
    assert_true(buf.broken);
    assert_int_equal(buf.length, 60);
    buf_free(&buf);
}

static void broken_it_takes_nothing_more(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 3);
    buf_text(&buf, "four");
    assert_true(buf.broken);
    buf_byte(&buf, 'x');
    buf_integer(&buf, 1);
    buf_format(&buf, "%d", 1);
    assert_null(buf_room(&buf, 1));
    assert_int_equal(buf.length, 0);
    buf_free(&buf);
}

/* The address sanitizer would stop the program where malloc says no. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void a_size_no_memory_has_breaks_it(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, SIZE_MAX);
    assert_null(buf_room(&buf, SIZE_MAX));
    assert_true(buf.broken);
    buf_free(&buf);
    assert_null(buf_room(&buf, SIZE_MAX / 4 - 1)); /* more than any machine's memory */
    assert_true(buf.broken);
    buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(additions_follow_each_other),   cmocka_unit_test(what_was_added_stays_while_it_grows),
        cmocka_unit_test(the_limit_is_kept_to_the_byte), cmocka_unit_test(one_piece_past_the_limit_breaks_it),
        cmocka_unit_test(broken_it_takes_nothing_more),  cmocka_unit_test(a_size_no_memory_has_breaks_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
