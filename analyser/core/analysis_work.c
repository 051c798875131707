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
        clock_figures_work_out(&work->figures, tally, counting, analysis->spaces, work->arenas);
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

static void work_out_those_on_advice(void *argument)
{
    struct analysis *analysis = argument;
    work_out(analysis, CLOCK_ADV6, analysis->book.options.counting);
}

void work_out_advice(struct analysis *analysis)
{
    beside_wait(telling(analysis)); /* for those on requests: long done, there are more rows of advice */
    beside_go(telling(analysis), work_out_those_on_advice, analysis);
}

/* ---- in the order of evidence.csv */

static bool is_to_do(const struct analysis *analysis, int block)
{
    const struct block *of = &analysis->blocks[block];
    return of->is_clock && !analysis->works[of->index].done;
}

static void work_out_blocks(void *argument)
{
    struct analysis *analysis = argument;
    for (int block = analysis->worked; block < analysis->working; block++)
        if (is_to_do(analysis, block))
            work_out(analysis, (enum clock_id)analysis->blocks[block].index, analysis->book.options.counting);
}

/* Has the next so many clocks worked out. Nothing is under way. */
static void start(struct analysis *analysis, int clocks_wanted)
{
    int block = analysis->worked = analysis->working;
    int found = 0;
    for (; block < BLOCKS && found < clocks_wanted; block++)
        found += is_to_do(analysis, block);
    analysis->working = block;
    if (found > 0)
        beside_go(telling(analysis), work_out_blocks, analysis);
}

enum { CLOCKS_AHEAD = 3 }; /* about as much as the shares of records are to count; their figures wait in memory */

void work_out_first(struct analysis *analysis)
{
    beside_wait(telling(analysis));
    start(analysis, CLOCKS_AHEAD);
}

void work_out_next(struct analysis *analysis, int block)
{
    if (block < analysis->worked)
        return;
    beside_wait(telling(analysis));
    start(analysis, 1);
}
