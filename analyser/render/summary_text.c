#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "render/columns_text.h"
#include "render/summary_text.h"

enum { POINTS_PER_BLOCK = 5, BAR_BLOCKS = 100 / POINTS_PER_BLOCK, MONTH_LETTERS = 7 };

static const char *const block_of[] = {[BLOCKS_ASCII] = "#", [BLOCKS_UTF8] = "\xE2\x96\x88"};

static const char *count_words(bool known, uint64_t count, struct arena *arena)
{
    return known ? words(arena, "%" PRIu64, count) : "no data";
}

/* "41.3% of 75", marked where few stand behind it. */
static const char *share_words(const struct summary_figure *figure, struct arena *arena)
{
    if (!figure->known)
        return "no data";
    return words(arena, "%s%s of %" PRIu64 "%s", figure->percent, figure->has_value ? "%" : "", figure->denominator,
                 figure->low ? " [low]" : "");
}

static const char *unrecorded_words(const struct summary_figure *figure, struct arena *arena)
{
    return words(arena, "not recorded for any of %" PRIu64, figure->denominator);
}

static const char *interval_words(const struct summary_figure *figure, struct arena *arena)
{
    if (!figure->known || figure->lower[0] == '\0')
        return "";
    return words(arena, "(%s to %s)", figure->lower, figure->upper);
}

static const char *titled(const char *title, const char *id, struct arena *arena)
{
    return id ? words(arena, "  %s (%s)", title, id) : words(arena, "  %s", title);
}

static void rates(struct buf *buf, const struct summary *summary, struct arena *arena)
{
    static const char *const header[] = {"Within the limit", "of those completed", "95%", "of those due", "95%"};
    enum { COLUMNS = 5 };
    const char *text[SUMMARY_RATES * COLUMNS];
    for (int i = 0; i < SUMMARY_RATES; i++) {
        const struct summary_rate *rate = &summary->rates[i];
        const char **row = text + i * COLUMNS;
        row[0] = titled(rate->title, rate->clock, arena);
        row[1] = share_words(&rate->completed, arena);
        row[2] = interval_words(&rate->completed, arena);
        row[3] = share_words(&rate->due, arena);
        row[4] = interval_words(&rate->due, arena);
    }
    columns_text(buf, header, text, COLUMNS, SUMMARY_RATES);
}

static void backlogs(struct buf *buf, const struct summary *summary, struct arena *arena)
{
    enum { COLUMNS = 4 };
    char as_of[DAY_TEXT_MOST];
    day_text(summary->as_of, as_of);
    const char *header[COLUMNS] = {words(arena, "Not done on %s", as_of), "open", "overdue", "by over a year"};
    const char *text[SUMMARY_BACKLOGS * COLUMNS];
    for (int i = 0; i < SUMMARY_BACKLOGS; i++) {
        const struct summary_backlog *backlog = &summary->backlogs[i];
        const char **row = text + i * COLUMNS;
        row[0] = titled(backlog->title, backlog->clock, arena);
        row[1] = count_words(backlog->known, backlog->open, arena);
        row[2] = count_words(backlog->known, backlog->overdue, arena);
        row[3] = count_words(backlog->known, backlog->over_a_year, arena);
    }
    columns_text(buf, header, text, COLUMNS, SUMMARY_BACKLOGS);
}

static void shares(struct buf *buf, const char *heading, const struct summary_share *share, size_t count,
                   struct arena *arena)
{
    enum { COLUMNS = 3 };
    const char *header[COLUMNS] = {heading, "", ""};
    const char **text = ARENA_NEW(arena, count * COLUMNS, const char *);
    for (size_t i = 0; i < count; i++) {
        text[i * COLUMNS] = titled(share[i].title, NULL, arena);
        bool unrecorded = share[i].nothing_recorded;
        text[i * COLUMNS + 1] =
            unrecorded ? unrecorded_words(&share[i].figure, arena) : share_words(&share[i].figure, arena);
        text[i * COLUMNS + 2] = unrecorded ? "" : interval_words(&share[i].figure, arena);
    }
    columns_text(buf, header, text, COLUMNS, count);
}

static const char *bar(const struct summary_figure *figure, enum chart_blocks blocks, struct arena *arena)
{
    double filled = figure->has_value ? figure->value / POINTS_PER_BLOCK + 0.5 : 0;
    const char *text = "";
    for (int i = 1; i <= BAR_BLOCKS && i <= filled; i++)
        text = words(arena, "%s%s", text, block_of[blocks]);
    return text;
}

static const char *month_words(int32_t start, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    day_text(start, text);
    return words(arena, "  %.*s", MONTH_LETTERS, text);
}

/* Of a month in which nothing fell due there is nothing to say: an empty field, not nought percent. */
static void chart(struct buf *buf, const struct summary *summary, enum chart_blocks blocks, struct arena *arena)
{
    static const char *const header[] = {"Plans within 20 weeks", "of those due", "", "overdue at its end"};
    enum { COLUMNS = 4 };
    const char *text[SUMMARY_MONTHS * COLUMNS];
    for (int i = 0; i < SUMMARY_MONTHS; i++) {
        const struct summary_month *month = &summary->months[i];
        const char **row = text + i * COLUMNS;
        row[0] = month_words(month->start, arena);
        row[1] = month->due.known ? share_words(&month->due, arena) : "";
        row[2] = bar(&month->due, blocks, arena);
        row[3] = month->overdue_known ? count_words(true, month->overdue, arena) : "";
    }
    columns_text(buf, header, text, COLUMNS, SUMMARY_MONTHS);
}

/* What comes from the data goes to a terminal without its control characters. */
static void put_printable(struct buf *buf, const char *text)
{
    for (; *text; text++)
        buf_byte(buf, (unsigned char)*text < ' ' || *text == '\x7f' ? '?' : *text);
}

static void heading_line(struct buf *buf, const struct summary *summary, const char *heading)
{
    char as_of[DAY_TEXT_MOST];
    char from[DAY_TEXT_MOST];
    day_text(summary->as_of, as_of);
    day_text(summary->from, from);
    buf_text(buf, "EHC plans, ");
    put_printable(buf, heading);
    buf_format(buf, ", as of %s. Rates are of the 12 months from %s.\n\n", as_of, from);
}

void summary_text(struct buf *buf, const struct summary *summary, const char *heading, enum chart_blocks blocks,
                  struct arena *scratch)
{
    heading_line(buf, summary, heading);
    rates(buf, summary, scratch);
    buf_byte(buf, '\n');
    backlogs(buf, summary, scratch);
    buf_byte(buf, '\n');
    shares(buf, "Voice and advice", summary->voices, SUMMARY_VOICES, scratch);
    buf_byte(buf, '\n');
    shares(buf, "Beside the rates", summary->beside, SUMMARY_BESIDE, scratch);
    buf_format(buf, "  Requests received: %s\n\n", count_words(summary->received_known, summary->received, scratch));
    chart(buf, summary, blocks, scratch);
}
