/*
 * case_html.h: the story of one case (core/cases/story.h) as one page of HTML that needs nothing else, for screens and for paper.
 */
#ifndef RENDER_CASE_HTML_H
#define RENDER_CASE_HTML_H

#include "base/buf.h"
#include "core/cases/story.h"

void case_html(struct buf *buf, const struct story *story, struct arena *scratch);

#endif
