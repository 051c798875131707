/*
 * story.h: one case as people follow it: what happened, in order of days; each time limit in law, whether it was kept, and
 * where it counts in the evidence; what is overdue and what falls due next; what the records contradict. Sentences in
 * plain words; the law beside them. Pure: made of the rows of the case and of what the analysis of these rows gives out.
 *
 * Days are as known at as_of: what happened later is left out. Texts of the records are safe to show (text_shown).
 */
#ifndef CORE_STORY_H
#define CORE_STORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/cases/case_rows.h"
#include "core/counting/period.h"
#include "core/definitions/measure.h"
#include "core/definitions/quality.h"
#include "core/records/case_clock.h"
#include "core/records/case_text.h"

enum case_kind { CASE_REQUEST, CASE_PLAN, CASE_PERSON, CASE_KINDS };

extern const char *const story_kind_names[CASE_KINDS]; /* "request", "plan", "person" */

/* What the story is told from. */
struct story_source {
    enum case_kind kind;
    int64_t id;
    int32_t as_of;
    int32_t since;
    const struct case_rows *rows;
    const struct case_clock *clocks; /* of all cases of the person */
    size_t clock_count;
    const struct found_rows *found;    /* by the rules of quality, in all rows of the person */
    const struct plan_text *plan_text; /* what texts were checked by */
    const struct case_text *texts;     /* by plan, the oldest version first */
    size_t text_count;
};

/* A request or a plan that is told of. */
struct story_part {
    enum case_kind kind;
    int64_t id;
    const char *about; /* "authority 335, team North, need ASD" */
};

struct story_event {
    int32_t day;
    unsigned order; /* of events of one day: as things follow from each other, */
    size_t row;     /* then as the rows came */
    struct story_part of;
    const char *text;
};

/* One cell of the evidence that an instance counts in, in everybody's row and in those of its categories. */
struct story_cell {
    enum clock_measure_id measure;
    enum period_type period_type;
    int32_t period_start; /* of a stock both are its day */
    int32_t period_end;
    bool in_numerator;
    bool in_denominator;
};

struct story_clock {
    const struct case_clock *clock;
    struct story_part of;
    const char *subject;   /* "advice 12: health, from NHS Walsall"; "" where it is the case itself */
    const char *span;      /* "From 2024-01-01, to be done by 2024-02-12 (within 6 weeks)." */
    const char *outcome;   /* "Done on 2024-02-13, 1 day late." */
    const char *exception; /* with the provision that says so; NULL: none is recorded */
    int32_t days_over;     /* late or overdue by so many days, negative: days to spare or still to go */
    bool overdue;          /* now */
    bool running;
    const struct story_cell *cells;
    size_t cell_count;
};

struct story_finding {
    enum rule_id rule;
    const char *where; /* "review 7, 9": every row of the case that the rule has found */
};

/* A section that is nearly the same in plans of so many other children. */
struct story_copy {
    enum plan_section section;
    uint32_t children;
};

/* What was found of the text of a plan's latest version. */
struct story_text_finding {
    struct plan_check check;
    const char *where;         /* "Section F" */
    const char *finding;       /* the check's sentence; of a copy one that says of how many children */
    const char *needs;         /* of the golden thread: which; else NULL */
    const char *const *quotes; /* the first few offending lines, cut short: of the text itself, and for nobody else */
    size_t quote_count;
    const struct story_copy *copies;
    size_t copy_count;
};

struct story_version {
    int32_t day;
    unsigned findings;
    check_set gone; /* found in the version before, and no more */
    check_set fresh;
};

struct story_text {
    struct story_part of;
    const struct story_version *versions; /* the oldest first, one at least */
    size_t version_count;
    const struct story_text_finding *findings;
    size_t finding_count;
};

struct story {
    enum case_kind kind;
    int64_t id;
    int32_t as_of;
    const struct story_part *parts;
    size_t part_count;
    const struct story_event *events;
    size_t event_count;
    const struct story_clock *clocks; /* by start, then due day */
    size_t clock_count;
    const struct story_clock **overdue; /* the longest first */
    size_t overdue_count;
    const struct story_clock **next; /* the soonest first */
    size_t next_count;
    const struct story_finding *findings;
    size_t finding_count;
    bool texts_there; /* the database has plan_section */
    const struct story_text *texts;
    size_t text_count;
};

/* What to know of texts, or why there are none: a sentence or two. */
const char *story_about_texts(const struct story *story);

struct story story_tell(const struct story_source *source, struct arena *arena);

#endif
