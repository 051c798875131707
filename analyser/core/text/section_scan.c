#include "core/text/section_scan.h"

#include <stddef.h>

#include "base/day.h"

/* The test of reading reads without it too. */
#ifndef BLOCKS_AT_ONCE
#define BLOCKS_AT_ONCE 1
#endif

/* A walk is in registers only as long as no call is given it; compilers weigh the size of the code, which does not matter. */
#define ALWAYS_INLINE __attribute__((always_inline)) static inline

static inline uint32_t words_of(const struct walk *walk)
{
    return walk->place + 1 - walk->first - walk->signs;
}

/* ---- words */

/*
 * What says nothing behind a review, until the clause ends: how often a plan is reviewed is not how often something is provided.
 * All marks are added, and at the end of the clause these are again what they were before.
 */
static const uint64_t of_reviews = MARK_BIT(MARK_HOURS) | MARK_BIT(MARK_FREQUENCY);

static inline void review(struct walk *walk)
{
    if (walk->reviewed == REVIEW_NONE)
        walk->reviewed = walk->marks & of_reviews;
}

static inline void end_clause(struct walk *walk)
{
    if (__builtin_expect(walk->reviewed != REVIEW_NONE, 0))
        walk->marks = (walk->marks & ~of_reviews) | walk->reviewed;
    walk->reviewed = REVIEW_NONE;
}

/* One word further in the automaton. `word`: known_word.word, 0 of one that no phrase has. What ends there is returned. */
ALWAYS_INLINE const struct matcher_end *step(struct scan *scan, struct walk *walk, uint64_t word)
{
    uint64_t state = matcher_step(&scan->matcher, walk->row, word);
    const struct matcher_end *end = matcher_end(&scan->matcher, state, walk->capital);
    walk->row = matcher_row(state);
    walk->marks |= end->marks;
    if (__builtin_expect(end->look & LOOK_NOW, 0))
        review(walk);
    scan->tallies[walk->tallies] = end->tally;
    walk->tallies += end->tally != 0;
    return end;
}

/* Words with capitals in a row, and then "School": the name of one, if not all of them are of its kind. */
ALWAYS_INLINE void look_for_school(struct scan *scan, struct walk *walk, uint64_t key, uint64_t word)
{
    uint64_t marks = matcher_end(&scan->matcher, word, false)->marks;
    if (marks & MARK_BIT(MARK_SCHOOL)) {
        if (scan->capitals > 0 && walk->capital)
            walk->marks |= MARK_BIT(MARK_NAME);
    } else if (!walk->capital) {
        scan->capitals = key == 's' ? scan->capitals : 0;
        scan->capital_parts = 0;
    } else if (!(marks & MARK_BIT(MARK_SCHOOL_PART))) {
        scan->capitals++;
    } else {
        scan->capital_parts++;
    }
    if (scan->capitals > 0 && scan->capitals + scan->capital_parts > 1)
        walk->marks |= MARK_BIT(MARK_PROPER);
}

static inline uint64_t known(const struct scan *scan, uint64_t key)
{
    const struct known_word *slot = word_table_slot(&scan->matcher.words, key);
    return slot->word & (0 - (uint64_t)(slot->key == key)); /* without a branch: one of five is not known */
}

/* Names and pronouns are another child's in a copy. */
ALWAYS_INLINE void take_word(struct scan *scan, struct walk *walk, uint64_t key, bool capital, struct kind kind)
{
    uint64_t word = known(scan, key);
    struct scan_event *event = &scan->events[walk->events];
    walk->capital = capital;
    event->end = step(scan, walk, word);
    event->place = ++walk->place;
    event->number = NOT_DIGITS;
    walk->events += event->end->look & LOOK_LATER;
    if (kind.sketched) {
        bool name = !word & capital;
        scan->keys[walk->keys] = key;
        walk->keys += !(name | ((word & WORD_PRONOUN) != 0));
    }
    if (kind.in_school)
        look_for_school(scan, walk, key, word);
}

/* Those of the block that start and end at these places. */
ALWAYS_INLINE void take_words(struct scan *scan, struct walk *walk, const struct block *block, uint64_t starts,
                              uint64_t ends, struct kind kind)
{
    for (; starts; starts &= starts - 1) {
        unsigned start = (unsigned)__builtin_ctzll(starts);
        unsigned end = (unsigned)__builtin_ctzll(ends);
        ends &= ends - 1;
        take_word(scan, walk, block_key(block, start, end), block->bytes[start] < 'a', kind);
    }
}

/* ---- digits */

/* Digits are words too: "1 to 1". */
ALWAYS_INLINE void take_digits(struct scan *scan, struct walk *walk, uint32_t number, uint64_t key)
{
    uint64_t word = known(scan, key);
    struct scan_event *event = &scan->events[walk->events++];
    event->end = step(scan, walk, word ? word : scan->matcher.any_number);
    event->place = ++walk->place;
    event->number = number;
}

/* "9:00 - 9:15" says how long. */
static void take_clock(struct scan *scan)
{
    enum { NEAR = 4 };
    struct walk *walk = &scan->walk;
    if (scan->clock_place > 0 && walk->place - scan->clock_place <= NEAR) {
        walk->marks |= MARK_BIT(MARK_HOURS);
        walk->reviewed |= MARK_BIT(MARK_HOURS); /* behind a review too */
    }
    scan->clock_place = walk->place;
}

/* ---- signs */

ALWAYS_INLINE void take_sign(struct scan *scan, struct walk *walk)
{
    walk->row = ROW_START;
    walk->signs++;
    walk->place++;
    scan->capitals = 0;
    scan->capital_parts = 0;
}

static void take_date(struct scan *scan)
{
    scan->walk.marks |= MARK_BIT(MARK_DATE);
    scan->dates++;
    scan->oldest = day_earlier(scan->oldest, scan->tokens.day);
    take_sign(scan, &scan->walk);
}

/* Enough words between quotation marks, or up to the end of a sentence within them. */
ALWAYS_INLINE void note_quotation(const struct scan *scan, struct walk *walk)
{
    enum { QUOTED_LEAST = 3 };
    bool quotation = scan->quoting & (words_of(walk) >= scan->quote_words + QUOTED_LEAST);
    walk->marks |= (uint64_t)quotation << MARK_QUOTATION;
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
    take_sign(scan, walk);
}

ALWAYS_INLINE void begin_sentence(struct scan *scan, struct walk *walk)
{
    scan->dates = 0;
    scan->oldest = DAY_NONE;
    scan->quote_words = 0;
    walk->marks = 0;
    walk->row = scan->matcher.beginning_row;
    walk->first = walk->place + 1;
    walk->signs = 0;
}

/* Where nothing was said since the last sentence, it is still the last. */
ALWAYS_INLINE void put_sentence(struct scan *scan, const struct walk *walk, enum token end)
{
    uint32_t words = words_of(walk);
    bool line_ends = end == TOKEN_LINE;
    if (words == 0 && scan->dates == 0 && (scan->sentence_count > 0 || !line_ends)) {
        if (line_ends)
            scan->sentences[scan->sentence_count - 1].line_ends = true;
        return;
    }
    scan->sentences[scan->sentence_count++] = (struct scan_sentence){.marks = walk->marks,
                                                                     .first = walk->first,
                                                                     .last = walk->place,
                                                                     .words = words,
                                                                     .events = walk->events,
                                                                     .oldest = scan->oldest,
                                                                     .dates = scan->dates,
                                                                     .end = (uint8_t)end,
                                                                     .line_ends = line_ends};
}

ALWAYS_INLINE void end_sentence(struct scan *scan, struct walk *walk, enum token end)
{
    end_clause(walk);
    note_quotation(scan, walk);
    put_sentence(scan, walk, end);
    scan->begun = end != TOKEN_LINE && (scan->begun || words_of(walk) > 0);
    scan->quoting &= end != TOKEN_LINE;
    take_sign(scan, walk);
    begin_sentence(scan, walk);
}

/* "Mum - " at the beginning of a line of section A: as with a colon. */
ALWAYS_INLINE bool names_parent(const struct scan *scan, const struct walk *walk)
{
    enum { NAME_MOST = 4 };
    return scan->kind.of_child && !scan->begun && words_of(walk) <= NAME_MOST && walk->marks & MARK_BIT(MARK_PARENT);
}

ALWAYS_INLINE void take_dash(struct scan *scan, struct walk *walk)
{
    if (names_parent(scan, walk))
        end_sentence(scan, walk, TOKEN_COLON);
    else
        take_sign(scan, walk);
}

/* ---- what stands between words, as far as a glance tells it: `ahead` has the same bytes and BLOCK_AHEAD more */

/* Digits, if they are no part of a date, a time of day or a number with a point. */
ALWAYS_INLINE bool glance_at_digits(struct scan *scan, struct walk *walk, const unsigned char *ahead)
{
    uint64_t bytes = letters_load(ahead);
    unsigned count = letters_digits(bytes);
    unsigned char next = ahead[count];
    bool joined = next == '/' || next == '.' || next == '-' || next == ':';
    if (count == 8 || (joined && is_digit(ahead[count + 1])))
        return false;
    walk->at += count;
    take_digits(scan, walk, tokens_value(bytes, count), tokens_first_bytes(bytes, count));
    return true;
}

/* A full stop, by what follows it, if there is no title and no letter by itself before it. */
ALWAYS_INLINE bool glance_at_stop(struct scan *scan, struct walk *walk, const unsigned char *ahead)
{
    const unsigned char *at = walk->at;
    bool blank = ahead[1] == ' ';
    unsigned char next = ahead[1 + blank];
    bool goes_on = blank ? next >= 'a' && next <= 'z' : next != '\n' && next != '"' && next != '<' && next < 0x80;
    if (next == ' ' || next == '\r' || next == '\0' || at - scan->tokens.line < 2)
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
ALWAYS_INLINE bool glance_at_line(struct scan *scan, struct walk *walk, const unsigned char *ahead)
{
    unsigned char next = ahead[1];
    bool may_go_on = next == ' ' || next == '\r' || (next >= 'a' && next <= 'z');
    if (walk->at - scan->tokens.line >= WRAPPED_LEAST && may_go_on)
        return false;
    scan->tokens.line = ++walk->at;
    end_sentence(scan, walk, TOKEN_LINE);
    return true;
}

/* Dashes, bullets and quotation marks: E2 80 .. */
ALWAYS_INLINE bool glance_at_punctuation(struct scan *scan, struct walk *walk, const unsigned char *ahead)
{
    enum { DASH = 0x93, LONG_DASH = 0x94, APOSTROPHE = 0x99, OPENING = 0x9c, CLOSING = 0x9d, BULLET = 0xa2 };
    if (ahead[1] != 0x80)
        return false;
    switch (ahead[2]) {
    case DASH:
    case LONG_DASH:
    case BULLET:
        walk->at += 3;
        take_dash(scan, walk);
        return true;
    case OPENING:
    case CLOSING:
        walk->at += 3;
        take_quote(scan, walk, ahead[3]);
        return true;
    case APOSTROPHE:
        if (walk->at == scan->tokens.line || !is_letter(walk->at[-1]) || !is_letter(ahead[3]))
            return false;
        walk->at += 3;
        return true;
    default:
        return false;
    }
}

/* False: it needs a closer look. */
ALWAYS_INLINE bool glance(struct scan *scan, struct walk *walk, const unsigned char *ahead)
{
    switch (*ahead) {
    case ',':
    case ';':
        walk->at++;
        end_clause(walk);
        take_sign(scan, walk);
        return true;
    case '(':
    case ')':
        walk->at++;
        take_sign(scan, walk);
        return true;
    case '-':
    case '/':
        walk->at++;
        take_dash(scan, walk);
        return true;
    case '"':
    case '\'':
        walk->at++;
        take_quote(scan, walk, ahead[1]);
        return true;
    case ':':
        if (is_letter_or_digit(ahead[1]))
            return false; /* it may be a ratio */
        walk->at++;
        end_sentence(scan, walk, TOKEN_COLON);
        return true;
    case '\t':
        walk->at++;
        end_sentence(scan, walk, TOKEN_COLON);
        return true;
    case '.':
        return glance_at_stop(scan, walk, ahead);
    case '\n':
        return glance_at_line(scan, walk, ahead);
    case 0xe2:
        return glance_at_punctuation(scan, walk, ahead);
    default:
        return is_digit(*ahead) && glance_at_digits(scan, walk, ahead);
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
        take_word(scan, walk, scan->tokens.key, scan->tokens.capital, kind);
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
        end_clause(walk);
        take_sign(scan, walk);
        break;
    case TOKEN_QUOTE:
        take_quote(scan, walk, scan->tokens.at < scan->tokens.end ? *scan->tokens.at : '\0');
        break;
    case TOKEN_SIGN:
        if (scan->tokens.at[-1] == '(' || scan->tokens.at[-1] == ')')
            take_sign(scan, walk);
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

/* Words up to a sign, the sign, and so on. */
ALWAYS_INLINE void scan_block(struct scan *scan, struct kind kind)
{
    struct block_copy copy;
    struct walk walk = scan->walk; /* in registers, as far as there are enough */
    const unsigned char *text = walk.at;
    const struct block block = block_look(&scan->tokens, text, &copy);
    for (size_t at = 0; at < block.length; at = (size_t)(walk.at - text)) {
        uint64_t from = UINT64_MAX << at;
        uint64_t stops = block.stops & from;
        unsigned stop = stops ? (unsigned)__builtin_ctzll(stops) : block.length;
        take_words(scan, &walk, &block, block.starts & from & block_below(stop), block.ends & from << 1, kind);
        walk.at = text + stop;
        if (stops && !glance(scan, &walk, block.bytes + stop)) {
            scan->walk = walk;
            take_next(scan, kind);
            walk = scan->walk;
        }
    }
    scan->walk = walk;
}

ALWAYS_INLINE void scan_stretch_of(struct scan *scan, const unsigned char *until, struct kind kind)
{
    while (scan->walk.at < until) {
        if (BLOCKS_AT_ONCE)
            scan_block(scan, kind);
        else
            take_next(scan, kind);
    }
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
    scan->walk.reviewed = REVIEW_NONE;
    sketching_start(&scan->sketching);
    begin_sentence(scan, &scan->walk);
}

bool scan_stretch(struct scan *scan)
{
    const unsigned char *at = scan->walk.at;
    const unsigned char *until = scan->tokens.end - at < SCAN_BYTES ? scan->tokens.end : at + SCAN_BYTES;
    scan->sentence_count = 0;
    scan->walk.events = 0;
    scan->walk.tallies = 0;
    scan->walk.keys = 0;
    if (scan->kind.sketched)
        scan_stretch_of(scan, until, (struct kind){.sketched = true});
    else if (scan->kind.in_school)
        scan_stretch_of(scan, until, (struct kind){.in_school = true});
    else
        scan_stretch_of(scan, until, (struct kind){.sketched = false});
    for (uint32_t i = 0; i < scan->walk.keys; i++)
        sketching_word(&scan->sketching, scan->keys[i]);
    bool more = scan->walk.at < scan->tokens.end;
    if (!more)
        end_sentence(scan, &scan->walk, TOKEN_LINE);
    return more;
}
