/*
 * inference.h: what the figures mean, as tables: trends, comparison, waiting, backlog, forecast, explanation, equity.
 *
 * Made once the evidence has been given. Each table is a row of results.h, with its method and its source; a figure of
 * fewer cases than it needs is empty and says why. Nothing here changes a cell.
 */
#ifndef CORE_INFERENCE_H
#define CORE_INFERENCE_H

#include <stddef.h>

#include "base/arena.h"
#include "core/counting/category_order.h"
#include "core/inference/inference_settings.h"
#include "core/inference/series.h"
#include "core/records/book.h"
#include "core/tables/evidence_table.h"

struct published;

struct inference {
    const struct series *series;
    const struct book *book;
    const struct category_order *order;
    const struct inference_settings *settings;
    const struct published *published; /* NULL: none */
    const char *own;                   /* code of the one authority, NULL: several */
    struct arena *arena;               /* of the tables */
    struct arena *scratch;             /* emptied after each maker */
};

/* All tables, in the order of results.h; RESULTS of them. */
const struct people_table *inference_tables(const struct inference *inference);

/* One each, in files of their own. */
typedef void result_maker(const struct inference *inference, struct people_table *tables);

#endif
