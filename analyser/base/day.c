#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/err.h"

enum { DAYS_1970_TO_2000 = 10957, DAYS_PER_ERA = 146097 };

static const int days_in_month[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static bool leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int day_last_of_month(int64_t year, int month)
{
    return month == 2 && leap(year) ? 29 : days_in_month[month];
}

/* Days from civil and back: years begin in March, so that the leap day is the last one of its year. */
int32_t day_of(int64_t year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int32_t)(era * DAYS_PER_ERA + day_of_era - 719468 - DAYS_1970_TO_2000);
}

/* A year from 1 March on, named for that day's; the number of the day in it, from 0. */
struct march_year {
    int64_t year;
    int64_t day_of_year;
};

static struct march_year march_year_of(int32_t day)
{
    int64_t z = (int64_t)day + DAYS_1970_TO_2000 + 719468;
    int64_t era = (z >= 0 ? z : z - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    int64_t day_of_era = z - era * DAYS_PER_ERA;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    return (struct march_year){year_of_era + era * 400,
                               day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100)};
}

struct civil day_civil(int32_t day)
{
    struct march_year of = march_year_of(day);
    int64_t shifted = (5 * of.day_of_year + 2) / 153;
    int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    return (struct civil){of.year + (month <= 2), month, (int)(of.day_of_year - (153 * shifted + 2) / 5 + 1)};
}

int32_t day_add_months(int32_t day, int months)
{
    struct civil from = day_civil(day);
    int64_t month = from.year * 12 + (from.month - 1) + months;
    int64_t year = (month >= 0 ? month : month - 11) / 12;
    int month_of_year = (int)(month - year * 12) + 1;
    int last = day_last_of_month(year, month_of_year);
    return day_of(year, month_of_year, from.day < last ? from.day : last);
}

/*
 * The twelve months are a day longer if the 29 February that ends the March year is there: it is the next one, or the
 * day itself, whose c clamps to the 28th a year later.
 */
int32_t day_twelve_months_starting(int32_t day)
{
    return day + 364 + leap(march_year_of(day).year + 1);
}

int64_t day_age(int32_t birth, int32_t day)
{
    struct civil born = day_civil(birth);
    struct civil now = day_civil(day);
    bool before_birthday = now.month < born.month || (now.month == born.month && now.day < born.day);
    return now.year - born.year - before_birthday;
}

static char *put_digits(char *at, int value, int count)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        at[i] = (char)('0' + value % 10);
    return at + count;
}

static size_t usual_text(const struct civil *civil, char *text)
{
    char *at = put_digits(text, (int)civil->year, 4);
    *at++ = '-';
    at = put_digits(at, civil->month, 2);
    *at++ = '-';
    at = put_digits(at, civil->day, 2);
    *at = '\0';
    return (size_t)(at - text);
}

size_t day_text(int32_t day, char text[DAY_TEXT_MOST])
{
    struct civil c = day_civil(day);
    if (c.year >= 0 && c.year <= 9999)
        return usual_text(&c, text);
    int written = snprintf(text, DAY_TEXT_MOST, "%04lld-%02d-%02d", (long long)c.year, c.month, c.day);
    return written > 0 ? (size_t)written : 0;
}

static bool digits(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool day_parse(const char *text, int32_t *day)
{
    int year;
    int month;
    int of_month;
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return false;
    if (!digits(text, 4, &year) || !digits(text + 5, 2, &month) || !digits(text + 8, 2, &of_month))
        return false;
    if (year < 1 || month < 1 || month > 12 || of_month < 1 || of_month > day_last_of_month(year, month))
        return false;
    *day = day_of(year, month, of_month);
    return true;
}
