#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"

__attribute__((format(printf, 4, 0))) static bool set(struct err *err, enum err_kind kind, bool passing,
                                                      const char *format, va_list arguments)
{
    if (err->kind != ERR_NONE)
        return false;
    err->kind = kind;
    err->passing = passing;
    vsnprintf(err->text, sizeof err->text, format, arguments);
    return false;
}

bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(err, kind, false, format, arguments);
    va_end(arguments);
    return false;
}

bool err_set_passing(struct err *err, enum err_kind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    set(err, kind, true, format, arguments);
    va_end(arguments);
    return false;
}

bool err_context(struct err *err, const char *format, ...)
{
    char context[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(context, sizeof context, format, arguments);
    va_end(arguments);
    char whole[sizeof err->text];
    size_t room = sizeof whole;
    int used = snprintf(whole, room, "%s: ", context);
    if (used > 0 && (size_t)used < room)
        snprintf(whole + used, room - (size_t)used, "%.*s", (int)(room - (size_t)used - 1), err->text);
    memcpy(err->text, whole, sizeof whole);
    return false;
}

bool err_advice(struct err *err, const char *format, ...)
{
    size_t used = strlen(err->text);
    va_list arguments;
    if (used + 2 > sizeof err->text)
        return false;
    err->text[used++] = '\n';
    va_start(arguments, format);
    vsnprintf(err->text + used, sizeof err->text - used, format, arguments);
    va_end(arguments);
    return false;
}
