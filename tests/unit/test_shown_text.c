/* Names of others: what is shown as it is, and what in its place; and the CSV field that is no formula. */
#include "unit/one_arena.h"

#include "base/utf8.h"
#include "core/definitions/shown_text.h"
#include "render/csv.h"
#include "render/json.h"
#include "render/markup.h"

#define R UTF8_REPLACEMENT

static const char *shown(const char *name)
{
    struct text text = text_as_shown((struct text){name, (uint32_t)strlen(name)}, &arena);
    assert_int_equal(strlen(text.bytes), text.length);
    assert_ptr_equal(text_as_shown(text, &arena).bytes, text.bytes); /* once is enough */
    return text.bytes;
}

static void an_ordinary_name_stays_what_it_is(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",      " ",       "North", "20-25", "=1+1", "\xC3\x9Cn\xC3\xAF", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
        "a\\nb", "\xC2\xA0"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_ptr_equal(shown(names[i]), names[i]);
    assert_null(text_as_shown((struct text){NULL, 0}, &arena).bytes);
}

static void what_steers_is_replaced(void **state)
{
    (void)state;
    assert_string_equal(shown("a\x1b[31m"), "a" R "[31m");
    assert_string_equal(shown("\t\r\n\x01\x7f"), R R R R R);
    assert_string_equal(shown("\xC2\x9B"
                              "1m"),
                        R "1m"); /* U+009B */
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): hostile on purpose */
    assert_string_equal(shown("a\xE2\x80\xAE"
                              "b\xE2\x81\xA6"),
                        "a" R "b" R); /* U+202E, U+2066 */
    assert_string_equal(shown("\xEF\xBB\xBF\xEF\xBF\xBF"), R R);
}

static void bytes_that_are_no_utf8_are_replaced_one_by_one(void **state)
{
    (void)state;
    assert_string_equal(shown("Caf\xE9"), "Caf" R);
    assert_string_equal(shown("\xFF\xFE"), R R);
    assert_string_equal(shown("\xC0\xAF"), R R);             /* too long a form of / */
    assert_string_equal(shown("\xED\xA0\x80"), R R R);       /* half of a surrogate pair */
    assert_string_equal(shown("\xE2\x82"), R R);             /* cut */
    assert_string_equal(shown("\xF4\x90\x80\x80"), R R R R); /* beyond U+10FFFF */
    assert_string_equal(shown("\x80x"), R "x");
}

static void a_long_name_is_cut_and_says_so(void **state)
{
    (void)state;
    enum { LONG = 1 << 20 };
    char *name = calloc(LONG + 1, 1);
    memset(name, 'x', SHOWN_CHARACTERS_MOST);
    assert_ptr_equal(shown(name), name);
    memset(name, 'x', LONG);
    assert_int_equal(strlen(shown(name)), SHOWN_CHARACTERS_CUT + strlen("... (1048576 bytes)"));
    assert_non_null(strstr(shown(name), "x... (1048576 bytes)"));
    memset(name, '\xFF', LONG);
    assert_int_equal(strlen(shown(name)), 3 * SHOWN_CHARACTERS_CUT + strlen("... (1048576 bytes)"));
    memset(name, '\x80', LONG);
    assert_int_equal(strlen(shown(name)), 3 * SHOWN_CHARACTERS_CUT + strlen("... (1048576 bytes)"));
    for (size_t i = 0; i < 1000; i++)
        memcpy(name + 3 * i, "\xE2\x82\xAC", 3);
    name[3000] = '\0';
    assert_ptr_equal(shown(name), name); /* characters are counted, not bytes */
    free(name);
}

static void csv_is(const char *text, const char *expected)
{
    struct buf buf;
    buf_init(&buf, 1000);
    csv_field(&buf, text);
    buf_byte(&buf, '\0');
    assert_string_equal(buf.bytes, expected);
    buf_free(&buf);
}

static void a_formula_becomes_text(void **state)
{
    (void)state;
    csv_is("=1+1", "'=1+1");
    csv_is("+44 1922", "'+44 1922");
    csv_is("-2+3", "'-2+3");
    csv_is("@SUM(A1)", "'@SUM(A1)");
    csv_is("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    csv_is("\t=1", "'\t=1");
    csv_is("\r=1", "\"'\r=1\"");
    csv_is("--", "'--");
    csv_is("+", "'+");
    csv_is("-1e", "'-1e");
    csv_is("\xEF\xBC\x9D"
           "1",
           "'\xEF\xBC\x9D"
           "1");
}

static void a_number_and_an_ordinary_text_stay(void **state)
{
    (void)state;
    static const char *const same[] = {"-",   "-12.5", "-1",  "+3", "-1.5e-7", "-0",  "20-25", "0-4", "not recorded",
                                       "a=b", "x@y",   "1-2", "",   "'",       "84.2"};
    for (size_t i = 0; i < COUNT_OF(same); i++)
        csv_is(same[i], same[i]);
}

static void markup_holds_nothing_that_steers(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 1000);
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): hostile on purpose */
    markup_text(&buf, "<b a=\"x\">&\n\x1b\xFF\xE2\x80\xAE'</b>");
    buf_byte(&buf, '\0');
    assert_string_equal(buf.bytes, "&lt;b a=&quot;x&quot;&gt;&amp; " R R R "'&lt;/b&gt;");
    buf_free(&buf);
}

static void json_is_utf8_whatever_it_is_given(void **state)
{
    (void)state;
    struct buf buf;
    const char *fault;
    struct json_tree *tree = json_object();
    buf_init(&buf, 1000);
    json_put_text(tree, "a", "x\xFFy\x1b\xE2\x82");
    json_print(tree, JSON_ONE_LINE, &buf);
    buf_byte(&buf, '\0');
    assert_string_equal(buf.bytes, "{\"a\":\"x" R "y\\u001b" R R "\"}");
    buf_free(&buf);
    const char broken[] = "{\"a\":\"x\xFFy\"}";
    assert_null(json_read(broken, &fault));
    assert_ptr_equal(fault, broken + 7);
    assert_null(json_whole(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ordinary_name_stays_what_it_is),
        cmocka_unit_test(what_steers_is_replaced),
        cmocka_unit_test(bytes_that_are_no_utf8_are_replaced_one_by_one),
        cmocka_unit_test(a_long_name_is_cut_and_says_so),
        cmocka_unit_test(a_formula_becomes_text),
        cmocka_unit_test(a_number_and_an_ordinary_text_stay),
        cmocka_unit_test(markup_holds_nothing_that_steers),
        cmocka_unit_test(json_is_utf8_whatever_it_is_given),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
