/*
 * listing.h: cases kept one by one with their categories, as they would otherwise be counted: for a question, whose
 * combinations of categories are found when all are known. Of cases that nobody asks for nothing is kept.
 */
#ifndef CORE_LISTING_H
#define CORE_LISTING_H

#include "core/counting/clock_tally.h"
#include "core/counting/family_tally.h"

/* What was added to a tally: an instance of a clock, a record of a family, or a stretch of days of one. */
struct listed_case {          /* 72 bytes */
    struct listed_case *next; /* of the same combination (core/questions/) */
    struct case_categories categories;
    union {
        struct {
            struct instance instance;
            bool left_out;
        };
        struct {
            int32_t day; /* of a record; the first of a stretch */
            int32_t until;
            unsigned numerators;
            enum share_part part;
            uint8_t scores[2]; /* of an audit scored twice */
        };
    };
};

enum { LISTED_BLOCK_CASES = 512 };

struct listed_block {
    struct listed_block *older;
    size_t count;
    struct listed_case cases[LISTED_BLOCK_CASES];
};

struct listing {
    bool wanted;
    struct arena *arena;
    struct listed_block *newest;
};

void listing_add_instance(struct listing *listing, const struct instance *instance,
                          const struct case_categories *categories, bool left_out);
void listing_add_record(struct listing *listing, int32_t day, const struct case_categories *categories,
                        unsigned numerators);
void listing_add_stretch(struct listing *listing, int32_t from, int32_t until, const struct case_categories *categories,
                         enum share_part part);
void listing_add_scores(struct listing *listing, int32_t day, const struct case_categories *categories, uint8_t first,
                        uint8_t second);

#endif
