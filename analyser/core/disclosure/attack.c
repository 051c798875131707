#include <math.h>

#include "core/disclosure/attack.h"
#include "core/disclosure/linear.h"

/* An attack on the counts of one group. */
struct assault {
    struct disclosure_system *system;
    const struct disclosure_rule *rule;
    struct disclosure_web web;
    const size_t *cells; /* of the group */
    size_t count;
    int *column;      /* of each count of the system, from 1; 0: not of this group */
    size_t *last_row; /* of each relation: the group it was last put into, and one */
    struct arena *pass;
    struct linear *linear;
    double *values;
    int64_t wanted;    /* an interval as wide as this is not looked at any further */
    int64_t narrowest; /* that was found */
};

void disclosure_known(const struct disclosure_rule *rule, const struct disclosure_cell *cell, int64_t *low,
                      int64_t *high)
{
    *low = *high = cell->value;
    if (!cell->printed) {
        *low = 0;
        *high = (int64_t)LINEAR_MOST;
    } else if (cell->state != CELL_SHOWN) {
        *low = rule->least;
        *high = (int64_t)LINEAR_MOST; /* it may be there to protect another */
    } else if (cell->value > 0 && rule->base > 1) {
        int64_t shown = shown_value(rule, cell->value);
        *low = shown - rule->base / 2 > rule->threshold ? shown - rule->base / 2 : rule->threshold;
        *high = shown + (rule->base - 1) / 2;
    }
}

/* ---- the group as a linear problem */

static void put_columns(struct assault *assault)
{
    for (size_t i = 0; i < assault->count; i++) {
        int64_t low;
        int64_t high;
        assault->column[assault->cells[i]] = (int)i + 1;
        disclosure_known(assault->rule, &assault->system->cells[assault->cells[i]], &low, &high);
        linear_column(assault->linear, (int)i + 1, (double)low, (double)high);
    }
}

/* What is known goes to the right side. */
static void put_relation(const struct assault *assault, const struct disclosure_relation *relation, int *columns,
                         double *signs)
{
    const struct disclosure_system *system = assault->system;
    double right = 0;
    int count = 0;
    for (size_t t = 0; t < relation->count; t++) {
        const struct disclosure_term *term = &system->terms[relation->first + t];
        if (assault->column[term->cell]) {
            columns[++count] = assault->column[term->cell];
            signs[count] = term->sign;
        } else
            right -= term->sign * (double)system->cells[term->cell].value;
    }
    linear_row(assault->linear, right, count, columns, signs);
}

static void put_relations(struct assault *assault, struct arena *scratch)
{
    const struct disclosure_web *web = &assault->web;
    size_t mark = assault->cells[0] + 1;
    for (size_t i = 0; i < assault->count; i++)
        for (size_t k = web->first[assault->cells[i]]; k < web->first[assault->cells[i] + 1]; k++) {
            size_t relation = web->relations[k];
            size_t terms = assault->system->relations[relation].count + 1;
            if (assault->last_row[relation] == mark)
                continue;
            assault->last_row[relation] = mark;
            put_relation(assault, &assault->system->relations[relation], ARENA_NEW(scratch, terms, int),
                         ARENA_NEW(scratch, terms, double));
        }
}

/* ---- its extremes */

/* Every answer in whole numbers shows of all counts of the group what they can be. */
static void note_values(struct assault *assault)
{
    for (size_t i = 0; i < assault->count; i++) {
        struct disclosure_cell *cell = &assault->system->cells[assault->cells[i]];
        int64_t value = (int64_t)llround(assault->values[i + 1]);
        cell->low = value < cell->low ? value : cell->low;
        cell->high = value > cell->high ? value : cell->high;
    }
}

static bool is_wide(const struct assault *assault, const struct disclosure_cell *cell)
{
    return cell->high - cell->low >= assault->wanted;
}

static bool attack_cell(struct assault *assault, size_t place, struct err *err)
{
    struct disclosure_cell *cell = &assault->system->cells[assault->cells[place]];
    for (int most = 0; most < 2 && !is_wide(assault, cell); most++) {
        enum linear_answer answer = linear_extreme(assault->linear, (int)place + 1, most == 1, assault->values);
        if (answer == LINEAR_NOTHING)
            return err_set(err, ERR_INTERNAL, "The counts to be published contradict each other.");
        if (answer == LINEAR_FOUND)
            note_values(assault);
    }
    int64_t width = cell->high - cell->low;
    cell->exposed = cell->found = width < assault->rule->protection;
    assault->narrowest = width < assault->narrowest ? width : assault->narrowest;
    return true;
}

static bool is_target(const struct assault *assault, size_t place)
{
    const struct disclosure_cell *cell = &assault->system->cells[assault->cells[place]];
    return cell->exposed && is_protected(assault->rule, cell);
}

/* `narrows`: wider intervals than the narrowest so far are of no interest. */
static bool attack_targets(struct assault *assault, bool narrows, struct err *err)
{
    for (size_t i = 0; i < assault->count; i++) {
        if (!is_target(assault, i))
            continue;
        if (!attack_cell(assault, i, err))
            return false;
        if (narrows)
            assault->wanted = assault->narrowest;
    }
    return true;
}

static bool has_target(const struct assault *assault)
{
    bool found = false;
    for (size_t i = 0; i < assault->count && !found; i++)
        found = is_target(assault, i);
    return found;
}

static bool attack_group(struct assault *assault, bool narrows, struct arena *scratch, struct err *err)
{
    if (!has_target(assault))
        return true;
    arena_begin_pass(assault->pass, scratch);
    assault->linear = linear_new(assault->pass, (int)assault->count);
    assault->values = ARENA_NEW(assault->pass, assault->count + 1, double);
    put_columns(assault);
    put_relations(assault, assault->pass);
    bool good = attack_targets(assault, narrows, err);
    for (size_t i = 0; i < assault->count; i++)
        assault->column[assault->cells[i]] = 0;
    linear_free(assault->linear);
    arena_free(assault->pass);
    return good;
}

static bool attack_all(struct assault *assault, bool narrows, struct arena *scratch, struct err *err)
{
    const struct disclosure_web *web = &assault->web;
    size_t cells = assault->system->cell_count;
    assault->web = disclosure_web_make(assault->system, assault->rule, scratch);
    assault->pass = ARENA_NEW(scratch, 1, struct arena);
    assault->column = ARENA_NEW(scratch, cells + 1, int);
    assault->last_row = ARENA_NEW(scratch, assault->system->relation_count + 1, size_t);
    for (size_t first = 0; first < cells; first += assault->count) {
        assault->cells = &web->ordered[first];
        assault->count = 1;
        while (first + assault->count < cells &&
               web->group[web->ordered[first + assault->count]] == web->group[*assault->cells])
            assault->count++;
        if (!attack_group(assault, narrows, scratch, err))
            return false;
    }
    return true;
}

bool disclosure_attack(struct disclosure_system *system, const struct disclosure_rule *rule, struct arena *scratch,
                       struct err *err)
{
    struct assault assault = {
        .system = system, .rule = rule, .wanted = rule->protection, .narrowest = INT64_MAX};
    return attack_all(&assault, false, scratch, err);
}

bool disclosure_narrowest(struct disclosure_system *system, const struct disclosure_rule *rule, struct arena *scratch,
                          int64_t *narrowest, struct err *err)
{
    struct assault assault = {.system = system, .rule = rule, .wanted = INT64_MAX, .narrowest = INT64_MAX};
    for (size_t c = 0; c < system->cell_count; c++)
        system->cells[c].exposed = is_protected(rule, &system->cells[c]);
    bool good = attack_all(&assault, true, scratch, err);
    *narrowest = assault.narrowest;
    return good;
}
