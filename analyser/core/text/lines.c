#include "core/text/lines.h"

#include "base/day.h"

enum { HEADING_WORDS_MOST = 8, STATED_WORDS_LEAST = 2 };

static bool has(uint64_t marks, enum mark mark)
{
    return marks & MARK_BIT(mark);
}

/* ---- section A: who speaks, and of what */

static enum speaker named_speaker(uint64_t marks)
{
    if (has(marks, MARK_PARENT_JOINT))
        return SPEAKER_UNKNOWN;
    if (has(marks, MARK_PARENT) && !has(marks, MARK_CHILD_SPEAKS))
        return SPEAKER_PARENT;
    return has(marks, MARK_CHILD) || has(marks, MARK_FIRST_PERSON) ? SPEAKER_CHILD : SPEAKER_UNKNOWN;
}

/* "Parents' views", "What Sam says:" above or before what they say. */
static bool is_heading(const struct lines *lines, const struct sentence *sentence)
{
    bool ends = sentence->end == TOKEN_COLON || (sentence->end != TOKEN_SENTENCE && !lines->begun);
    return ends && sentence->words <= HEADING_WORDS_MOST &&
           (sentence->end == TOKEN_COLON || !has(sentence->marks, MARK_FIRST_PERSON) ||
            has(sentence->marks, MARK_VIEW));
}

static void hear_heading(struct lines *lines, const struct sentence *sentence)
{
    enum speaker speaker = named_speaker(sentence->marks);
    lines->line_heard = speaker;
    if (sentence->end != TOKEN_COLON || speaker != SPEAKER_UNKNOWN)
        lines->heard = speaker;
}

/* Whose words a sentence has: what only a child or a parent says, who is named in it, what was said before. */
static enum speaker speaker_of(struct lines *lines, const struct sentence *sentence)
{
    uint64_t marks = sentence->marks;
    if (has(marks, MARK_CHILD_SPEAKS))
        return SPEAKER_CHILD;
    if (has(marks, MARK_PARENT_SPEAKS) || (has(marks, MARK_PARENT) && !has(marks, MARK_PARENT_JOINT)))
        lines->line_heard = SPEAKER_PARENT;
    if (lines->line_heard != SPEAKER_UNKNOWN)
        return lines->line_heard;
    return lines->heard;
}

static void hear(struct lines *lines, const struct sentence *sentence)
{
    struct section_facts *facts = lines->facts;
    uint64_t marks = sentence->marks;
    if (is_heading(lines, sentence)) {
        hear_heading(lines, sentence);
        lines->head = marks;
        return;
    }
    enum speaker speaker = speaker_of(lines, sentence);
    bool first_person = has(marks, MARK_FIRST_PERSON) || has(marks, MARK_CHILD_SPEAKS);
    if (speaker != SPEAKER_PARENT && (first_person || has(marks, MARK_QUOTATION)))
        facts->views |= VIEWS_OWN_WORDS;
    if (speaker == SPEAKER_PARENT && sentence->words >= STATED_WORDS_LEAST && !has(marks, MARK_PUT_OFF) &&
        (lines->line_heard == SPEAKER_PARENT || lines->heard == SPEAKER_PARENT))
        facts->views |= VIEWS_PARENT;
    if ((has(marks, MARK_SOUGHT) || has(marks, MARK_HOW)) && has(marks, MARK_WHO) && !has(marks, MARK_PUT_OFF))
        facts->views |= VIEWS_SOUGHT;
    if ((has(marks, MARK_ASPIRATION) || has(lines->head, MARK_ASPIRATION)) && !has(marks, MARK_PUT_OFF) &&
        !has(marks, MARK_NONE))
        facts->views |= VIEWS_ASPIRATION;
}

/* ---- sections that provide: what a line lacks */

static void count_provision(struct provision_counts *counts, uint64_t marks)
{
    bool type = has(marks, MARK_TYPE);
    bool hours = has(marks, MARK_HOURS);
    bool frequency = has(marks, MARK_FREQUENCY);
    bool who = has(marks, MARK_WHO);
    bool vague = has(marks, MARK_VAGUE) && !hours && !frequency;
    bool enforceable = type && hours && frequency && who;
    if (counts->lines == UINT16_MAX)
        return;
    counts->lines++;
    counts->type += type;
    counts->hours += hours;
    counts->frequency += frequency;
    counts->who += who;
    counts->expertise += has(marks, MARK_EXPERTISE);
    counts->vague += vague;
    counts->enforceable += enforceable;
}

static const uint64_t what_provides =
    MARK_BIT(MARK_TYPE) | MARK_BIT(MARK_PROVISION) | MARK_BIT(MARK_VAGUE) | MARK_BIT(MARK_HOURS) | MARK_BIT(MARK_WHO);

static void end_provision(struct lines *lines)
{
    bool none = has(lines->marks, MARK_NONE) && !has(lines->marks, MARK_TYPE) && !has(lines->marks, MARK_HOURS);
    if (lines->marks & what_provides && !none)
        count_provision(&lines->facts->provision, lines->marks);
}

/* ---- section E */

static void end_outcome(struct lines *lines)
{
    struct section_facts *facts = lines->facts;
    uint64_t marks = lines->marks;
    bool serves = has(marks, MARK_SERVICE) || has(marks, MARK_PROVISION);
    bool told = has(marks, MARK_WILL) || has(marks, MARK_BENEFIT) || has(marks, MARK_VAGUE) || serves ||
                has(marks, MARK_MEASURE);
    if (!told || facts->outcomes == UINT16_MAX)
        return;
    marks |= lines->head;
    bool measured = has(marks, MARK_MEASURE) || has(marks, MARK_FREQUENCY) || has(marks, MARK_HOURS);
    bool bounded =
        has(marks, MARK_TIME) || has(marks, MARK_DATE) || has(marks, MARK_KEY_STAGE) || has(marks, MARK_YEAR_GROUP);
    bool instead = serves && !has(marks, MARK_BENEFIT);
    facts->outcomes++;
    facts->not_outcomes += instead;
    facts->not_measurable += !measured;
    facts->not_time_bound += !bounded;
}

/* ---- section K */

static int32_t older(int32_t a, int32_t b)
{
    if (a == DAY_NONE || b == DAY_NONE)
        return a == DAY_NONE ? b : a;
    return a < b ? a : b;
}

static void end_advice(struct lines *lines)
{
    struct section_facts *facts = lines->facts;
    uint64_t marks = lines->marks;
    unsigned kinds = (unsigned)(marks >> MARK_ADVICE_FAMILY) & ADVICES_NEEDED;
    if (kinds == 0 && !has(marks, MARK_ADVICE))
        return;
    if (has(marks, MARK_PUT_OFF))
        return;
    facts->advice |= (uint8_t)kinds;
    facts->advice_undated |= (unsigned)__builtin_popcount(kinds) > lines->dates;
    facts->advice_oldest = older(facts->advice_oldest, lines->oldest);
}

/* ---- how sentences make lines */

/* What ends a line; NULL: sentences are looked at one by one. */
static void (*const enders[PLAN_SECTIONS])(struct lines *lines) = {
    [SECTION_E] = end_outcome,    [SECTION_F] = end_provision,  [SECTION_G] = end_provision,
    [SECTION_H1] = end_provision, [SECTION_H2] = end_provision, [SECTION_K] = end_advice,
};

void lines_start(struct lines *lines, enum plan_section section, struct section_facts *facts)
{
    *lines = (struct lines){.section = section, .facts = facts, .oldest = DAY_NONE};
}

static void end_line(struct lines *lines)
{
    if (lines->there && lines->told && enders[lines->section])
        enders[lines->section](lines);
    lines->there = false;
    lines->told = false;
    lines->marks = 0;
    lines->dates = 0;
    lines->oldest = DAY_NONE;
}

/* Whether the sentence is of something new. */
static bool begins_line(const struct lines *lines, const struct sentence *sentence)
{
    if (!lines->there)
        return true;
    if (sentence->continues)
        return false;
    if (!lines->begun)
        return true;
    if (lines->end == TOKEN_COLON)
        return false;
    uint64_t new = lines->section == SECTION_E   ? MARK_BIT(MARK_WILL) | MARK_BIT(MARK_SERVICE)
                   : lines->section == SECTION_K ? 0
                                                 : MARK_BIT(MARK_TYPE);
    uint64_t had = lines->marks & new;
    return sentence->marks & new &&had;
}

/* "Provision", "By the end of key stage 2 Sam will:": above lines, not one of them. */
static bool stands_above(const struct lines *lines, const struct sentence *sentence)
{
    if (sentence->continues)
        return false;
    if (sentence->end == TOKEN_COLON)
        return !lines->begun && lines->section == SECTION_E;
    return !lines->begun && sentence->end != TOKEN_SENTENCE && sentence->words <= HEADING_WORDS_MOST &&
           has(sentence->marks, MARK_HEADING);
}

/* "Provision", "Hours", "How often": of columns. */
static bool is_head(const struct sentence *sentence)
{
    return sentence->words <= HEADING_WORDS_MOST / 2 && (sentence->continues || has(sentence->marks, MARK_HEADING)) &&
           !has(sentence->marks, MARK_HOURS);
}

static void add_sentence(struct lines *lines, const struct sentence *sentence)
{
    if (stands_above(lines, sentence)) {
        end_line(lines);
        lines->head = sentence->marks;
        return;
    }
    if (begins_line(lines, sentence))
        end_line(lines);
    lines->there = true;
    lines->told |= !is_head(sentence);
    lines->marks |= sentence->marks;
    lines->dates += sentence->dates;
    lines->oldest = older(lines->oldest, sentence->oldest);
}

/* What is told of the past says nothing of today. */
static void note_present(struct section_facts *facts, const struct sentence *sentence)
{
    if (has(sentence->marks, MARK_PAST))
        return;
    facts->year_groups |= sentence->year_groups;
    facts->ages |= sentence->ages;
    facts->key_stages |= sentence->key_stages;
    facts->early_years |= has(sentence->marks, MARK_EARLY_YEARS);
}

void lines_sentence(struct lines *lines, const struct sentence *sentence)
{
    if (sentence->words > 0) {
        lines->facts->marks |= sentence->marks;
        note_present(lines->facts, sentence);
        if (lines->section == SECTION_A)
            hear(lines, sentence);
        else if (enders[lines->section])
            add_sentence(lines, sentence);
        lines->begun = true;
        lines->end = sentence->end;
    }
    if (sentence->end == TOKEN_LINE) {
        lines->begun = false;
        lines->line_heard = SPEAKER_UNKNOWN;
    }
}

void lines_end(struct lines *lines)
{
    end_line(lines);
}
