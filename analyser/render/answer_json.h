/*
 * answer_json.h: an answer as JSON: what was asked, and a row for each figure with the names of answer_rows.h. Numbers are
 * those of evidence.json; a figure that is not there is null.
 */
#ifndef RENDER_ANSWER_JSON_H
#define RENDER_ANSWER_JSON_H

#include "base/buf.h"
#include "core/questions/answer.h"

void answer_json(struct buf *buf, const struct answer *answer, struct arena *scratch);

#endif
