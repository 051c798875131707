#include "core/records/case_clock.h"

const char *const case_row_names[CASE_ROWS] = {
    [ROW_IS_CASE] = "", [ROW_ADVICE] = "advice", [ROW_REVIEW] = "review", [ROW_ORDER] = "tribunal_order"};

const char *const case_kind_names[] = {[WORK_REQUEST] = "request", [WORK_PLAN] = "plan", [WORK_NEITHER] = ""};
