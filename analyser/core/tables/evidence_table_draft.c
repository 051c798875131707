#include "base/day.h"
#include "core/tables/evidence_table_draft.h"

void draft_begin(struct draft *draft, size_t fields)
{
    draft->text = ARENA_NEW(draft->arena, fields, const char *);
    draft->next = 0;
}

void draft_put(struct draft *draft, const char *text)
{
    draft->text[draft->next++] = text;
}

void draft_put_day(struct draft *draft, int32_t day)
{
    char text[DAY_TEXT_MOST];
    draft_put(draft, arena_text(draft->arena, text, day_text(day, text)));
}

void draft_put_word(struct draft *draft, const char *word, size_t fields)
{
    size_t end = draft->next + fields;
    draft_put(draft, word);
    while (draft->next < end)
        draft_put(draft, "");
}
