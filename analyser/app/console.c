#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "app/console.h"
#include "base/utf8.h"

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

/* Nothing steers the terminal that shows it, whatever the records, a file or the command line held: see base/utf8.h. */
static void put_harmless(struct buf *harmless, const char *bytes, size_t length)
{
    uint32_t code = 0;
    while (length > 0) {
        size_t taken = utf8_character(bytes, length, &code);
        if (taken > 0 && (bytes[0] == '\n' || bytes[0] == '\t' || !utf8_steers(code)))
            buf_add(harmless, bytes, taken);
        else
            buf_byte(harmless, '?');
        bytes += taken > 0 ? taken : 1;
        length -= taken > 0 ? taken : 1;
    }
}

bool console_print(const struct buf *buf, struct err *err)
{
    struct buf harmless;
    buf_init(&harmless, buf->length + 1);
    put_harmless(&harmless, buf->bytes, buf->length);
    bool broken = buf->broken || harmless.broken;
    bool written = !broken && write_all(harmless.bytes, harmless.length);
    int why = errno;
    buf_free(&harmless);
    if (broken)
        return err_set(err, ERR_INTERNAL, "out of memory for what was to be printed");
    return written || err_set(err, ERR_OUTPUT, "standard output cannot be written: %s", strerror(why));
}

void console_complain(const struct err *err)
{
    struct buf harmless;
    buf_init(&harmless, sizeof err->text);
    put_harmless(&harmless, err->text, strlen(err->text));
    fprintf(stderr, "ehc-analyser: %.*s\n", (int)harmless.length, harmless.bytes ? harmless.bytes : "");
    buf_free(&harmless);
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
