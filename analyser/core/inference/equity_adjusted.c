/* Every headline by group of children, as if they were alike in all else. */
#include <math.h>

#include "core/inference/equity_model.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/intervals.h"
#include "core/statistics/multiplicity.h"

/* The p-values of all models in one list; how many there are. */
static size_t collect(const struct equity_model *models, double *p)
{
    size_t count = 0;
    for (int i = 0; i < HEADLINES; i++)
        for (size_t column = 1; models[i].terms && column <= models[i].columns; column++)
            p[count++] = models[i].terms[column].p;
    return count;
}

static size_t columns_of(const struct equity_model *models)
{
    size_t count = 0;
    for (int i = 0; i < HEADLINES; i++)
        count += models[i].terms ? models[i].columns : 0;
    return count;
}

/* ---- the table */

static double odds_ratio_alone(const struct model_group *one, const struct model_group *other)
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

static const char **begin_row(const struct equity_model *model, struct result_table *table)
{
    const char **row = result_row(table);
    row[0] = model->headline->measure;
    row[1] = basis_names[model->headline->basis];
    return row;
}

/* `adjusted`: the p-values of the model's columns, for all tests of the table. */
static void put_group(const struct equity_model *model, int b, uint16_t rank, const double *adjusted,
                      struct result_table *table)
{
    struct arena *arena = table->arena;
    const struct model_group *group = &model->groups[b][rank];
    const char **row = begin_row(model, table);
    row[2] = breakdowns[profile_breakdowns[b]].id;
    row[3] = model_group_name(model, b, rank);
    row[4] = model_group_name(model, b, model->compared_with[b]);
    row[5] = result_count(arena, group->cases);
    if (group->pooled) {
        row[12] = "put together with others: few cases, or always or never so";
        return;
    }
    const struct logistic_term *term = &model->terms[group->column];
    row[6] = result_number(arena, odds_ratio_alone(group, &model->groups[b][model->compared_with[b]]), 2);
    row[7] = result_number(arena, exp(term->estimate), 2);
    row[8] = result_number(arena, exp(term->estimate - Z_95 * term->error), 2);
    row[9] = result_number(arena, exp(term->estimate + Z_95 * term->error), 2);
    row[10] = result_probability(arena, term->p);
    row[11] = result_probability(arena, adjusted[group->column - 1]);
    row[12] = verdict_of(exp(term->estimate), adjusted[group->column - 1]);
}

static void put_model(const struct equity_model *model, const double *adjusted, struct result_table *table)
{
    if (!model->terms) {
        if (model->cases > 0)
            begin_row(model, table)[12] = model->reason;
        return;
    }
    for (int b = 0; b < PROFILE_BREAKDOWNS; b++)
        for (uint32_t rank = 0; rank < model->group_counts[b]; rank++)
            if (model->groups[b][rank].cases > 0 && rank != model->compared_with[b])
                put_group(model, b, (uint16_t)rank, adjusted, table);
}

void make_adjusted(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_EQUITY_ADJUSTED, inference->arena);
    struct equity_model *models = ARENA_NEW(inference->scratch, HEADLINES, struct equity_model);
    for (int i = 0; i < HEADLINES; i++)
        equity_model_fit(inference, &headlines[i], &models[i]);
    size_t tests = columns_of(models);
    double *p = ARENA_NEW(inference->scratch, tests + 1, double);
    double *adjusted = ARENA_NEW(inference->scratch, tests + 1, double);
    benjamini_hochberg(p, collect(models, p), adjusted, inference->scratch);
    for (int i = 0; i < HEADLINES; i++) {
        put_model(&models[i], adjusted, &table);
        adjusted += models[i].terms ? models[i].columns : 0;
    }
    tables[RESULT_EQUITY_ADJUSTED] = result_table_end(&table);
}
