#include <stdio.h>
#include <time.h>

#include "app/today.h"
#include "base/day.h"
#include "base/err.h"

enum { SECONDS_OF_HOUR = 3600, SECONDS_OF_DAY = 86400, DAYS_1970_TO_2000 = 10957 };

/* 2000-01-01 was a Saturday: day 1 was a Sunday, and so is every day with the remainder 1. */
static int32_t last_sunday(int64_t year, int month)
{
    int32_t last = day_of(year, month, 31);
    return last - ((last - 1) % 7 + 7) % 7;
}

static int64_t seconds_at(int32_t day, int hour)
{
    return ((int64_t)day + DAYS_1970_TO_2000) * SECONDS_OF_DAY + hour * (int64_t)SECONDS_OF_HOUR;
}

static int32_t utc_day(int64_t seconds)
{
    int64_t day = seconds / SECONDS_OF_DAY - (seconds % SECONDS_OF_DAY < 0);
    return (int32_t)(day - DAYS_1970_TO_2000);
}

int32_t london_day(int64_t seconds)
{
    int64_t year = day_civil(utc_day(seconds)).year;
    bool summer = seconds >= seconds_at(last_sunday(year, 3), 1) && seconds < seconds_at(last_sunday(year, 10), 1);
    return utc_day(summer ? seconds + SECONDS_OF_HOUR : seconds);
}

int32_t today(void)
{
    return london_day((int64_t)time(NULL));
}

void logged_at(char text[LOGGED_AT_MOST])
{
    struct timespec now = {.tv_sec = 0};
    char day[DAY_TEXT_MOST];
    clock_gettime(CLOCK_REALTIME, &now);
    day_text(utc_day((int64_t)now.tv_sec), day);
    int second = (int)(now.tv_sec % SECONDS_OF_DAY);
    snprintf(text, LOGGED_AT_MOST, "%.11sT%02d:%02d:%02d.%03dZ", day, second / SECONDS_OF_HOUR, second / 60 % 60,
             second % 60, (int)(now.tv_nsec / 1000000));
}

void run_at(char text[RUN_AT_MOST])
{
    int64_t now = (int64_t)time(NULL);
    char day[DAY_TEXT_MOST];
    day_text(utc_day(now), day);
    int second = (int)(now % SECONDS_OF_DAY);
    snprintf(text, RUN_AT_MOST, "%.11sT%02d:%02d:%02dZ", day, second / SECONDS_OF_HOUR, second / 60 % 60, second % 60);
}
