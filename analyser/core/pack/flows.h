/*
 * flows.h: how many cases of a duty began and ended, month by month, in two runs: what moved the number that were open on a
 * day in between. Months that both report and that were over by the day of the older run.
 */
#ifndef CORE_FLOWS_H
#define CORE_FLOWS_H

#include "core/pack/record.h"

enum flow { FLOW_STARTS, FLOW_ENDS, FLOW_OPEN, FLOWS };

/* What a cell says of a month: how many cases of a duty began or ended in it, or were open at its end. */
struct month_flow {
    enum flow flow;
    const char *measure; /* the duty's id and what follows it */
    size_t length;       /* of the id */
    int32_t end;         /* the month's last day */
    double count;
};

struct month_flows {
    struct month_flow *list;
    size_t count;
};

/* Of the months that began on or after `since` and ended by `before`. */
struct month_flows month_flows_of(struct arena *arena, const struct record *record, int32_t since, int32_t before);

struct flow_changes {
    bool fell;   /* fewer began, or ended, in some month by the day: records were changed or taken out */
    double came; /* more that began by the day */
    double gone; /* more that had ended, or closed otherwise, by the day */
};

/* Of the duty, "PLAN20", by the end of the day. */
struct flow_changes flow_changes_by(struct arena *arena, const struct month_flows *old, const struct month_flows *new,
                                    const char *clock, int32_t day);

#endif
