/*
 * answer_html.h: an answer as one page that needs nothing else, in the style of the board's pack: a table for each measure,
 * with its headings, for screens, telephones and paper.
 */
#ifndef RENDER_ANSWER_HTML_H
#define RENDER_ANSWER_HTML_H

#include "base/buf.h"
#include "core/questions/answer.h"

void answer_html(struct buf *buf, const struct answer *answer, struct arena *scratch);

#endif
