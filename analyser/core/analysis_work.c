/* Clocks from tallies to figures, beside what else is going on. */
#include "core/analysis_private.h"

static const struct beside *telling(const struct analysis *analysis)
{
    return analysis->book.options.telling;
}

static void work_out(struct analysis *analysis, enum clock_id clock, const struct beside *counting)
{
    struct book *book = &analysis->book;
    struct clock_work *work = &analysis->works[clock];
    struct clock_tally *tally = &book->clock_tallies[clock];
    tally->beside = counting;
    tell_from_records(book, clock, &work->arenas[HAND_HERE]);
    clock_tally_settle(tally);
    if (tally->instances > 0)
        clock_figures_work_out(&work->figures, tally, counting, analysis->spaces, work->arenas);
    arena_free(&book->tally_arenas[clock]);
}

static void work_out_given(void *argument)
{
    struct analysis *analysis = argument;
    const struct given_clocks *given = &analysis->given;
    for (int i = 0; i < given->count; i++)
        work_out(analysis, given->clocks[i], given->counting);
}

/* ---- which are next */

/* The last relation that has instances of it, or days of them. */
static const enum relation_id last_relation[SUBJECTS] = {
    [SUBJECT_REQUEST] = RELATION_SEN_NEED,    [SUBJECT_ADVICE] = RELATION_ADVICE,
    [SUBJECT_REVIEW_CYCLE] = RELATION_REVIEW, [SUBJECT_MEETING_CYCLE] = RELATION_REVIEW,
    [SUBJECT_REVIEW] = RELATION_REVIEW,       [SUBJECT_TRANSFER] = RELATION_REVIEW,
    [SUBJECT_ORDER] = RELATION_TRIBUNAL_ORDER,
};

/* A clock not yet begun whose rows are all in. */
static bool can_begin(const struct analysis *analysis, const struct block *block)
{
    return block->is_clock && !analysis->works[block->index].begun &&
           analysis->done[last_relation[clocks[block->index].subject]];
}

/* Has the next so many clocks worked out. Nothing is under way. */
static void give(struct analysis *analysis, int most, const struct beside *counting)
{
    struct given_clocks *given = &analysis->given;
    *given = (struct given_clocks){.counting = counting};
    for (int block = 0; block < BLOCKS && given->count < most; block++)
        if (can_begin(analysis, &analysis->blocks[block])) {
            enum clock_id clock = (enum clock_id)analysis->blocks[block].index;
            analysis->works[clock].begun = true;
            given->clocks[given->count++] = clock;
            if (!is_told(clock))
                beside_wait(analysis->book.options.counting); /* what has streamed past may still be being counted */
        }
    if (given->count > 0)
        beside_go(telling(analysis), work_out_given, analysis);
}

/* ---- while rows are read */

/* What streams past is counted beside: so nothing else is. */
void work_out_meanwhile(struct analysis *analysis)
{
    if (beside_idle(telling(analysis)))
        give(analysis, 1, NULL);
}

/* ---- in the order of evidence.csv */

enum { CLOCKS_AHEAD = 3 }; /* about as much as the shares of records are to count; their figures wait in memory */

static bool is_of_reviews(enum clock_id clock)
{
    return last_relation[clocks[clock].subject] == RELATION_REVIEW;
}

/* Reviews are large: they go when the last clock on them is worked out. Nothing is under way. */
static void let_reviews_go(struct analysis *analysis)
{
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        if (is_of_reviews(clock) && !analysis->works[clock].begun)
            return;
    arena_free(&analysis->book.review_arena);
}

void work_out_first(struct analysis *analysis)
{
    beside_wait(telling(analysis));
    give(analysis, CLOCKS_AHEAD, analysis->book.options.counting);
}

static bool is_under_way(const struct analysis *analysis, enum clock_id clock)
{
    for (int i = 0; i < analysis->given.count; i++)
        if (analysis->given.clocks[i] == clock)
            return true;
    return false;
}

void work_out_next(struct analysis *analysis, enum clock_id clock)
{
    while (!analysis->works[clock].begun || is_under_way(analysis, clock)) {
        beside_wait(telling(analysis));
        let_reviews_go(analysis);
        give(analysis, 1, analysis->book.options.counting);
    }
    if (beside_idle(telling(analysis))) {
        let_reviews_go(analysis);
        give(analysis, 1, analysis->book.options.counting);
    }
}
