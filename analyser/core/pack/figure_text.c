#include <math.h>
#include <string.h>

#include "base/num.h"
#include "core/pack/figure_text.h"

enum { DECIMALS_MOST = 4, EXPONENT_DIGITS = 3 };

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* A number taken apart: digits, of which so many are decimals, and an exponent. */
struct number {
    bool negative;
    double digits;
    int decimals;
    int exponent;
};

static const char *take_digits(const char *at, double *sum)
{
    for (; *at >= '0' && *at <= '9'; at++)
        *sum = *sum * 10 + (*at - '0');
    return at;
}

static const char *take_exponent(const char *at, int *exponent)
{
    double power = 0;
    bool negative = *at == '-';
    size_t length = digits(at += *at == '-' || *at == '+');
    at = take_digits(at, &power);
    *exponent = (int)(negative ? -power : power);
    return length > 0 && length <= EXPONENT_DIGITS ? at : "?";
}

static bool take_number(const char *text, struct number *number)
{
    *number = (struct number){.negative = text[0] == '-'};
    const char *at = text + number->negative;
    if (digits(at) == 0)
        return false;
    at = take_digits(at, &number->digits);
    if (*at == '.') {
        number->decimals = (int)digits(++at);
        at = number->decimals > 0 ? take_digits(at, &number->digits) : "?";
    }
    if (*at == 'e')
        at = take_exponent(at + 1, &number->exponent);
    return *at == '\0';
}

bool figure_number(const char *text, double *value)
{
    struct number number;
    if (!take_number(text, &number))
        return false;
    int power = number.exponent - number.decimals;
    double size = power < 0 ? number.digits / pow(10, -power) : number.digits * pow(10, power);
    *value = number.negative ? -size : size;
    return true;
}

/* Of two numbers, the more decimals. */
static int decimals_of(const char *one, const char *other)
{
    struct number numbers[2];
    int most = 0;
    const char *const texts[] = {one, other};
    for (int i = 0; i < 2; i++)
        if (take_number(texts[i], &numbers[i]) && numbers[i].decimals - numbers[i].exponent > most)
            most = numbers[i].decimals - numbers[i].exponent;
    return most < DECIMALS_MOST ? most : DECIMALS_MOST;
}

const char *figure_difference(struct arena *arena, const char *old, const char *new)
{
    double before;
    double after;
    if (!figure_number(old, &before) || !figure_number(new, &after))
        return "";
    int decimals = decimals_of(old, new);
    uint64_t scale = (uint64_t)pow(10, decimals);
    uint64_t units = (uint64_t)floor(fabs(after - before) * (double)scale + 0.5);
    char text[NUM_INTEGER_MOST + DECIMALS_MOST + 2];
    size_t length = 0;
    if (after < before && units > 0)
        text[length++] = '-';
    length += num_integer((int64_t)(units / scale), text + length);
    if (decimals > 0)
        text[length++] = '.';
    uint64_t rest = units % scale;
    for (int i = decimals; i > 0; i--, rest /= 10)
        text[length + (size_t)i - 1] = (char)('0' + rest % 10);
    return arena_text(arena, text, length + (size_t)decimals);
}

const char *figure_joined(struct arena *arena, const char *const *texts, size_t count, const char *between)
{
    size_t length = 1;
    for (size_t i = 0; i < count; i++)
        length += strlen(texts[i]) + strlen(between);
    char *joined = arena_take(arena, length, 1);
    char *at = joined;
    for (size_t i = 0; i < count; i++) {
        const char *const parts[] = {i > 0 ? between : "", texts[i]};
        for (size_t part = 0; part < 2; part++) {
            memcpy(at, parts[part], strlen(parts[part]));
            at += strlen(parts[part]);
        }
    }
    return joined;
}

const char *figure_count(struct arena *arena, size_t count)
{
    char text[NUM_INTEGER_MOST];
    return arena_text(arena, text, num_integer((int64_t)count, text));
}
