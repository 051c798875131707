/*
 * counts.h: every count that a pack prints, once, wherever it is printed: which measure, basis and part, of which period and
 * category. What disclosure control protects (core/disclosure/system.h).
 */
#ifndef CORE_PACK_COUNTS_H
#define CORE_PACK_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/definitions/evidence.h"
#include "core/disclosure/system.h"

/* The rest is what the number leaves of what it is out of: hidden, since nothing prints it. */
enum count_part { COUNT_NUMBER, COUNT_OUT_OF, COUNT_REST };

struct count_key {
    const char *measure;
    enum basis basis;
    enum count_part part;
    enum period_type period; /* PERIOD_AS_OF for every stock */
    int32_t start;           /* of the period; the day of a stock */
    const char *breakdown;
    const char *category;
};

struct count {
    struct count_key key;
    size_t cell; /* of the system */
};

struct counts {
    struct arena *arena;
    struct disclosure_system system;
    struct count *list;
    size_t count;
    size_t room;
    size_t *slots; /* open addressing, 0 empty, else place + 1 */
    size_t slot_count;
    size_t not_so; /* relations that these counts do not keep, so that nobody can know them */
};

#define COUNT_NONE SIZE_MAX

void counts_init(struct counts *counts, struct arena *arena);

/* The count's cell; COUNT_NONE: there is no such count. */
size_t counts_find(const struct counts *counts, const struct count_key *key);

/* Texts of the key are not copied. A count that is there already keeps its value. */
void counts_add(struct counts *counts, const struct count_key *key, int64_t value);

/* A share: its number, what that is out of, and the rest. */
void counts_add_share(struct counts *counts, const struct count_key *number, int64_t k, int64_t n);

/*
 * Where the number and what it is out of stand: as added by counts_add_share. Some measures are shares of one and the
 * same count.
 */
size_t counts_number(const struct counts *counts, const struct count_key *key);
size_t counts_out_of(const struct counts *counts, const struct count_key *key, int64_t n);

/* The key of a measure's denominator, which may be that of another measure. */
struct count_key counts_population(const struct count_key *key, struct arena *arena);

/* Everything that everybody knows of these counts (count_links.c). */
void counts_link(struct counts *counts, int32_t as_of, int32_t since);

static inline int64_t counts_value(const struct counts *counts, size_t cell)
{
    return counts->system.cells[cell].value;
}

/* Relates parts to their whole; notes it where that is not so. */
void counts_relate(struct counts *counts, size_t whole, const size_t *parts, size_t count, enum parts known,
                   bool guarded);

/* The part of a measure's name after the clock or family: ".on_time". */
const char *measure_ending(const char *measure);

/* "PLAN20.on_time" and ".days": "PLAN20.days". */
const char *measure_beside(const char *measure, const char *ending, struct arena *arena);

#endif
