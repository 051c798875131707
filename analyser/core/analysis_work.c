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
    struct telling counting_it = clock_counting(book, clock, &work->arenas[HAND_HERE]);
    tell_from_records(book, &counting_it);
    clock_tally_settle(tally);
    if (tally->instances > 0)
        clock_figures_work_out(&work->figures, tally, counting, analysis->spaces, work->arenas);
    arena_free(&book->tally_arenas[clock]);
}

static void work_out_given(void *argument)
{
    struct analysis *analysis = argument;
    work_out(analysis, analysis->given.clock, analysis->given.counting);
}

/* ---- which are next */

/* The relations that have instances of it, or days of them, but for those that come before these. */
static const uint32_t relations_of[SUBJECTS] = {
    [SUBJECT_REQUEST] = RELATION_BIT(RELATION_ASSESSMENT) | RELATION_BIT(RELATION_SEN_NEED),
    [SUBJECT_ADVICE] = RELATION_BIT(RELATION_ADVICE),
    [SUBJECT_REVIEW_CYCLE] = RELATION_BIT(RELATION_REVIEW),
    [SUBJECT_MEETING_CYCLE] = RELATION_BIT(RELATION_REVIEW),
    [SUBJECT_REVIEW] = RELATION_BIT(RELATION_REVIEW),
    [SUBJECT_TRANSFER] = RELATION_BIT(RELATION_REVIEW),
    [SUBJECT_ORDER] = RELATION_BIT(RELATION_TRIBUNAL_ORDER),
};

/* A clock not yet begun whose rows are all in. */
static bool can_begin(const struct analysis *analysis, const struct block *block)
{
    return block->is_clock && !analysis->works[block->index].begun &&
           (relations_of[clocks[block->index].subject] & ~analysis->done) == 0;
}

static const struct block *next_block(const struct analysis *analysis)
{
    for (int block = 0; block < BLOCKS; block++)
        if (can_begin(analysis, &analysis->blocks[block]))
            return &analysis->blocks[block];
    return NULL;
}

/* Has the next clock worked out, if there is one. Nothing is under way. */
static void give_next(struct analysis *analysis, const struct beside *counting)
{
    const struct block *block = next_block(analysis);
    analysis->given = (struct given_clock){.clock = CLOCKS, .counting = counting};
    if (!block)
        return;
    analysis->given.clock = (enum clock_id)block->index;
    analysis->works[block->index].begun = true;
    if (!is_told(analysis->given.clock))
        beside_wait(analysis->book.options.counting); /* what has streamed past may still be being counted */
    beside_go(telling(analysis), work_out_given, analysis);
}

/* ---- while rows are read */

/* What streams past is counted beside: so nothing else is. */
void work_out_meanwhile(struct analysis *analysis)
{
    if (beside_idle(telling(analysis)))
        give_next(analysis, NULL);
}

/* ---- in the order of evidence.csv */

static bool is_of_reviews(enum clock_id clock)
{
    return relations_of[clocks[clock].subject] == RELATION_BIT(RELATION_REVIEW);
}

/* Reviews are large: they go when the last clock on them is worked out. Nothing is under way. */
static void let_reviews_go(struct analysis *analysis)
{
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        if (is_of_reviews(clock) && !analysis->works[clock].begun)
            return;
    arena_free(&analysis->book.review_arena);
}

static void go_on(struct analysis *analysis)
{
    let_reviews_go(analysis);
    give_next(analysis, analysis->book.options.counting);
}

void work_out_next(struct analysis *analysis, enum clock_id clock)
{
    while (!analysis->works[clock].begun || analysis->given.clock == clock) {
        beside_wait(telling(analysis));
        go_on(analysis);
    }
    if (beside_idle(telling(analysis)))
        go_on(analysis);
}
