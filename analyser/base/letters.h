/*
 * letters.h: what sixty-four bytes of text are: which are letters from a to z, small or capital, which are digits, blanks, marks
 * that may stand within a word, and no ASCII. By SSE2, which every x86-64 has, or eight bytes at a time in plain C.
 */
#ifndef BASE_LETTERS_H
#define BASE_LETTERS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LETTERS_LOOK = 64 };

/* A bit for each byte, that of the first one lowest. */
struct letters {
    uint64_t letters;
    uint64_t digits;
    uint64_t blanks;
    uint64_t joiners; /* - / ' */
    uint64_t high;    /* not ASCII */
};

static inline bool is_letter(unsigned char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static inline bool is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

#define EVERY_BYTE(value) ((uint64_t)0x0101010101010101U * (value))

static inline uint64_t letters_load(const unsigned char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

/* The highest bits of eight bytes, together. */
static inline uint64_t letters_together(uint64_t bytes)
{
    return (bytes >> 7 & EVERY_BYTE(1)) * 0x0102040810204080U >> 56;
}

/* The highest bit of each byte that is a letter. */
static inline uint64_t letters_of(uint64_t bytes)
{
    uint64_t small = (bytes | EVERY_BYTE(0x20)) & EVERY_BYTE(0x7f);
    uint64_t from_a = small + EVERY_BYTE(0x80 - 'a');
    uint64_t beyond_z = small + EVERY_BYTE(0x80 - 'z' - 1);
    return from_a & ~beyond_z & ~bytes & EVERY_BYTE(0x80);
}

/* The highest bit of each byte that is no digit. */
static inline uint64_t letters_no_digits(uint64_t bytes)
{
    uint64_t from_0 = bytes ^ EVERY_BYTE('0'); /* of a digit: 0 to 9 */
    return (((from_0 & EVERY_BYTE(0x7f)) + EVERY_BYTE(0x80 - 10)) | from_0) & EVERY_BYTE(0x80);
}

/* How many digits eight bytes begin with. */
static inline unsigned letters_digits(uint64_t bytes)
{
    uint64_t others = letters_no_digits(bytes);
    return others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
}

/* The highest bit of each byte that is this one. */
static inline uint64_t letters_equal(uint64_t bytes, unsigned char byte)
{
    uint64_t other = bytes ^ EVERY_BYTE(byte);
    return ~(((other & EVERY_BYTE(0x7f)) + EVERY_BYTE(0x7f)) | other) & EVERY_BYTE(0x80);
}

static inline struct letters letters_look_plainly(const unsigned char *at)
{
    struct letters look = {.letters = 0};
    for (unsigned place = 0; place < LETTERS_LOOK; place += 8) {
        uint64_t bytes = letters_load(at + place);
        uint64_t joiners = letters_equal(bytes, '-') | letters_equal(bytes, '/') | letters_equal(bytes, '\'');
        look.letters |= letters_together(letters_of(bytes)) << place;
        look.digits |= letters_together(~letters_no_digits(bytes)) << place;
        look.blanks |= letters_together(letters_equal(bytes, ' ')) << place;
        look.joiners |= letters_together(joiners) << place;
        look.high |= letters_together(bytes) << place;
    }
    return look;
}

#ifdef __SSE2__
/* Bytes less than a limit, counted from the least of a range: those of the range are the least signed numbers. */
static inline __m128i letters_in_range(__m128i bytes, unsigned char least, int count)
{
    return _mm_cmplt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8((char)(0x80 - least))),
                          _mm_set1_epi8((char)(0x80 + count)));
}

static inline uint64_t letters_bits(__m128i bytes, unsigned place)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << place;
}
#endif

/* All sixty-four bytes must be there. */
static inline struct letters letters_look(const unsigned char *at)
{
#ifdef __SSE2__
    struct letters look = {.letters = 0};
    for (unsigned place = 0; place < LETTERS_LOOK; place += sizeof(__m128i)) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + place));
        __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        __m128i dash = _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8('-' ^ '/')), _mm_set1_epi8('/'));
        look.letters |= letters_bits(letters_in_range(small, 'a', 26), place);
        look.digits |= letters_bits(letters_in_range(bytes, '0', 10), place);
        look.blanks |= letters_bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), place);
        look.joiners |= letters_bits(_mm_or_si128(dash, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\''))), place);
        look.high |= letters_bits(bytes, place);
    }
    return look;
#else
    return letters_look_plainly(at);
#endif
}

#endif
