/*
 * case_text.h: the story of one case (core/cases/story.h) as plain text, for a terminal or a letter.
 */
#ifndef RENDER_CASE_TEXT_H
#define RENDER_CASE_TEXT_H

#include "base/buf.h"
#include "core/cases/story.h"

/* `figures`: with each time limit the figures of the evidence that it counts in. */
void case_text(struct buf *buf, const struct story *story, bool figures, struct arena *scratch);

#endif
