/*
 * publish.h: the record of a run as anybody may read it: a copy in which disclosure control (core/disclosure) has
 * suppressed what is small and what would give it away.
 *
 * A suppressed field of a table reads PUBLISH_SUPPRESSED; a suppressed figure of a cell is empty and the cell's status is
 * "c". Percentages, intervals and medians follow the counts they are made from. Tables whose figures are of single cases, or
 * are made from counts that are not printed, are left out; the table `not_published` names them, and `disclosure` says
 * what was suppressed and what the attacker found.
 */
#ifndef CORE_PACK_PUBLISH_H
#define CORE_PACK_PUBLISH_H

#include "base/err.h"
#include "core/pack/counts.h"
#include "core/pack/record.h"

#define PUBLISH_SUPPRESSED "c"

/* ERR_DATA: the attacker finds a count out whatever is suppressed. Lives as long as the record and the arena. */
MUST_CHECK bool publish_record(const struct record *record, const struct disclosure_rule *rule, struct arena *arena,
                               struct record *published, struct err *err);

/* What the parts of a publication share. */
struct publication {
    const struct record *record;
    const struct disclosure_rule *rule;
    struct arena *arena;
    struct counts counts;
};

/* Whether a measure's figures are never published: curves and what is said of the few that are overdue. */
bool publish_withholds(const char *measure);

/* Whether both counts of a share are shown, so that what is made from them may be. */
bool publish_share_shown(const struct publication *publication, size_t number, size_t out_of);

/* Whether a count is shown. None is not. */
bool publish_shown(const struct publication *publication, size_t cell);

/* A quantile of days stands on enough cases at either side, and on counts that are shown. */
bool publish_days_shown(const struct publication *publication, const struct count_key *key, int64_t n);

/* The cell of a share as it is published: its counts, percentage and interval, rounded if the rule rounds. */
struct cell publish_share(const struct publication *publication, size_t number, size_t out_of);

int64_t publish_value(const struct publication *publication, size_t cell);

const char *publish_number(const struct publication *publication, int64_t value);

/* ---- cells (publish_cells.c) */

void publish_count_cells(struct publication *publication);
void publish_cells(const struct publication *publication, struct record *published);

/* ---- tables (publish_tables.c) */

/* Whether a table is published at all. */
bool publish_has_table(const char *id);
void publish_count_tables(struct publication *publication);
struct people_table publish_table(const struct publication *publication, const struct people_table *table);

#endif
