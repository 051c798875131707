/*
 * restatements.h: every printed cell that a newer run restates: the figures of periods that both runs report and that were
 * over by the day of the older one (settled.h), and why (restated_why.h).
 */
#ifndef CORE_RESTATEMENTS_H
#define CORE_RESTATEMENTS_H

#include "base/err.h"
#include "core/pack/restated_why.h"

#define RESTATEMENTS_TABLE "restatements"

struct restatement {
    const char *table; /* CELLS_TABLE for a cell of evidence.csv */
    const char *row;
    const char *column;
    const char *old; /* "": not printed there */
    const char *new;
    const char *difference; /* "": not of numbers */
    enum restated_why why;
};

struct restatements {
    const struct record *old;
    const struct record *new;
    struct restatement
        *list; /* tables in the order of the newer run, the cells last; rows in the order of the older one */
    size_t count;
    size_t room;
    size_t compared; /* cells printed in one of the runs, of what may be compared */
    size_t
        left_out; /* cells printed in the older run that follow its day, or periods that the newer one does not report */
    size_t by_why[RESTATED_WHYS];
};

/* ERR_DATA where the runs are of different authorities, or `old` is of the later day. Texts live as long as the arena. */
MUST_CHECK bool restatements_make(struct arena *arena, const struct record *old, const struct record *new,
                                  struct restatements *restatements, struct err *err);

/* One row each; "nothing restated" where there is none. */
struct people_table restatements_table(struct arena *arena, const struct restatements *restatements);

#endif
