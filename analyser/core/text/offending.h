/*
 * offending.h: the pieces of a section's text that a finding is of: items of a list, rows, sentences. For whoever may read the
 * text; pieces point into it.
 */
#ifndef CORE_OFFENDING_H
#define CORE_OFFENDING_H

#include "base/arena.h"
#include "core/text/plan_text.h"

struct piece {
    const char *at;
    size_t length;
};

enum { OFFENDING_TEXT_MOST = 1 << 16 }; /* bytes: of a longer section no piece is looked for */

/*
 * The first few, at most `most`: without which the section would have fewer defects, or which have the defect by themselves;
 * of a section that says nothing all of it, where it is short. None of what is found by comparing sections.
 */
size_t offending_pieces(const struct plan_text *plan_text, const struct plan_text_section *section,
                        const struct plan_text_context *context, enum plan_check_id check, struct piece *pieces,
                        size_t most, struct arena *scratch);

#endif
