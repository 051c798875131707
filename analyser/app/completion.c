#include <string.h>

#include "app/completion.h"
#include "base/words.h"
#include "core/definitions/breakdown.h"
#include "core/definitions/clock.h"
#include "core/definitions/measure.h"

static const char *add(const char *list, const char *word, const char *end, struct arena *arena)
{
    return words(arena, "%s%s%s%s", list, list[0] ? " " : "", word, end);
}

/* A measure on two bases has two rows, one after the other, and one name. */
static const char *measure_words(struct arena *arena)
{
    const char *list = "";
    for (enum clock_id c = 0; c < CLOCKS; c++)
        for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++) {
            bool again = m > 0 && strcmp(clock_measures[m].name, clock_measures[m - 1].name) == 0;
            if (!again && clock_has_measure(&clocks[c], m))
                list = add(list, words(arena, "%s.%s", clocks[c].id, clock_measures[m].name), "", arena);
        }
    for (enum family_measure_id m = 0; m < FAMILY_MEASURES; m++)
        list = add(list, family_measures[m].id, "", arena);
    return list;
}

static const char *breakdown_words(const char *end, struct arena *arena)
{
    const char *list = "";
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        if (b != BREAKDOWN_ALL)
            list = add(list, breakdowns[b].id, end, arena);
    return list;
}

static const char *clock_words(struct arena *arena)
{
    const char *list = "";
    for (enum clock_id c = 0; c < CLOCKS; c++)
        list = add(list, clocks[c].id, "=", arena);
    return list;
}

static const char *choice_words(const char *const *choices, struct arena *arena)
{
    const char *list = "";
    for (size_t i = 0; choices[i]; i++)
        list = add(list, choices[i], "", arena);
    return list;
}

static bool names_files(const char *argument)
{
    static const char *const files[] = {"DIR", "FILE", "NEW", "OLD", "PATH", "RUN"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (strcmp(files[i], argument) == 0)
            return true;
    return false;
}

/* An argument of one name is the same thing in every command. */
struct completion completion_of(const struct option *option, struct arena *arena)
{
    const char *argument = option->argument ? option->argument : "";
    if (option->choices)
        return (struct completion){COMPLETES_WORDS, choice_words(option->choices, arena)};
    if (strcmp(argument, "MEASURE") == 0)
        return (struct completion){COMPLETES_WORDS, measure_words(arena)};
    if (strcmp(argument, "A,B,C") == 0)
        return (struct completion){COMPLETES_LIST, breakdown_words("", arena)};
    if (strcmp(argument, "CONDITION") == 0)
        return (struct completion){COMPLETES_BEGINNINGS, breakdown_words("=", arena)};
    if (strcmp(argument, "CLOCK=N") == 0)
        return (struct completion){COMPLETES_BEGINNINGS, clock_words(arena)};
    return (struct completion){names_files(argument) ? COMPLETES_FILES : COMPLETES_NOTHING, ""};
}

const char *quoted_for_shell(const char *text, const char *quote, struct arena *arena)
{
    const char *quoted = "'";
    for (const char *rest = text;;) {
        size_t length = strcspn(rest, "'");
        quoted = words(arena, "%s%.*s%s", quoted, (int)length, rest, rest[length] ? quote : "'");
        if (!rest[length])
            return quoted;
        rest += length + 1;
    }
}
