/*
 * inference.h: what the figures mean, as tables: trends, comparison, waiting, backlog, forecast, explanation, equity.
 *
 * Made of the records, which may be done while the evidence is given, or of the evidence once it has been. Each table is a row of results.h, with its method and its source; a figure of
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
    const struct series *series; /* NULL: the evidence has not been given yet */
    const struct book *book;
    const struct category_order *order;
    const struct inference_settings *settings;
    const struct published *published; /* NULL: none */
    const char *own;                   /* code of the one authority, NULL: several */
    struct arena *arena;               /* of the tables */
    struct arena *scratch;             /* emptied after each maker */
};

/* Those made of records where there is no series, else the others: each in its place among RESULTS of them (results.h). */
void inference_tables(const struct inference *inference, struct people_table *tables);

/* One each, in files of their own. */
typedef void result_maker(const struct inference *inference, struct people_table *tables);

#endif
