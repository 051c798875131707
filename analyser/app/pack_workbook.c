#include "app/pack_workbook.h"
#include "app/workbook_in_memory.h"
#include "render/workbook.h"

static bool write(const void *pack, const char *path, struct arena *arena, struct err *err)
{
    return workbook_write(pack, path, arena, err);
}

bool pack_workbook(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err)
{
    return workbook_in_memory(write, pack, "evidence.xlsx", scratch, buf, err);
}
