/*
 * copied_sections.h: in how many other children's plans a section of a case's plans stands nearly the same. Sections of
 * others come one by one; each is sketched (core/text/sketch.h), compared with those of the case, and let go: kept is
 * only which child it was of, where it was alike.
 *
 *     copied_sections_begin -> copied_sections_take for each section of a latest version -> copied_sections_end
 *
 * What counts as nearly the same, between which sections and versions, is what a run counts (copied_plans.c). A run
 * compares two sections only where they have a band of their sketches in common, and with a few of those before it; here
 * each is compared with each, so that a case may be told of a copy which the run has missed, and of none fewer.
 */
#ifndef CORE_COPIED_SECTIONS_H
#define CORE_COPIED_SECTIONS_H

#include "base/arena.h"
#include "core/cases/case_rows.h"
#include "core/records/case_text.h"

/* 48 MiB with what growing leaves behind; sections that are alike beyond are not counted. */
enum { ALIKE_MOST = 1 << 20 };

struct alike_section; /* one of another child, and which of the case's it is like */

struct copied_sections {
    const struct matcher *matcher;
    struct case_text *texts;
    size_t text_count;
    int64_t *persons; /* whose each text is */
    struct arena *arena;
    struct alike_section *alike;
    size_t alike_count;
    size_t alike_room;
    int64_t last_plan; /* of the row before */
    unsigned last_section;
};

/* Texts of the case, with sketches; whose a plan is stands in the rows. Both stay until the end. */
void copied_sections_begin(struct copied_sections *copied, const struct matcher *matcher, struct case_text *texts,
                           size_t count, const struct case_rows *rows, struct arena *arena);

/* The sections that there is something to compare with: bits by enum plan_section; 0: nobody's need be read. */
unsigned copied_sections_wanted(const struct copied_sections *copied);

/*
 * A section of the latest version of a plan, of this child or another. Of rows in a row with the same plan and section the
 * first counts. `text` NULL: none, or too long to be compared.
 */
void copied_sections_take(struct copied_sections *copied, int64_t plan_id, int64_t person_id, enum plan_section section,
                          struct text text);

/* Tells each text in how many other children's plans each of its sections is, and what is found with it. */
void copied_sections_end(struct copied_sections *copied);

#endif
