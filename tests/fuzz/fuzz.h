/*
 * fuzz.h: what the fuzzers share: random numbers that are the same on every machine, changes that may happen to a text,
 * and a main that tries for so many seconds. Built with ASan and UBSan, which end it at the first fault.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/num.h"

enum { FUZZ_USAGE = 2 };

/* --- random numbers: splitmix64 */

static uint64_t random_state;

static inline uint64_t random_bits(void)
{
    uint64_t z = random_state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static inline size_t random_below(size_t limit)
{
    return (size_t)(random_bits() % limit);
}

/* What must hold, said with what broke it. */
static inline void must(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "this does not hold: %s\n", what);
    abort();
}

/* Memory ran out: no input may ask for so much. */
static inline void fuzz_no_memory(void *context, size_t asked)
{
    (void)context;
    fprintf(stderr, "the arena is exhausted: %zu bytes asked\n", asked);
    abort();
}

/* --- changes to a text */

static inline void change_byte(struct buf *text)
{
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): hostile on purpose */
    static const char likely[] = "\"\\[]{},:0-+.eE=@\t\r\n \x1b\x7f\xc2\x80\xff\xe2\x80\xae";
    size_t at = random_below(text->length);
    text->bytes[at] = random_below(2) ? likely[random_below(sizeof likely - 1)] : (char)(unsigned char)random_bits();
}

static inline void leave_out(struct buf *text)
{
    size_t from = random_below(text->length);
    size_t most = text->length - from < 40 ? text->length - from : 40;
    size_t length = random_below(8) ? random_below(most + 1) : text->length - from;
    memmove(text->bytes + from, text->bytes + from + length, text->length - from - length);
    text->length -= length;
}

/* Bytes of one place at another. */
static inline void repeat(struct buf *text)
{
    size_t from = random_below(text->length);
    size_t most = text->length - from < 200 ? text->length - from : 200;
    size_t length = 1 + random_below(most);
    size_t to = random_below(text->length + 1);
    char piece[200];
    memcpy(piece, text->bytes + from, length);
    if (!buf_room(text, length))
        return;
    memmove(text->bytes + to + length, text->bytes + to, text->length - to);
    memcpy(text->bytes + to, piece, length);
    text->length += length;
}

/* A line is gone. */
static inline void drop_line(struct buf *text)
{
    size_t start = random_below(text->length);
    char *stop = text->bytes + text->length;
    char *from = memchr(text->bytes + start, '\n', text->length - start);
    if (!from)
        return;
    char *end = memchr(from + 1, '\n', (size_t)(stop - from - 1));
    if (!end)
        return;
    size_t length = (size_t)(end - from);
    memmove(from, end, (size_t)(stop - end));
    text->length -= length;
}

static inline void grow_number(struct buf *text)
{
    static const char *const numbers[] = {"-1",     "1e999", "-0",  "99999999999999999999",
                                          "1e-400", "0x10",  "NaN", "18446744073709551616"};
    const char *number = numbers[random_below(sizeof numbers / sizeof numbers[0])];
    size_t length = strlen(number);
    size_t at = random_below(text->length);
    while (at < text->length && (text->bytes[at] < '0' || text->bytes[at] > '9'))
        at++;
    if (at + length <= text->length)
        memcpy(text->bytes + at, number, length);
}

static void (*const fuzz_changes[])(struct buf *) = {change_byte, leave_out, repeat, drop_line, grow_number};

static inline void fuzz_change(struct buf *text, size_t most)
{
    for (size_t i = 1 + random_below(most); i > 0 && text->length > 0; i--)
        fuzz_changes[random_below(sizeof fuzz_changes / sizeof fuzz_changes[0])](text);
}

/* The whole of a file of the project, with a NUL after it. */
static inline void fuzz_seed(struct buf *seed, const char *path)
{
    char piece[8192];
    size_t length;
    FILE *file = fopen(path, "rb");
    must(file != NULL, path);
    buf_init(seed, (size_t)64 << 20);
    while (file && (length = fread(piece, 1, sizeof piece, file)) > 0)
        buf_add(seed, piece, length);
    if (file)
        fclose(file);
    buf_byte(seed, '\0');
    seed->length--;
}

/* --- for so many seconds; `try_one` says whether the program took what it was given */

static inline int fuzz_main(int count, char **arguments, bool (*try_one)(void))
{
    int64_t seconds;
    int64_t seed;
    uint64_t tried = 0;
    uint64_t taken = 0;
    if (count != 3 || !num_parse(arguments[1], 0, 86400, &seconds) || !num_parse(arguments[2], 0, INT32_MAX, &seed)) {
        fprintf(stderr, "usage: %s SECONDS SEED\n", arguments[0]);
        return FUZZ_USAGE;
    }
    random_state = (uint64_t)seed;
    time_t end = time(NULL) + (time_t)seconds;
    do {
        taken += try_one();
        tried++;
    } while (time(NULL) < end);
    printf("%llu tried, %llu of them taken\n", (unsigned long long)tried, (unsigned long long)taken);
    must(taken > 0 && (taken < tried || tried < 10), "some are taken and some refused");
    return 0;
}

#endif
