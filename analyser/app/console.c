#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "app/console.h"

/* In place of a closed output comes one that cannot be written, so that writing still fails. */
void console_start(void)
{
    static const int mode[] = {[STDIN_FILENO] = O_RDONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_WRONLY};
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", mode[stream]) < 0)
            return;
}

static bool write_all(const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

bool console_print(const struct buf *buf, struct err *err)
{
    if (buf->broken)
        return err_set(err, ERR_INTERNAL, "out of memory for what was to be printed");
    if (write_all(buf->bytes, buf->length))
        return true;
    return err_set(err, ERR_OUTPUT, "standard output cannot be written: %s", strerror(errno));
}

void console_complain(const struct err *err)
{
    fprintf(stderr, "ehc-analyser: %s\n", err->text);
}

void console_warn(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("ehc-analyser: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

_Noreturn void console_leave(const char *why, enum err_kind kind)
{
    fprintf(stderr, "ehc-analyser: %s\n", why);
    _exit((int)kind);
}

static const char *character_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0] != '\0')
            return value;
    }
    return "";
}

bool console_shows_utf8(void)
{
    const char *dot = strchr(character_locale(), '.');
    return isatty(STDOUT_FILENO) && dot && (strncasecmp(dot, ".utf-8", 6) == 0 || strncasecmp(dot, ".utf8", 5) == 0);
}
