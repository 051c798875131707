/*
 * analysis_private.h: the analysis as its own files see it.
 */
#ifndef CORE_ANALYSIS_PRIVATE_H
#define CORE_ANALYSIS_PRIVATE_H

#include "core/counting/category_order.h"
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
    bool done;
    struct clock_figures figures;
    struct arena arenas[HANDS]; /* of the figures */
};

struct analysis {
    struct book book;
    struct arena worklist_arena;
    bool begun[RELATIONS];
    bool done[RELATIONS];
    bool ordered[RELATIONS];
    bool evidence_given;
    struct last_key last;
    struct category_order order;
    const char *measure_names[CLOCKS][CLOCK_MEASURES]; /* "PLAN20.on_time" */
    struct block blocks[BLOCKS];                       /* in the order of evidence.csv */
    struct clock_work works[CLOCKS];
    struct figures_space spaces[HANDS];
    struct arena space_arenas[HANDS]; /* theirs: they grow while others take from the analysis's own */
    int working;                      /* the first block not yet given to be worked out */
    int worked;                       /* the first block of those given last */
    const char *local_authority;
    bool several_authorities;
    struct official_counts official;
};

void list_blocks(struct analysis *analysis);

/*
 * Clocks are worked out beside, so that two processors have something to do: those on requests and on advice as soon as
 * their rows are in, while others are read; the first of those on reviews while shares of records are counted; then one
 * after the other in the order of evidence.csv, each while the cells of the one before are given out.
 */
void work_out_requests(struct analysis *analysis);
void work_out_advice(struct analysis *analysis);
void work_out_first(struct analysis *analysis);

/* Waits for the clock of a block, and has the next one worked out. */
void work_out_next(struct analysis *analysis, int block);

#endif
