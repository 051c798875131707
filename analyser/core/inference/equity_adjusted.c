/* Groups of children compared as if they were alike in all else. */
#include <math.h>

#include "base/day.h"
#include "core/inference/makers.h"
#include "core/inference/plan_cases.h"
#include "core/inference/result_table.h"
#include "core/statistics/intervals.h"
#include "core/statistics/logistic.h"
#include "core/statistics/multiplicity.h"

static const enum breakdown_id adjusted_for[] = {BREAKDOWN_NEED,      BREAKDOWN_AGE_BAND,    BREAKDOWN_SEX,
                                                 BREAKDOWN_ETHNICITY, BREAKDOWN_SOCIAL_CARE, BREAKDOWN_PHASE};

enum {
    BY = sizeof adjusted_for / sizeof adjusted_for[0],
    LEAST = 10,
    SHARE_LEAST = 20,  /* one in so many of all cases */
    EVENTS_LEAST = 5, /* of the rarer outcome, for each column */
    CATEGORIES_COMPARED = 64,
    TERMS_MOST = BY * CATEGORIES_COMPARED
};

/* What is looked at: the cases it is asked of, and whether it is so. */
struct question {
    const char *title;
    bool (*asked)(const struct inference *inference, const struct plan_case *plan);
    bool (*so)(const struct plan_case *plan);
    bool needs_voice; /* of the voice relation */
};

static bool issued_lately(const struct inference *inference, const struct plan_case *plan)
{
    return plan->fate == PLAN_ISSUED && plan->stop > day_add_months(inference->book->as_of, -12);
}

static bool decided_lately(const struct inference *inference, const struct plan_case *plan)
{
    bool decided = plan->request->outcome == OUTCOME_YES || plan->request->outcome == OUTCOME_NO;
    return decided && plan->start > day_add_months(inference->book->as_of, -12);
}

static bool child_was_heard(const struct plan_case *plan)
{
    return plan->request->voice & VOICE_IN_ASSESSMENT;
}

static bool refused(const struct plan_case *plan)
{
    return plan->request->outcome == OUTCOME_NO;
}

static const struct question questions[] = {
    {"the final plan was sent within 20 weeks, of plans sent", issued_lately, plan_case_in_time, false},
    {"the child's views were obtained for the plan, of plans sent", issued_lately, child_was_heard, true},
    {"the assessment was refused, of requests decided", decided_lately, refused, false},
};

enum { QUESTIONS = sizeof questions / sizeof questions[0] };

/* A category of a breakdown: its column, or none where others are compared with it. */
struct category_counts {
    uint32_t cases;
    uint32_t so;
    size_t column; /* from 1; 0: the one others are compared with */
    bool pooled;   /* put together with others that are small */
};

struct one_case {
    uint16_t of[BY];
    bool so;
};

struct model {
    const struct inference *inference;
    struct one_case *cases;
    size_t case_count;
    struct category_counts *categories[BY];
    uint32_t category_counts[BY];
    size_t pool_column[BY];     /* 0: nobody is pooled */
    uint16_t compared_with[BY]; /* the largest */
    size_t columns;
};

static uint16_t category_in(const struct plan_case *plan, const struct case_categories *categories, int b)
{
    if (adjusted_for[b] == BREAKDOWN_AGE_BAND)
        return age_band(categories->birth, plan->start);
    return categories->of[adjusted_for[b]];
}

static void gather(struct model *model, const struct question *question)
{
    const struct book *book = model->inference->book;
    struct plan_case plan;
    for (uint32_t i = 0; i < book->records.request_count; i++) {
        if (!plan_case_of(book, i, &plan) || !question->asked(model->inference, &plan))
            continue;
        struct case_categories categories = categories_of(&plan.request->traits);
        struct one_case *one = &model->cases[model->case_count++];
        one->so = question->so(&plan);
        for (int b = 0; b < BY; b++) {
            one->of[b] = category_in(&plan, &categories, b);
            struct category_counts *counts = &model->categories[b][one->of[b]];
            counts->cases++;
            counts->so += one->so;
        }
    }
}

static bool is_small(const struct category_counts *counts, size_t all)
{
    return counts->cases < LEAST || counts->cases * (size_t)SHARE_LEAST < all || counts->so == 0 ||
           counts->so == counts->cases;
}

static uint16_t largest_of(const struct model *model, int b)
{
    const uint16_t *in_order = model->inference->order->of[adjusted_for[b]];
    uint16_t largest = in_order[0];
    for (uint32_t i = 1; i < model->category_counts[b]; i++)
        if (model->categories[b][in_order[i]].cases > model->categories[b][largest].cases)
            largest = in_order[i];
    return largest;
}

/* The largest is compared with; each other has a column, in the order of names, those that are small one together. */
static void give_columns(struct model *model, int b)
{
    uint16_t largest = largest_of(model, b);
    uint32_t pooled = 0;
    model->compared_with[b] = largest;
    for (uint32_t i = 0; i < model->category_counts[b]; i++) {
        uint16_t category = model->inference->order->of[adjusted_for[b]][i];
        struct category_counts *counts = &model->categories[b][category];
        if (category == largest || counts->cases == 0)
            continue;
        counts->pooled = is_small(counts, model->case_count);
        pooled += counts->pooled ? counts->cases : 0;
        if (!counts->pooled)
            counts->column = ++model->columns;
    }
    if (pooled >= LEAST) /* of fewer, they stay with the largest */
        model->pool_column[b] = ++model->columns;
}

static size_t column_of(const struct model *model, int b, uint16_t category)
{
    const struct category_counts *counts = &model->categories[b][category];
    return counts->pooled ? model->pool_column[b] : counts->column;
}

static struct logistic_pattern pattern_of(const void *context, size_t place, double *values)
{
    const struct model *model = context;
    const struct one_case *one = &model->cases[place];
    for (int b = 0; b < BY; b++) {
        size_t column = column_of(model, b, one->of[b]);
        if (column > 0)
            values[column - 1] = 1;
    }
    return (struct logistic_pattern){one->so, 1};
}

static struct model *model_of(const struct inference *inference, const struct question *question)
{
    struct model *model = ARENA_NEW(inference->scratch, 1, struct model);
    model->inference = inference;
    model->cases = ARENA_NEW(inference->scratch, inference->book->records.request_count + 1, struct one_case);
    for (int b = 0; b < BY; b++) {
        model->category_counts[b] = category_count(inference->order, adjusted_for[b]);
        model->categories[b] = ARENA_NEW(inference->scratch, model->category_counts[b], struct category_counts);
    }
    gather(model, question);
    for (int b = 0; b < BY; b++)
        give_columns(model, b);
    return model;
}

/* --- the table */

static double odds_ratio_alone(const struct category_counts *one, const struct category_counts *other)
{
    double no = (double)one->cases - one->so;
    double other_no = (double)other->cases - other->so;
    return other->so > 0 && no > 0 && other_no > 0 ? one->so / no / (other->so / other_no) : NAN;
}

static const char *verdict_of(double odds_ratio, double adjusted)
{
    if (adjusted > 0.05)
        return "no difference beyond chance";
    return odds_ratio > 1 ? "more often so" : "less often so";
}

static void put_category(const struct model *model, const struct question *question, int b, uint16_t category,
                         const struct logistic_term *term, double adjusted, struct result_table *table)
{
    struct arena *arena = table->arena;
    const struct category_order *order = model->inference->order;
    const struct category_counts *counts = &model->categories[b][category];
    const struct category_counts *with = &model->categories[b][model->compared_with[b]];
    const char **row = result_row(table);
    row[0] = question->title;
    row[1] = breakdowns[adjusted_for[b]].id;
    row[2] = category_name(order, adjusted_for[b], category);
    row[3] = category_name(order, adjusted_for[b], model->compared_with[b]);
    row[4] = result_count(arena, counts->cases);
    if (counts->pooled) {
        row[11] = "put together with others: few cases, or always or never so";
        return;
    }
    row[5] = result_number(arena, odds_ratio_alone(counts, with), 2);
    row[6] = result_number(arena, exp(term->estimate), 2);
    row[7] = result_number(arena, exp(term->estimate - Z_95 * term->error), 2);
    row[8] = result_number(arena, exp(term->estimate + Z_95 * term->error), 2);
    row[9] = result_probability(arena, term->p);
    row[10] = result_probability(arena, adjusted);
    row[11] = verdict_of(exp(term->estimate), adjusted);
}

static void put_model(const struct model *model, const struct question *question, const struct logistic_term *terms,
                      struct result_table *table)
{
    double *p = ARENA_NEW(model->inference->scratch, model->columns + 1, double);
    double *adjusted = ARENA_NEW(model->inference->scratch, model->columns + 1, double);
    for (size_t i = 0; i < model->columns; i++)
        p[i] = terms[i + 1].p;
    benjamini_hochberg(p, model->columns, adjusted, model->inference->scratch);
    for (int b = 0; b < BY; b++)
        for (uint32_t i = 0; i < model->category_counts[b]; i++) {
            uint16_t category = model->inference->order->of[adjusted_for[b]][i];
            const struct category_counts *counts = &model->categories[b][category];
            if (counts->cases > 0 && category != model->compared_with[b])
                put_category(model, question, b, category, &terms[counts->column],
                             counts->column ? adjusted[counts->column - 1] : NAN, table);
        }
}

static void put_reason(const struct question *question, const char *reason, struct result_table *table)
{
    const char **row = result_row(table);
    row[0] = question->title;
    row[11] = reason;
}

static void answer(const struct inference *inference, const struct question *question, struct result_table *table)
{
    struct model *model = model_of(inference, question);
    size_t so = 0;
    if (model->case_count == 0 || (question->needs_voice && inference->book->totals[RELATION_VOICE].counted == 0))
        return;
    for (size_t i = 0; i < model->case_count; i++)
        so += model->cases[i].so;
    size_t fewer = so < model->case_count - so ? so : model->case_count - so;
    if (model->columns == 0 || model->columns > TERMS_MOST || fewer < EVENTS_LEAST * model->columns) {
        put_reason(question, "not adjusted: fewer than 5 cases of each outcome for each group compared", table);
        return;
    }
    struct logistic_term *terms = ARENA_NEW(inference->scratch, model->columns + 1, struct logistic_term);
    struct logistic_data data = {model->case_count, model->columns, pattern_of, model};
    if (logistic_fit(&data, terms, inference->scratch) == LOGISTIC_FITTED)
        put_model(model, question, terms, table);
    else
        put_reason(question, "not adjusted: groups coincide, or some combination is always or never so", table);
}

void make_adjusted(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_EQUITY_ADJUSTED, inference->arena);
    for (int i = 0; i < QUESTIONS; i++)
        answer(inference, &questions[i], &table);
    tables[RESULT_EQUITY_ADJUSTED] = result_table_end(&table);
}
