/*
 * inference_settings.h: what people decide and no data can: targets, process changes, neighbours, scenarios. Read from the
 * file of --statistics; without it there is no target, no rebasing, no neighbour, and the scenario of no change alone.
 */
#ifndef CORE_INFERENCE_SETTINGS_H
#define CORE_INFERENCE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SETTINGS_MOST = 32 };

struct target {
    const char *measure;
    double percent;
};

/* A known change of the process: limits begin anew on the first month that begins on or after the day. */
struct rebase {
    const char *measure;
    int32_t day;
    const char *reason;
};

struct scenario {
    const char *name;
    int32_t from;        /* the day it begins */
    double plans_a_week; /* completed beyond what is completed now */
    double requests;     /* received, by what is received now: 1.1 is a tenth more */
    bool advice_on_time; /* no plan waits for advice beyond its six weeks */
};

struct inference_settings {
    struct target targets[SETTINGS_MOST];
    size_t target_count;
    struct rebase rebases[SETTINGS_MOST];
    size_t rebase_count;
    const char *neighbours[SETTINGS_MOST]; /* codes of statistical neighbours */
    size_t neighbour_count;
    struct scenario scenarios[SETTINGS_MOST];
    size_t scenario_count;
    uint64_t seed;
};

#endif
