#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/num.h"

/* Exact products of a 53-bit mantissa and a power of ten up to 10^17. */
__extension__ typedef unsigned __int128 wide;

enum { MANTISSA_BITS = 53, DIGITS_SURE = 15, DIGITS_MOST = 17 };

static const uint64_t power_of_ten[18] = {
    1ULL,
    10ULL,
    100ULL,
    1000ULL,
    10000ULL,
    100000ULL,
    1000000ULL,
    10000000ULL,
    100000000ULL,
    1000000000ULL,
    10000000000ULL,
    100000000000ULL,
    1000000000000ULL,
    10000000000000ULL,
    100000000000000ULL,
    1000000000000000ULL,
    10000000000000000ULL,
    100000000000000000ULL,
};

static size_t unsigned_text(uint64_t value, char *text)
{
    char reversed[NUM_INTEGER_MOST];
    size_t length = 0;
    do {
        reversed[length++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    for (size_t i = 0; i < length; i++)
        text[i] = reversed[length - 1 - i];
    return length;
}

size_t num_integer(int64_t value, char *text)
{
    if (value >= 0)
        return unsigned_text((uint64_t)value, text);
    text[0] = '-';
    return 1 + unsigned_text((uint64_t)0 - (uint64_t)value, text + 1);
}

/* `digits` / 10^decimals, decimals <= 17, without the noughts at its end. */
static size_t fixed_text(uint64_t digits, int decimals, char *text)
{
    while (decimals > 0 && digits % 10 == 0) {
        digits /= 10;
        decimals--;
    }
    size_t length = unsigned_text(digits / power_of_ten[decimals], text);
    if (decimals == 0)
        return length;
    text[length++] = '.';
    for (int i = decimals - 1; i >= 0; i--, digits /= 10)
        text[length + (size_t)i] = (char)('0' + digits % 10);
    return length + (size_t)decimals;
}

static int integer_digits(uint64_t value)
{
    int count = 0;
    while (count < 18 && value >= power_of_ten[count])
        count++;
    return count;
}

/*
 * Exactly: value = mantissa * 2^-shift. The candidate is value * 10^decimals rounded; it reads back as value when it
 * lies within half a unit in the last binary place of it, all in integers. An edge that could be a tie is refused.
 */
static bool reads_back(uint64_t mantissa, int shift, int decimals, uint64_t *candidate)
{
    wide scaled = (wide)mantissa * power_of_ten[decimals];
    wide half = (wide)1 << (shift - 1);
    wide rounded = (scaled + half) >> shift;
    wide back = rounded << shift;
    wide distance = back > scaled ? back - scaled : scaled - back;
    *candidate = (uint64_t)rounded;
    return 2 * distance < power_of_ten[decimals];
}

static size_t general_text(double value, char *text)
{
    char longest[40];
    for (int precision = 1; precision <= DIGITS_MOST; precision++) {
        snprintf(longest, sizeof longest, "%.*g", precision, value);
        double back = strtod(longest, NULL);
        if (!(back < value) && !(back > value))
            break;
    }
    size_t length = strlen(longest);
    memcpy(text, longest, length);
    return length;
}

/* The common range, 2^-10 <= value < 2^40: percentages and days. A power of two has a narrower gap below: left out. */
static size_t common_text(double value, char *text)
{
    int exponent;
    double fraction = frexp(value, &exponent);
    uint64_t mantissa = (uint64_t)ldexp(fraction, MANTISSA_BITS);
    int shift = MANTISSA_BITS - exponent;
    if ((mantissa & (mantissa - 1)) == 0)
        return general_text(value, text);
    int whole = integer_digits((uint64_t)value);
    for (int digits = DIGITS_SURE; digits <= DIGITS_MOST; digits++) {
        uint64_t candidate;
        if (reads_back(mantissa, shift, digits - whole, &candidate))
            return fixed_text(candidate, digits - whole, text);
    }
    return general_text(value, text);
}

size_t num_double(double value, char *text)
{
    if (value < 0) {
        text[0] = '-';
        return 1 + num_double(-value, text + 1);
    }
    if (value <= 9007199254740992.0 && !(floor(value) < value))
        return unsigned_text((uint64_t)value, text);
    if (value >= 0x1p-10 && value < 0x1p40)
        return common_text(value, text);
    return general_text(value, text);
}

size_t num_percent(uint64_t k, uint64_t n, char text[NUM_PERCENT_MOST])
{
    uint64_t tenths = (2000 * k + n) / (2 * n);
    size_t length = unsigned_text(tenths / 10, text);
    text[length++] = '.';
    text[length++] = (char)('0' + tenths % 10);
    text[length] = '\0';
    return length;
}

bool num_parse(const char *text, int64_t least, int64_t most, int64_t *value)
{
    size_t at = text[0] == '-' ? 1 : 0;
    if (text[at] == '\0')
        return false;
    int64_t read = 0;
    for (; text[at]; at++) {
        if (text[at] < '0' || text[at] > '9' || read > INT64_MAX / 10 - 10)
            return false;
        read = read * 10 + (text[at] - '0');
    }
    *value = text[0] == '-' ? -read : read;
    return *value >= least && *value <= most;
}

bool num_read(const char *text, double *value)
{
    char *end;
    if (text[0] == '\0' || text[strspn(text, "-.0123456789")] != '\0')
        return false;
    *value = strtod(text, &end);
    return *end == '\0';
}
