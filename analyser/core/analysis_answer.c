/* A question answered: its cases listed while rows come, then counted combination by combination. */
#include "core/analysis.h"
#include "core/analysis_private.h"
#include "core/questions/answer.h"

static bool asks_for_clock(const struct question *question, enum clock_id clock)
{
    for (size_t i = 0; i < question->measure_count; i++)
        if (question->measures[i].of_clock && question->measures[i].clock == clock)
            return true;
    return false;
}

static bool asks_for_population(const struct question *question, enum population population)
{
    for (size_t i = 0; i < question->measure_count; i++)
        if (!question->measures[i].of_clock && family_measures[question->measures[i].family].population == population)
            return true;
    return false;
}

void begin_listings(struct analysis *analysis)
{
    struct book *book = &analysis->book;
    const struct question *question = book->options.question;
    for (enum clock_id c = 0; c < CLOCKS; c++) {
        analysis->works[c].begun = true; /* nothing is worked out of what is not counted */
        analysis->clock_listings[c] =
            (struct listing){.wanted = asks_for_clock(question, c), .arena = &book->tally_arenas[c]};
        book->clock_tallies[c].listing = &analysis->clock_listings[c];
    }
    for (enum population p = 0; p < POPULATIONS; p++) {
        analysis->family_listings[p] =
            (struct listing){.wanted = asks_for_population(question, p), .arena = book->arena};
        book->family_tallies[p].listing = &analysis->family_listings[p];
    }
}

/* Of the clocks that are told from records the instances are listed now. */
static bool answer_of_clock(struct analysis *analysis, struct answering *answering, enum clock_id clock,
                            struct err *err)
{
    struct book *book = &analysis->book;
    struct arena *arena = &book->tally_arenas[clock];
    struct combinations combinations;
    struct telling listing_it = clock_counting(book, clock, arena);
    tell_from_records(book, &listing_it);
    bool good = combinations_find(&combinations, &analysis->clock_listings[clock], answering->question, arena, err) &&
                answer_clock(answering, clock, &combinations, err);
    arena_free(arena);
    return good;
}

static void list_pairs(struct analysis *analysis)
{
    const struct book *book = &analysis->book;
    for (uint32_t i = 0; i < book->audit_pair_count; i++) {
        const struct audit_pair *pair = &book->audit_pairs[i];
        listing_add_scores(&analysis->family_listings[POPULATION_AUDIT_PAIRS], pair->audited, &pair->categories,
                           pair->first, pair->second);
    }
}

static bool answer_of_population(struct analysis *analysis, struct answering *answering, enum population population,
                                 struct err *err)
{
    struct combinations combinations;
    return combinations_find(&combinations, &analysis->family_listings[population], answering->question,
                             analysis->book.arena, err) &&
           answer_population(answering, population, &combinations, err);
}

static void begin_answering(struct analysis *analysis, const struct question *question, struct answer *answer,
                            struct answering *answering, struct arena *passes)
{
    struct book *book = &analysis->book;
    *answer = (struct answer){.question = question,
                              .local_authority = analysis_local_authority(analysis),
                              .authority_name = analysis_authority_name(analysis),
                              .arena = book->arena};
    *answering = (struct answering){.spaces = analysis->spaces, .passes = passes};
    answering_begin(answering, question, &book->categories, answer, book->arena);
    list_pairs(analysis);
}

bool analysis_answer(struct analysis *analysis, struct question *question, struct answer *answer, struct err *err)
{
    struct book *book = &analysis->book;
    struct arena *passes = ARENA_NEW(book->arena, 1 + (int)HANDS, struct arena);
    struct answering answering;
    if (!filter_resolve(&question->filter, &book->categories, book->arena, err))
        return err_context(err, "--where");
    begin_answering(analysis, question, answer, &answering, passes);
    for (enum clock_id c = 0; c < CLOCKS; c++)
        if (asks_for_clock(question, c) && !answer_of_clock(analysis, &answering, c, err))
            return false;
    for (enum population p = 0; p < POPULATIONS; p++)
        if (asks_for_population(question, p) && !answer_of_population(analysis, &answering, p, err))
            return false;
    answer_sort(answer);
    return true;
}
