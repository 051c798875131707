/* Clocks from tallies to figures, beside what else is going on. */
#include "core/analysis_private.h"

static const struct beside *telling(const struct analysis *analysis)
{
    return analysis->book.options.telling;
}

/* `counting`: beside whom batches are counted and results worked out; NULL: in turn. */
static void work_out(struct analysis *analysis, enum clock_id clock, const struct beside *counting)
{
    struct book *book = &analysis->book;
    struct clock_work *work = &analysis->works[clock];
    struct clock_tally *tally = &book->clock_tallies[clock];
    tell_from_records(book, clock, &work->arenas[HAND_HERE]);
    clock_tally_settle(tally);
    if (tally->instances > 0)
        clock_figures_work_out(&work->figures, tally, counting, work->arenas);
    arena_free(&book->tally_arenas[clock]);
    work->done = true;
}

/* What is read meanwhile is counted beside too, so these are counted in turn. */
static void work_out_those_on_requests(void *argument)
{
    struct analysis *analysis = argument;
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        if (clocks[clock].subject == SUBJECT_REQUEST)
            work_out(analysis, clock, NULL);
}

void work_out_requests(struct analysis *analysis)
{
    beside_go(telling(analysis), work_out_those_on_requests, analysis);
}

static void work_out_block(void *argument)
{
    struct analysis *analysis = argument;
    work_out(analysis, (enum clock_id)analysis->blocks[analysis->working].index, analysis->book.options.counting);
}

static bool is_to_do(const struct analysis *analysis, int block)
{
    const struct block *of = &analysis->blocks[block];
    return of->is_clock && !analysis->works[of->index].done;
}

/* The first clock from a block on that is not worked out. Nothing is under way. */
static void start_from(struct analysis *analysis, int block)
{
    while (block < BLOCKS && !is_to_do(analysis, block))
        block++;
    analysis->working = block;
    if (block < BLOCKS)
        beside_go(telling(analysis), work_out_block, analysis);
}

void work_out_first(struct analysis *analysis)
{
    beside_wait(telling(analysis)); /* for those on requests */
    start_from(analysis, 0);
}

void work_out_next(struct analysis *analysis, int block)
{
    if (analysis->working > block)
        return;
    beside_wait(telling(analysis));
    start_from(analysis, block + 1);
}
