#include <string.h>

#include "base/num.h"
#include "render/number_word.h"

_Static_assert(NUMBER_WORD_BYTES >= NUM_DOUBLE_MOST && NUMBER_WORD_BYTES >= NUM_INTEGER_MOST, "every number has room");

enum { REMEMBERED_BITS = 13, REMEMBERED = 1 << REMEMBERED_BITS };

struct remembered {
    uint64_t bits;
    struct number_word word; /* length 0: not taken yet */
};

struct number_memory {
    struct remembered numbers[REMEMBERED];
};

struct number_memory *number_memory_new(struct arena *arena)
{
    return ARENA_NEW(arena, 1, struct number_memory);
}

static struct remembered *place_of(struct number_memory *memory, uint64_t bits)
{
    return &memory->numbers[(bits * 0x9E3779B97F4A7C15U) >> (64 - REMEMBERED_BITS)];
}

static void double_word(struct number_word *word, double number, struct number_memory *memory)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    struct remembered *remembered = place_of(memory, bits);
    if (remembered->bits != bits || remembered->word.length == 0) {
        remembered->bits = bits;
        remembered->word.length = (uint8_t)num_double(number, remembered->word.text);
    }
    *word = remembered->word;
}

static void count_word(struct number_word *word, uint64_t count)
{
    word->length = (uint8_t)num_integer((int64_t)count, word->text);
}

void cell_words_compose(struct cell_words *words, const struct cell *cell, struct number_memory *memory)
{
    memset(words, 0, sizeof *words);
    if (cell->has_numerator)
        count_word(&words->numerator, cell->numerator);
    if (cell->has_denominator)
        count_word(&words->denominator, cell->denominator);
    if (cell->has_value)
        double_word(&words->value, cell->value, memory);
    if (cell->has_interval) {
        double_word(&words->lower, cell->lower, memory);
        double_word(&words->upper, cell->upper, memory);
    }
}
