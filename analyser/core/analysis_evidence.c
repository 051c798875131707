/* The evidence: clocks and family measures one after the other, by name. */
#include <stdlib.h>
#include <string.h>

#include "core/analysis.h"
#include "core/analysis_private.h"
#include "core/figures/audit_agreement.h"
#include "core/figures/clock_evidence.h"

static int by_block_name(const void *a, const void *b)
{
    return strcmp(((const struct block *)a)->name, ((const struct block *)b)->name);
}

void list_blocks(struct analysis *analysis)
{
    struct block *blocks = analysis->blocks;
    for (int c = 0; c < CLOCKS; c++)
        blocks[c] = (struct block){analysis->measure_names[c][0], true, c};
    for (int m = 0; m < FAMILY_MEASURES; m++)
        blocks[CLOCKS + m] = (struct block){family_measures[m].id, false, m};
    qsort(blocks, BLOCKS, sizeof blocks[0], by_block_name);
}

static bool give_clock(struct analysis *analysis, int block, cell_sink *sink, void *context, struct err *err)
{
    enum clock_id clock = (enum clock_id)analysis->blocks[block].index;
    struct clock_work *work = &analysis->works[clock];
    work_out_next(analysis, clock);
    bool given = work->figures.group_count == 0 ||
                 clock_evidence(&work->figures, analysis->measure_names[clock], &analysis->order,
                                &work->arenas[HAND_HERE], sink, context, err);
    for (enum hand hand = 0; hand < HANDS; hand++)
        arena_free(&work->arenas[hand]);
    return given;
}

static bool give_family(struct analysis *analysis, enum family_measure_id measure, cell_sink *sink, void *context,
                        struct err *err)
{
    const struct book *book = &analysis->book;
    const struct audit_pairs pairs = {book->audit_pairs, book->audit_pair_count, book->calendars};
    if (measure == FAMILY_QA_AGREEMENT)
        return audit_agreement_evidence(&pairs, &analysis->order, book->arena, sink, context, err);
    return family_evidence(&book->family_tallies[family_measures[measure].population], measure, &analysis->order, sink,
                           context, err);
}

bool analysis_evidence(struct analysis *analysis, cell_sink *sink, void *context, struct err *err)
{
    if (analysis->evidence_given)
        return err_set(err, ERR_INTERNAL, "the evidence of an analysis is given once");
    analysis->evidence_given = true;
    for (int block = 0; block < BLOCKS; block++) {
        int index = analysis->blocks[block].index;
        bool given = analysis->blocks[block].is_clock
                         ? give_clock(analysis, block, sink, context, err)
                         : give_family(analysis, (enum family_measure_id)index, sink, context, err);
        if (!given)
            return false;
    }
    return true;
}
