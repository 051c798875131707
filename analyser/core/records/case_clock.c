#include "core/records/case_clock.h"

const char *const case_row_names[CASE_ROWS] = {
    [ROW_IS_CASE] = "", [ROW_ADVICE] = "advice", [ROW_REVIEW] = "review", [ROW_ORDER] = "tribunal_order", [ROW_AUDIT] = "audit"};

const char *const case_kind_names[] = {[WORK_REQUEST] = "request", [WORK_PLAN] = "plan", [WORK_NEITHER] = ""};

static const enum case_row row_of_subject[SUBJECTS] = {
    [SUBJECT_ADVICE] = ROW_ADVICE,
    [SUBJECT_REVIEW] = ROW_REVIEW,
    [SUBJECT_TRANSFER] = ROW_REVIEW,
    [SUBJECT_ORDER] = ROW_ORDER,
};

enum case_row case_row_of(enum clock_id clock)
{
    return row_of_subject[clocks[clock].subject];
}
