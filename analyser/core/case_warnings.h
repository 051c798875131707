/*
 * case_warnings.h: the open cases whose limit runs out soon, by who can act, with the chance that each will miss it
 * (core/inference/early_warning.h) and the step that holds it; and how well such chances did before.
 *
 * Of an analysis with keep_cases, after analysis_finish and before analysis_evidence. It holds keys of cases.
 */
#ifndef CORE_CASE_WARNINGS_H
#define CORE_CASE_WARNINGS_H

#include "core/case_clocks.h"
#include "core/questions/filter.h"
#include "core/tables/evidence_table.h"

struct case_warning {
    const char *who_is; /* "service": whose advice is awaited; else "team" */
    const char *who;
    const char *clock;
    const char *title;
    const char *step; /* that holds it */
    const char *case_kind;
    int64_t case_id;
    enum case_row row;
    int64_t row_id;
    const char *need;
    int32_t start;
    int32_t due;
    int32_t days_left;
    bool known;
    double chance; /* 0-1 */
    uint64_t informed_by;
};

struct warnings_asked {
    int32_t within;  /* days to the due day */
    const char *who; /* a team or a service; NULL: all */
};

struct case_warnings {
    int32_t as_of;
    struct case_warning *rows; /* by who, then soonest due, then likeliest to miss it */
    size_t count;
    struct people_table tried; /* early_warning_tried, of every clock */
};

/* ERR_USAGE where nobody is called that. `filter` is resolved here. */
bool analysis_warnings(struct analysis *analysis, const struct warnings_asked *asked, struct filter *filter,
                       struct arena *arena, struct case_warnings *warnings, struct err *err) MUST_CHECK;

/* As a table of texts. */
struct people_table case_warnings_table(const struct case_warnings *warnings, struct arena *arena);

#endif
