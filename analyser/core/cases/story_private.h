/*
 * story_private.h: a story while it is being told, for the story_*.c files only.
 */
#ifndef CORE_STORY_PRIVATE_H
#define CORE_STORY_PRIVATE_H

#include "core/cases/story.h"

struct story_draft {
    const struct story_source *source;
    struct story *story;
    struct arena *arena;
    struct story_event *events;
    size_t event_room;
};

/* Whether the request or plan is told of; `part` is what it is. */
bool story_has(const struct story_draft *draft, enum case_kind kind, int64_t id);

/* The plan, or request, that a row belongs to. */
struct story_part part_of_row(const struct story_draft *draft, const struct case_row_at *at);

const char *kind_of_advice(uint8_t kind); /* "health" */

void tell_events(struct story_draft *draft);
void tell_clocks(struct story_draft *draft);
void tell_findings(struct story_draft *draft);
void tell_texts(struct story_draft *draft);

#endif
