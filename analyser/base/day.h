/*
 * day.h: calendar days as whole numbers, days since 2000-01-01, which is PostgreSQL's own epoch.
 *
 * Proleptic Gregorian calendar, no time zone, no working days: the statutory limits count calendar days
 * (law.md section 1). DAY_NONE stands for "not recorded" and is never a day.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DAY_NONE INT32_MIN
#define DAY_INFINITY INT32_MAX
#define DAY_TEXT_MOST 20 /* bytes of the longest ISO date, with its NUL */

struct civil {
    int64_t year;
    int month; /* 1-12 */
    int day;   /* 1-31 */
};

int32_t day_of(int64_t year, int month, int day);

/* The earlier of two, the other where one is DAY_NONE. */
static inline int32_t day_earlier(int32_t one, int32_t other)
{
    return one == DAY_NONE || (other != DAY_NONE && other < one) ? other : one;
}

/* How many days the month has. */
int day_last_of_month(int64_t year, int month);

struct civil day_civil(int32_t day);

/* The same day of the month `months` away; a day the month does not have becomes its last day (29 Feb -> 28 Feb). */
int32_t day_add_months(int32_t day, int months);

/*
 * The last day of "12 months starting with" the day (CFA 2014 s.44(1)): the day before the anniversary, or the
 * anniversary itself where February has no 29th: 2023-03-01 gives 2024-02-29, 2024-02-29 gives 2025-02-28.
 */
int32_t day_twelve_months_starting(int32_t day);

/* Completed years from birth to day; negative before birth. A birthday on 29 February falls on 1 March in other years. */
int64_t day_age(int32_t birth, int32_t day);

/* Writes YYYY-MM-DD and a NUL (more digits for far years), returns the length. */
size_t day_text(int32_t day, char text[DAY_TEXT_MOST]);

/* Reads exactly YYYY-MM-DD of a day that exists. */
bool day_parse(const char *text, int32_t *day);

#endif
