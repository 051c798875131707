/*
 * evidence.h: the evidence as cells, one row of evidence.csv each, in the order of that file.
 *
 * Percentages are doubles 0-100, days are days, counts are counts. A cell whose number cannot be known or is not
 * defined says so in its status and has no value; nothing is invented.
 */
#ifndef CORE_EVIDENCE_H
#define CORE_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

enum basis { BASIS_COMPLETED, BASIS_DUE, BASIS_STARTED, BASIS_STOCK, BASES };
enum unit { UNIT_PERCENT, UNIT_DAYS, UNIT_COUNT, UNITS };
enum cell_status {
    STATUS_PLAIN,
    STATUS_NOT_AVAILABLE,
    STATUS_SUPPRESSED,
    STATUS_NOT_APPLICABLE,
    STATUS_LOW,
    CELL_STATUSES
};

/* In the order of their names' bytes, which is the order of evidence.csv. */
enum period_type {
    PERIOD_ACADEMIC_YEAR,
    PERIOD_AS_OF,
    PERIOD_CALENDAR_YEAR,
    PERIOD_LATEST_12M,
    PERIOD_MONTH,
    PERIOD_QUARTER,
    PERIOD_TYPES
};

extern const char *const basis_names[BASES];
extern const char *const unit_names[UNITS];
extern const char *const cell_status_names[CELL_STATUSES];
extern const char *const period_type_names[PERIOD_TYPES];

struct cell {
    const char *measure; /* "PLAN20.on_time" */
    enum basis basis;
    enum period_type period_type;
    int32_t period_start; /* days since 2000-01-01 */
    int32_t period_end;
    const char *breakdown;
    const char *category;
    bool has_numerator;
    bool has_denominator;
    bool has_value;
    bool has_interval;
    uint64_t numerator;
    uint64_t denominator;
    double value;
    double lower; /* 95% */
    double upper;
    enum unit unit;
    enum cell_status status;
};

/* Called for each cell in order. Strings live as long as the evidence. False stops the walk, with err set. */
typedef bool cell_sink(void *context, const struct cell *cell, struct err *err);

#endif
