#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "core/questions/question_words.h"

const char *days_words(int32_t start, int32_t end, struct arena *arena)
{
    char first[DAY_TEXT_MOST];
    char last[DAY_TEXT_MOST];
    day_text(start, first);
    day_text(end, last);
    return start == end ? words(arena, "%s", first) : words(arena, "%s to %s", first, last);
}

static void add(struct question_notes *notes, const char *line)
{
    notes->line[notes->count++] = line;
}

/* "team is North or South, need is not ASD" */
static const char *cases_words(const struct filter *filter, struct arena *arena)
{
    const char *text = "";
    const struct filter_name *last = NULL;
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_name *name = &filter->names[i];
        bool goes_on = last && last->breakdown == name->breakdown && last->unwanted == name->unwanted;
        if (goes_on)
            text = words(arena, "%s %s %s", text, name->unwanted ? "nor" : "or", name->name);
        else
            text = words(arena, "%s%s%s is%s %s", text, last ? ", " : "", breakdowns[name->breakdown].id,
                         name->unwanted ? " not" : "", name->name[0] ? name->name : "(empty)");
        last = name;
    }
    return text;
}

static const char *law_words(const struct clock *clock, struct arena *arena)
{
    if (clock->limit == LIMIT_TWELVE_MONTHS)
        return "12 months";
    if (clock->limit == LIMIT_FLOOR)
        return words(arena, "at least %d days", clock->number);
    return words(arena, "%d weeks", clock->number);
}

static const char *limit_words(const struct question *question, enum clock_id clock, struct arena *arena)
{
    const struct clock *law = &clocks[clock];
    const struct clock *asked = &question->clocks[clock];
    return words(arena, "%s is counted against a limit of %s%d days, which is not the law's: that is %s (%s)%s",
                 law->id, asked->limit == LIMIT_FLOOR ? "at least " : "", asked->number, law_words(law, arena),
                 law->provision, clock == CLOCK_AR12 ? "; REVIEW.current goes by it too" : "");
}

void question_notes(const struct question *question, struct arena *arena, struct question_notes *notes)
{
    notes->count = 0;
    if (question->filter.count > 0)
        add(notes, words(arena, "Cases whose %s", cases_words(&question->filter, arena)));
    for (enum clock_id c = 0; c < CLOCKS; c++)
        if (question->limited[c])
            add(notes, limit_words(question, c, arena));
    add(notes, "For use inside the authority: small numbers are not suppressed and can give a child away.");
}
