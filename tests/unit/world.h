/*
 * world.h: a made-up authority as plain tables, and its way into an analysis as frames, as intake would bring it.
 *
 * A value is a number (days, codes, truth) or a text; which one the contract's column type says. Nothing is checked:
 * a world may hold any mess.
 */
#ifndef UNIT_WORLD_H
#define UNIT_WORLD_H

#include "unit/memory.h"
#include "unit/random.h"

#include "core/analysis.h"
#include "core/definitions/breakdown.h"

enum { WORLD_ROWS_MOST = 6000 };

struct world_value {
    int64_t number;   /* NUMBER_NONE: not recorded */
    const char *text; /* NULL: not recorded */
};

struct world_table {
    size_t rows;
    size_t columns;
    struct world_value *values;
    bool absent; /* the database has no such relation */
};

struct world {
    struct arena arena;
    struct world_table tables[RELATIONS];
    struct random *mixed; /* NULL: relations come one after the other; else all at once that may, in any turn */
};

static inline void world_init(struct world *world)
{
    memory_init(&world->arena);
    world->mixed = NULL;
    for (enum relation_id r = 0; r < RELATIONS; r++) {
        struct world_table *table = &world->tables[r];
        *table = (struct world_table){.columns = contract_read_count(&contract[r])};
        table->values = ARENA_NEW(&world->arena, WORLD_ROWS_MOST * table->columns, struct world_value);
    }
}

static inline void world_free(struct world *world)
{
    arena_free(&world->arena);
}

static inline struct world_value *world_at(const struct world *world, enum relation_id relation, size_t row,
                                           const char *column)
{
    const struct world_table *table = &world->tables[relation];
    return &table->values[row * table->columns + frame_position(relation, column)];
}

/* A new row with nothing recorded. */
static inline size_t world_add(struct world *world, enum relation_id relation)
{
    struct world_table *table = &world->tables[relation];
    if (table->rows == WORLD_ROWS_MOST)
        fail_msg("the world has too many rows of %s", contract[relation].name);
    for (size_t c = 0; c < table->columns; c++)
        table->values[table->rows * table->columns + c] = (struct world_value){NUMBER_NONE, NULL};
    return table->rows++;
}

static inline void world_set(struct world *world, enum relation_id relation, size_t row, const char *column,
                             int64_t number)
{
    world_at(world, relation, row, column)->number = number;
}

static inline void world_say(struct world *world, enum relation_id relation, size_t row, const char *column,
                             const char *text)
{
    world_at(world, relation, row, column)->text = text;
}

static inline int64_t world_number(const struct world *world, enum relation_id relation, size_t row, const char *column)
{
    return world_at(world, relation, row, column)->number;
}

static inline const char *world_text(const struct world *world, enum relation_id relation, size_t row,
                                     const char *column)
{
    return world_at(world, relation, row, column)->text;
}

/* The row with that number in the column, or -1. */
static inline int world_find(const struct world *world, enum relation_id relation, const char *column, int64_t number)
{
    for (size_t row = 0; row < world->tables[relation].rows; row++)
        if (number != NUMBER_NONE && world_number(world, relation, row, column) == number)
            return (int)row;
    return -1;
}

/* A day, or DAY_NONE, as numbers of a world. */
static inline int64_t world_day(int32_t day)
{
    return day == DAY_NONE ? NUMBER_NONE : day;
}

static inline void world_shuffle(struct world *world, struct random *random)
{
    for (enum relation_id r = 0; r < RELATIONS; r++) {
        struct world_table *table = &world->tables[r];
        for (size_t row = table->rows; row > 1; row--) {
            size_t other = random_below(random, (uint32_t)row);
            for (size_t c = 0; c < table->columns; c++) {
                struct world_value kept = table->values[(row - 1) * table->columns + c];
                table->values[(row - 1) * table->columns + c] = table->values[other * table->columns + c];
                table->values[other * table->columns + c] = kept;
            }
        }
    }
}

/* ---- into an analysis */

static inline void world_put(struct frame_column *column, size_t row, const struct world_value *value)
{
    if (column->number)
        column->number[row] = value->number;
    else if (column->day)
        column->day[row] = value->number == NUMBER_NONE ? DAY_NONE : (int32_t)value->number;
    else if (column->truth)
        column->truth[row] = value->number == NUMBER_NONE ? TRUTH_NONE : (uint8_t)value->number;
    else
        column->text[row] = (struct text){value->text, value->text ? (uint32_t)strlen(value->text) : 0};
}

static inline void world_fill(const struct world_table *table, struct frame *frame, size_t from, size_t rows)
{
    frame->rows = rows;
    for (size_t row = 0; row < rows; row++)
        for (size_t c = 0; c < table->columns; c++)
            world_put(&frame->columns[c], row, &table->values[(from + row) * table->columns + c]);
}

/* A world on its way into an analysis. */
struct world_feeding {
    const struct world *world;
    struct analysis *analysis;
    struct arena *arena;
    size_t batch;
    size_t fed[RELATIONS];
    uint32_t done;
};

/* The next batch of a relation, or its end. */
static inline bool world_feed_some(struct world_feeding *feeding, enum relation_id relation, struct err *err)
{
    const struct world_table *table = &feeding->world->tables[relation];
    size_t left = table->rows - feeding->fed[relation];
    struct frame frame;
    if (table->absent || left == 0) {
        feeding->done |= RELATION_BIT(relation);
        return analysis_relation_done(feeding->analysis, relation, err);
    }
    frame_shape(&frame, relation, feeding->arena);
    world_fill(table, &frame, feeding->fed[relation], left < feeding->batch ? left : feeding->batch);
    feeding->fed[relation] += frame.rows;
    return analysis_take(feeding->analysis, &frame, err);
}

/* One whose rows may come: the first in the reading order, or any. */
static inline enum relation_id world_next(const struct world_feeding *feeding)
{
    enum relation_id can[RELATIONS];
    uint32_t count = 0;
    for (int place = 0; place < RELATIONS; place++) {
        enum relation_id relation = reading_order[place];
        if (!(feeding->done & RELATION_BIT(relation)) && (relation_after[relation] & ~feeding->done) == 0)
            can[count++] = relation;
    }
    assert_true(count > 0);
    return can[feeding->world->mixed ? random_below(feeding->world->mixed, count) : 0];
}

/* Reads the whole world in batches of so many rows. */
static inline bool world_feed(const struct world *world, struct analysis *analysis, struct arena *arena, size_t batch,
                              struct err *err)
{
    struct world_feeding feeding = {.world = world, .analysis = analysis, .arena = arena, .batch = batch};
    for (enum relation_id r = 0; r < RELATIONS; r++)
        analysis_expect(analysis, r, !world->tables[r].absent, true, world->tables[r].rows);
    while (feeding.done != RELATION_BIT(RELATIONS) - 1)
        if (!world_feed_some(&feeding, world_next(&feeding), err))
            return false;
    return analysis_finish(analysis, err);
}

#endif
