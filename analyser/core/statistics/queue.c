#include <math.h>

#include "core/statistics/queue.h"

double queue_load(double arrivals, double completions)
{
    return completions > 0 ? arrivals / completions : HUGE_VAL;
}

double queue_target_size(double arrivals, double target_wait, double factor)
{
    return arrivals * target_wait / factor;
}

double queue_relief_capacity(double arrivals, double queue, double target_queue, double weeks)
{
    return arrivals + (queue - target_queue) / weeks;
}

double queue_target_capacity(double arrivals, double target_wait, double factor, double arrivals_variation,
                             double completions_variation)
{
    double spread = (arrivals_variation * arrivals_variation + completions_variation * completions_variation) / 2;
    return arrivals + spread * factor / target_wait;
}

double queue_target_mean_wait(double target_wait, double factor)
{
    return target_wait / factor;
}

double queue_pressure(double mean_wait, double target_wait)
{
    return 2 * mean_wait / target_wait;
}

double queue_clearance(double open, double completions)
{
    return completions > 0 ? open / completions : HUGE_VAL;
}

double queue_recovery(double overdue, double arrivals, double completions)
{
    if (overdue <= 0)
        return 0;
    return completions > arrivals ? overdue / (completions - arrivals) : HUGE_VAL;
}
