#include "core/counting/listing.h"

static struct listed_case *new_case(struct listing *listing, const struct case_categories *categories)
{
    struct listed_block *block = listing->newest;
    if (!block || block->count == LISTED_BLOCK_CASES) {
        block = ARENA_NEW(listing->arena, 1, struct listed_block);
        block->older = listing->newest;
        listing->newest = block;
    }
    struct listed_case *listed = &block->cases[block->count++];
    listed->categories = *categories;
    return listed;
}

void listing_add_instance(struct listing *listing, const struct instance *instance,
                          const struct case_categories *categories, bool left_out)
{
    if (!listing->wanted)
        return;
    struct listed_case *listed = new_case(listing, categories);
    listed->instance = *instance;
    listed->left_out = left_out;
}

void listing_add_record(struct listing *listing, int32_t day, const struct case_categories *categories,
                        unsigned numerators)
{
    if (!listing->wanted)
        return;
    struct listed_case *listed = new_case(listing, categories);
    listed->day = day;
    listed->numerators = numerators;
}

void listing_add_stretch(struct listing *listing, int32_t from, int32_t until, const struct case_categories *categories,
                         enum share_part part)
{
    if (!listing->wanted)
        return;
    struct listed_case *listed = new_case(listing, categories);
    listed->day = from;
    listed->until = until;
    listed->part = part;
}

void listing_add_scores(struct listing *listing, int32_t day, const struct case_categories *categories, uint8_t first,
                        uint8_t second)
{
    if (!listing->wanted)
        return;
    struct listed_case *listed = new_case(listing, categories);
    listed->day = day;
    listed->scores[0] = first;
    listed->scores[1] = second;
}
