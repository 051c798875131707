/* Sections that are nearly the same in plans of different children. */
#include <stdlib.h>

#include "core/records/book.h"

/*
 * Candidates are those that have four bytes in a row in common somewhere (sixteen bands: of two texts at the threshold
 * 97% are found); each is compared with a few before it that have the same band.
 */
enum { BANDS = SKETCH_BYTES / SKETCH_BAND_BYTES, COMPARED_MOST = 8 };

/* Only of the latest versions. */
static void keep_latest(struct plan_versions *versions)
{
    size_t kept = 0;
    for (size_t i = 0; i < versions->sketch_count; i++) {
        struct kept_sketch sketch = versions->sketches[i];
        size_t place = plan_versions_place(versions, sketch.key);
        sketch.version = (uint32_t)place;
        if (plan_version_is_latest(versions, place))
            versions->sketches[kept++] = sketch;
    }
    versions->sketch_count = kept;
}

/* A band of a sketch: what it is of, its bytes, and which sketch, as one number to be sorted. */
static uint64_t entry_of(const struct kept_sketch *sketch, int band, size_t place)
{
    uint32_t bytes = 0;
    for (int i = 0; i < SKETCH_BAND_BYTES; i++)
        bytes = bytes << 8 | sketch->bytes[band * SKETCH_BAND_BYTES + i];
    return (uint64_t)sketch->section << 56 | (uint64_t)bytes << 24 | place;
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static struct kept_sketch *sketch_of(const struct plan_versions *versions, uint64_t entry)
{
    return &versions->sketches[entry & 0xffffff];
}

static void compare(struct book *book, const struct kept_sketch *a, const struct kept_sketch *b)
{
    struct plan_version *list = book->versions.list;
    const uint32_t *persons = book->records.plan_persons;
    bool one_child = persons[plan_version_plan(&list[a->version])] == persons[plan_version_plan(&list[b->version])];
    if (one_child || sketch_alike(a->bytes, b->bytes) < SKETCH_ALIKE_LEAST)
        return;
    list[a->version].found |= check_bit(CHECK_COPY_NEAR_IDENTICAL);
    list[b->version].found |= check_bit(CHECK_COPY_NEAR_IDENTICAL);
}

static void compare_band(struct book *book, uint64_t *entries, int band)
{
    const struct plan_versions *versions = &book->versions;
    for (size_t i = 0; i < versions->sketch_count; i++)
        entries[i] = entry_of(&versions->sketches[i], band, i);
    qsort(entries, versions->sketch_count, sizeof entries[0], by_number);
    for (size_t i = 1; i < versions->sketch_count; i++)
        for (size_t back = 1; back <= COMPARED_MOST && back <= i && entries[i] >> 24 == entries[i - back] >> 24; back++)
            compare(book, sketch_of(versions, entries[i]), sketch_of(versions, entries[i - back]));
}

void find_copied(struct book *book)
{
    struct plan_versions *versions = &book->versions;
    keep_latest(versions);
    if (versions->sketch_count > 1) {
        uint64_t *entries = ARENA_NEW(&versions->sketch_arena, versions->sketch_count, uint64_t);
        for (size_t i = 0; i < versions->sketch_count; i++)
            versions->list[versions->sketches[i].version].looked_at |= check_bit(CHECK_COPY_NEAR_IDENTICAL);
        for (int band = 0; band < BANDS; band++)
            compare_band(book, entries, band);
    }
    if (book->options.keep_sketches)
        return;
    versions->sketch_count = 0;
    arena_free(&versions->sketch_arena);
}
