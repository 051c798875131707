#include "base/day.h"
#include "base/words.h"
#include "render/columns_text.h"
#include "render/restatements_text.h"

static const char *counted(struct arena *arena, size_t count)
{
    return words(arena, "%8zu", count);
}

static void print_counts(struct buf *buf, const struct restatements *restatements, struct arena *arena)
{
    enum { ROWS = 3 + RESTATED_WHYS, COLUMNS = 2 };
    const char *text[ROWS * COLUMNS] = {
        "printed figures compared", counted(arena, restatements->compared), "restated",
        counted(arena, restatements->count)};
    size_t next = 4;
    for (size_t why = 0; why < RESTATED_WHYS; why++) {
        text[next++] = words(arena, "  %s", restated_why_names[why]);
        text[next++] = counted(arena, restatements->by_why[why]);
    }
    text[next++] = "left out, as they follow the day of the analysis";
    text[next++] = counted(arena, restatements->left_out);
    columns_text(buf, NULL, text, COLUMNS, ROWS);
}

void restatements_text(struct buf *buf, const struct restatements *restatements, struct arena *arena)
{
    char old[DAY_TEXT_MOST];
    char new[DAY_TEXT_MOST];
    day_text(restatements->old->as_of, old);
    day_text(restatements->new->as_of, new);
    buf_format(buf, "The run as of %s against the run as of %s\n\n", new, old);
    print_counts(buf, restatements, arena);
    if (restatements->count == 0)
        return;
    struct people_table table = restatements_table(arena, restatements);
    buf_byte(buf, '\n');
    columns_text(buf, table.header, table.text, table.columns, table.rows);
}
