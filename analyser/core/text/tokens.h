/*
 * tokens.h: text as words, numbers, dates and signs, one after the other, without memory and in one pass.
 *
 * A word is a run of letters; capitals count as small ones. Blanks, hyphens, strokes and apostrophes within words, entities and tags of
 * HTML that show nothing stand between words as a blank does; so do letters and digits that touch ("30mins" is a
 * number and a word). UTF-8 is read as far as plans have it: typographic quotes, dashes, bullets, fractions, letters with
 * accents; a byte that is no UTF-8 is a sign.
 *
 * A word is its key: the letters themselves where they are at most eight, else a number made of them.
 */
#ifndef CORE_TOKENS_H
#define CORE_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/letters.h"

enum token {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_NUMBER,   /* digits: tokens.number, and a key as words have */
    TOKEN_DATE,     /* 12/03/2024, 12.3.24, 2024-03-12: tokens.day */
    TOKEN_SIGN,     /* a phrase does not go on behind it */
    TOKEN_CLAUSE,   /* , or ; */
    TOKEN_COLON,    /* : or a tab */
    TOKEN_QUOTE,    /* either mark */
    TOKEN_SENTENCE, /* . ! ? at the end of a sentence */
    TOKEN_LINE,     /* the end of a line, or of what HTML shows as one; not of one that is only wrapped */
};

struct tokens {
    const unsigned char *at;
    const unsigned char *end;
    const unsigned char *line; /* where the line begins */
    uint64_t key;
    uint64_t previous; /* the key of the word before, 0 behind a sign */
    uint32_t number;   /* at most NUMBER_TOKEN_MOST */
    int32_t day;
    bool capital; /* the word begins with one */
    bool clock;   /* the number is a time of day: 9:15 */
};

enum { NUMBER_TOKEN_MOST = 999999, WORD_MOST = 64, WRAPPED_LEAST = 60 };

/* Of a fraction: no word has it. */
#define KEY_FRACTION ((uint64_t)1 << 63)

void tokens_start(struct tokens *tokens, const char *text, size_t length);

/* What is no word of plain letters: tokens->at is at its first byte. TOKEN_END: go on, nothing was there. */
enum token tokens_other(struct tokens *tokens);

/* A word of more than eight letters, or with others than a to z: tokens->at is at its first byte. */
void tokens_long_word(struct tokens *tokens);

/* Eight bytes, the first one lowest; zeros behind the end. */
static inline uint64_t tokens_load(const unsigned char *at, const unsigned char *end)
{
    uint64_t bytes = 0;
    if (end - at >= 8)
        memcpy(&bytes, at, 8);
    else
        memcpy(&bytes, at, (size_t)(end - at));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

/* How many letters there are before the first other byte, 8 if there is none. */
static inline unsigned tokens_letter_count(uint64_t letters)
{
    uint64_t others = ~letters & EVERY_BYTE(0x80);
    return others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
}

static inline uint64_t tokens_first_bytes(uint64_t bytes, unsigned count)
{
    return count == 8 ? bytes : bytes & (((uint64_t)1 << count * 8) - 1);
}

static inline uint64_t tokens_mixed(uint64_t key, uint64_t bytes)
{
    key = (key ^ bytes) * 0x9e3779b97f4a7c15U;
    return key ^ key >> 32;
}

/* Of at most sixteen letters, in small, with zeros behind them. */
static inline uint64_t tokens_key(uint64_t first_letters, uint64_t next_letters)
{
    return first_letters ^ next_letters * 0xd6e8feb86659fd93U;
}

/* What so many digits, 1 to 7, mean: pairs of them, of the pairs, and of those (Lemire). At most NUMBER_TOKEN_MOST. */
static inline uint32_t tokens_value(uint64_t bytes, unsigned count)
{
    uint64_t digits = (bytes ^ EVERY_BYTE('0')) << (64 - 8 * count); /* zeros before them */
    digits = digits * 10 + (digits >> 8);
    uint64_t low = digits & 0x000000ff000000ffU;
    uint64_t high = digits >> 16 & 0x000000ff000000ffU;
    uint64_t value = (low * 0x000f424000000064U + high * 0x0000271000000001U) >> 32;
    return value < NUMBER_TOKEN_MOST ? (uint32_t)value : NUMBER_TOKEN_MOST;
}

/* Whether the two letters before a full stop may be the end of "Mr.", "Mrs.", "Ms.", "Dr." or "St.". */
static inline bool tokens_may_be_title(const unsigned char *stop)
{
    unsigned char first = stop[-2];
    unsigned char last = stop[-1];
    return ((first == 'M') | (first == 'D') | (first == 'S') | (first == 'r')) &
           ((last == 'r') | (last == 's') | (last == 't'));
}

/* Whether what stands before a full stop may be a letter by itself. */
static inline bool tokens_may_be_initial(const unsigned char *stop)
{
    unsigned char before = stop[-2];
    return ((before == ' ') | (before == '.') | (before == '(')) & ((stop[-1] | 0x20) >= 'a');
}

/* The next one, and what it is. */
static inline enum token tokens_next(struct tokens *tokens)
{
    for (;;) {
        const unsigned char *at = tokens->at;
        if (at == tokens->end)
            return TOKEN_END;
        if (*at == ' ') {
            tokens->at++;
            continue;
        }
        uint64_t bytes = tokens_load(at, tokens->end);
        unsigned count = tokens_letter_count(letters_of(bytes));
        if (count > 0) {
            tokens->capital = *at < 'a';
            if (count < 8 && (at + count == tokens->end || at[count] < 0x80)) {
                tokens->key = tokens_first_bytes(bytes | EVERY_BYTE(0x20), count);
                tokens->at = at + count;
            } else {
                tokens_long_word(tokens);
            }
            return TOKEN_WORD;
        }
        enum token token = tokens_other(tokens);
        if (token != TOKEN_END)
            return token;
    }
}

#endif
