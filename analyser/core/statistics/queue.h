/*
 * queue.h: backlog arithmetic. Formulas of NHS waiting-list practice (Fong et al. 2022, as in NHSRwaitinglist): rates a
 * week, waits in weeks, queues in cases.
 */
#ifndef CORE_QUEUE_H
#define CORE_QUEUE_H

/* Arrivals by what is completed: above 1 the queue grows. */
double queue_load(double arrivals, double completions);

/* The queue at which waits of exponential form meet the target in nearly all cases: arrivals * target / factor (4). */
double queue_target_size(double arrivals, double target_wait, double factor);

/* Completions a week that bring the queue to its target in so many weeks. */
double queue_relief_capacity(double arrivals, double queue, double target_queue, double weeks);

/* Completions a week that keep the target, with the coefficients of variation of arrivals and completions. */
double queue_target_capacity(double arrivals, double target_wait, double factor, double arrivals_variation,
                             double completions_variation);

/* The mean wait that meets the target in nearly all cases. */
double queue_target_mean_wait(double target_wait, double factor);

/* Twice the mean wait over the target: above 1 the target is missed by more than few. */
double queue_pressure(double mean_wait, double target_wait);

/* Weeks to work off what is open at the present rate if nobody came (Sobolev 2005); HUGE_VAL if nothing is completed. */
double queue_clearance(double open, double completions);

/* Weeks until what is overdue is worked off, arrivals going on; HUGE_VAL if completions do not exceed them. */
double queue_recovery(double overdue, double arrivals, double completions);

#endif
