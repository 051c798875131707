#include "render/disclosure_csv.h"
#include "render/table_csv.h"

static const char *const own_header[] = {"rule", "verdict"};
static const char *const own_text[] = {"not applied", "the board's own pack: not for publication"};

static const struct people_table board_own = {.id = "disclosure",
                                              .columns = sizeof own_header / sizeof own_header[0],
                                              .rows = 1,
                                              .header = own_header,
                                              .text = own_text};

bool disclosure_csv(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err)
{
    const struct people_table *done = record_table(pack->record, "disclosure");
    (void)scratch;
    (void)err;
    table_csv(buf, done ? done : &board_own);
    return true;
}
