#include "core/text/section_scan.h"

#include <stddef.h>

#include "base/day.h"

/* The test of reading reads without it too. */
#ifndef WORDS_AT_ONCE
#define WORDS_AT_ONCE 1
#endif

/* A walk is in registers only as long as no call is given it; compilers weigh the size of the code, which does not matter. */
#define ALWAYS_INLINE __attribute__((always_inline)) static inline

static inline void pass_place(struct walk *walk)
{
    walk->place++;
    walk->recent <<= 1; /* an old number that runs over to sentences only has a list looked at in vain */
}

static inline uint32_t words_of(const struct walk *walk)
{
    return walk->place + 1 - walk->first - walk->signs;
}

/* ---- words */

/* What says nothing behind a review: how often a plan is reviewed is not how often something is provided. */
static const uint64_t of_reviews = MARK_BIT(MARK_HOURS) | MARK_BIT(MARK_FREQUENCY);

/* One word further in the automaton. `word`: known_word.word, 0 of one that no phrase has. */
ALWAYS_INLINE void step(struct scan *scan, struct walk *walk, uint64_t word)
{
    uint64_t state = matcher_step(&scan->matcher, walk->row, word);
    const struct matcher_end *end = matcher_end(&scan->matcher, state, walk->capital);
    walk->row = matcher_row(state);
    walk->marks |= end->marks & ~walk->kept_out;
    if (__builtin_expect((end->marks & MARK_BIT(MARK_REVIEW)) != 0, 0))
        walk->kept_out = of_reviews;
    scan->tallies[walk->tallies] = end->tally;
    walk->tallies += end->tally != 0;
    struct scan_event *event = &scan->events[walk->events];
    event->end = end;
    event->kept_out = walk->kept_out;
    event->place = walk->place;
    walk->events += (end->more | (end->due & walk->recent)) != 0;
    walk->recent |= end->more; /* it may be a number; if not, a list is looked at in vain */
}

/* Words with capitals in a row, and then "School": the name of one, if not all of them are of its kind. */
static inline void look_for_school(const struct scan *scan, struct walk *walk, uint64_t key, uint64_t word)
{
    uint64_t marks = matcher_end(&scan->matcher, word, false)->marks;
    if (marks & MARK_BIT(MARK_SCHOOL)) {
        if (walk->capitals > 0 && walk->capital)
            walk->marks |= MARK_BIT(MARK_NAME);
    } else if (!walk->capital) {
        walk->capitals = key == 's' ? walk->capitals : 0;
        walk->capital_parts = 0;
    } else if (!(marks & MARK_BIT(MARK_SCHOOL_PART))) {
        walk->capitals++;
    } else {
        walk->capital_parts++;
    }
    if (walk->capitals > 0 && walk->capitals + walk->capital_parts > 1)
        walk->marks |= MARK_BIT(MARK_PROPER);
}

static inline uint64_t known(const struct scan *scan, uint64_t key)
{
    const struct known_word *slot = word_table_slot(&scan->matcher.words, key);
    return slot->word & (0 - (uint64_t)(slot->key == key));
}

/* Names and pronouns are another child's in a copy. */
ALWAYS_INLINE void take_word(struct scan *scan, struct walk *walk, uint64_t key, struct kind kind)
{
    uint64_t word = known(scan, key);
    pass_place(walk);
    step(scan, walk, word);
    if (kind.sketched) {
        bool name = !word & walk->capital;
        scan->keys[walk->keys] = key;
        walk->keys += !(name | ((word & WORD_PRONOUN) != 0));
    }
    if (kind.in_school)
        look_for_school(scan, walk, key, word);
}

/* Words with one blank between them; there are 16 bytes more behind `until`. */
ALWAYS_INLINE void take_words(struct scan *scan, struct walk *walk, const unsigned char *until, struct kind kind)
{
    for (bool more = true; more & (walk->at < until);) {
        struct letters look = letters_look(walk->at);
        unsigned count = (unsigned)__builtin_ctz(~look.letters);
        more = (look.blanks & look.letters >> 1) >> count & look.letters & 1;
        if ((count - 1 >= LETTERS_LOOK - 1) | (look.high >> count & 1))
            break; /* no letter, a long word, or one with other letters */
        walk->capital = *walk->at < 'a';
        walk->at += count + more;
        take_word(scan, walk, tokens_key(&look, count), kind);
    }
}

/* ---- digits */

/* Digits are words too: "1 to 1". */
ALWAYS_INLINE void take_digits(struct scan *scan, struct walk *walk, uint32_t number, uint64_t key)
{
    pass_place(walk);
    walk->recent |= matcher_due(0, true);
    scan->events[walk->events++] =
        (struct scan_event){.kept_out = walk->kept_out, .place = walk->place, .number = number};
    step(scan, walk, known(scan, key));
}

/* "9:00 - 9:15" says how long. */
static void take_clock(struct scan *scan)
{
    enum { NEAR = 4 };
    if (scan->clock_place > 0 && scan->walk.place - scan->clock_place <= NEAR)
        scan->walk.marks |= MARK_BIT(MARK_HOURS);
    scan->clock_place = scan->walk.place;
}

/* ---- signs */

static inline void take_sign(struct walk *walk)
{
    walk->row = ROW_START;
    walk->capitals = 0;
    walk->capital_parts = 0;
    walk->signs++;
    pass_place(walk);
}

static void take_date(struct scan *scan)
{
    scan->walk.marks |= MARK_BIT(MARK_DATE);
    scan->dates++;
    if (scan->oldest == DAY_NONE || scan->tokens.day < scan->oldest)
        scan->oldest = scan->tokens.day;
    take_sign(&scan->walk);
}

/* Enough words between quotation marks, or up to the end of a sentence within them. */
static inline void note_quotation(const struct scan *scan, struct walk *walk)
{
    enum { QUOTED_LEAST = 3 };
    bool quotation = scan->quoting & (words_of(walk) >= scan->quote_words + QUOTED_LEAST);
    walk->marks |= (uint64_t)quotation << MARK_QUOTATION;
}

static inline bool is_letter_or_digit(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* A mark opens where a word follows at once; one that does not, and closes nothing, is of "the parents' views". */
ALWAYS_INLINE void take_quote(struct scan *scan, struct walk *walk, unsigned char next)
{
    bool opens = is_letter_or_digit(next);
    if (!scan->quoting && opens)
        scan->quote_words = words_of(walk);
    if (!opens)
        note_quotation(scan, walk);
    scan->quoting = opens;
    take_sign(walk);
}

ALWAYS_INLINE void begin_sentence(struct scan *scan, struct walk *walk)
{
    scan->dates = 0;
    scan->oldest = DAY_NONE;
    scan->quote_words = 0;
    walk->kept_out = 0;
    walk->marks = 0;
    walk->first = walk->place + 1;
    walk->signs = 0;
    walk->recent |= matcher_due(0, false);
}

ALWAYS_INLINE void end_sentence(struct scan *scan, struct walk *walk, enum token end)
{
    note_quotation(scan, walk);
    scan->begun = end != TOKEN_LINE && (scan->begun || words_of(walk) > 0);
    scan->sentences[scan->sentence_count++] = (struct scan_sentence){.marks = walk->marks,
                                                                     .first = walk->first,
                                                                     .last = walk->place,
                                                                     .words = words_of(walk),
                                                                     .events = walk->events,
                                                                     .oldest = scan->oldest,
                                                                     .dates = scan->dates,
                                                                     .end = (uint8_t)end};
    scan->quoting &= end != TOKEN_LINE;
    take_sign(walk);
    begin_sentence(scan, walk);
}

/* "Mum - " at the beginning of a line of section A: as with a colon. */
static inline bool names_parent(const struct scan *scan, const struct walk *walk)
{
    enum { NAME_MOST = 4 };
    return scan->kind.of_child && !scan->begun && words_of(walk) <= NAME_MOST && walk->marks & MARK_BIT(MARK_PARENT);
}

ALWAYS_INLINE void take_dash(struct scan *scan, struct walk *walk)
{
    if (names_parent(scan, walk))
        end_sentence(scan, walk, TOKEN_COLON);
    else
        take_sign(walk);
}

/* ---- what stands between words, as far as a glance tells it: there are 16 bytes more */

/* Digits, if they are no part of a date, a time of day or a number with a point. */
ALWAYS_INLINE bool glance_at_digits(struct scan *scan, struct walk *walk)
{
    uint64_t bytes = letters_load(walk->at);
    unsigned count = letters_digits(bytes);
    unsigned char next = walk->at[count];
    bool joined = next == '/' || next == '.' || next == '-' || next == ':';
    if (count == 8 || (joined && walk->at[count + 1] >= '0' && walk->at[count + 1] <= '9'))
        return false;
    walk->at += count;
    take_digits(scan, walk, tokens_value(bytes, count), tokens_first_bytes(bytes, count));
    return true;
}

/* A full stop, by what follows it, if there is no title and no letter by itself before it. */
ALWAYS_INLINE bool glance_at_stop(struct scan *scan, struct walk *walk)
{
    const unsigned char *at = walk->at;
    bool blank = at[1] == ' ';
    unsigned char next = at[1 + blank];
    bool goes_on = blank ? next >= 'a' && next <= 'z' : next != '\n' && next != '"' && next != '<' && next < 0x80;
    if (next == ' ' || next == '\r' || at - scan->tokens.line < 2)
        return false;
    if (!goes_on && (tokens_may_be_title(at) || tokens_may_be_initial(at)))
        return false;
    walk->at++;
    if (goes_on)
        take_dash(scan, walk);
    else
        end_sentence(scan, walk, TOKEN_SENTENCE);
    return true;
}

/* The end of a line that is too short to be wrapped, or with no small letter behind it. */
ALWAYS_INLINE bool glance_at_line(struct scan *scan, struct walk *walk)
{
    unsigned char next = walk->at[1];
    bool may_go_on = next == ' ' || next == '\r' || (next >= 'a' && next <= 'z');
    if (walk->at - scan->tokens.line >= WRAPPED_LEAST && may_go_on)
        return false;
    scan->tokens.line = ++walk->at;
    end_sentence(scan, walk, TOKEN_LINE);
    return true;
}

/* A hyphen, a stroke or an apostrophe within a word. */
ALWAYS_INLINE bool glance_within(const struct scan *scan, struct walk *walk)
{
    const unsigned char *at = walk->at;
    if (at == scan->tokens.line || !is_letter_or_digit(at[-1]) || !is_letter_or_digit(at[1]))
        return false;
    walk->at++;
    return true;
}

/* False: it needs a closer look. */
ALWAYS_INLINE bool glance(struct scan *scan, struct walk *walk)
{
    switch (*walk->at) {
    case ',':
    case ';':
        walk->kept_out = 0;
        take_sign(walk);
        walk->at++;
        return true;
    case '(':
    case ')':
        take_sign(walk);
        walk->at++;
        return true;
    case '"':
        take_quote(scan, walk, *++walk->at);
        return true;
    case '\'':
    case '-':
    case '/':
        return glance_within(scan, walk);
    case ':':
        if (is_letter_or_digit(walk->at[1]))
            return false; /* it may be a ratio */
        end_sentence(scan, walk, TOKEN_COLON);
        walk->at++;
        return true;
    case '.':
        return glance_at_stop(scan, walk);
    case '\n':
        return glance_at_line(scan, walk);
    default:
        return *walk->at >= '0' && *walk->at <= '9' && glance_at_digits(scan, walk);
    }
}

/* ---- and where it does not */

static inline void take(struct scan *scan, enum token token, struct kind kind)
{
    struct walk *walk = &scan->walk;
    switch (token) {
    case TOKEN_END:
        break;
    case TOKEN_WORD:
        walk->capital = scan->tokens.capital;
        take_word(scan, walk, scan->tokens.key, kind);
        break;
    case TOKEN_NUMBER:
        take_digits(scan, walk, scan->tokens.number, scan->tokens.key);
        if (scan->tokens.clock)
            take_clock(scan);
        break;
    case TOKEN_DATE:
        take_date(scan);
        break;
    case TOKEN_CLAUSE:
        walk->kept_out = 0;
        take_sign(walk);
        break;
    case TOKEN_QUOTE:
        take_quote(scan, walk, scan->tokens.at < scan->tokens.end ? *scan->tokens.at : '\0');
        break;
    case TOKEN_SIGN:
        if (scan->tokens.at[-1] == '(' || scan->tokens.at[-1] == ')')
            take_sign(walk);
        else
            take_dash(scan, walk);
        break;
    default:
        end_sentence(scan, walk, token);
    }
}

static inline void take_next(struct scan *scan, struct kind kind)
{
    scan->tokens.at = scan->walk.at;
    take(scan, tokens_next(&scan->tokens), kind);
    scan->walk.at = scan->tokens.at;
}

/* ---- stretches */

ALWAYS_INLINE void scan_until(struct scan *scan, const unsigned char *until, struct kind kind)
{
    while (scan->walk.at < until) {
        struct walk walk = scan->walk; /* in registers, as far as there are enough */
        do {
            walk.at += *walk.at == ' ';
            take_words(scan, &walk, until, kind);
            walk.at += *walk.at == ' ';
        } while (walk.at < until && glance(scan, &walk));
        scan->walk = walk;
        if (walk.at < until)
            take_next(scan, kind);
    }
}

ALWAYS_INLINE void scan_stretch_of(struct scan *scan, const unsigned char *until, struct kind kind)
{
    ptrdiff_t left = scan->tokens.end - scan->walk.at;
    const unsigned char *near_end = left > LETTERS_LOOK ? scan->tokens.end - LETTERS_LOOK : scan->walk.at;
    if (WORDS_AT_ONCE)
        scan_until(scan, until < near_end ? until : near_end, kind);
    while (scan->walk.at < until)
        take_next(scan, kind);
}

/* Sections that are of one child alone. */
static bool is_personal(enum plan_section section)
{
    return section == SECTION_A || section == SECTION_B || section == SECTION_E || section == SECTION_F;
}

void scan_start(struct scan *scan, const struct matcher *matcher, enum plan_section section, const char *text,
                size_t length)
{
    enum { FIRST_PLACE = 16 }; /* far from place 0, where the last of anything is that has not been */
    memset(scan, 0, offsetof(struct scan, events));
    scan->matcher = *matcher;
    scan->kind.sketched = is_personal(section);
    scan->kind.in_school = section == SECTION_I;
    scan->kind.of_child = section == SECTION_A;
    tokens_start(&scan->tokens, text, length);
    scan->walk.at = scan->tokens.at;
    scan->walk.place = FIRST_PLACE;
    sketching_start(&scan->sketching);
    begin_sentence(scan, &scan->walk);
}

static inline void add_tally(struct scan *scan, uint16_t number)
{
    do {
        const struct matcher_tally *tally = &scan->matcher.tallies[number];
        for (unsigned i = 0; i < TALLY_ADDS; i++)
            scan->totals[tally->to[i]] += tally->weights[i];
        number = tally->rest;
    } while (number);
}

bool scan_stretch(struct scan *scan)
{
    const unsigned char *at = scan->walk.at;
    const unsigned char *until = scan->tokens.end - at < SCAN_BYTES ? scan->tokens.end : at + SCAN_BYTES;
    scan->sentence_count = 0;
    scan->walk.events = 0;
    scan->walk.keys = 0;
    scan->walk.tallies = 0;
    if (scan->kind.sketched)
        scan_stretch_of(scan, until, (struct kind){.sketched = true});
    else if (scan->kind.in_school)
        scan_stretch_of(scan, until, (struct kind){.in_school = true});
    else
        scan_stretch_of(scan, until, (struct kind){.sketched = false});
    for (uint32_t i = 0; i < scan->walk.keys; i++)
        sketching_word(&scan->sketching, scan->keys[i]);
    for (uint32_t i = 0; i < scan->walk.tallies; i++)
        add_tally(scan, scan->tallies[i]);
    bool more = scan->walk.at < scan->tokens.end;
    if (!more)
        end_sentence(scan, &scan->walk, TOKEN_LINE);
    return more;
}
