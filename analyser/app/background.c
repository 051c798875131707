#include <pthread.h>
#include <stdlib.h>

#include "app/background.h"

struct background {
    bool busy;
    bool ending;
    void (*work)(void *context);
    void *context;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

static void *serve(void *context)
{
    struct background *background = context;
    pthread_mutex_lock(&background->lock);
    while (!background->ending) {
        if (!background->busy) {
            pthread_cond_wait(&background->changed, &background->lock);
            continue;
        }
        pthread_mutex_unlock(&background->lock);
        background->work(background->context);
        pthread_mutex_lock(&background->lock);
        background->busy = false;
        pthread_cond_broadcast(&background->changed);
    }
    pthread_mutex_unlock(&background->lock);
    return NULL;
}

static void destroy(struct background *background)
{
    pthread_cond_destroy(&background->changed);
    pthread_mutex_destroy(&background->lock);
    free(background);
}

struct background *background_start(void (*work)(void *context), void *context)
{
    struct background *background = malloc(sizeof *background);
    if (!background)
        return NULL;
    *background = (struct background){.work = work, .context = context};
    pthread_mutex_init(&background->lock, NULL); /* neither fails with default attributes on Linux */
    pthread_cond_init(&background->changed, NULL);
    if (pthread_create(&background->thread, NULL, serve, background) == 0)
        return background;
    destroy(background);
    return NULL;
}

void background_go(struct background *background)
{
    pthread_mutex_lock(&background->lock);
    background->busy = true;
    pthread_cond_broadcast(&background->changed);
    pthread_mutex_unlock(&background->lock);
}

void background_wait(struct background *background)
{
    if (!background)
        return;
    pthread_mutex_lock(&background->lock);
    while (background->busy)
        pthread_cond_wait(&background->changed, &background->lock);
    pthread_mutex_unlock(&background->lock);
}

bool background_idle(struct background *background)
{
    pthread_mutex_lock(&background->lock);
    bool idle = !background->busy;
    pthread_mutex_unlock(&background->lock);
    return idle;
}

void background_end(struct background *background)
{
    if (!background)
        return;
    background_wait(background);
    pthread_mutex_lock(&background->lock);
    background->ending = true;
    pthread_cond_broadcast(&background->changed);
    pthread_mutex_unlock(&background->lock);
    pthread_join(background->thread, NULL);
    destroy(background);
}
