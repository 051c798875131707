/* Rows of a case kept and found again; texts of the records made safe to show. */
#include "unit/memory.h"

#include "core/cases/case_rows.h"

static const char *shown(struct arena *arena, const char *text)
{
    return text_shown((struct text){text, (uint32_t)strlen(text)}, arena);
}

static void texts_cannot_move_or_hide_others(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    assert_null(text_shown((struct text){NULL, 0}, &arena));
    assert_string_equal(shown(&arena, ""), "");
    assert_string_equal(shown(&arena, "North, \xC3\xA9t\xC3\xA9 \xF0\x9F\x91\xA7"),
                        "North, \xC3\xA9t\xC3\xA9 \xF0\x9F\x91\xA7");
    assert_string_equal(shown(&arena, "a\x1B[31mb\nc\x7F"), "a\\x1b[31mb\\x0ac\\x7f");
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): hostile on purpose */
    assert_string_equal(shown(&arena, "a\xE2\x80\xAE"
                                      "b\xE2\x81\xA6\xEF\xBB\xBF"),
                        "a\\u202eb\\u2066\\ufeff");
    assert_string_equal(shown(&arena, "\xC2\x9B"), "\\x9b");
    /* no UTF-8: alone, cut off, too long a form, half of a pair, past the last */
    assert_string_equal(shown(&arena, "\xFF"
                                      "a\xC3"),
                        "\\xffa\\xc3");
    assert_string_equal(shown(&arena, "\xC0\x80"), "\\xc0\\x80");
    assert_string_equal(shown(&arena, "\xED\xA0\x80"), "\\xed\\xa0\\x80");
    assert_string_equal(shown(&arena, "\xF4\x90\x80\x80"), "\\xf4\\x90\\x80\\x80");
    assert_string_equal(text_shown((struct text){"a\0b", 3}, &arena), "a\\x00b");
    arena_free(&arena);
}

static void long_texts_are_cut_between_characters(void **state)
{
    (void)state;
    struct arena arena;
    char text[2 * 121 + 1] = "";
    memory_init(&arena);
    for (int i = 0; i < 121; i++)
        memcpy(text + 2 * i, "\xC3\xA9", 3);
    text[2 * 120] = '\0';
    assert_string_equal(shown(&arena, text), text);
    text[2 * 120] = '\xC3';
    const char *cut = shown(&arena, text);
    assert_int_equal(strlen(cut), 2 * 120 + 3);
    assert_string_equal(cut + 2 * 120, "...");
    for (int i = 0; i < 121; i++) /* the longest an escape can make it */
        memcpy(text + i, "\x01", 2);
    assert_int_equal(strlen(shown(&arena, text)), 4 * 120 + 3);
    arena_free(&arena);
}

static struct frame *sections(struct arena *arena, int64_t first, size_t rows)
{
    struct frame *frame = ARENA_NEW(arena, 1, struct frame);
    frame_shape(frame, RELATION_ADVICE, arena);
    frame->rows = rows;
    for (size_t row = 0; row < rows; row++)
        frame->columns[frame_position(RELATION_ADVICE, "advice_id")].number[row] = first + (int64_t)row / 2;
    return frame;
}

static void count_row(void *context, const struct case_row_at *at)
{
    int64_t *sum = context;
    *sum += row_number_of(at, "advice_id");
}

static void the_first_of_each_key_is_walked(void **state)
{
    (void)state;
    struct arena arena;
    struct case_rows rows = {.count = {0}};
    int64_t sum = 0;
    memory_init(&arena);
    case_rows_keep(&rows, sections(&arena, 1, 4), &arena); /* 1 1 2 2 */
    case_rows_keep(&rows, sections(&arena, 2, 4), &arena); /* 2 2 3 3 */
    assert_int_equal(rows.count[RELATION_ADVICE], 8);
    case_rows_walk(&rows, RELATION_ADVICE, count_row, &sum);
    assert_int_equal(sum, 1 + 2 + 3);
    assert_int_equal(case_rows_find(&rows, RELATION_ADVICE, "advice_id", 3).row, 2);
    assert_null(case_rows_find(&rows, RELATION_ADVICE, "advice_id", 4).frame);
    assert_null(case_rows_find(&rows, RELATION_ADVICE, "advice_id", NUMBER_NONE).frame);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_cannot_move_or_hide_others),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(the_first_of_each_key_is_walked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
