/*
 * summary.h: what a run has found, in a few lines for the terminal: plain arrays of figures, nothing printed here.
 *
 * Percentages come as text to print (one decimal, or "x" where it cannot be known, or "" where there is no data) and
 * as a number for a chart. All of it is of the 12 months that end on as_of, backlogs of as_of itself, series of the
 * last twelve calendar months.
 */
#ifndef CORE_SUMMARY_H
#define CORE_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/tables/evidence_table.h"

/* A proportion. */
struct summary_figure {
    bool known;     /* there is a cell: else the texts are empty and the numbers 0: print "no data" */
    bool has_value; /* else percent is "x" or "z" */
    bool low;       /* fewer than ten behind it */
    double value;   /* 0-100 */
    uint64_t numerator;
    uint64_t denominator;
    const char *percent;
    const char *lower; /* 95%, "" where it is not defined */
    const char *upper;
};

/* A headline rate on both bases. */
struct summary_rate {
    const char *clock; /* id */
    const char *title;
    struct summary_figure completed;
    struct summary_figure due;
};

/* What is open on as_of. */
struct summary_backlog {
    const char *clock;
    const char *title;
    bool known;
    uint64_t open;
    uint64_t overdue;
    uint64_t over_a_year; /* overdue by more than 365 days */
};

/* One proportion with its name. */
struct summary_share {
    const char *measure;
    const char *title;
    struct summary_figure figure;
    bool nothing_recorded; /* of any case: 0% would be false, print so */
};

/* A month of the chart. */
struct summary_month {
    int32_t start;
    int32_t end;               /* as_of in the last one, where the month is not over */
    struct summary_figure due; /* PLAN20.on_time */
    struct summary_figure completed;
    bool overdue_known;
    uint64_t overdue; /* PLAN20 overdue on `end` */
};

enum { SUMMARY_RATES = 5, SUMMARY_BACKLOGS = 6, SUMMARY_VOICES = 9, SUMMARY_BESIDE = 5, SUMMARY_MONTHS = 12 };

struct summary {
    int32_t as_of;
    int32_t from; /* the first day of the latest 12 months */
    struct summary_rate rates[SUMMARY_RATES];
    struct summary_backlog backlogs[SUMMARY_BACKLOGS];
    struct summary_share voices[SUMMARY_VOICES];
    bool received_known;
    uint64_t received;                           /* requests received */
    struct summary_share beside[SUMMARY_BESIDE]; /* refusals, plans not issued, exceptions */
    struct summary_month months[SUMMARY_MONTHS]; /* oldest first */
};

/* From what the collector kept. Texts live in the arena. */
void summary_make(const struct table_collector *collector, struct arena *arena, struct summary *summary);

#endif
