#include "app/background.h"
#include "app/beside_thread.h"

static void do_work(void *context)
{
    struct beside_thread *thread = context;
    thread->work(thread->argument);
}

static void go(void *context, beside_work *work, void *argument)
{
    struct beside_thread *thread = context;
    thread->work = work;
    thread->argument = argument;
    background_go(thread->background);
}

static void wait(void *context)
{
    struct beside_thread *thread = context;
    background_wait(thread->background);
}

static bool idle(void *context)
{
    struct beside_thread *thread = context;
    return background_idle(thread->background);
}

const struct beside *beside_thread_start(struct beside_thread *thread)
{
    thread->background = background_start(do_work, thread);
    thread->beside = (struct beside){go, wait, idle, thread};
    return thread->background ? &thread->beside : NULL;
}

void beside_thread_end(struct beside_thread *thread)
{
    background_end(thread->background);
    thread->background = NULL;
}
