/*
 * story_cells.h: the cells of the evidence that an instance counts in, in as few lines as can be: one for the periods of each
 * basis, one for each stock.
 */
#ifndef CORE_STORY_CELLS_H
#define CORE_STORY_CELLS_H

#include "core/cases/story.h"

/* Lines of text from the arena; *count of them. */
const char *const *story_cell_lines(const struct story_clock *clock, struct arena *arena, size_t *count);

#endif
