/*
 * number_word.h: a cell's numbers as text, composed once for all the files that print them.
 *
 * Percentages come again and again (1 of 2, 3 of 4 and their intervals), so the text of the last doubles seen is
 * remembered by their bits. An empty word is a number that is not there.
 */
#ifndef RENDER_NUMBER_WORD_H
#define RENDER_NUMBER_WORD_H

#include <stdint.h>

#include "base/arena.h"
#include "core/definitions/evidence.h"

enum { NUMBER_WORD_BYTES = 31 };

struct number_word {
    char text[NUMBER_WORD_BYTES]; /* no NUL */
    uint8_t length;
};

struct cell_words {
    struct number_word numerator;
    struct number_word denominator;
    struct number_word value;
    struct number_word lower;
    struct number_word upper;
};

struct number_memory;

struct number_memory *number_memory_new(struct arena *arena);

void cell_words_compose(struct cell_words *words, const struct cell *cell, struct number_memory *memory);

/* Copies the word to `at`, which has room for sizeof(struct number_word) bytes; returns the end of the text. */
static inline char *number_word_at(char *at, const struct number_word *word)
{
    __builtin_memcpy(at, word->text, NUMBER_WORD_BYTES);
    return at + word->length;
}

#endif
