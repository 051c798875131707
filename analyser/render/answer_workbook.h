/*
 * answer_workbook.h: an answer as a workbook: what was asked, and a worksheet with its rows, as those of evidence.xlsx.
 */
#ifndef RENDER_ANSWER_WORKBOOK_H
#define RENDER_ANSWER_WORKBOOK_H

#include "core/questions/answer.h"

/* Into the file of that path, which is replaced: what makes workbooks can write to nothing else. */
MUST_CHECK bool answer_workbook_write(const struct answer *answer, const char *path, struct arena *arena,
                                      struct err *err);

#endif
