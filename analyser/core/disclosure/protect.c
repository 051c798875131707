#include "core/disclosure/protect.h"

static void suppress_small(struct disclosure_system *system, const struct disclosure_rule *rule)
{
    for (size_t c = 0; c < system->cell_count; c++) {
        struct disclosure_cell *cell = &system->cells[c];
        if (cell->printed && is_small(rule, cell->value))
            cell->state = CELL_PRIMARY;
        cell->low = cell->high = cell->value;
        cell->exposed = is_protected(rule, cell);
    }
}

/* ---- one more count for each that is exposed */

struct search {
    struct disclosure_system *system;
    const struct disclosure_web *web;
    bool *near; /* the counts that stand in a relation with one that has just been suppressed */
};

static bool can_be_suppressed(const struct disclosure_cell *cell)
{
    return cell->printed && cell->state == CELL_SHOWN && cell->value > 0;
}

/* The cheaper of the best so far and those of the relation. */
static size_t cheapest(const struct disclosure_system *system, size_t relation, size_t best)
{
    const struct disclosure_relation *terms = &system->relations[relation];
    for (size_t t = 0; t < terms->count; t++) {
        size_t cell = system->terms[terms->first + t].cell;
        if (can_be_suppressed(&system->cells[cell]) &&
            (best == SIZE_MAX || system->cells[cell].cost < system->cells[best].cost))
            best = cell;
    }
    return best;
}

/* In the count's own relations; where nothing is left there, in those of all that hangs together with it. */
static size_t candidate(const struct search *search, size_t cell)
{
    const struct disclosure_web *web = search->web;
    size_t best = SIZE_MAX;
    for (size_t k = web->first[cell]; k < web->first[cell + 1]; k++)
        best = cheapest(search->system, web->relations[k], best);
    if (best != SIZE_MAX)
        return best;
    for (size_t other = 0; other < search->system->cell_count; other++)
        if (web->group[other] == web->group[cell])
            for (size_t k = web->first[other]; k < web->first[other + 1]; k++)
                best = cheapest(search->system, web->relations[k], best);
    return best;
}

/* Whatever may have been helped is attacked again before it gets another. */
static bool is_helped(const struct search *search, size_t cell)
{
    const struct disclosure_system *system = search->system;
    for (size_t k = search->web->first[cell]; k < search->web->first[cell + 1]; k++) {
        const struct disclosure_relation *relation = &system->relations[search->web->relations[k]];
        for (size_t t = 0; t < relation->count; t++)
            if (search->near[system->terms[relation->first + t].cell])
                return true;
    }
    return false;
}

static void suppress(struct search *search, size_t cell)
{
    const struct disclosure_system *system = search->system;
    system->cells[cell].state = CELL_SECONDARY;
    system->cells[cell].exposed = true;
    for (size_t k = search->web->first[cell]; k < search->web->first[cell + 1]; k++) {
        const struct disclosure_relation *relation = &system->relations[search->web->relations[k]];
        for (size_t t = 0; t < relation->count; t++)
            search->near[system->terms[relation->first + t].cell] = true;
    }
}

/* How many were suppressed: none where nothing is found, or nothing is left that would help. */
static size_t help_found(struct disclosure_system *system, const struct disclosure_rule *rule, struct arena *scratch)
{
    struct disclosure_web web = disclosure_web_make(system, rule, scratch);
    struct search search = {
        .system = system, .web = &web, .near = ARENA_NEW(scratch, system->cell_count + 1, bool)};
    size_t count = 0;
    for (size_t c = 0; c < system->cell_count; c++) {
        if (!system->cells[c].found || !is_protected(rule, &system->cells[c]) || is_helped(&search, c))
            continue;
        size_t more = candidate(&search, c);
        if (more == SIZE_MAX)
            continue;
        suppress(&search, more);
        count++;
    }
    return count;
}

/* ---- the whole */

static void count_cells(const struct disclosure_system *system, const struct disclosure_rule *rule,
                        struct disclosure_verdict *verdict)
{
    for (size_t c = 0; c < system->cell_count; c++) {
        const struct disclosure_cell *cell = &system->cells[c];
        verdict->cells += cell->printed;
        verdict->primary += cell->state == CELL_PRIMARY;
        verdict->secondary += cell->state == CELL_SECONDARY;
        verdict->hidden += !cell->printed && is_protected(rule, cell);
        verdict->exposed += is_protected(rule, cell) && cell->exposed;
    }
}

bool disclosure_protect(struct disclosure_system *system, const struct disclosure_rule *rule, struct arena *scratch,
                        struct disclosure_verdict *verdict, struct err *err)
{
    struct arena *pass = ARENA_NEW(scratch, 1, struct arena);
    size_t more;
    *verdict = (struct disclosure_verdict){0};
    suppress_small(system, rule);
    do {
        do {
            arena_begin_pass(pass, scratch);
            disclosure_sift(system, rule, pass);
            more = help_found(system, rule, pass);
            arena_free(pass);
        } while (more);
        arena_begin_pass(pass, scratch);
        if (!disclosure_attack(system, rule, pass, err))
            return false;
        more = help_found(system, rule, pass);
        arena_free(pass);
    } while (more);
    if (!disclosure_narrowest(system, rule, scratch, &verdict->narrowest, err))
        return false;
    count_cells(system, rule, verdict);
    return true;
}
