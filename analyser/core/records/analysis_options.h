/*
 * analysis_options.h: what an analysis is asked for.
 */
#ifndef CORE_ANALYSIS_OPTIONS_H
#define CORE_ANALYSIS_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/beside.h"
#include "core/definitions/clock.h"

struct question;

struct case_share_sink;
struct found_rows;
struct plan_text;

struct analysis_options {
    int32_t as_of;
    int32_t since;         /* first day of the periods reported */
    const char *authority; /* NULL: all */
    bool keep_cases;       /* what analysis_case_clocks needs and nothing else does (core/case_clocks.h) */
    bool keep_sketches; /* of the latest versions of plans, which analysis_case_texts gives out (core/case_texts.h) */
    const struct case_share_sink *shares; /* takes what shares of one population are counted from; NULL: nobody does */
    struct found_rows *found;             /* takes each row that a rule of quality finds; NULL: nobody does */
    const struct plan_text *plan_text;    /* what plans are read by; NULL: they are not read */
    const struct clock *clocks;           /* CLOCKS rows with limits of one's own; NULL: those of the law */
    const struct question *question;      /* what is asked instead of the evidence (core/questions/); NULL: nothing */
    size_t batch;                         /* the most instances counted at a time; 0: as many as serve speed */
    const struct beside *counting;        /* counts what is being found; NULL: whoever finds it counts it */
    const struct beside *telling; /* works clocks out while rows are read and evidence is given; NULL: in turn */
};

#endif
