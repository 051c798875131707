#include <stddef.h>

#include "app/signals.h"

static volatile sig_atomic_t asked_to_stop;

static void ask(int number)
{
    if (asked_to_stop) {
        signal(number, SIG_DFL);
        raise(number);
    }
    asked_to_stop = 1;
}

static const struct {
    int number;
    void (*handler)(int);
} handled[] = {
    {SIGINT, ask}, {SIGTERM, ask}, {SIGHUP, ask}, {SIGPIPE, SIG_IGN}, {SIGXFSZ, SIG_IGN},
};

/* What nohup, or a shell's `&` in a script, has set to be ignored stays ignored. */
static bool ignored_on_purpose(int number)
{
    struct sigaction before;
    return sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN;
}

void signals_start(void)
{
    for (size_t i = 0; i < sizeof handled / sizeof handled[0]; i++) {
        struct sigaction action = {.sa_handler = handled[i].handler};
        sigemptyset(&action.sa_mask);
        if (!ignored_on_purpose(handled[i].number))
            sigaction(handled[i].number, &action, NULL);
    }
}

const volatile sig_atomic_t *signals_flag(void)
{
    return &asked_to_stop;
}

bool signals_quiet(struct err *err)
{
    return !asked_to_stop || err_set(err, ERR_INTERRUPTED, "interrupted; nothing was changed");
}
