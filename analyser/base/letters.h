/*
 * letters.h: what sixteen bytes of text begin with: which are letters from a to z, small or capital, which are blanks, which are
 * no ASCII. By SSE2, which every x86-64 has, or eight bytes at a time in plain C.
 */
#ifndef BASE_LETTERS_H
#define BASE_LETTERS_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LETTERS_LOOK = 16 };

/* Bits and bytes by their place, the first one lowest. */
struct letters {
    uint64_t small[2]; /* the bytes, letters in small; others are not what they were */
    uint32_t letters;
    uint32_t blanks;
    uint32_t high; /* not ASCII */
};

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
static inline uint32_t letters_together(uint64_t bytes)
{
    return (uint32_t)((bytes >> 7 & EVERY_BYTE(1)) * 0x0102040810204080U >> 56);
}

/* The highest bit of each byte that is a letter. */
static inline uint64_t letters_of(uint64_t bytes)
{
    uint64_t small = (bytes | EVERY_BYTE(0x20)) & EVERY_BYTE(0x7f);
    uint64_t from_a = small + EVERY_BYTE(0x80 - 'a');
    uint64_t beyond_z = small + EVERY_BYTE(0x80 - 'z' - 1);
    return from_a & ~beyond_z & ~bytes & EVERY_BYTE(0x80);
}

/* How many digits eight bytes begin with. */
static inline unsigned letters_digits(uint64_t bytes)
{
    uint64_t from_0 = bytes ^ EVERY_BYTE('0'); /* of a digit: 0 to 9 */
    uint64_t others = (((from_0 & EVERY_BYTE(0x7f)) + EVERY_BYTE(0x80 - 10)) | from_0) & EVERY_BYTE(0x80);
    return others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
}

/* The highest bit of each byte that is a blank. */
static inline uint64_t letters_blanks(uint64_t bytes)
{
    uint64_t other = bytes ^ EVERY_BYTE(' ');
    return ~(((other & EVERY_BYTE(0x7f)) + EVERY_BYTE(0x7f)) | other) & EVERY_BYTE(0x80);
}

static inline struct letters letters_look_plainly(const unsigned char *at)
{
    uint64_t low = letters_load(at);
    uint64_t high = letters_load(at + 8);
    return (struct letters){
        .small = {low | EVERY_BYTE(0x20), high | EVERY_BYTE(0x20)},
        .letters = letters_together(letters_of(low)) | letters_together(letters_of(high)) << 8,
        .blanks = letters_together(letters_blanks(low)) | letters_together(letters_blanks(high)) << 8,
        .high = letters_together(low) | letters_together(high) << 8,
    };
}

/* All sixteen bytes must be there. */
static inline struct letters letters_look(const unsigned char *at)
{
#ifdef __SSE2__
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    __m128i from_least = _mm_add_epi8(small, _mm_set1_epi8((char)(0x80 - 'a'))); /* a to z: the least signed numbers */
    __m128i letters = _mm_cmplt_epi8(from_least, _mm_set1_epi8((char)(0x80 + 26)));
    return (struct letters){
        .small = {(uint64_t)_mm_cvtsi128_si64(small), (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(small, small))},
        .letters = (uint32_t)_mm_movemask_epi8(letters),
        .blanks = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))),
        .high = (uint32_t)_mm_movemask_epi8(bytes),
    };
#else
    return letters_look_plainly(at);
#endif
}

#endif
