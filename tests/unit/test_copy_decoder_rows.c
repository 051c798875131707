/* The rows and fields of a COPY stream, and the batches in which the sink gets them. */
#include "unit/copy_streams.h"

/* --- rows and fields --- */

static void wrong_field_counts_are_refused(void **state)
{
    (void)state;
    static const int counts[] = {0, 1, 3, -2, INT16_MIN, INT16_MAX};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        struct buf stream = begun();
        setting_row(&stream, 1, "primary");
        field_count(&stream, counts[i]);
        assert_wrong(stream, "row 2: it has another number of fields");
    }
}

static struct buf stream_with_lengths(uint32_t urn_length, uint32_t phase_length)
{
    struct buf stream = begun();
    field_count(&stream, 2);
    big_endian(&stream, urn_length, 4);
    for (uint32_t i = 0; i < urn_length && i < 8; i++)
        buf_byte(&stream, 0);
    big_endian(&stream, phase_length, 4);
    return stream;
}

static void hostile_lengths_are_refused(void **state)
{
    (void)state;
    static const uint32_t integers[] = {0, 3, 5, 8, 0xfffffffe, 0x80000000, INT32_MAX};
    for (size_t i = 0; i < sizeof integers / sizeof integers[0]; i++)
        assert_wrong(stream_with_lengths(integers[i], 0), "row 1: column setting_urn (integer): its length");
    static const uint32_t negative[] = {0xfffffffe, 0x80000000, 0xffff0000};
    for (size_t i = 0; i < sizeof negative / sizeof negative[0]; i++)
        assert_wrong(stream_with_lengths(4, negative[i]), "row 1: column phase (text): its length is negative");
    assert_wrong(stream_with_lengths(4, INT32_MAX), "row 1: column phase (text): it is longer");
    assert_wrong(stream_with_lengths(4, (uint32_t)COPY_TEXT_MOST + 1), "row 1: column phase (text): it is longer");
    assert_wrong(stream_with_lengths(4, (uint32_t)COPY_TEXT_MOST), "without its trailer");
}

static void longest_text_is_read(void **state)
{
    (void)state;
    char *text = malloc(COPY_TEXT_MOST);
    assert_non_null(text);
    memset(text, 'x', COPY_TEXT_MOST);
    struct buf stream = begun();
    for (int i = 0; i < 5; i++) {
        field_count(&stream, 2);
        number_field(&stream, i, 4);
        text_field(&stream, text, COPY_TEXT_MOST);
    }
    trailer(&stream);
    free(text);
    assert_good(stream, 5);
}

/* A request of `row_bytes` bytes: five texts of equal length but for the last, which is what is left. */
static struct buf long_request(size_t row_bytes)
{
    size_t columns = contract_read_count(&contract[RELATION_REQUEST]);
    size_t left = row_bytes - 2 - 4 * columns;
    char *text = calloc(COPY_TEXT_MOST, 1);
    assert_non_null(text);
    struct buf stream = begun();
    field_count(&stream, (int)columns);
    for (size_t i = 0; i < columns; i++) {
        size_t length = left < COPY_TEXT_MOST - 1 ? left : COPY_TEXT_MOST - 1;
        if (contract_read_column(&contract[RELATION_REQUEST], i)->type != TYPE_TEXT) {
            null_field(&stream);
            continue;
        }
        text_field(&stream, text, length);
        left -= length;
    }
    assert_int_equal(left, 0);
    free(text);
    trailer(&stream);
    return stream;
}

static void row_may_be_as_long_as_its_limit(void **state)
{
    (void)state;
    struct decoding decoding;
    struct buf stream = long_request(COPY_ROW_MOST);
    assert_true(decode(&decoding, RELATION_REQUEST, &stream));
    assert_int_equal(decoding.seen.rows, 1);
    arena_free(&decoding.arena);
}

static void row_past_its_limit_is_refused(void **state)
{
    (void)state;
    struct decoding decoding;
    struct buf stream = long_request(COPY_ROW_MOST + 1);
    assert_false(decode(&decoding, RELATION_REQUEST, &stream));
    assert_int_equal(decoding.err.kind, ERR_DATA);
    assert_non_null(strstr(decoding.err.text, "ehc.request: row 1: it is longer"));
    arena_free(&decoding.arena);
}

struct request {
    int64_t request_id;
    int64_t source;
    int32_t received_date;
    uint8_t mediation;
};

/* A request in which all but four columns are null. */
static void request_row(struct buf *stream, struct request request)
{
    size_t count = contract_read_count(&contract[RELATION_REQUEST]);
    field_count(stream, (int)count);
    for (size_t i = 0; i < count; i++)
        if (i == frame_position(RELATION_REQUEST, "request_id"))
            number_field(stream, request.request_id, 8);
        else if (i == frame_position(RELATION_REQUEST, "source"))
            number_field(stream, request.source, 2);
        else if (i == frame_position(RELATION_REQUEST, "received_date"))
            number_field(stream, request.received_date, 4);
        else if (i == frame_position(RELATION_REQUEST, "mediation"))
            number_field(stream, request.mediation, 1);
        else
            null_field(stream);
}

static const struct frame_column *column(const struct frame *frame, const char *name)
{
    return &frame->columns[frame_position(frame->relation, name)];
}

static bool see_requests(void *context, struct frame **filled, struct err *err)
{
    const struct frame *frame = *filled;
    const struct request *expected = context;
    (void)err;
    assert_int_equal(frame->rows, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_true(column(frame, "request_id")->number[i] == expected[i].request_id);
        assert_true(column(frame, "source")->number[i] == expected[i].source);
        assert_int_equal(column(frame, "mediation")->truth[i], expected[i].mediation);
        assert_true(column(frame, "person_id")->number[i] == NUMBER_NONE);
        assert_true(column(frame, "outcome_date")->day[i] == DAY_NONE);
        assert_int_equal(column(frame, "tribunal")->truth[i], TRUTH_NONE);
        assert_null(column(frame, "team")->text[i].bytes);
    }
    assert_int_equal(column(frame, "received_date")->day[0], 9100);
    assert_int_equal(column(frame, "received_date")->day[1], DAY_INFINITY);
    assert_int_equal(column(frame, "received_date")->day[2], DAY_INFINITY);
    return true;
}

static void values_of_every_type(void **state)
{
    (void)state;
    struct request requests[3] = {
        {9007199254740993, 5, 9100, 1},   /* 2^53 + 1 */
        {-1, -32768, INT32_MAX, 0},       /* infinity */
        {INT64_MAX, 32767, INT32_MIN, 1}, /* -infinity */
    };
    struct buf stream = begun();
    for (size_t i = 0; i < 3; i++)
        request_row(&stream, requests[i]);
    trailer(&stream);
    struct decoding decoding;
    start(&decoding, RELATION_REQUEST);
    assert_true(
        copy_decoder_feed(&decoding.decoder, stream.bytes, stream.length, see_requests, requests, &decoding.err));
    assert_true(copy_decoder_finish(&decoding.decoder, see_requests, requests, &decoding.err));
    assert_int_equal(decoding.decoder.rows, 3);
    arena_free(&decoding.arena);
    buf_free(&stream);
}

static void booleans_are_nought_or_one(void **state)
{
    (void)state;
    for (unsigned value = 2; value < 256; value++) {
        struct decoding decoding;
        struct buf stream = begun();
        request_row(&stream, (struct request){1, 1, 1, (uint8_t)value});
        assert_false(decode(&decoding, RELATION_REQUEST, &stream));
        assert_int_equal(decoding.err.kind, ERR_DATA);
        assert_non_null(strstr(decoding.err.text, "column mediation (boolean): it is neither 0 nor 1"));
        arena_free(&decoding.arena);
    }
}

/* --- batches --- */

static void assert_batches(uint64_t rows, unsigned batches)
{
    struct decoding decoding;
    struct buf stream = begun();
    for (uint64_t i = 0; i < rows; i++)
        setting_row(&stream, (int64_t)i, "secondary");
    trailer(&stream);
    assert_true(decode(&decoding, RELATION_SETTING, &stream));
    assert_int_equal(decoding.seen.rows, rows);
    assert_int_equal(decoding.seen.batches, batches);
    assert_int_equal(decoding.seen.largest_batch, rows < FRAME_ROWS ? rows : FRAME_ROWS);
    arena_free(&decoding.arena);
}

static void batches_are_full_but_the_last(void **state)
{
    (void)state;
    assert_batches(FRAME_ROWS - 1, 1);
    assert_batches(FRAME_ROWS, 1);
    assert_batches(FRAME_ROWS + 1, 2);
    assert_batches(2 * FRAME_ROWS, 2);
    assert_batches(20 * FRAME_ROWS + 3, 21);
}

/* Each text tells its row's number; long texts fill the area before the batch is full. */
static void check_numbered(struct seen *seen, const struct frame *frame)
{
    seen->batches++;
    for (size_t i = 0; i < frame->rows; i++, seen->rows++) {
        const struct text *text = &frame->columns[1].text[i];
        assert_int_equal(frame->columns[0].number[i], seen->rows);
        assert_int_equal(text->length, 1 + seen->rows * 37 % 5000);
        for (uint32_t j = 0; j < text->length; j++)
            assert_true(text->bytes[j] == (char)('a' + seen->rows % 26));
    }
}

static bool see_numbered(void *context, struct frame **filled, struct err *err)
{
    (void)err;
    check_numbered(context, *filled);
    return true;
}

enum { NUMBERED_ROWS = 3000 };

static struct buf numbered_stream(void)
{
    static char letters[5000];
    struct buf stream = begun();
    for (int i = 0; i < NUMBERED_ROWS; i++) {
        memset(letters, 'a' + i % 26, sizeof letters);
        field_count(&stream, 2);
        number_field(&stream, i, 4);
        text_field(&stream, letters, (size_t)(1 + i * 37 % 5000));
    }
    trailer(&stream);
    return stream;
}

static void long_texts_stay_whole(void **state)
{
    (void)state;
    struct buf stream = numbered_stream();
    static const size_t pieces[] = {7, 1000, 65537, STREAM_LIMIT};
    for (size_t p = 0; p < sizeof pieces / sizeof pieces[0]; p++) {
        struct decoding decoding;
        start(&decoding, RELATION_SETTING);
        for (size_t at = 0; at < stream.length; at += pieces[p]) {
            size_t length = stream.length - at < pieces[p] ? stream.length - at : pieces[p];
            assert_true(copy_decoder_feed(&decoding.decoder, stream.bytes + at, length, see_numbered, &decoding.seen,
                                          &decoding.err));
        }
        assert_true(copy_decoder_finish(&decoding.decoder, see_numbered, &decoding.seen, &decoding.err));
        assert_int_equal(decoding.seen.rows, NUMBERED_ROWS);
        assert_true(decoding.seen.batches > 2);
        arena_free(&decoding.arena);
    }
    buf_free(&stream);
}

/* Keeps each frame, puts another in its place, and looks at the one kept when that one is full too. */
struct keeper {
    struct frame other;
    struct frame *kept;
    struct seen seen;
};

static bool keep_frame(void *context, struct frame **filled, struct err *err)
{
    struct keeper *keeper = context;
    struct frame *given = keeper->kept ? keeper->kept : &keeper->other;
    (void)err;
    if (keeper->kept)
        check_numbered(&keeper->seen, keeper->kept);
    keeper->kept = *filled;
    *filled = given;
    return true;
}

static void a_kept_frame_stays_while_another_fills(void **state)
{
    (void)state;
    struct buf stream = numbered_stream();
    struct keeper keeper = {.kept = NULL};
    struct decoding decoding;
    start(&decoding, RELATION_SETTING);
    frame_shape(&keeper.other, RELATION_SETTING, &decoding.arena);
    assert_true(copy_decoder_feed(&decoding.decoder, stream.bytes, stream.length, keep_frame, &keeper, &decoding.err));
    assert_true(copy_decoder_finish(&decoding.decoder, keep_frame, &keeper, &decoding.err));
    check_numbered(&keeper.seen, keeper.kept);
    assert_int_equal(keeper.seen.rows, NUMBERED_ROWS);
    assert_true(keeper.seen.batches > 2);
    arena_free(&decoding.arena);
    buf_free(&stream);
}

static void refusal_of_the_sink_ends_the_reading(void **state)
{
    (void)state;
    struct decoding decoding;
    struct buf stream = begun();
    for (int i = 0; i < FRAME_ROWS; i++)
        setting_row(&stream, i, NULL);
    start(&decoding, RELATION_SETTING);
    decoding.seen.refuse = true;
    assert_false(feed(&decoding, stream.bytes, stream.length));
    assert_int_equal(decoding.err.kind, ERR_OUTPUT);
    arena_free(&decoding.arena);
    buf_free(&stream);
}

/* No allocation per row or per batch: the arena is as large after many batches as after the first. */
static void memory_does_not_grow_with_rows(void **state)
{
    (void)state;
    struct decoding decoding;
    struct buf stream;
    start(&decoding, RELATION_SETTING);
    buf_init(&stream, STREAM_LIMIT);
    header_with(&stream, 0, 0);
    assert_true(feed(&decoding, stream.bytes, stream.length));
    stream.length = 0;
    for (int i = 0; i < FRAME_ROWS; i++)
        setting_row(&stream, i, "all-through");
    size_t used = decoding.arena.used;
    for (int i = 0; i < 50; i++)
        assert_true(feed(&decoding, stream.bytes, stream.length));
    assert_int_equal(decoding.arena.used, used);
    assert_int_equal(decoding.seen.rows, 50 * FRAME_ROWS);
    arena_free(&decoding.arena);
    buf_free(&stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_field_counts_are_refused),
        cmocka_unit_test(hostile_lengths_are_refused),
        cmocka_unit_test(longest_text_is_read),
        cmocka_unit_test(row_may_be_as_long_as_its_limit),
        cmocka_unit_test(row_past_its_limit_is_refused),
        cmocka_unit_test(values_of_every_type),
        cmocka_unit_test(booleans_are_nought_or_one),
        cmocka_unit_test(batches_are_full_but_the_last),
        cmocka_unit_test(long_texts_stay_whole),
        cmocka_unit_test(a_kept_frame_stays_while_another_fills),
        cmocka_unit_test(refusal_of_the_sink_ends_the_reading),
        cmocka_unit_test(memory_does_not_grow_with_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
