#include <string.h>

#include "core/figures/audit_agreement.h"
#include "core/figures/clock_evidence.h"
#include "core/questions/answer.h"

/*
 * A combination is counted as the one category there is of this breakdown, which is counted by itself (core/counting/axis.h);
 * or by age bands, and those that the filter takes together as one band more.
 */
enum { WHOLE = BREAKDOWN_AUTHORITY, BANDS_TOGETHER = AGE_BANDS + 1 };

enum { PASS_TALLY, PASS_FIGURES }; /* HANDS of the second */

/* One combination while its cells come. */
struct taking {
    struct answering *answering;
    const struct combination *combination;
    enum breakdown_id counted; /* the breakdown whose cells are taken */
};

/* ---- before */

const uint32_t *answer_ranks(const struct categories *known, enum breakdown_id breakdown, struct arena *arena)
{
    uint32_t count = known->of[breakdown].count;
    uint32_t *ranks = ARENA_NEW(arena, count + 1, uint32_t);
    const uint16_t *order = categories_in_order(known, breakdown, arena);
    for (uint32_t i = 0; i < count; i++)
        ranks[order[i]] = breakdown == BREAKDOWN_AGE_BAND ? order[i] : i;
    ranks[CATEGORY_NOT_RECORDED] = count;
    return ranks;
}

void answering_begin(struct answering *answering, const struct question *question, const struct categories *known,
                     struct answer *answer, struct arena *arena)
{
    static const char together[] = "together";
    bool full = false;
    answering->question = question;
    answering->answer = answer;
    answering->known = known;
    answering->arena = arena;
    answering->tally = ARENA_NEW(arena, 1, struct clock_tally);
    answering->calendars = question_calendars(question, arena);
    for (size_t i = 0; i < question->by_count; i++)
        answering->ranks[question->by[i]] = answer_ranks(known, question->by[i], arena);
    categories_init(&answering->plain, arena);
    category_of(&answering->plain, BREAKDOWN_AGE_BAND, (struct text){together, sizeof together - 1}, &full);
    category_order_init(&answering->order, &answering->plain, true, arena);
    tally_batches_init(&answering->batches, BATCH_OF_FEW, &answering->calendars[GRAIN_MONTH], arena);
}

static enum breakdown_id counted_breakdown(const struct question *question)
{
    return question_splits_by_age(question) ? BREAKDOWN_AGE_BAND : (enum breakdown_id)WHOLE;
}

static struct arena *begin_passes(struct answering *answering)
{
    for (int pass = 0; pass < PASS_FIGURES + (int)HANDS; pass++) {
        arena_free(&answering->passes[pass]);
        arena_begin_pass(&answering->passes[pass], answering->arena);
    }
    return &answering->passes[PASS_TALLY];
}

/* The categories of a case in the tally of its combination. */
static struct case_categories plain_categories(const struct listed_case *listed)
{
    return (struct case_categories){.birth = listed->categories.birth};
}

/* The bands that the filter takes. */
static const bool *bands_taken(const struct question *question, bool takes[AGE_BANDS + 1])
{
    for (int band = 0; band <= AGE_BANDS; band++)
        takes[band] = filter_takes_category(&question->filter, BREAKDOWN_AGE_BAND, (uint16_t)band);
    return takes;
}

static bool joins_bands(const struct question *question)
{
    return question_splits_by_age(question) && !question_is_by(question, BREAKDOWN_AGE_BAND);
}

/* ---- cells into rows */

/* A cell has the name of the very measure it is made for: there may be hundreds, and many cells. */
static bool is_asked(const struct asked_measure *measure, const struct cell *cell)
{
    return measure->name == cell->measure;
}

/* The number of the cell's band; false where it is not wanted. Of a combination without bands it is none. */
static bool take_band(const struct taking *taking, const struct cell *cell, uint16_t *band)
{
    const struct question *question = taking->answering->question;
    const struct category_names *bands = &taking->answering->plain.of[BREAKDOWN_AGE_BAND];
    *band = CATEGORY_NOT_RECORDED;
    if (strcmp(cell->breakdown, breakdowns[taking->counted].id) != 0)
        return false;
    if (taking->counted == (enum breakdown_id)WHOLE)
        return true;
    while (strcmp(bands->names[*band], cell->category) != 0)
        ++*band;
    if (joins_bands(question))
        return *band == BANDS_TOGETHER;
    return *band <= AGE_BANDS && filter_takes_category(&question->filter, BREAKDOWN_AGE_BAND, *band);
}

static bool add_row(const struct taking *taking, size_t measure, const struct cell *cell, uint16_t band,
                    struct err *err)
{
    const struct answering *answering = taking->answering;
    const struct question *question = answering->question;
    struct answer_row row = {.measure = measure, .cell = *cell};
    row.cell.measure = question->measures[measure].name;
    for (size_t i = 0; i < question->by_count; i++) {
        enum breakdown_id breakdown = question->by[i];
        uint16_t category = breakdown == BREAKDOWN_AGE_BAND ? band : taking->combination->of[i];
        row.category[i] = answering->known->of[breakdown].names[category];
        row.order[i] = answering->ranks[breakdown][category];
    }
    return answer_add(answering->answer, &row, err);
}

static bool take_cell(void *context, const struct cell *cell, struct err *err)
{
    const struct taking *taking = context;
    const struct question *question = taking->answering->question;
    uint16_t band;
    if (!question_wants_period(question, cell->period_type, cell->period_start, cell->period_end) ||
        !take_band(taking, cell, &band))
        return true;
    for (size_t i = 0; i < question->measure_count; i++)
        if (is_asked(&question->measures[i], cell) && !add_row(taking, i, cell, band, err))
            return false;
    return true;
}

/* ---- clocks */

static void count_instances(struct clock_tally *tally, const struct combination *combination)
{
    for (const struct listed_case *listed = combination->cases; listed; listed = listed->next) {
        struct case_categories categories = plain_categories(listed);
        clock_tally_add(tally, &listed->instance, &categories, listed->left_out);
    }
    clock_tally_settle(tally);
}

static bool answer_combination(struct answering *answering, enum clock_id clock, const char *const *names,
                               const struct combination *combination, struct err *err)
{
    const struct question *question = answering->question;
    struct arena *pass = begin_passes(answering);
    struct clock_tally *tally = answering->tally;
    struct clock_figures figures;
    struct taking taking = {answering, combination, counted_breakdown(question)};
    bool takes[AGE_BANDS + 1];
    clock_tally_init(tally, &question->clocks[clock], BREAKDOWN_BIT(taking.counted), answering->calendars,
                     &answering->batches, pass, NULL);
    count_instances(tally, combination);
    if (joins_bands(question))
        clock_tally_join_bands(tally, bands_taken(question, takes), BANDS_TOGETHER);
    clock_figures_work_out(&figures, tally, NULL, answering->spaces, &answering->passes[PASS_FIGURES]);
    return clock_evidence(&figures, names, &answering->order, pass, take_cell, &taking, err);
}

/* The names that were asked for; of the others nobody asks. */
static void name_measures(const struct question *question, enum clock_id clock, const char *names[CLOCK_MEASURES])
{
    for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++)
        names[m] = "";
    for (size_t i = 0; i < question->measure_count; i++) {
        const struct asked_measure *measure = &question->measures[i];
        if (measure->of_clock && measure->clock == clock)
            names[measure->of_measure] = measure->name;
    }
}

bool answer_clock(struct answering *answering, enum clock_id clock, const struct combinations *combinations,
                  struct err *err)
{
    const char *names[CLOCK_MEASURES];
    name_measures(answering->question, clock, names);
    for (size_t i = 0; i < combinations->count; i++)
        if (!answer_combination(answering, clock, names, &combinations->list[i], err))
            return false;
    return true;
}

/* ---- shares of records */

static void count_records(struct family_tally *tally, const struct combination *combination)
{
    for (const struct listed_case *listed = combination->cases; listed; listed = listed->next) {
        struct case_categories categories = plain_categories(listed);
        if (tally->stock)
            family_tally_add_stock(tally, listed->day, listed->until, &categories, listed->part);
        else
            family_tally_add(tally, listed->day, &categories, listed->numerators);
    }
}

static bool answer_records(struct answering *answering, enum population population,
                           const struct combination *combination, struct err *err)
{
    const struct question *question = answering->question;
    struct family_tally tally;
    struct taking taking = {answering, combination, counted_breakdown(question)};
    bool takes[AGE_BANDS + 1];
    family_tally_init(&tally, population, BREAKDOWN_BIT(taking.counted), answering->calendars, begin_passes(answering));
    count_records(&tally, combination);
    if (joins_bands(question))
        family_tally_join_bands(&tally, bands_taken(question, takes), BANDS_TOGETHER);
    for (size_t i = 0; i < question->measure_count; i++) {
        const struct asked_measure *measure = &question->measures[i];
        if (!measure->of_clock && family_measures[measure->family].population == population &&
            !family_evidence(&tally, measure->family, &answering->order, take_cell, &taking, err))
            return false;
    }
    return true;
}

/* Pairs of audits of one combination; all of them are of a day, so bands are looked at here. */
static bool answer_pairs(struct answering *answering, const struct combination *combination, struct err *err)
{
    const struct question *question = answering->question;
    struct arena *pass = begin_passes(answering);
    enum breakdown_id counted =
        question_is_by(question, BREAKDOWN_AGE_BAND) ? BREAKDOWN_AGE_BAND : (enum breakdown_id)WHOLE;
    struct taking taking = {answering, combination, counted};
    size_t count = 0;
    for (const struct listed_case *listed = combination->cases; listed; listed = listed->next)
        count++;
    struct audit_pair *pairs = ARENA_NEW(pass, count, struct audit_pair);
    struct audit_pairs all = {pairs, 0, answering->calendars};
    for (const struct listed_case *listed = combination->cases; listed; listed = listed->next) {
        const struct audit_pair pair = {listed->day, plain_categories(listed), listed->scores[0], listed->scores[1]};
        if (!joins_bands(question) || filter_takes(&question->filter, &listed->categories, listed->day))
            pairs[all.count++] = pair;
    }
    return audit_agreement_evidence(&all, &answering->order, pass, take_cell, &taking, err);
}

bool answer_population(struct answering *answering, enum population population, const struct combinations *combinations,
                       struct err *err)
{
    for (size_t i = 0; i < combinations->count; i++) {
        const struct combination *combination = &combinations->list[i];
        if (!(population == POPULATION_AUDIT_PAIRS ? answer_pairs(answering, combination, err)
                                                   : answer_records(answering, population, combination, err)))
            return false;
    }
    return true;
}
