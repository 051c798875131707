#include <string.h>

#include "base/growing.h"
#include "base/num.h"
#include "core/disclosure/system.h"

/* As NHS England publishes hospital statistics: the interval is as wide as rounding leaves any other count. */
static const struct disclosure_rule named_rules[] = {
    {.name = "none", .base = 1},
    {.name = "nhs", .threshold = 8, .base = 5, .protection = 4, .least = 1},
};

bool disclosure_rule_read(const char *name, struct disclosure_rule *rule)
{
    static const char below[] = "below-";
    int64_t threshold;
    for (size_t i = 0; i < sizeof named_rules / sizeof named_rules[0]; i++)
        if (strcmp(named_rules[i].name, name) == 0) {
            *rule = named_rules[i];
            return true;
        }
    if (strncmp(name, below, sizeof below - 1) != 0 ||
        !num_parse(name + sizeof below - 1, SUPPRESSED_LEAST + 1, SUPPRESSED_MOST, &threshold))
        return false;
    *rule =
        (struct disclosure_rule){.name = name, .threshold = threshold, .base = 1, .protection = threshold, .least = 1};
    return true;
}

bool is_small(const struct disclosure_rule *rule, int64_t value)
{
    return value > 0 && value < rule->threshold;
}

int64_t shown_value(const struct disclosure_rule *rule, int64_t value)
{
    return (value + rule->base / 2) / rule->base * rule->base;
}

void disclosure_system_init(struct disclosure_system *system, struct arena *arena)
{
    *system = (struct disclosure_system){.arena = arena};
}

static size_t add_cell(struct disclosure_system *system, struct disclosure_cell cell)
{
    system->cells =
        growing(system->arena, system->cells, system->cell_count, &system->cell_room, sizeof *system->cells);
    system->cells[system->cell_count] = cell;
    return system->cell_count++;
}

size_t disclosure_printed(struct disclosure_system *system, int64_t value)
{
    return add_cell(system, (struct disclosure_cell){.value = value, .cost = value, .printed = true, .guarded = true});
}

size_t disclosure_hidden(struct disclosure_system *system, int64_t value, bool guarded)
{
    return add_cell(system, (struct disclosure_cell){.value = value, .guarded = guarded});
}

static void add_term(struct disclosure_system *system, size_t cell, int sign)
{
    system->terms =
        growing(system->arena, system->terms, system->term_count, &system->term_room, sizeof *system->terms);
    system->terms[system->term_count++] = (struct disclosure_term){cell, sign};
}

void disclosure_relate(struct disclosure_system *system, const struct disclosure_term *terms, size_t count)
{
    system->relations = growing(system->arena, system->relations, system->relation_count, &system->relation_room,
                                sizeof *system->relations);
    system->relations[system->relation_count++] = (struct disclosure_relation){system->term_count, count};
    for (size_t i = 0; i < count; i++)
        add_term(system, terms[i].cell, terms[i].sign);
}

bool disclosure_parts(struct disclosure_system *system, size_t whole, const size_t *parts, size_t count,
                      enum parts known, bool guarded)
{
    int64_t rest = system->cells[whole].value;
    for (size_t i = 0; i < count; i++)
        rest -= system->cells[parts[i]].value;
    if (rest < 0)
        return false;
    bool has_rest = rest > 0 || known == PARTS_SOME;
    size_t hidden = has_rest ? disclosure_hidden(system, rest, guarded) : 0;
    disclosure_relate(system, &(struct disclosure_term){whole, 1}, 1);
    struct disclosure_relation *relation = &system->relations[system->relation_count - 1];
    for (size_t i = 0; i < count; i++, relation->count++)
        add_term(system, parts[i], -1);
    if (has_rest) {
        add_term(system, hidden, -1);
        relation->count++;
    }
    return true;
}

bool is_protected(const struct disclosure_rule *rule, const struct disclosure_cell *cell)
{
    return cell->printed ? cell->state != CELL_SHOWN : cell->guarded && is_small(rule, cell->value);
}
