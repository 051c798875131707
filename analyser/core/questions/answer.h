/*
 * answer.h: the figures that answer a question, row by row: measures as they were asked for, in each the periods, in each
 * the combinations of categories, by name (age bands by age, "not recorded" last).
 *
 * The figures are made by what makes those of evidence.csv: one tally for each combination, counted and turned into
 * cells (core/counting/, core/figures/) one after the other, so that no more than one is in memory.
 */
#ifndef CORE_ANSWER_H
#define CORE_ANSWER_H

#include "core/figures/clock_figures.h"
#include "core/questions/combination.h"
#include "core/records/book.h"

enum { ANSWER_ROWS_MOST = 300000 }; /* one more is ERR_USAGE; 200 bytes each */

struct answer_row {
    size_t measure;   /* its place in the question */
    struct cell cell; /* its breakdown and category are of no meaning */
    const char *category[QUESTION_BREAKDOWNS_MOST];
    uint32_t order[QUESTION_BREAKDOWNS_MOST]; /* among its breakdown's categories */
};

struct answer {
    const struct question *question;
    const char *local_authority; /* as in evidence.csv */
    const char *authority_name;  /* NULL: not known */
    const char *source;          /* what the figures were made from */
    struct answer_row *rows;
    size_t count;
    size_t room;
    struct arena *arena;
};

bool answer_add(struct answer *answer, const struct answer_row *row, struct err *err) MUST_CHECK;

/* Puts the rows in their order. */
void answer_sort(struct answer *answer);

/* By category number: its place in the order of rows: by name, ages by age, "not recorded" last. */
const uint32_t *answer_ranks(const struct categories *known, enum breakdown_id breakdown, struct arena *arena);

/* What answering needs: of one question after the other clock by clock and population by population. */
struct answering {
    const struct question *question;
    struct answer *answer;
    const struct calendar *calendars;  /* GRAINS */
    const uint32_t *ranks[BREAKDOWNS]; /* by category number: its place in the order of rows; NULL: not told apart */
    const struct categories *known;
    struct categories plain;     /* of the tally of one combination */
    struct category_order order; /* of these */
    struct tally_batches batches;
    struct clock_tally
        *tally; /* of one combination after the other; outlives their passes, which know an arena of it */
    struct figures_space *spaces; /* HANDS */
    struct arena *arena;          /* of the answer */
    struct arena *passes;         /* 1 + HANDS, emptied after each combination: of its tally, and of its figures */
};

/* Cases of a clock, or of a population, as they were listed. */
bool answer_clock(struct answering *answering, enum clock_id clock, const struct combinations *combinations,
                  struct err *err) MUST_CHECK;
bool answer_population(struct answering *answering, enum population population, const struct combinations *combinations,
                       struct err *err) MUST_CHECK;

void answering_begin(struct answering *answering, const struct question *question, const struct categories *known,
                     struct answer *answer, struct arena *arena);

#endif
