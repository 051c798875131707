/*
 * tables.h: for tests of the evidence tables and the summary: a collector with an arena of its own, cells made by hand,
 * and a look at a field by its row and heading.
 */
#ifndef UNIT_TABLES_H
#define UNIT_TABLES_H

#include "unit/unit.h"

#include "base/day.h"
#include "core/tables/evidence_table.h"

struct world {
    struct arena arena;
    struct table_collector *collector;
    const struct people_table *tables;
    size_t count;
};

static inline void no_memory(void *context, size_t asked)
{
    (void)context;
    fprintf(stderr, "no memory for %zu bytes\n", asked);
    abort();
}

static inline int32_t day(const char *text)
{
    int32_t read;
    assert_true(day_parse(text, &read));
    return read;
}

static inline void open_world_on(struct world *world, const char *as_of, const char *since)
{
    arena_init(&world->arena, (size_t)1 << 30, no_memory, NULL);
    world->collector = table_collector_new(&world->arena, day(as_of), day(since));
}

/* Most tests: 15 March 2025, a Saturday in the middle of a month, quarter and year. */
static inline void open_world(struct world *world)
{
    open_world_on(world, "2025-03-15", "2023-01-01");
}

static inline void close_world(struct world *world)
{
    arena_free(&world->arena);
}

static inline void give(struct world *world, const struct cell *cell)
{
    struct err err = {0};
    assert_true(table_collect(world->collector, cell, &err));
}

static inline struct cell period_cell(const char *measure, enum basis basis, enum period_type type, const char *start,
                                      const char *end)
{
    struct cell cell = {.measure = measure, .basis = basis, .period_type = type, .breakdown = "all", .category = "all"};
    cell.period_start = day(start);
    cell.period_end = day(end);
    return cell;
}

static inline struct cell share(struct cell cell, uint64_t numerator, uint64_t denominator)
{
    cell.has_numerator = cell.has_denominator = true;
    cell.numerator = numerator;
    cell.denominator = denominator;
    cell.has_value = denominator > 0;
    cell.value = denominator > 0 ? 100.0 * (double)numerator / (double)denominator : 0;
    cell.status = denominator == 0 ? STATUS_NOT_AVAILABLE : denominator < 10 ? STATUS_LOW : STATUS_PLAIN;
    return cell;
}

static inline struct cell count(struct cell cell, uint64_t number)
{
    cell.has_numerator = cell.has_value = true;
    cell.numerator = number;
    cell.value = (double)number;
    cell.unit = UNIT_COUNT;
    return cell;
}

static inline struct cell stock(const char *measure, enum period_type type, const char *on, uint64_t number)
{
    return count(period_cell(measure, BASIS_STOCK, type, on, on), number);
}

static inline struct cell latest(const char *measure, enum basis basis)
{
    return period_cell(measure, basis, PERIOD_LATEST_12M, "2024-03-16", "2025-03-15");
}

static inline struct cell in_category(struct cell cell, const char *breakdown, const char *category)
{
    cell.breakdown = breakdown;
    cell.category = category;
    return cell;
}

static inline void give_share(struct world *world, struct cell cell, uint64_t numerator, uint64_t denominator)
{
    cell = share(cell, numerator, denominator);
    give(world, &cell);
}

static inline void give_count(struct world *world, struct cell cell, uint64_t number)
{
    cell = count(cell, number);
    give(world, &cell);
}

static inline void give_stock(struct world *world, const char *measure, enum period_type type, const char *on,
                              uint64_t number)
{
    struct cell cell = stock(measure, type, on, number);
    give(world, &cell);
}

static inline void make(struct world *world)
{
    world->count = people_tables(world->collector, &world->arena, &world->tables);
}

static inline const struct people_table *table_of(struct world *world, const char *id)
{
    if (!world->tables)
        make(world);
    for (size_t i = 0; i < world->count; i++)
        if (strcmp(world->tables[i].id, id) == 0)
            return &world->tables[i];
    fail_msg("no table %s", id);
    return NULL;
}

static inline size_t column(const struct people_table *table, const char *heading)
{
    for (size_t c = 0; c < table->columns; c++)
        if (strcmp(table->header[c], heading) == 0)
            return c;
    fail_msg("table %s has no column %s", table->id, heading);
    return 0;
}

static inline const char *field(const struct people_table *table, size_t row, const char *heading)
{
    assert_true(row < table->rows);
    return table->text[row * table->columns + column(table, heading)];
}

static inline size_t row_with(const struct people_table *table, const char *heading, const char *text)
{
    size_t at = column(table, heading);
    for (size_t r = 0; r < table->rows; r++)
        if (strcmp(table->text[r * table->columns + at], text) == 0)
            return r;
    fail_msg("table %s has no row with %s = %s", table->id, heading, text);
    return 0;
}

static inline void assert_alone(const struct people_table *table, const char *word)
{
    assert_int_equal(table->rows, 1);
    assert_string_equal(table->text[0], word);
    for (size_t c = 1; c < table->columns; c++)
        assert_string_equal(table->text[c], "");
}

/* The measure and basis of most cells. */
#define DONE "PLAN20.on_time", BASIS_COMPLETED

#endif
