/*
 * evidence_json.h: evidence.json, all of the evidence with its titles, definitions and provenance.
 *
 *     { "provenance": {...}, "definitions": {clocks, measures, breakdowns, rules},
 *       "columns": [names of the fields of a row],
 *       "measures": { "PLAN20.on_time": { "unit": "percent", "completed": [row, ...], "due": [row, ...] }, ... },
 *       "tables": [...], "data_quality": [...] }
 *
 * Cells come in the order of evidence.csv and are written as they come, a row a line; a number that is not there is
 * null. The unit stands with the measure. No keys of cases are in this file.
 */
#ifndef RENDER_EVIDENCE_JSON_H
#define RENDER_EVIDENCE_JSON_H

#include "base/arena.h"
#include "base/buf.h"
#include "core/definitions/evidence.h"
#include "core/definitions/quality.h"
#include "core/tables/evidence_table.h"
#include "render/number_word.h"
#include "render/run_json.h"

enum { EVIDENCE_JSON_PREFIX_MOST = 128 };

struct evidence_json {
    struct cell of; /* the last cell written */
    bool any;
    size_t prefix_length;                   /* 0: to be composed */
    char prefix[EVIDENCE_JSON_PREFIX_MOST]; /* of a row: period type, start and end */
};

void evidence_json_start(struct evidence_json *json, struct buf *buf, const struct provenance *provenance,
                         struct arena *scratch);
void evidence_json_cell(struct evidence_json *json, struct buf *buf, const struct cell *cell,
                        const struct cell_words *words);

/* Closes the measures. Then the tables one by one, then the findings one by one, then the end. */
void evidence_json_tables_start(struct evidence_json *json, struct buf *buf);
/* One of them by itself. */
struct json_tree *people_table_json(const struct people_table *table);

void evidence_json_table(struct evidence_json *json, struct buf *buf, const struct people_table *table);
void evidence_json_findings_start(struct evidence_json *json, struct buf *buf);
void evidence_json_finding(struct evidence_json *json, struct buf *buf, const struct finding *finding);
void evidence_json_end(struct buf *buf);

#endif
