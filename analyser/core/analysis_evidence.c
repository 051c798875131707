/* The evidence: clocks and family measures one after the other, by name. */
#include <stdlib.h>
#include <string.h>

#include "core/analysis.h"
#include "core/analysis_private.h"
#include "core/figures/audit_agreement.h"
#include "core/figures/clock_evidence.h"

/* A clock or a family measure: its cells stand together in evidence.csv. */
struct block {
    const char *name; /* of its first measure */
    bool is_clock;
    int index;
};

static int by_block_name(const void *a, const void *b)
{
    return strcmp(((const struct block *)a)->name, ((const struct block *)b)->name);
}

static void list_blocks(const struct analysis *analysis, struct block blocks[CLOCKS + FAMILY_MEASURES])
{
    for (int c = 0; c < CLOCKS; c++)
        blocks[c] = (struct block){analysis->measure_names[c][0], true, c};
    for (int m = 0; m < FAMILY_MEASURES; m++)
        blocks[CLOCKS + m] = (struct block){family_measures[m].id, false, m};
    qsort(blocks, CLOCKS + FAMILY_MEASURES, sizeof blocks[0], by_block_name);
}

static bool give_clock(struct analysis *analysis, enum clock_id clock, cell_sink *sink, void *context, struct err *err)
{
    struct book *book = &analysis->book;
    struct clock_tally *tally = &book->clock_tallies[clock];
    bool given = true;
    tell_from_records(book, clock);
    clock_tally_settle(tally);
    if (tally->instances > 0) {
        for (enum hand hand = 0; hand < HANDS; hand++)
            arena_begin_pass(&analysis->passes[hand], book->arena);
        given = clock_evidence(tally, analysis->measure_names[clock], &analysis->order, analysis->passes, sink, context,
                               err);
        for (enum hand hand = 0; hand < HANDS; hand++)
            arena_free(&analysis->passes[hand]);
    }
    arena_free(&book->tally_arenas[clock]);
    return given;
}

static bool give_family(struct analysis *analysis, enum family_measure_id measure, cell_sink *sink, void *context,
                        struct err *err)
{
    const struct book *book = &analysis->book;
    if (measure == FAMILY_QA_AGREEMENT)
        return audit_agreement_evidence(book, &analysis->order, sink, context, err);
    return family_evidence(&book->family_tallies[family_measures[measure].population], measure, &analysis->order, sink,
                           context, err);
}

bool analysis_evidence(struct analysis *analysis, cell_sink *sink, void *context, struct err *err)
{
    if (analysis->evidence_given)
        return err_set(err, ERR_INTERNAL, "the evidence of an analysis is given once");
    analysis->evidence_given = true;
    struct block blocks[CLOCKS + FAMILY_MEASURES];
    list_blocks(analysis, blocks);
    for (int i = 0; i < CLOCKS + FAMILY_MEASURES; i++) {
        bool given = blocks[i].is_clock
                         ? give_clock(analysis, (enum clock_id)blocks[i].index, sink, context, err)
                         : give_family(analysis, (enum family_measure_id)blocks[i].index, sink, context, err);
        if (!given)
            return false;
    }
    return true;
}
