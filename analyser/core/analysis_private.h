/*
 * analysis_private.h: the analysis as its own files see it.
 */
#ifndef CORE_ANALYSIS_PRIVATE_H
#define CORE_ANALYSIS_PRIVATE_H

#include "core/counting/category_order.h"
#include "core/counting/listing.h"
#include "core/figures/clock_figures.h"
#include "core/official/official_counts.h"
#include "core/records/book.h"
#include "core/records/row_key.h"

/* A clock or a family measure: its cells stand together in evidence.csv. */
struct block {
    const char *name; /* of its first measure */
    bool is_clock;
    int index;
};

enum { BLOCKS = CLOCKS + FAMILY_MEASURES };

/* A clock on its way from a tally to figures. Its arenas are begun with the analysis: later no parent is touched. */
struct clock_work {
    bool begun; /* given to be worked out */
    struct clock_figures figures;
    struct arena arenas[HANDS]; /* of the figures */
};

/* A clock to be worked out, CLOCKS: none; and beside whom its batches are counted (NULL: in turn). */
struct given_clock {
    enum clock_id clock;
    const struct beside *counting;
};

struct analysis {
    struct book book;
    struct arena worklist_arena;
    uint32_t begun; /* relations, a bit each (RELATION_BIT) */
    uint32_t done;
    bool ordered[RELATIONS];
    bool evidence_given;
    struct last_key last[RELATIONS];
    struct category_order order;
    const char *measure_names[CLOCKS][CLOCK_MEASURES]; /* "PLAN20.on_time" */
    struct block blocks[BLOCKS];                       /* in the order of evidence.csv */
    struct clock_work works[CLOCKS];
    struct figures_space spaces[HANDS];
    struct arena space_arenas[HANDS]; /* theirs: they grow while others take from the analysis's own */
    struct given_clock given;         /* under way until it is waited for */
    const char *local_authority;
    bool several_authorities;
    struct official_counts official;
    struct listing clock_listings[CLOCKS]; /* of a question */
    struct listing family_listings[POPULATIONS];
};

void list_blocks(struct analysis *analysis);

/* Where there is a question: its cases are listed, and nothing is counted or worked out (analysis_answer.c). */
void begin_listings(struct analysis *analysis);

/*
 * Clocks are worked out beside, in the order of evidence.csv, so that two processors have something to do: one after the
 * other while rows are read, of those whose own are in, and while shares of records are counted; what is left then, each
 * while the cells of the one before are given out.
 */
void work_out_meanwhile(struct analysis *analysis); /* to be called often, from the first row to the last share */

/* Waits for the clock, and has the next one worked out. */
void work_out_next(struct analysis *analysis, enum clock_id clock);

#endif
