#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "app/attempts.h"
#include "app/console.h"
#include "app/nights.h"
#include "core/analysis.h"

static bool has_run(const char *out, const char *day)
{
    char manifest[PATH_MAX];
    int length = snprintf(manifest, sizeof manifest, "%s/%.10s/run.json", out, day);
    return length > 0 && (size_t)length < sizeof manifest && access(manifest, F_OK) == 0;
}

/* The latest day before `as_of` that has a run; DAY_NONE: there is none, and so nothing to catch up with. */
static int32_t last_before(const char *out, int32_t as_of)
{
    int32_t last = DAY_NONE;
    DIR *folder = opendir(out);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder)) != NULL) {
        int32_t day;
        if (day_parse(entry->d_name, &day) && day < as_of && (last == DAY_NONE || day > last) &&
            has_run(out, entry->d_name))
            last = day;
    }
    if (folder)
        closedir(folder);
    return last;
}

static int32_t first_missed(const struct settings *settings)
{
    int32_t last = settings->catch_up ? last_before(settings->out, settings->as_of) : DAY_NONE;
    if (last == DAY_NONE)
        return settings->as_of;
    int32_t earliest = settings->as_of - (int32_t)settings->catch_up;
    return last + 1 > earliest ? last + 1 : earliest;
}

static bool goes_on(const struct err *err)
{
    return err->kind != ERR_DATABASE && err->kind != ERR_INTERRUPTED && err->kind != ERR_INTERNAL;
}

/* Keeps the worse of two, the later of two that are as bad, and says the other. */
static void keep_worse(struct program *program, struct err *worst, struct err *err)
{
    struct err other = *err;
    if (err->kind >= worst->kind) {
        other = *worst;
        *worst = *err;
    }
    if (other.kind != ERR_NONE && !journal_failure(&program->journal, &other))
        console_complain(&other);
    *err = (struct err){.kind = ERR_NONE};
}

static bool run_one(struct program *program, int32_t day, bool since_given, bool several, struct err *err)
{
    char as_of[DAY_TEXT_MOST];
    day_text(day, as_of);
    program->settings.as_of = day;
    if (!since_given)
        program->settings.since = analysis_default_since(day);
    return attempts_run(program, err) || (several ? err_context(err, "as of %s", as_of) : false);
}

bool nights_run(struct program *program, struct err *err)
{
    const int32_t as_of = program->settings.as_of;
    const bool since_given = program->settings.since != analysis_default_since(as_of);
    const int32_t first = first_missed(&program->settings);
    struct err worst = {.kind = ERR_NONE};
    bool going = true;
    for (int32_t day = first; day <= as_of && going; day++) {
        if (run_one(program, day, since_given, first < as_of, err))
            continue;
        going = goes_on(err);
        keep_worse(program, &worst, err);
    }
    *err = worst;
    return worst.kind == ERR_NONE;
}
