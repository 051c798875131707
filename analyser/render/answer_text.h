/*
 * answer_text.h: an answer for the terminal: a table for each measure, with intervals and small bars. Plain ASCII unless the
 * terminal is known to show UTF-8.
 */
#ifndef RENDER_ANSWER_TEXT_H
#define RENDER_ANSWER_TEXT_H

#include "core/questions/answer.h"
#include "render/summary_text.h"

void answer_text(struct buf *buf, const struct answer *answer, enum chart_blocks blocks, struct arena *scratch);

/* "EHC plans, Walsall (335), as of 2026-06-30" */
const char *answer_heading(const struct answer *answer, struct arena *arena);

#endif
