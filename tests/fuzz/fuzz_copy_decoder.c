/*
 * fuzz_copy_decoder SECONDS SEED: valid COPY BINARY streams of every relation, changed at random and cut at random,
 * given to the decoder for that long. Built with ASan and UBSan, which end it at the first fault; besides, every frame
 * is read to its last byte, and a stream that was not changed must give all its rows. Prints how many streams were
 * tried. With -DLIBFUZZER it is a libFuzzer target instead: the first byte is the relation, the second the cut.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/num.h"
#include "intake/copy_decoder.h"

enum { ARENA_LIMIT = 64 << 20, STREAM_LIMIT = 16 << 20, ROWS_MOST = 5000, CHANGES_MOST = 6, EXIT_USAGE = 2 };

static void no_memory(void *context, size_t asked)
{
    (void)context;
    fprintf(stderr, "the arena is exhausted: %zu bytes asked\n", asked);
    abort();
}

/* --- the sink reads all there is --- */

struct seen {
    uint64_t rows;
    uint64_t sum; /* so that no read is left out by the compiler */
};

static void read_value(struct seen *seen, const struct frame_column *column, size_t row)
{
    if (column->number)
        seen->sum += (uint64_t)column->number[row];
    if (column->day)
        seen->sum += (uint64_t)column->day[row];
    if (column->truth)
        seen->sum += column->truth[row];
    if (column->truth && column->truth[row] > TRUTH_NONE)
        abort();
    for (uint32_t i = 0; column->text && i < column->text[row].length; i++)
        seen->sum += (unsigned char)column->text[row].bytes[i];
}

static bool see(void *context, struct frame **filled, struct err *err)
{
    const struct frame *frame = *filled;
    struct seen *seen = context;
    (void)err;
    if (frame->rows == 0 || frame->rows > FRAME_ROWS)
        abort();
    for (size_t column = 0; column < frame->column_count; column++)
        for (size_t row = 0; row < frame->rows; row++)
            read_value(seen, &frame->columns[column], row);
    seen->rows += frame->rows;
    return true;
}

/* In pieces of at most `piece` bytes, each in memory of its own size. */
static bool feed_pieces(struct copy_decoder *decoder, const uint8_t *bytes, size_t length, size_t piece,
                        struct seen *seen, struct err *err)
{
    bool good = true;
    for (size_t at = 0; good && at < length; at += piece) {
        size_t taken = length - at < piece ? length - at : piece;
        uint8_t *message = malloc(taken);
        if (!message)
            abort();
        memcpy(message, bytes + at, taken);
        good = copy_decoder_feed(decoder, message, taken, see, seen, err);
        free(message);
    }
    return good;
}

/* One arena and one frame for each relation, used again for every stream: new ones would take most of the time. */
static struct arena arena;
static struct frame frames[RELATIONS];

static void prepare(void)
{
    arena_init(&arena, ARENA_LIMIT, no_memory, NULL);
    for (int i = 0; i < RELATIONS; i++)
        frame_shape(&frames[i], (enum relation_id)i, &arena);
}

/* True: the decoder took the stream; it must have delivered the rows it counted. An error must be set otherwise. */
static bool try_stream(enum relation_id relation, const uint8_t *bytes, size_t length, size_t piece, uint64_t *rows)
{
    struct copy_decoder decoder;
    struct seen seen = {0};
    struct err err = {0};
    copy_decoder_start(&decoder, &frames[relation], &arena);
    bool good =
        feed_pieces(&decoder, bytes, length, piece, &seen, &err) && copy_decoder_finish(&decoder, see, &seen, &err);
    if (good ? err.kind != ERR_NONE || seen.rows != decoder.rows : err.kind != ERR_DATA)
        abort();
    *rows = seen.rows;
    return good;
}

#ifdef LIBFUZZER

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t rows;
    if (!arena.limit)
        prepare();
    if (size >= 2)
        try_stream((enum relation_id)(data[0] % RELATIONS), data + 2, size - 2, (size_t)data[1] + 1, &rows);
    return 0;
}

#else

/* --- random numbers: splitmix64, the same on every machine --- */

static uint64_t random_state;

static uint64_t random_bits(void)
{
    uint64_t z = random_state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static size_t random_below(size_t limit)
{
    return (size_t)(random_bits() % limit);
}

/* --- valid streams --- */

static void big_endian(struct buf *stream, uint64_t value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--)
        buf_byte(stream, (char)(unsigned char)(value >> (8 * i)));
}

/* Most texts are short, as codes are; one in some hundred is long. */
static void random_text(struct buf *stream)
{
    size_t length = random_below(400) ? random_below(12) : random_below(70000);
    big_endian(stream, length, 4);
    for (size_t i = 0; i < length; i++)
        buf_byte(stream, (char)(unsigned char)random_bits());
}

static void random_field(struct buf *stream, enum column_type type)
{
    int32_t bytes = contract_types[type].bytes;
    if (random_below(4) == 0) {
        big_endian(stream, UINT32_MAX, 4);
    } else if (type == TYPE_TEXT) {
        random_text(stream);
    } else {
        big_endian(stream, (uint64_t)bytes, 4);
        big_endian(stream, type == TYPE_BOOLEAN ? random_bits() & 1 : random_bits(), bytes);
    }
}

static uint64_t random_stream(struct buf *stream, enum relation_id relation)
{
    size_t columns = contract_read_count(&contract[relation]);
    size_t rows = random_below(500) ? random_below(20) : random_below(ROWS_MOST);
    buf_add(stream, "PGCOPY\n\377\r\n", 11);
    big_endian(stream, random_bits() & 0xffff, 4);
    size_t extension = random_below(4) ? 0 : random_below(300);
    big_endian(stream, extension, 4);
    for (size_t i = 0; i < extension; i++)
        buf_byte(stream, (char)(unsigned char)random_bits());
    for (size_t row = 0; row < rows; row++) {
        big_endian(stream, columns, 2);
        for (size_t i = 0; i < columns; i++)
            random_field(stream, contract_read_column(&contract[relation], i)->type);
    }
    big_endian(stream, 0xffff, 2);
    return rows;
}

/* --- and what may happen to them --- */

static const uint32_t hostile_lengths[] = {0,          1,          3,          0xffffffff, 0xfffffffe,
                                           0x7fffffff, 0x80000000, 0x00100000, 0x00100001, 0x0000ffff};

static void change_bit(struct buf *stream)
{
    size_t at = random_below(stream->length);
    stream->bytes[at] = (char)(unsigned char)((unsigned char)stream->bytes[at] ^ (1u << random_below(8)));
}

static void change_byte(struct buf *stream)
{
    stream->bytes[random_below(stream->length)] = (char)(unsigned char)random_bits();
}

static void change_length(struct buf *stream)
{
    if (stream->length < 4)
        return;
    uint32_t value = hostile_lengths[random_below(sizeof hostile_lengths / sizeof hostile_lengths[0])];
    size_t at = random_below(stream->length - 3);
    for (size_t i = 0; i < 4; i++)
        stream->bytes[at + i] = (char)(unsigned char)(value >> (24 - 8 * i));
}

static void cut_end(struct buf *stream)
{
    stream->length -= random_below(stream->length);
}

static void add_bytes(struct buf *stream)
{
    for (size_t i = 1 + random_below(20); i > 0; i--)
        buf_byte(stream, (char)(unsigned char)random_bits());
}

static void leave_out(struct buf *stream)
{
    size_t from = random_below(stream->length);
    size_t length = random_below(stream->length - from);
    memmove(stream->bytes + from, stream->bytes + from + length, stream->length - from - length);
    stream->length -= length;
}

static void (*const changes[])(struct buf *) = {change_bit, change_byte, change_length, cut_end, add_bytes, leave_out};

static void change(struct buf *stream)
{
    for (size_t i = 1 + random_below(CHANGES_MOST); i > 0 && stream->length > 0; i--)
        changes[random_below(sizeof changes / sizeof changes[0])](stream);
}

struct tally {
    uint64_t streams;
    uint64_t taken;
    uint64_t lost; /* unchanged streams that did not give all their rows */
};

static void try_one(struct tally *tally)
{
    static const size_t pieces[] = {1, 3, 17, 100, 8192, SIZE_MAX / 2};
    struct buf stream;
    buf_init(&stream, STREAM_LIMIT);
    enum relation_id relation = (enum relation_id)random_below(RELATIONS);
    uint64_t rows = random_stream(&stream, relation);
    bool changed = random_below(8) != 0;
    if (changed)
        change(&stream);
    uint64_t delivered = 0;
    bool taken = try_stream(relation, (const uint8_t *)stream.bytes, stream.length,
                            pieces[random_below(sizeof pieces / sizeof pieces[0])], &delivered);
    tally->streams++;
    tally->taken += taken;
    tally->lost += !changed && (!taken || delivered != rows);
    buf_free(&stream);
}

int main(int count, char **arguments)
{
    int64_t seconds;
    int64_t seed;
    if (count != 3 || !num_parse(arguments[1], 0, 86400, &seconds) || !num_parse(arguments[2], 0, INT32_MAX, &seed)) {
        fprintf(stderr, "usage: fuzz_copy_decoder SECONDS SEED\n");
        return EXIT_USAGE;
    }
    prepare();
    random_state = (uint64_t)seed;
    struct tally tally = {0};
    time_t end = time(NULL) + (time_t)seconds;
    do
        try_one(&tally);
    while (time(NULL) < end);
    printf("%llu streams tried, %llu of them read to their end, %llu good ones not\n",
           (unsigned long long)tally.streams, (unsigned long long)tally.taken, (unsigned long long)tally.lost);
    arena_free(&arena);
    return tally.lost > 0;
}

#endif
