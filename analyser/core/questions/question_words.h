/*
 * question_words.h: a question in words, for whoever reads the answer without the command line that asked.
 */
#ifndef CORE_QUESTION_WORDS_H
#define CORE_QUESTION_WORDS_H

#include "core/questions/question.h"

enum { QUESTION_NOTES_MOST = CLOCKS + 8 };

/* Lines that must stand with the figures: which cases, which limits are not the law's, and who may see it. */
struct question_notes {
    const char *line[QUESTION_NOTES_MOST];
    size_t count;
};

void question_notes(const struct question *question, struct arena *arena, struct question_notes *notes);

/* "2025-07-01 to 2026-06-30", "2026-06-30" */
const char *days_words(int32_t start, int32_t end, struct arena *arena);

#endif
