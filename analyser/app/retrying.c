#include <time.h>

#include "app/retrying.h"
#include "app/signals.h"

enum { SECOND = 1000, LONGEST = 60000, LOOK = 200, DOUBLINGS_MOST = 6, SHARES = 32 };

/* Up to a quarter more. */
int64_t retrying_wait(int64_t attempts, int64_t process)
{
    int64_t doublings = attempts - 1 < DOUBLINGS_MOST ? attempts - 1 : DOUBLINGS_MOST;
    int64_t wait = (int64_t)SECOND << doublings;
    if (wait > LONGEST)
        wait = LONGEST;
    return wait + wait / 4 * ((process + attempts) % SHARES) / SHARES;
}

/* In short pieces, so that a signal that came just before one is not slept through. */
bool retrying_sleep(int64_t milliseconds, struct err *err)
{
    for (; milliseconds > 0 && !*signals_flag(); milliseconds -= LOOK) {
        int64_t piece = milliseconds < LOOK ? milliseconds : LOOK;
        nanosleep(&(struct timespec){.tv_nsec = (long)piece * 1000000}, NULL);
    }
    return signals_quiet(err);
}
