#include "core/records/worklist.h"

void worklist_add(struct worklist *worklist, struct arena *arena, const struct work_record *record)
{
    if (!worklist->chunks)
        worklist->chunks = ARENA_NEW(arena, WORK_CHUNKS_MOST, struct work_record *);
    uint64_t chunk = worklist->count / WORK_CHUNK % WORK_CHUNKS_MOST;
    if (!worklist->chunks[chunk])
        worklist->chunks[chunk] = ARENA_NEW(arena, WORK_CHUNK, struct work_record);
    worklist->chunks[chunk][worklist->count++ % WORK_CHUNK] = *record;
}
