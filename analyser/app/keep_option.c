#include <string.h>

#include "app/keep_option.h"

enum { DIGITS_MOST = 4 };

static bool usage(const char *text, const char *why, struct err *err)
{
    return err_set(err, ERR_USAGE, "--keep '%.80s': %s\nTry 'ehc-analyser run --help'.", text, why);
}

/* "35d": the end of it, NULL where it is none. */
static const char *after_part(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    bool number = digits > 0 && digits <= DIGITS_MOST && text[0] != '0';
    return number && text[digits] && strchr("dmy", text[digits]) ? text + digits + 1 : NULL;
}

static bool is_rule(const char *text)
{
    const char *at = after_part(text);
    while (at && *at == ',')
        at = after_part(at + 1);
    return at && *at == '\0';
}

bool keep_option_check(const struct settings *settings, struct err *err)
{
    if (!settings->keep)
        return true;
    if (!settings->store)
        return usage(settings->keep, "it is of stored runs: give --store too.", err);
    return is_rule(settings->keep) ||
           usage(settings->keep, "it is days, months and years with commas between, such as 35d,13m,5y.", err);
}
