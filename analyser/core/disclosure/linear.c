#include <glpk.h>
#include <math.h>

#include "core/disclosure/linear.h"

/* How far from a whole number is one still, and how many branches are followed to find whole numbers. */
#define WHOLE_WITHIN 1e-6
enum { BRANCHES_MOST = 5 };

struct linear {
    glp_prob *problem;
    int columns;
    bool begun; /* has a basis to go on from */
};

struct linear *linear_new(struct arena *arena, int columns)
{
    struct linear *linear = ARENA_NEW(arena, 1, struct linear);
    glp_term_out(GLP_OFF);
    linear->problem = glp_create_prob();
    linear->columns = columns;
    glp_add_cols(linear->problem, columns);
    return linear;
}

void linear_free(struct linear *linear)
{
    glp_delete_prob(linear->problem);
}

void linear_column(struct linear *linear, int column, double low, double high)
{
    glp_set_col_bnds(linear->problem, column, low < high ? GLP_DB : GLP_FX, low, high);
    glp_set_col_kind(linear->problem, column, GLP_IV);
}

void linear_row(struct linear *linear, double right, int count, const int *columns, const double *signs)
{
    int row = glp_add_rows(linear->problem, 1);
    glp_set_row_bnds(linear->problem, row, GLP_FX, right, right);
    glp_set_mat_row(linear->problem, row, count, columns, signs);
}

static bool simplex(struct linear *linear)
{
    glp_smcp settings;
    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    if (!linear->begun)
        glp_adv_basis(linear->problem, 0);
    linear->begun = true;
    if (glp_simplex(linear->problem, &settings) != 0) { /* once more from the start: a basis can be singular */
        glp_std_basis(linear->problem);
        if (glp_simplex(linear->problem, &settings) != 0)
            return false;
    }
    return glp_get_status(linear->problem) == GLP_OPT;
}

static bool all_whole(const struct linear *linear, double *values)
{
    bool whole = true;
    for (int i = 1; i <= linear->columns; i++) {
        values[i] = glp_get_col_prim(linear->problem, i);
        whole = whole && fabs(values[i] - round(values[i])) < WHOLE_WITHIN;
    }
    return whole;
}

/* Counts branches, not seconds: the same problem has the same answer on a slow machine. */
static void count_branches(glp_tree *tree, void *left)
{
    int *branches = left;
    if (glp_ios_reason(tree) == GLP_IBRANCH && --*branches < 0)
        glp_ios_terminate(tree);
}

static enum linear_answer by_branches(struct linear *linear, double *values)
{
    glp_iocp settings;
    int branches = BRANCHES_MOST;
    glp_init_iocp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.cb_func = count_branches;
    settings.cb_info = &branches;
    if (glp_intopt(linear->problem, &settings) != 0 || glp_mip_status(linear->problem) != GLP_OPT)
        return LINEAR_UNSURE;
    for (int i = 1; i <= linear->columns; i++)
        values[i] = glp_mip_col_val(linear->problem, i);
    return LINEAR_FOUND;
}

enum linear_answer linear_extreme(struct linear *linear, int column, bool most, double *values)
{
    glp_set_obj_dir(linear->problem, most ? GLP_MAX : GLP_MIN);
    glp_set_obj_coef(linear->problem, column, 1);
    enum linear_answer answer = LINEAR_FOUND;
    if (!simplex(linear))
        answer = LINEAR_NOTHING;
    else if (!all_whole(linear, values))
        answer = by_branches(linear, values);
    glp_set_obj_coef(linear->problem, column, 0);
    return answer;
}
