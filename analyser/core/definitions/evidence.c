#include "core/definitions/evidence.h"

const char *const basis_names[BASES] = {
    [BASIS_COMPLETED] = "completed",
    [BASIS_DUE] = "due",
    [BASIS_STARTED] = "started",
    [BASIS_STOCK] = "stock",
};

const char *const unit_names[UNITS] = {
    [UNIT_PERCENT] = "percent",
    [UNIT_DAYS] = "days",
    [UNIT_COUNT] = "count",
};

const char *const cell_status_names[CELL_STATUSES] = {
    [STATUS_PLAIN] = "",           [STATUS_NOT_AVAILABLE] = "x", [STATUS_SUPPRESSED] = "c",
    [STATUS_NOT_APPLICABLE] = "z", [STATUS_LOW] = "low",
};

const char *const period_type_names[PERIOD_TYPES] = {
    [PERIOD_ACADEMIC_YEAR] = "academic_year", [PERIOD_AS_OF] = "as_of", [PERIOD_CALENDAR_YEAR] = "calendar_year",
    [PERIOD_LATEST_12M] = "latest_12m",       [PERIOD_MONTH] = "month", [PERIOD_QUARTER] = "quarter",
};
