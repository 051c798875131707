/*
 * analysis.h: the core as the program sees it: frames go in, evidence comes out.
 *
 * Order of calls: analysis_new; then for each relation, when all that it comes after (relation_after) are done:
 * analysis_expect, analysis_take for each frame if it is there, analysis_relation_done; analysis_finish; then the
 * evidence, once, and the other results as often as wanted. Pure: no files, no clock, no database. Memory comes from the arena given.
 */
#ifndef CORE_ANALYSIS_H
#define CORE_ANALYSIS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/definitions/evidence.h"
#include "core/definitions/frame.h"
#include "core/definitions/quality.h"

#include "core/records/analysis_options.h"
#include "core/records/control_total.h"
#include "core/tables/evidence_table.h"

struct analysis;
struct answer;
struct audit_sample;
struct inference_settings;
struct late_plan_row;
struct plan_to_revise;
struct published;
struct question;
struct series;

/* The default of --since: 1 January five years before the year of as_of. */
int32_t analysis_default_since(int32_t as_of);

struct analysis *analysis_new(struct arena *arena, const struct analysis_options *options);

/*
 * What the same snapshot says of a relation before it is read: whether it is there, and how many rows it counts.
 * `ordered`: rows with equal keys may come, next to each other, the one to keep first.
 */
void analysis_expect(struct analysis *analysis, enum relation_id relation, bool there, bool ordered, uint64_t rows);

/* Takes a batch of rows (a frame_sink; context is the analysis). */
bool analysis_take(void *context, const struct frame *frame, struct err *err) MUST_CHECK;

/* All rows of the relation have come, or it is not there: the counts must agree with what was expected (ERR_DATA). */
bool analysis_relation_done(struct analysis *analysis, enum relation_id relation, struct err *err) MUST_CHECK;

/* ERR_CONFIGURATION if the authority asked for is in no request and no plan; ERR_DATA if totals do not add up. */
bool analysis_finish(struct analysis *analysis, struct err *err) MUST_CHECK;

/* When all rows are in: the code of the one authority there is, NULL where there are several or none is recorded. */
const char *analysis_only_authority(const struct analysis *analysis);

/* The local_authority column: the code, "all", or "not recorded". */
const char *analysis_local_authority(const struct analysis *analysis);

/* The name of the authority when it is one and the authority relation names it, else NULL. */
const char *analysis_authority_name(const struct analysis *analysis);

/* Every cell, in the order of evidence.csv. Once: a clock's counts are let go when they have been given. */
bool analysis_evidence(struct analysis *analysis, cell_sink *sink, void *context, struct err *err) MUST_CHECK;

/*
 * Instead of the evidence, where options.question was given: the figures that answer it. Resolves its filter (ERR_USAGE: a
 * category that nobody has).
 */
bool analysis_answer(struct analysis *analysis, struct question *question, struct answer *answer,
                     struct err *err) MUST_CHECK;

/* An open instance at as_of. */
struct work_case {
    const char *clock;     /* id */
    const char *case_kind; /* "request" or "plan" */
    int64_t case_id;
    const char *local_authority; /* "not recorded" where it is */
    const char *team;
    const char *kind;     /* of advice, else "" */
    const char *provider; /* of advice, else "" */
    int32_t start;
    int32_t due;
    int32_t days_over; /* as_of - due: negative while there is time */
    bool excepted;
};

typedef bool work_sink(void *context, const struct work_case *work, struct err *err);

/* Open cases, longest overdue first, then soonest due; ties by clock, kind and id. */
bool analysis_worklist(struct analysis *analysis, work_sink *sink, void *context, struct err *err) MUST_CHECK;

/* Findings of the data-quality rules that found something, in the order of the rules table, then of relations. */
typedef bool finding_sink(void *context, const struct finding *finding, struct err *err);
bool analysis_findings(const struct analysis *analysis, finding_sink *sink, void *context, struct err *err) MUST_CHECK;

/*
 * The DfE's published files as these records make them (core/official/), and, where there are published figures of the
 * authority, how ours differ. Returns how many tables.
 */
size_t analysis_official_tables(const struct analysis *analysis, const struct published *published, struct arena *arena,
                                const struct people_table **tables);

/*
 * What the figures mean (core/inference/): RESULTS tables in the order of core/inference/results.h, in two goes: those
 * made of records (series NULL), also beside analysis_evidence; the others when `series` has seen every cell of it. Tables
 * come from the arena, all else from the scratch.
 */
void analysis_statistics(const struct analysis *analysis, const struct series *series,
                         const struct inference_settings *settings, const struct published *published,
                         struct arena *arena, struct arena *scratch, struct people_table *tables);

/* The late plans and what held each (core/inference/critical_path.h). */
const struct late_plan_row *analysis_late_plans(const struct analysis *analysis, struct arena *arena, size_t *count);

/* The plans to revise first (core/inference/plans_to_revise.h). */
const struct plan_to_revise *analysis_plans_to_revise(const struct analysis *analysis, struct arena *arena,
                                                      size_t *count);

/* Live plans to audit (core/inference/audit_sample.h). */
bool analysis_sample(const struct analysis *analysis, uint64_t size, uint64_t seed, struct arena *arena,
                     struct audit_sample *sample, struct err *err) MUST_CHECK;

const struct control_total *analysis_totals(const struct analysis *analysis); /* RELATIONS of them */

#endif
