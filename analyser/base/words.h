/*
 * words.h: short texts put together in an arena. No memory of its own: when the arena gives up, nothing is left behind.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/arena.h"
#include "base/err.h"

const char *words(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
