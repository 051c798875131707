/*
 * block.h: where words, digits and signs begin in sixty-four bytes of text, as bits by place, the first one lowest: what
 * core/text/tokens.c finds one after the other is here found at once, and what is rare is left to it.
 */
#ifndef CORE_BLOCK_H
#define CORE_BLOCK_H

#include <stdbool.h>

#include "base/letters.h"
#include "core/text/tokens.h"

enum {
    BLOCK_BYTES = LETTERS_LOOK,
    BLOCK_MOST = BLOCK_BYTES - 1, /* of it is used: whether a word ends there, the last one tells */
    BLOCK_AHEAD = 16,             /* bytes that are at hand behind it */
    BLOCK_WORD_MOST = 16          /* letters of a word */
};

struct block {
    const unsigned char *bytes; /* of the block and BLOCK_AHEAD more; zeros behind the end of the text */
    uint64_t starts;            /* of words of plain letters */
    uint64_t ends;              /* the places behind them */
    uint64_t stops;             /* signs, digits, and words that need a closer look */
    unsigned length;            /* of what is used: up to BLOCK_MOST, and no word is cut */
};

/* Room for a copy of the end of a text. */
struct block_copy {
    unsigned char bytes[BLOCK_BYTES + BLOCK_AHEAD];
};

/* The key of a word of the block. */
static inline uint64_t block_key(const struct block *block, unsigned start, unsigned end)
{
    static const uint64_t first_of[BLOCK_WORD_MOST + 1][2] = {
        [1] = {0xff},
        [2] = {0xffff},
        [3] = {0xffffff},
        [4] = {0xffffffff},
        [5] = {0xffffffffff},
        [6] = {0xffffffffffff},
        [7] = {0xffffffffffffff},
        [8] = {UINT64_MAX},
        [9] = {UINT64_MAX, 0xff},
        [10] = {UINT64_MAX, 0xffff},
        [11] = {UINT64_MAX, 0xffffff},
        [12] = {UINT64_MAX, 0xffffffff},
        [13] = {UINT64_MAX, 0xffffffffff},
        [14] = {UINT64_MAX, 0xffffffffffff},
        [15] = {UINT64_MAX, 0xffffffffffffff},
        [16] = {UINT64_MAX, UINT64_MAX},
    };
    const unsigned char *word = block->bytes + start;
    uint64_t first = (letters_load(word) | EVERY_BYTE(0x20)) & first_of[end - start][0];
    uint64_t next = (letters_load(word + 8) | EVERY_BYTE(0x20)) & first_of[end - start][1];
    return tokens_key(first, next);
}

/* Places below this one, which is at most BLOCK_MOST. */
static inline uint64_t block_below(unsigned place)
{
    return ((uint64_t)1 << place) - 1;
}

/* ---- how it is found */

/* Where more than BLOCK_WORD_MOST letters begin. */
static inline uint64_t block_long_words(uint64_t letters, uint64_t starts)
{
    uint64_t runs = letters & letters >> 1;
    runs &= runs >> 2;
    runs &= runs >> 4;
    runs &= runs >> 8;
    return runs & letters >> BLOCK_WORD_MOST & starts;
}

/* Words that go on with letters that are no ASCII; not those with a dash or a quotation mark behind them (E2 80 ..). */
static inline uint64_t block_foreign_words(const struct block *block, uint64_t high_ends)
{
    uint64_t words = 0;
    for (; high_ends; high_ends &= high_ends - 1) {
        unsigned end = (unsigned)__builtin_ctzll(high_ends);
        bool sign = block->bytes[end] == 0xe2 && block->bytes[end + 1] == 0x80;
        uint64_t before = block->starts & block_below(end);
        words |= sign ? 0 : (uint64_t)1 << (63 - __builtin_clzll(before));
    }
    return words;
}

/* Marks with a letter or a digit on either side; `before`: there is one before the block. */
static inline uint64_t block_within(const struct letters *look, bool before)
{
    uint64_t alike = look->letters | look->digits;
    return look->joiners & (alike << 1 | before) & alike >> 1;
}

static inline bool is_letter_or_digit(unsigned char byte)
{
    return is_letter(byte) || is_digit(byte);
}

/* A word at the end of the block that may go on is left to the next one. */
static inline unsigned block_length(uint64_t letters, size_t left)
{
    bool cut = letters >> BLOCK_MOST;
    unsigned length = cut && ~letters ? 64 - (unsigned)__builtin_clzll(~letters) : BLOCK_MOST;
    return left < length ? (unsigned)left : length;
}

/* From a place of the text that the tokens are in where no word, number or sign is cut. The copy is used with the block. */
static inline struct block block_look(const struct tokens *tokens, const unsigned char *at, struct block_copy *copy)
{
    size_t left = (size_t)(tokens->end - at);
    struct block block = {.bytes = at};
    if (left < sizeof copy->bytes) {
        memset(copy->bytes, 0, sizeof copy->bytes);
        block.bytes = memcpy(copy->bytes, at, left);
    }
    struct letters look = letters_look(block.bytes);
    bool before = look.joiners & 1 && at > tokens->line && is_letter_or_digit(at[-1]);
    block.starts = look.letters & ~(look.letters << 1);
    block.ends = ~look.letters & look.letters << 1;
    block.stops = ~(look.letters | look.blanks | block_within(&look, before) | (look.digits & look.digits << 1));
    block.stops |= block_long_words(look.letters, block.starts);
    if (look.high & block.ends)
        block.stops |= block_foreign_words(&block, look.high & block.ends);
    block.length = block_length(look.letters, left);
    block.starts &= block_below(block.length);
    block.stops &= block_below(block.length);
    return block;
}

#endif
