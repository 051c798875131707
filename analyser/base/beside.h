/*
 * beside.h: a second pair of hands, lent by app/. One piece of work at a time is done beside the caller, who leaves
 * alone what it touches until beside_wait. Without one (NULL) the work is done at once.
 */
#ifndef BASE_BESIDE_H
#define BASE_BESIDE_H

#include <stdbool.h>
#include <stddef.h>

typedef void beside_work(void *argument);

struct beside {
    void (*go)(void *context, beside_work *work, void *argument); /* nothing is under way: wait came before */
    void (*wait)(void *context);                                  /* returns when nothing is under way */
    bool (*idle)(void *context); /* whether nothing is under way: wait would not wait */
    void *context;
};

static inline void beside_go(const struct beside *beside, beside_work *work, void *argument)
{
    if (beside)
        beside->go(beside->context, work, argument);
    else
        work(argument);
}

static inline void beside_wait(const struct beside *beside)
{
    if (beside)
        beside->wait(beside->context);
}

static inline bool beside_idle(const struct beside *beside)
{
    return !beside || beside->idle(beside->context);
}

#endif
