/*
 * case_text.h: the story of one case (core/cases/story.h) as plain text, for a terminal or a letter.
 */
#ifndef RENDER_CASE_TEXT_H
#define RENDER_CASE_TEXT_H

#include "base/buf.h"
#include "core/cases/story.h"

void case_text(struct buf *buf, const struct story *story, struct arena *scratch);

#endif
