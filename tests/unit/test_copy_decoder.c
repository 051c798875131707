/* A COPY stream as a whole and its header: however it is cut, shortened or lengthened. */
#include "unit/copy_streams.h"

/* --- the stream as a whole --- */

static void small_stream_is_read(void **state)
{
    (void)state;
    struct decoding decoding;
    struct buf stream = small_stream();
    assert_true(decode(&decoding, RELATION_SETTING, &stream));
    assert_small_stream(&decoding.seen);
    assert_int_equal(decoding.seen.batches, 1);
    arena_free(&decoding.arena);
}

static void decode_cut(const struct buf *stream, size_t first, size_t second)
{
    struct decoding decoding;
    start(&decoding, RELATION_SETTING);
    assert_true(feed(&decoding, stream->bytes, first));
    assert_true(feed(&decoding, stream->bytes + first, second - first));
    assert_true(feed(&decoding, stream->bytes + second, stream->length - second));
    assert_true(finish(&decoding));
    assert_small_stream(&decoding.seen);
    arena_free(&decoding.arena);
}

static void cut_at_every_pair_of_positions(void **state)
{
    (void)state;
    struct buf stream = small_stream();
    for (size_t first = 0; first <= stream.length; first++)
        for (size_t second = first; second <= stream.length; second++)
            decode_cut(&stream, first, second);
    buf_free(&stream);
}

static void extension_is_skipped_wherever_it_is_cut(void **state)
{
    (void)state;
    struct buf stream;
    buf_init(&stream, STREAM_LIMIT);
    header_with(&stream, 1, 9);
    buf_text(&stream, "extension");
    setting_row(&stream, 7, "nursery");
    trailer(&stream);
    for (size_t cut = 0; cut <= stream.length; cut++) {
        struct decoding decoding;
        start(&decoding, RELATION_SETTING);
        assert_true(feed(&decoding, stream.bytes, cut));
        assert_true(feed(&decoding, stream.bytes + cut, stream.length - cut));
        assert_true(finish(&decoding));
        assert_int_equal(decoding.seen.rows, 1);
        assert_string_equal(decoding.seen.text[0], "nursery");
        arena_free(&decoding.arena);
    }
    buf_free(&stream);
}

static void byte_by_byte(void **state)
{
    (void)state;
    struct decoding decoding;
    struct buf stream = small_stream();
    start(&decoding, RELATION_SETTING);
    for (size_t i = 0; i < stream.length; i++)
        assert_true(feed(&decoding, stream.bytes + i, 1));
    assert_true(finish(&decoding));
    assert_small_stream(&decoding.seen);
    arena_free(&decoding.arena);
    buf_free(&stream);
}

static void every_shorter_stream_is_refused(void **state)
{
    (void)state;
    struct buf stream = small_stream();
    for (size_t length = 0; length < stream.length; length++) {
        struct decoding decoding;
        start(&decoding, RELATION_SETTING);
        assert_true(feed(&decoding, stream.bytes, length));
        assert_false(finish(&decoding));
        assert_int_equal(decoding.err.kind, ERR_DATA);
        assert_non_null(strstr(decoding.err.text, "without its trailer"));
        arena_free(&decoding.arena);
    }
    buf_free(&stream);
}

static void empty_result_never_calls_the_sink(void **state)
{
    (void)state;
    struct decoding decoding;
    struct buf stream = begun();
    trailer(&stream);
    assert_int_equal(stream.length, 21);
    assert_true(decode(&decoding, RELATION_SETTING, &stream));
    assert_int_equal(decoding.seen.batches, 0);
    assert_int_equal(decoding.decoder.rows, 0);
    arena_free(&decoding.arena);
}

static void bytes_after_the_trailer_are_refused(void **state)
{
    (void)state;
    struct buf stream = small_stream();
    buf_byte(&stream, 0);
    assert_wrong(stream, "bytes follow its trailer");
    stream = small_stream();
    trailer(&stream);
    assert_wrong(stream, "bytes follow its trailer");
}

static void bytes_after_the_trailer_in_a_later_message_are_refused(void **state)
{
    (void)state;
    struct decoding decoding;
    struct buf stream = small_stream();
    start(&decoding, RELATION_SETTING);
    assert_true(feed(&decoding, stream.bytes, stream.length));
    assert_true(feed(&decoding, "", 0));
    assert_false(feed(&decoding, "x", 1));
    arena_free(&decoding.arena);
    buf_free(&stream);
}

/* --- the header --- */

static void any_wrong_byte_of_the_signature_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < 11; i++) {
        struct buf stream = small_stream();
        stream.bytes[i] = (char)(stream.bytes[i] ^ 1);
        assert_wrong(stream, "signature");
    }
}

static struct buf stream_with_header(uint32_t flags, uint32_t extension, size_t extension_bytes)
{
    struct buf stream;
    buf_init(&stream, STREAM_LIMIT);
    header_with(&stream, flags, extension);
    for (size_t i = 0; i < extension_bytes; i++)
        buf_byte(&stream, (char)('a' + i % 26));
    setting_row(&stream, 7, "nursery");
    trailer(&stream);
    return stream;
}

static void only_critical_flags_are_refused(void **state)
{
    (void)state;
    assert_good(stream_with_header(0x0000ffff, 0, 0), 1);
    for (int bit = 16; bit < 32; bit++)
        assert_wrong(stream_with_header((uint32_t)1 << bit, 0, 0), "flag");
}

static void extension_is_skipped_up_to_its_limit(void **state)
{
    (void)state;
    assert_good(stream_with_header(0, 5, 5), 1);
    assert_good(stream_with_header(0, (uint32_t)COPY_EXTENSION_MOST, COPY_EXTENSION_MOST), 1);
    assert_wrong(stream_with_header(0, (uint32_t)COPY_EXTENSION_MOST + 1, COPY_EXTENSION_MOST + 1), "extension");
    assert_wrong(stream_with_header(0, UINT32_MAX, 0), "extension");
    assert_wrong(stream_with_header(0, (uint32_t)INT32_MAX, 0), "extension");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_stream_is_read),
        cmocka_unit_test(cut_at_every_pair_of_positions),
        cmocka_unit_test(extension_is_skipped_wherever_it_is_cut),
        cmocka_unit_test(byte_by_byte),
        cmocka_unit_test(every_shorter_stream_is_refused),
        cmocka_unit_test(empty_result_never_calls_the_sink),
        cmocka_unit_test(bytes_after_the_trailer_are_refused),
        cmocka_unit_test(bytes_after_the_trailer_in_a_later_message_are_refused),
        cmocka_unit_test(any_wrong_byte_of_the_signature_is_refused),
        cmocka_unit_test(only_critical_flags_are_refused),
        cmocka_unit_test(extension_is_skipped_up_to_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
