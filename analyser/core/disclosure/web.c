#include "core/disclosure/attack.h"

/* ---- which relations a count is in */

static void count_relations(const struct disclosure_system *system, struct disclosure_web *web, struct arena *arena)
{
    size_t *next = ARENA_NEW(arena, system->cell_count + 1, size_t);
    web->first = ARENA_NEW(arena, system->cell_count + 1, size_t);
    web->relations = ARENA_NEW(arena, system->term_count + 1, size_t);
    for (size_t t = 0; t < system->term_count; t++)
        web->first[system->terms[t].cell + 1]++;
    for (size_t c = 0; c < system->cell_count; c++) {
        web->first[c + 1] += web->first[c];
        next[c] = web->first[c];
    }
    for (size_t r = 0; r < system->relation_count; r++)
        for (size_t t = 0; t < system->relations[r].count; t++)
            web->relations[next[system->terms[system->relations[r].first + t].cell]++] = r;
}

/* ---- what hangs together: counts that are not known and stand in one relation */

static size_t root_of(size_t *group, size_t cell)
{
    while (group[cell] != cell) {
        group[cell] = group[group[cell]];
        cell = group[cell];
    }
    return cell;
}

static bool is_unknown(const struct disclosure_rule *rule, const struct disclosure_cell *cell)
{
    int64_t low;
    int64_t high;
    disclosure_known(rule, cell, &low, &high);
    return low < high;
}

static void join_relation(const struct disclosure_system *system, const struct disclosure_rule *rule,
                          const struct disclosure_relation *relation, size_t *group)
{
    size_t joined = SIZE_MAX;
    for (size_t t = 0; t < relation->count; t++) {
        size_t cell = system->terms[relation->first + t].cell;
        if (!is_unknown(rule, &system->cells[cell]))
            continue;
        size_t root = root_of(group, cell);
        if (joined == SIZE_MAX)
            joined = root;
        else if (root < joined) { /* the first count of a group stands for it */
            group[joined] = root;
            joined = root;
        } else
            group[root] = joined;
    }
}

/* By counting: in each group the counts stay in their order. */
static void order_groups(size_t cells, struct disclosure_web *web, struct arena *arena)
{
    size_t *start = ARENA_NEW(arena, cells + 1, size_t);
    web->ordered = ARENA_NEW(arena, cells + 1, size_t);
    for (size_t c = 0; c < cells; c++)
        start[web->group[c] + 1]++;
    for (size_t c = 0; c < cells; c++)
        start[c + 1] += start[c];
    for (size_t c = 0; c < cells; c++)
        web->ordered[start[web->group[c]]++] = c;
}

struct disclosure_web disclosure_web_make(const struct disclosure_system *system, const struct disclosure_rule *rule,
                                          struct arena *arena)
{
    struct disclosure_web web = {.group = ARENA_NEW(arena, system->cell_count + 1, size_t)};
    count_relations(system, &web, arena);
    for (size_t c = 0; c < system->cell_count; c++)
        web.group[c] = c;
    for (size_t r = 0; r < system->relation_count; r++)
        join_relation(system, rule, &system->relations[r], web.group);
    for (size_t c = 0; c < system->cell_count; c++)
        web.group[c] = root_of(web.group, c);
    order_groups(system->cell_count, &web, arena);
    return web;
}
