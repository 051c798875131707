/* The second half of reading a section: what the events of its sentences say, and its sentences into lines. */
#include "base/day.h"
#include "core/text/section_scan.h"

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
    struct lines lines;
    const struct scan *scan;
    struct sentence sentence; /* what events say of the one in hand */
    uint32_t sentence_place;  /* where it begins */
    uint32_t place;           /* of the event */
    uint32_t number_place;    /* of the last number */
    uint32_t number;          /* and what it is */
    uint32_t month_place;     /* where the year, or the day, of a month must stand */
    uint8_t month;
    uint8_t month_day;   /* 0: none */
    bool month_told;     /* its day and month are counted, whether a year follows or not */
    uint32_t will_place; /* of the last "will" */
    uint32_t totals[TOTALS];
};

/* ---- numbers and dates */

static void add_date(struct reader *reader, int32_t day)
{
    struct sentence *sentence = &reader->sentence;
    sentence->marks |= MARK_BIT(MARK_DATE);
    sentence->dates++;
    sentence->oldest = day_earlier(sentence->oldest, day);
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
    int last = day_last_of_month(year, reader->month);
    int day = reader->month_day == 0 || reader->month_day > last ? last : reader->month_day;
    add_date(reader, day_of(year, reader->month, day));
    reader->sentence.dates = (uint16_t)(reader->sentence.dates - reader->month_told);
    reader->month = 0;
    return true;
}

/* `of_phrase`: the number is a part of one, and so no day and no measure. */
static void take_number(struct reader *reader, uint32_t number, bool of_phrase)
{
    bool next_to_month = reader->month && reader->place - reader->month_place == 1;
    if (next_to_month && reader->month_day && number >= SHORT_YEAR_LEAST && number <= SHORT_YEAR_MOST)
        number += 2000; /* "4 Nov 24" */
    if (number >= YEAR_LEAST && number <= YEAR_MOST) {
        if (!end_month(reader, number))
            add_date(reader, day_of(number, 12, 31));
    } else if (next_to_month && number >= 1 && number <= 31) {
        reader->month_day = (uint8_t)number;
    } else {
        reader->sentence.measured |= !of_phrase & (number != 1) & (reader->place != reader->sentence_place);
    }
    reader->number = number;
    reader->number_place = reader->place;
}

/* What the number of a phrase is of. */
static void note_number(const struct reader *reader, struct sentence *sentence, uint8_t notes)
{
    uint32_t number = reader->number;
    if (notes & NOTE_YEAR_GROUP && number <= YEAR_GROUP_MOST)
        sentence->year_groups |= 1U << number;
    if (notes & NOTE_AGE && number <= AGE_MOST)
        sentence->ages |= 1U << number;
    if (notes & NOTE_KEY_STAGE && number <= KEY_STAGE_MOST)
        sentence->key_stages |= (uint8_t)(1U << number);
}

/* ---- sentences */

static void look_at(struct reader *reader, const struct scan_event *event)
{
    const struct matcher_end *end = event->end;
    reader->place = event->place;
    if (event->number != NOT_DIGITS || end->value)
        take_number(reader, event->number != NOT_DIGITS ? event->number : end->value - 1U, end->notes & NOTE_PHRASE);
    if (end->month)
        begin_month(reader, end->month);
    if (end->notes)
        note_number(reader, &reader->sentence, end->notes);
    if (end->marks & MARK_BIT(MARK_WILL))
        reader->will_place = reader->place;
}

/* Events from here on, up to another, are of the sentence in hand. */
static uint32_t look_at_events(struct reader *reader, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        look_at(reader, &reader->scan->events[from]);
    return from;
}

/* What was scanned joins what its events, in this stretch and those before, have said. */
static void finish_sentence(struct reader *reader, const struct scan_sentence *ended)
{
    struct sentence *sentence = &reader->sentence;
    sentence->marks |= ended->marks;
    sentence->words = ended->words;
    sentence->dates += ended->dates;
    sentence->oldest = day_earlier(sentence->oldest, ended->oldest);
    sentence->end = (enum token)ended->end;
    sentence->continues = sentence->marks & MARK_BIT(MARK_CONTINUES);
    sentence->leads = ended->words > 0 && reader->will_place == ended->last;
    reader->facts->words += ended->words;
    if (sentence->words > 0 || sentence->dates > 0)
        lines_sentence(&reader->lines, sentence);
    if (ended->line_ends)
        lines_line_ends(&reader->lines);
    reader->sentence = (struct sentence){.oldest = DAY_NONE};
}

static void add_tally(uint32_t *totals, const struct matcher_tally *tallies, uint16_t number)
{
    do {
        const struct matcher_tally *tally = &tallies[number];
        for (unsigned i = 0; i < TALLY_ADDS; i++)
            totals[tally->to[i]] += tally->weights[i];
        number = tally->rest;
    } while (number);
}

static void take_stretch(struct reader *reader)
{
    const struct scan *scan = reader->scan;
    uint32_t events = 0;
    for (uint32_t i = 0; i < scan->sentence_count; i++) {
        reader->sentence_place = scan->sentences[i].first;
        events = look_at_events(reader, events, scan->sentences[i].events);
        finish_sentence(reader, &scan->sentences[i]);
    }
    reader->sentence_place = scan->walk.first;
    (void)look_at_events(reader, events, scan->walk.events);
    for (uint32_t i = 0; i < scan->walk.tallies; i++)
        add_tally(reader->totals, reader->matcher->tallies, scan->tallies[i]);
}

static void keep_totals(struct reader *reader)
{
    enum { NEED_WEIGHT = 2 }; /* of one term that could only mean its topic */
    const struct vocabulary *vocabulary = reader->matcher->vocabulary;
    struct section_facts *facts = reader->facts;
    for (size_t topic = 0; topic < vocabulary->topic_count; topic++) {
        for (enum topic_role role = 0; role < TOPIC_ROLES; role++)
            if (reader->totals[matcher_total(role, topic)] >= vocabulary->enough[role])
                facts->topics[role] |= 1U << topic;
        if (reader->totals[matcher_total(ROLE_NEED, topic)] >= NEED_WEIGHT)
            facts->marks |= MARK_BIT(MARK_NEED);
    }
    for (unsigned need = 0; need < TOTAL_HE - TOTAL_RECORDED; need++)
        if (reader->totals[TOTAL_RECORDED + need] > 0)
            facts->recorded |= (uint16_t)(1U << need);
    facts->he = (uint16_t)reader->totals[TOTAL_HE];
    facts->she = (uint16_t)reader->totals[TOTAL_SHE];
}

void section_read(const struct matcher *matcher, enum plan_section section, const char *text, size_t length,
                  struct section_facts *facts)
{
    *facts = (struct section_facts){.there = text != NULL, .advice_oldest = DAY_NONE};
    facts->too_long = length > SECTION_MOST;
    if (!facts->there || facts->too_long)
        return;
    struct scan scan;
    struct reader reader = {.matcher = matcher, .facts = facts, .scan = &scan, .sentence = {.oldest = DAY_NONE}};
    scan_start(&scan, matcher, section, text, length);
    lines_start(&reader.lines, section, facts);
    while (scan_stretch(&scan))
        take_stretch(&reader);
    take_stretch(&reader);
    lines_end(&reader.lines);
    keep_totals(&reader);
    if (scan.kind.sketched)
        sketching_end(&scan.sketching, &facts->sketch);
}
