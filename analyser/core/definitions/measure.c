#include <string.h>

#include "core/definitions/measure.h"

#define COMPLETED .basis = BASIS_COMPLETED
#define DUE .basis = BASIS_DUE
#define STARTED .basis = BASIS_STARTED
#define STOCK .basis = BASIS_STOCK
#define PERCENT .unit = UNIT_PERCENT
#define DAYS .unit = UNIT_DAYS
#define COUNT .unit = UNIT_COUNT
#define ONLY_WITH_EXCEPTIONS .only_with_exceptions = true

const struct clock_measure clock_measures[CLOCK_MEASURES] = {
    [MEASURE_BY_DUE] =
        {
            .name = "by_due",
            STARTED,
            PERCENT,
            .title = "Chance of being done by the due day",
            .definition =
                "Of the cases that started in the period: the Aalen-Johansen probability of having ended by the"
                " due day. An end after the due day and a duty that fell away compete; cases still open count"
                " for as long as they have been seen. Not known while some are open and none has been seen to"
                " its due day.",
        },
    [MEASURE_DAYS] =
        {
            .name = "days",
            COMPLETED,
            DAYS,
            .title = "Days taken, median",
            .definition = "Of the cases that ended in the period: the median of the days from start to end.",
        },
    [MEASURE_DAYS_OVER] =
        {
            .name = "days_over",
            STOCK,
            DAYS,
            .title = "Days overdue, median",
            .definition = "Of the cases overdue on the day: the median of the days since the due day.",
        },
    [MEASURE_DAYS_OVER_P90] =
        {
            .name = "days_over_p90",
            STOCK,
            DAYS,
            .title = "Days overdue, nine in ten",
            .definition = "Of the cases overdue on the day: the 90th percentile of the days since the due day (quantile"
                          " type 7).",
        },
    [MEASURE_DAYS_P90] =
        {
            .name = "days_p90",
            COMPLETED,
            DAYS,
            .title = "Days taken, nine in ten",
            .definition = "Of the cases that ended in the period: the 90th percentile of the days from start to end"
                          " (quantile type 7).",
        },
    [MEASURE_EXCEPTED] =
        {
            .name = "excepted",
            COMPLETED,
            PERCENT,
            ONLY_WITH_EXCEPTIONS,
            .title = "With an exception",
            .definition = "Of the cases that ended in the period: those with a statutory exception recorded.",
        },
    [MEASURE_HALF_DONE] =
        {
            .name = "half_done",
            STARTED,
            DAYS,
            .title = "Days until half are done",
            .definition =
                "Of the cases that started in the period: the first day since the start on which the curve of"
                " all ends reaches 50%. If it does not: not known while some are open, else it does not apply.",
        },
    [MEASURE_ON_TIME] =
        {
            .name = "on_time",
            COMPLETED,
            PERCENT,
            .of_floors = true,
            .title = "On time, of those completed",
            .definition =
                "Of the cases that ended in the period: those that ended on or before the due day (of a floor:"
                " on or after its first lawful day).",
        },
    [MEASURE_ON_TIME_DUE] =
        {
            .name = "on_time",
            DUE,
            PERCENT,
            .title = "On time, of those due",
            .definition =
                "Of the cases whose limit ran out in the period, finished or not: those that ended on or before"
                " the due day. Cases that fell away by then, or are still running, are left out.",
        },
    [MEASURE_ON_TIME_EX] =
        {
            .name = "on_time_ex",
            COMPLETED,
            PERCENT,
            ONLY_WITH_EXCEPTIONS,
            .title = "On time, of those completed without an exception",
            .definition = "The same as on_time after every case with an exception is taken out.",
        },
    [MEASURE_ON_TIME_EX_DUE] =
        {
            .name = "on_time_ex",
            DUE,
            PERCENT,
            ONLY_WITH_EXCEPTIONS,
            .title = "On time, of those due without an exception",
            .definition = "The same as on_time after every case with an exception is taken out.",
        },
    [MEASURE_OPEN] =
        {
            .name = "open",
            STOCK,
            COUNT,
            .title = "Open",
            .definition = "Cases that have started and by the day have neither ended nor fallen away.",
        },
    [MEASURE_OVERDUE] =
        {
            .name = "overdue",
            STOCK,
            COUNT,
            .title = "Overdue",
            .definition = "Open cases whose due day is before the day, with or without an exception.",
        },
    [MEASURE_OVERDUE_183_365] =
        {
            .name = "overdue_183_365",
            STOCK,
            COUNT,
            .title = "Overdue by 183 to 365 days",
            .definition = "Overdue cases by days since the due day: 183 to 365.",
        },
    [MEASURE_OVERDUE_1_30] =
        {
            .name = "overdue_1_30",
            STOCK,
            COUNT,
            .title = "Overdue by 1 to 30 days",
            .definition = "Overdue cases by days since the due day: 1 to 30.",
        },
    [MEASURE_OVERDUE_31_90] =
        {
            .name = "overdue_31_90",
            STOCK,
            COUNT,
            .title = "Overdue by 31 to 90 days",
            .definition = "Overdue cases by days since the due day: 31 to 90.",
        },
    [MEASURE_OVERDUE_91_182] =
        {
            .name = "overdue_91_182",
            STOCK,
            COUNT,
            .title = "Overdue by 91 to 182 days",
            .definition = "Overdue cases by days since the due day: 91 to 182.",
        },
    [MEASURE_OVERDUE_EXCEPTED] =
        {
            .name = "overdue_excepted",
            STOCK,
            COUNT,
            ONLY_WITH_EXCEPTIONS,
            .title = "Overdue with an exception",
            .definition = "Overdue cases that have a statutory exception recorded.",
        },
    [MEASURE_OVERDUE_OVER_365] =
        {
            .name = "overdue_over_365",
            STOCK,
            COUNT,
            .title = "Overdue by more than 365 days",
            .definition = "Overdue cases by days since the due day: more than 365.",
        },
    [MEASURE_SEN2_ON_TIME] =
        {
            .name = "sen2_on_time",
            COMPLETED,
            PERCENT,
            .only_plan20 = true,
            .title = "On time, of those completed, as the DfE counts",
            .definition =
                "The same as on_time without requests that have any mediation or tribunal flag: the population"
                " of the DfE's SEN2 statistics.",
        },
    [MEASURE_SEN2_ON_TIME_EX] =
        {
            .name = "sen2_on_time_ex",
            COMPLETED,
            PERCENT,
            ONLY_WITH_EXCEPTIONS,
            .only_plan20 = true,
            .title = "On time, of those completed without an exception, as the DfE counts",
            .definition = "The same as sen2_on_time after every case with an exception is taken out.",
        },
};

bool clock_has_measure(const struct clock *clock, enum clock_measure_id measure)
{
    const struct clock_measure *row = &clock_measures[measure];
    if (row->only_plan20 && strcmp(clock->id, clocks[CLOCK_PLAN20].id) != 0)
        return false;
    if (row->only_with_exceptions && !clock->exception_provision)
        return false;
    switch (clock->scope) {
    case MEASURED_AS_FLOOR:
        return row->of_floors;
    case MEASURED_WHEN_COMPLETED:
        return row->basis == BASIS_COMPLETED;
    case MEASURED_ON_EVERY_BASIS:
        break;
    }
    return true;
}

uint32_t clock_breakdowns(enum clock_id clock)
{
    return clock == CLOCK_ADV6 ? BREAKDOWNS_OF_ADVICE : BREAKDOWNS_USUAL;
}

uint32_t population_breakdowns(enum population population)
{
    if (population == POPULATION_ADVICE_GRADED)
        return BREAKDOWNS_OF_ADVICE;
    return population == POPULATION_AUDIT_SCORES ? BREAKDOWNS_OF_CRITERIA : BREAKDOWNS_USUAL;
}
