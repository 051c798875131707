#include "core/text/offending.h"

#include <string.h>

enum { PIECE_MOST = 160 };

struct offending {
    const struct plan_text *plan_text;
    const struct plan_text_section *section;
    const struct plan_text_context *context;
    enum plan_check_id check;
    char *without; /* room for the text without a piece */
    unsigned defects;
};

/* ---- pieces: lines, and of long ones sentences */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static struct piece trimmed(const char *at, const char *end)
{
    while (at < end && is_blank(*at))
        at++;
    while (at < end && is_blank(end[-1]))
        end--;
    return (struct piece){at, (size_t)(end - at)};
}

static const char *line_end(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline : end;
}

static const char *sentence_end(const char *at, const char *end)
{
    for (; at + 1 < end; at++)
        if (*at == '.' && at[1] == ' ')
            return at + 1;
    return end;
}

/* The piece that begins here; *next is where to go on. */
static struct piece piece_at(const char *at, const char *end, const char **next)
{
    const char *line = line_end(at, end);
    const char *piece = line - at > PIECE_MOST ? sentence_end(at, line) : line;
    *next = piece < end ? piece + 1 : end;
    return trimmed(at, piece);
}

/* ---- how many defects a text has */

static unsigned of_provision(const struct provision_counts *counts, int check)
{
    switch (check) {
    case PROVISION_NO_TYPE:
        return counts->lines - counts->type;
    case PROVISION_NO_HOURS:
        return counts->lines - counts->hours;
    case PROVISION_NO_FREQUENCY:
        return counts->lines - counts->frequency;
    case PROVISION_NO_WHO:
        return counts->lines - counts->who;
    case PROVISION_NO_EXPERTISE:
        return counts->lines - counts->expertise;
    case PROVISION_VAGUE:
        return counts->vague;
    case PROVISION_UNENFORCEABLE:
        return counts->lines - counts->enforceable;
    default:
        return 0;
    }
}

/* Of checks that count lines; 0 of others. */
static unsigned defects_of(const struct offending *offending, const char *text, size_t length)
{
    struct section_facts facts;
    section_read(&offending->plan_text->matcher, offending->section->section, text, length, &facts);
    int check = (int)offending->check;
    if (check >= (int)CHECK_PROVISION_FIRST && check < (int)CHECK_PROVISION_END)
        return of_provision(&facts.provision, (check - (int)CHECK_PROVISION_FIRST) % PROVISION_CHECKS);
    switch (offending->check) {
    case CHECK_E_NOT_OUTCOMES:
        return facts.not_outcomes;
    case CHECK_E_NOT_MEASURABLE:
        return facts.not_measurable;
    case CHECK_E_NOT_TIME_BOUND:
        return facts.not_time_bound;
    default:
        return 0;
    }
}

static bool is_missed(const struct offending *offending, const struct piece *piece)
{
    const struct plan_text_section *section = offending->section;
    size_t before = (size_t)(piece->at - section->body);
    memcpy(offending->without, section->body, before);
    memcpy(offending->without + before, piece->at + piece->length, section->length - before - piece->length);
    return defects_of(offending, offending->without, section->length - piece->length) < offending->defects;
}

/* ---- what a piece has by itself */

static bool shows_by_itself(enum plan_check_id check)
{
    return check == CHECK_CURRENCY_LEFT_PHASE || check == CHECK_CURRENCY_LEFT_SETTING ||
           check == CHECK_COPY_OTHER_NAME || check == CHECK_COPY_PRONOUN || check == CHECK_K_OLD ||
           check == CHECK_I_NAMED_IN_DRAFT;
}

/* What a section says instead of what it should: shown whole where it is short. */
static bool is_silence(enum plan_check_id check)
{
    bool of_provision = check >= CHECK_PROVISION_FIRST && check < CHECK_PROVISION_END;
    return check == CHECK_B_NO_NEEDS || check == CHECK_C_SILENT || check == CHECK_D_SILENT ||
           check == CHECK_E_NO_OUTCOMES || check == CHECK_I_NOT_NAMED_IN_FINAL || check == CHECK_J_SILENT ||
           check == CHECK_K_EMPTY ||
           (of_provision && (check - CHECK_PROVISION_FIRST) % PROVISION_CHECKS == PROVISION_SILENT);
}

static bool has_it(const struct offending *offending, const struct piece *piece)
{
    const struct plan_text_section one = {offending->section->section, piece->at, piece->length};
    struct plan_text_result result;
    plan_text_check(offending->plan_text, &one, 1, offending->context, &result);
    return result.found & check_bit((int)offending->check);
}

size_t offending_pieces(const struct plan_text *plan_text, const struct plan_text_section *section,
                        const struct plan_text_context *context, enum plan_check_id check, struct piece *pieces,
                        size_t most, struct arena *scratch)
{
    struct offending offending = {plan_text, section, context, check, .without = NULL};
    size_t count = 0;
    if (!section->body || section->length == 0 || section->length > OFFENDING_TEXT_MOST)
        return 0;
    if (is_silence(check)) {
        pieces[0] = trimmed(section->body, section->body + section->length);
        return most > 0 && pieces[0].length > 0 && pieces[0].length <= PIECE_MOST;
    }
    offending.defects = defects_of(&offending, section->body, section->length);
    if (offending.defects == 0 && !shows_by_itself(check))
        return 0;
    offending.without = ARENA_NEW(scratch, section->length, char);
    const char *end = section->body + section->length;
    for (const char *at = section->body; at < end && count < most;) {
        struct piece piece = piece_at(at, end, &at);
        if (piece.length > 0 && (offending.defects > 0 ? is_missed(&offending, &piece) : has_it(&offending, &piece)))
            pieces[count++] = piece;
    }
    return count;
}
