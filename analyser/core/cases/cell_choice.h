/*
 * cell_choice.h: one cell of the evidence, named as people name it: "PLAN20.overdue", a basis where the measure has several,
 * a period or a stock day; and which side of it a case is on. Errors of usage say what there is (ERR_USAGE).
 */
#ifndef CORE_CELL_CHOICE_H
#define CORE_CELL_CHOICE_H

#include "core/cases/membership.h"
#include "core/records/case_share.h"

/* What was asked for; NULL and DAY_NONE where it was left open. */
struct cell_asked {
    const char *measure;
    const char *basis;
    const char *period; /* name of a type */
    int32_t at;         /* a day in the period; of a stock the month or quarter whose end it is */
};

struct cell_choice {
    const char *measure; /* as in evidence.csv */
    bool of_clock;
    enum clock_id clock;
    enum clock_measure_id clock_measure;
    enum family_measure_id family;
    enum basis basis;
    enum unit unit;
    enum period_type period_type;
    int32_t period_start;
    int32_t period_end;
    struct period period; /* not of a stock */
    uint16_t position;    /* of a stock: that of its day */
};

/*
 * The cell among those of the calendar of months. Where a measure has several bases the first of completed and due; where no
 * period is named the latest 12 months, or as_of.
 */
bool cell_choose(const struct cell_asked *asked, const struct calendar *months, struct arena *arena,
                 struct cell_choice *choice, struct err *err) MUST_CHECK;

enum cell_side cell_side_of_clock(const struct cell_choice *choice, const struct membership *of);

/* Of a stock each part of a share is one of its own: a case may be given as either. */
enum cell_side cell_side_of_share(const struct cell_choice *choice, const struct calendar *months,
                                  const struct case_share *share);

#endif
