/*
 * summary_text.h: the end of a run for the terminal: headline rates on both bases, backlogs, voice, and a chart of the
 * last twelve months. Plain ASCII unless the terminal is known to show UTF-8.
 */
#ifndef RENDER_SUMMARY_TEXT_H
#define RENDER_SUMMARY_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "core/tables/summary.h"

enum chart_blocks { BLOCKS_ASCII, BLOCKS_UTF8 };

/* `heading` is whom the figures are of. */
void summary_text(struct buf *buf, const struct summary *summary, const char *heading, enum chart_blocks blocks,
                  struct arena *scratch);

#endif
