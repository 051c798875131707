/*
 * today.h: what day and what time it is: the only place that asks.
 */
#ifndef APP_TODAY_H
#define APP_TODAY_H

#include <stdint.h>

#define RUN_AT_MOST 32

/* The day in London at a time given in seconds since 1970-01-01 UTC. Summer Time Order 2002: GMT plus one hour from
   01:00 GMT of the last Sunday of March to 01:00 GMT of the last Sunday of October. */
int32_t london_day(int64_t seconds);

/* Today in London. */
int32_t today(void);

#define LOGGED_AT_MOST 40

/* Now, as 2026-02-01T04:00:00.123Z. */
void logged_at(char text[LOGGED_AT_MOST]);

/* Now, as 2026-02-01T04:00:00Z. */
void run_at(char text[RUN_AT_MOST]);

#endif
