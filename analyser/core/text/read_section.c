/* One pass over the text of a section: words through the automaton, what they say into sentences. */
#include "base/day.h"
#include "core/text/lines.h"
#include "core/text/section_facts.h"

enum { AWAITED_MOST = 8 };
enum {
    YEAR_LEAST = 1990,
    YEAR_MOST = 2099,
    SHORT_YEAR_LEAST = 15,
    SHORT_YEAR_MOST = 49,
    YEAR_GROUP_MOST = 14,
    AGE_MOST = 26,
    KEY_STAGE_MOST = 5
};

struct reader {
    const struct matcher *matcher;
    struct section_facts *facts;
    struct tokens tokens;
    struct lines lines;
    struct sentence sentence;
    uint64_t blocked;       /* marks that say nothing until the clause ends */
    uint32_t place;         /* of the word in hand; a sign is a place too */
    uint64_t recent;        /* how many places ago numbers and beginnings of sentences were: bits of matcher_due */
    uint32_t number_place;  /* of the last number */
    uint32_t number;        /* and what it is */
    uint32_t awaited_place; /* where the number of a phrase must stand */
    uint16_t awaited[AWAITED_MOST]; /* those phrases' places */
    uint8_t awaited_count;
    uint16_t state;
    uint32_t month_place; /* where the year, or the day, of a month must stand */
    uint8_t month;
    uint8_t month_day;       /* 0: none */
    bool month_told;         /* its day and month are counted, whether a year follows or not */
    uint32_t clock_place;    /* of the last time of day */
    uint32_t will_place;     /* of the last "will" */
    uint32_t sentence_place; /* where the sentence begins */
    bool quoting;
    uint32_t quote_words;
    uint16_t capitals;      /* words with one that may be of a name */
    uint16_t capital_parts; /* and those of "primary", "the", in the same row */
    uint32_t tallies[TALLIES];
    struct sketching sketching;
};

/* One place further, or none. */
static inline void pass_places(struct reader *reader, uint32_t places)
{
    uint64_t across = (uint64_t)places << 32; /* from numbers to sentences */
    reader->place += places;
    reader->recent = reader->recent << places & ~across;
}

/* ---- what phrases say */

static void note_number(struct sentence *sentence, enum mark mark, uint32_t number)
{
    if (mark == MARK_YEAR_GROUP && number <= YEAR_GROUP_MOST)
        sentence->year_groups |= 1U << number;
    else if (mark == MARK_AGE && number <= AGE_MOST)
        sentence->ages |= 1U << number;
    else if (mark == MARK_KEY_STAGE && number <= KEY_STAGE_MOST)
        sentence->key_stages |= (uint8_t)(1U << number);
}

/* What a phrase says that says nothing by itself: behind a number, with a capital. */
static void apply(struct reader *reader, const struct phrase *phrase, uint32_t number)
{
    struct sentence *sentence = &reader->sentence;
    switch (phrase->action) {
    case ACTION_TOPIC:
        reader->tallies[matcher_tally((enum topic_role)phrase->role, phrase->number)] += phrase->weight;
        break;
    case ACTION_RECORDED:
        reader->tallies[TALLY_RECORDED + phrase->number]++;
        break;
    default:
        sentence->marks |= MARK_BIT(phrase->number) & ~reader->blocked;
        if (phrase->number_before || phrase->number_after)
            note_number(sentence, (enum mark)phrase->number, number);
    }
}

/* A phrase that ends with a number, which must be the next word. */
static void await_number(struct reader *reader, uint16_t place)
{
    if (reader->awaited_place != reader->place + 1)
        reader->awaited_count = 0;
    reader->awaited_place = reader->place + 1;
    if (reader->awaited_count < AWAITED_MOST)
        reader->awaited[reader->awaited_count++] = place;
}

static void end_special(struct reader *reader, uint16_t place)
{
    const struct phrase *phrase = &reader->matcher->vocabulary->phrases[place];
    uint32_t first = reader->place - reader->matcher->phrase_words[place] + 1;
    if (phrase->number_before && reader->number_place + 1 != first)
        return;
    if (phrase->action == ACTION_MARK && phrase->number == MARK_CONTINUES) {
        reader->sentence.continues |= first == reader->sentence_place;
    } else if (phrase->number_after) {
        await_number(reader, place);
    } else {
        apply(reader, phrase, reader->number);
    }
}

/* What says nothing behind them: how often a plan is reviewed is not how often something is provided. */
static uint64_t blocks(uint64_t marks)
{
    static const uint64_t of_reviews = MARK_BIT(MARK_HOURS) | MARK_BIT(MARK_FREQUENCY);
    return marks & MARK_BIT(MARK_REVIEW) ? of_reviews : 0;
}

/* What ends here beside marks that do no more than stand in their sentence. */
static void end_phrases(struct reader *reader, const struct matcher_end *end)
{
    reader->blocked |= blocks(end->marks);
    if (end->marks & MARK_BIT(MARK_WILL))
        reader->will_place = reader->place;
    reader->facts->he += (uint16_t)(end->marks >> MARK_HE & 1);
    reader->facts->she += (uint16_t)(end->marks >> MARK_SHE & 1);
    for (const uint16_t *number = &reader->matcher->lists[end->list]; *number; number++)
        end_special(reader, *number - 1);
}

/* ---- numbers and dates */

static void add_date(struct reader *reader, int32_t day)
{
    struct sentence *sentence = &reader->sentence;
    sentence->marks |= MARK_BIT(MARK_DATE);
    sentence->dates++;
    if (sentence->oldest == DAY_NONE || day < sentence->oldest)
        sentence->oldest = day;
}

static void begin_month(struct reader *reader, uint8_t month)
{
    bool of_a_day = reader->place - reader->number_place <= 3 && reader->number >= 1 && reader->number <= 31;
    reader->month = month;
    reader->month_day = of_a_day ? (uint8_t)reader->number : 0; /* "3 May", "3rd of May" */
    reader->month_place = reader->place;
    reader->month_told = of_a_day;
    reader->sentence.dates = (uint16_t)(reader->sentence.dates + of_a_day);
}

/* "May 2024", "3 May 2024", "May 3rd, 2024": by the last day of the month where there is no day. */
static bool end_month(struct reader *reader, uint32_t year)
{
    if (reader->month == 0 || reader->place - reader->month_place > 4)
        return false;
    int32_t first = day_of(year, reader->month, 1);
    int32_t last = day_add_months(first, 1) - 1;
    int32_t day = first + reader->month_day - 1;
    add_date(reader, reader->month_day == 0 || day > last ? last : day);
    reader->sentence.dates = (uint16_t)(reader->sentence.dates - reader->month_told);
    reader->month = 0;
    return true;
}

static void take_number(struct reader *reader, uint32_t number)
{
    bool of_phrase = reader->awaited_count > 0 && reader->awaited_place == reader->place;
    for (unsigned i = 0; of_phrase && i < reader->awaited_count; i++)
        apply(reader, &reader->matcher->vocabulary->phrases[reader->awaited[i]], number);
    reader->awaited_count = 0;
    bool next_to_month = reader->month && reader->place - reader->month_place == 1;
    if (next_to_month && reader->month_day && number >= SHORT_YEAR_LEAST && number <= SHORT_YEAR_MOST)
        number += 2000; /* "4 Nov 24" */
    if (number >= YEAR_LEAST && number <= YEAR_MOST) {
        if (!end_month(reader, number))
            add_date(reader, day_of(number, 12, 31));
    } else if (next_to_month && number >= 1 && number <= 31) {
        reader->month_day = (uint8_t)number;
    } else if (!of_phrase && number != 1 && reader->place != reader->sentence_place) {
        reader->sentence.measured = true;
    }
    reader->number = number;
    reader->number_place = reader->place;
    reader->recent |= matcher_due(0, true);
}

/* ---- words */

/* Words with capitals in a row, and then "School": the name of one, if not all of them are of its kind. */
static void look_for_school(struct reader *reader, uint64_t key, uint16_t first)
{
    uint64_t marks = matcher_end(reader->matcher, first, false)->marks;
    if (marks & MARK_BIT(MARK_SCHOOL)) {
        if (reader->capitals > 0 && reader->tokens.capital)
            reader->sentence.marks |= MARK_BIT(MARK_NAME);
    } else if (!reader->tokens.capital) {
        reader->capitals = key == 's' ? reader->capitals : 0;
        reader->capital_parts = 0;
    } else if (!(marks & MARK_BIT(MARK_SCHOOL_PART))) {
        reader->capitals++;
    } else {
        reader->capital_parts++;
    }
    if (reader->capitals > 0 && reader->capitals + reader->capital_parts > 1)
        reader->sentence.marks |= MARK_BIT(MARK_PROPER);
}

/* Numbers and months in words, and phrases that do more than set their mark. */
static void take_event(struct reader *reader, const struct known_word *word, const struct matcher_end *end)
{
    if (word->value)
        take_number(reader, word->value - 1U);
    if (word->month)
        begin_month(reader, word->month);
    end_phrases(reader, end);
}

/* One word further, without a branch for what most words are. */
static inline void step(struct reader *reader, const struct known_word *word, bool known)
{
    uint16_t all = (uint16_t)(0U - known); /* of its bits, where it is known */
    uint16_t number = word->number & all;
    uint16_t first = word->first & all;
    reader->state = matcher_step(reader->matcher, reader->state, number, first);
    const struct matcher_end *end = matcher_end(reader->matcher, reader->state, reader->tokens.capital);
    reader->sentence.marks |= end->marks & ~reader->blocked;
    reader->tallies[end->tally] += end->weight;
    if ((known & word->named) | end->more | ((end->due & reader->recent) != 0))
        take_event(reader, word, end);
}

/* Names and pronouns are another child's in a copy. */
static inline void take_word(struct reader *reader, uint64_t key, bool sketched, bool in_school)
{
    const struct known_word *word = word_table_slot(&reader->matcher->words, key);
    bool known = word->key == key;
    pass_places(reader, 1);
    reader->sentence.words++;
    step(reader, word, known);
    bool of_child = (known & word->pronoun) | (!known & reader->tokens.capital);
    if (sketched && !of_child)
        sketching_word(&reader->sketching, key);
    if (in_school)
        look_for_school(reader, key, known ? word->first : STATE_START);
}

/* What may follow a word and needs no closer look: how many bytes to pass, if anything as a sign, if a letter has to follow. */
static const struct separator {
    uint8_t bytes;
    bool in_word; /* where a letter follows */
    bool sign;
    bool clause;
} separators[UINT8_MAX + 1] = {
    [' '] = {.bytes = 1},          ['\''] = {.in_word = true},   ['-'] = {.in_word = true},
    ['/'] = {.in_word = true},     [')'] = {1, .sign = true},    ['('] = {1, .sign = true},
    [','] = {1, false, true, true}, [';'] = {1, false, true, true},
};

/* What stands behind the word, without a branch; how many bytes it has. */
static inline unsigned take_separator(struct reader *reader, const struct letters *look, unsigned count,
                                      unsigned char byte)
{
    const struct separator *separator = &separators[byte];
    uint32_t sign = separator->sign;
    reader->state &= (uint16_t)(sign - 1);
    reader->blocked &= (uint64_t)separator->clause - 1;
    reader->capitals &= (uint16_t)(sign - 1);
    reader->capital_parts &= (uint16_t)(sign - 1);
    pass_places(reader, sign);
    unsigned bytes = separator->bytes + (separator->in_word & (look->letters >> (count + 1)));
    return bytes + (look->blanks >> (count + bytes) & 1);
}

/* Words with a blank between them, as long as there is nothing else and the text is not near its end. */
static inline void take_words(struct reader *reader, bool sketched, bool in_school)
{
    struct tokens *tokens = &reader->tokens;
    const unsigned char *at = tokens->at;
    at += at < tokens->end && *at == ' '; /* behind a sign */
    while (tokens->end - at >= LETTERS_LOOK) {
        struct letters look = letters_look(at);
        unsigned count = (unsigned)__builtin_ctz(~look.letters);
        if (count == 0 || count == LETTERS_LOOK || look.high >> count & 1)
            break;
        tokens->capital = *at < 'a';
        take_word(reader, tokens_key(&look, count), sketched, in_school);
        at += count + take_separator(reader, &look, count, at[count]);
    }
    tokens->at = at;
}

/* "9:00 - 9:15" says how long. */
static void take_clock(struct reader *reader)
{
    enum { NEAR = 4 };
    if (reader->clock_place > 0 && reader->place - reader->clock_place <= NEAR)
        reader->sentence.marks |= MARK_BIT(MARK_HOURS);
    reader->clock_place = reader->place;
}

/* Digits are words too: "1 to 1". */
static void take_digits(struct reader *reader)
{
    const struct known_word *word = word_table_slot(&reader->matcher->words, reader->tokens.key);
    pass_places(reader, 1);
    reader->sentence.words++;
    take_number(reader, reader->tokens.number);
    if (reader->tokens.clock)
        take_clock(reader);
    step(reader, word, word->key == reader->tokens.key);
}

/* ---- signs */

static void take_sign(struct reader *reader)
{
    reader->state = STATE_START;
    pass_places(reader, 1);
    reader->capitals = 0;
    reader->capital_parts = 0;
}

/* Enough words between quotation marks, or up to the end of a sentence within them. */
static void note_quotation(struct reader *reader)
{
    enum { QUOTED_LEAST = 3 };
    if (reader->quoting && reader->sentence.words >= reader->quote_words + QUOTED_LEAST)
        reader->sentence.marks |= MARK_BIT(MARK_QUOTATION);
}

static bool is_of_word(unsigned char byte)
{
    unsigned char small = byte | 0x20;
    return (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9');
}

/* A mark opens where a word follows at once; one that does not, and closes nothing, is of "the parents' views". */
static void take_quote(struct reader *reader)
{
    const struct tokens *tokens = &reader->tokens;
    bool opens = tokens->at < tokens->end && is_of_word(*tokens->at);
    if (!reader->quoting && opens)
        reader->quote_words = reader->sentence.words;
    if (!opens)
        note_quotation(reader);
    reader->quoting = opens;
    take_sign(reader);
}

static void begin_sentence(struct reader *reader)
{
    reader->sentence = (struct sentence){.oldest = DAY_NONE};
    reader->blocked = 0;
    reader->sentence_place = reader->place + 1;
    reader->recent |= matcher_due(0, false);
    reader->quote_words = 0;
}

static void end_sentence(struct reader *reader, enum token end)
{
    reader->sentence.end = end;
    reader->sentence.leads = reader->sentence.words > 0 && reader->will_place == reader->place;
    note_quotation(reader);
    reader->facts->words += reader->sentence.words;
    if (end == TOKEN_LINE)
        reader->quoting = false;
    lines_sentence(&reader->lines, &reader->sentence);
    take_sign(reader);
    begin_sentence(reader);
}

/* "Mum - " at the beginning of a line of section A: as with a colon. */
static bool names_parent(const struct reader *reader)
{
    enum { NAME_MOST = 4 };
    unsigned char sign = reader->tokens.at[-1];
    return sign != '(' && sign != ')' && reader->lines.section == SECTION_A && !reader->lines.begun &&
           reader->sentence.words <= NAME_MOST && reader->sentence.marks & MARK_BIT(MARK_PARENT);
}

static void take(struct reader *reader, enum token token)
{
    switch (token) {
    case TOKEN_NUMBER:
        take_digits(reader);
        break;
    case TOKEN_DATE:
        add_date(reader, reader->tokens.day);
        take_sign(reader);
        break;
    case TOKEN_CLAUSE:
        reader->blocked = 0;
        take_sign(reader);
        break;
    case TOKEN_QUOTE:
        take_quote(reader);
        break;
    case TOKEN_SIGN:
        if (names_parent(reader))
            end_sentence(reader, TOKEN_COLON);
        else
            take_sign(reader);
        break;
    default:
        end_sentence(reader, token);
    }
}

/* Sections that are of one child alone. */
static bool is_personal(enum plan_section section)
{
    return section == SECTION_A || section == SECTION_B || section == SECTION_E || section == SECTION_F;
}

static void keep_tallies(const struct reader *reader)
{
    enum { NEED_WEIGHT = 2 }; /* of one term that could only mean its topic */
    const struct vocabulary *vocabulary = reader->matcher->vocabulary;
    for (enum topic_role role = 0; role < TOPIC_ROLES; role++)
        for (size_t topic = 0; topic < vocabulary->topic_count; topic++)
            if (reader->tallies[matcher_tally(role, topic)] >= vocabulary->enough[role])
                reader->facts->topics[role] |= 1U << topic;
    for (size_t topic = 0; topic < vocabulary->topic_count; topic++)
        if (reader->tallies[matcher_tally(ROLE_NEED, topic)] >= NEED_WEIGHT)
            reader->facts->marks |= MARK_BIT(MARK_NEED);
    for (unsigned need = 0; need < TALLY_NOTHING - TALLY_RECORDED; need++)
        if (reader->tallies[TALLY_RECORDED + need] > 0)
            reader->facts->recorded |= (uint16_t)(1U << need);
}

static inline void read_all(struct reader *reader, bool sketched, bool in_school)
{
    for (;;) {
        take_words(reader, sketched, in_school);
        enum token token = tokens_next(&reader->tokens);
        if (token == TOKEN_WORD)
            take_word(reader, reader->tokens.key, sketched, in_school);
        else if (token != TOKEN_END)
            take(reader, token);
        else
            break;
    }
}

void section_read(const struct matcher *matcher, enum plan_section section, const char *text, size_t length,
                  struct section_facts *facts)
{
    *facts = (struct section_facts){.there = text != NULL, .advice_oldest = DAY_NONE};
    facts->too_long = length > SECTION_MOST;
    if (!facts->there || facts->too_long)
        return;
    struct reader reader = {.matcher = matcher, .facts = facts, .place = 16};
    sketching_start(&reader.sketching);
    tokens_start(&reader.tokens, text, length);
    lines_start(&reader.lines, section, facts);
    begin_sentence(&reader);
    if (is_personal(section))
        read_all(&reader, true, false);
    else
        read_all(&reader, false, section == SECTION_I);
    end_sentence(&reader, TOKEN_LINE);
    lines_end(&reader.lines);
    keep_tallies(&reader);
    if (is_personal(section))
        sketching_end(&reader.sketching, &facts->sketch);
}
