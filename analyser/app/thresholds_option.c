#include <string.h>

#include "app/thresholds_option.h"
#include "base/nearest.h"
#include "base/num.h"
#include "base/words.h"

enum { WORDS_MOST = 4, NAME_MOST = 64 };

static bool usage(const char *text, const char *why, struct err *err)
{
    return err_set(err, ERR_USAGE, "--fail-on '%.80s': %.200s\nTry 'ehc-analyser run --help'.", text, why);
}

static bool read_basis(const char *word, struct threshold *threshold)
{
    for (int basis = 0; basis < BASES; basis++)
        if (strcmp(basis_names[basis], word) == 0) {
            threshold->of_basis = true;
            threshold->basis = (enum basis)basis;
        }
    return threshold->of_basis;
}

static bool read_order(const char *word, struct threshold *threshold)
{
    for (int order = 0; order < THRESHOLD_ORDERS; order++)
        if (strcmp(threshold_order_signs[order], word) == 0) {
            threshold->order = (enum threshold_order)order;
            return true;
        }
    return false;
}

/* Cuts a copy of the text at its blanks; how many words there are, at most one more than may be. */
static size_t cut(char *text, const char *word[WORDS_MOST + 1])
{
    size_t count = 0;
    for (char *at = text + strspn(text, " "); *at && count <= WORDS_MOST; at += strspn(at, " ")) {
        word[count++] = at;
        at += strcspn(at, " ");
        if (*at)
            *at++ = '\0';
    }
    return count;
}

static const char *meant(const char *measure, struct arena *arena)
{
    struct nearest nearest = {.wanted = measure};
    char text[NAME_MOST];
    const char *name;
    for (size_t i = 0; (name = measure_name_at(i, text, sizeof text)); i++)
        nearest_offer(&nearest, arena_text(arena, name, strlen(name)));
    return nearest.name
               ? words(arena, "there is no measure '%.40s'; did you mean '%s'?", measure, nearest.name)
               : words(arena, "there is no measure '%.40s'; 'ehc-analyser list measures' has them all", measure);
}

static bool read_one(const char *text, struct threshold *threshold, struct arena *arena, struct err *err)
{
    const char *word[WORDS_MOST + 1] = {NULL};
    size_t count = cut(arena_text(arena, text, strlen(text)), word);
    *threshold = (struct threshold){.text = text, .measure = word[0]};
    if (count < WORDS_MOST - 1 || count > WORDS_MOST)
        return usage(text, "MEASURE > NUMBER is expected, or MEASURE BASIS > NUMBER, with blanks between", err);
    if (!is_measure(word[0]))
        return usage(text, meant(word[0], arena), err);
    if (count == WORDS_MOST && !read_basis(word[1], threshold))
        return usage(text, "the basis is one of completed, due, started or stock", err);
    if (!read_order(word[count - 2], threshold) || !num_read(word[count - 1], &threshold->limit))
        return usage(text, "one of > >= < <= and a number are expected at its end", err);
    return true;
}

bool thresholds_read(const struct paths *given, struct thresholds *thresholds, struct arena *arena, struct err *err)
{
    if (given->count > THRESHOLDS_MOST)
        return err_set(err, ERR_USAGE, "--fail-on is given more than %d times", THRESHOLDS_MOST);
    for (size_t i = 0; i < given->count; i++)
        if (!read_one(given->path[i], &thresholds->list[thresholds->count++], arena, err))
            return false;
    return true;
}

bool thresholds_hold(const struct thresholds *thresholds, struct arena *arena, struct err *err)
{
    const char *crossed = NULL;
    for (size_t i = 0; i < thresholds->count; i++) {
        const struct threshold *one = &thresholds->list[i];
        if (one->known && !one->crossed)
            continue;
        const char *said = one->known ? words(arena, "%s: it is %.10g", one->text, one->value)
                                      : words(arena, "%s: there is no figure to tell by", one->text);
        crossed = crossed ? words(arena, "%s; %s", crossed, said) : said;
    }
    return !crossed || err_set(err, ERR_CROSSED, "the evidence is written, and crossed is %.1400s", crossed);
}
