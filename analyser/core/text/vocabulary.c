#include <string.h>

#include "base/growing.h"
#include "base/num.h"
#include "core/definitions/codes.h"
#include "core/text/vocabulary.h"

static const char *const mark_names[MARKS] = {
    [MARK_FIRST_PERSON] = "first person",
    [MARK_CHILD_SPEAKS] = "child speaks",
    [MARK_PARENT_SPEAKS] = "parent speaks",
    [MARK_PARENT] = "parent",
    [MARK_PARENT_JOINT] = "parent joint",
    [MARK_CHILD] = "child",
    [MARK_VIEW] = "view",
    [MARK_SOUGHT] = "sought",
    [MARK_HOW] = "how",
    [MARK_ASPIRATION] = "aspiration",
    [MARK_ASPIRATION_HEADING] = "aspiration heading",
    [MARK_ADULT_SPEAKS] = "adult speaks",
    [MARK_NONE] = "none",
    [MARK_PUT_OFF] = "put off",
    [MARK_NEED] = "need",
    [MARK_WILL] = "will",
    [MARK_BENEFIT] = "benefit",
    [MARK_SERVICE] = "service",
    [MARK_SERVICE_ACTS] = "service acts",
    [MARK_SOFT] = "soft",
    [MARK_MEASURE] = "measure",
    [MARK_TIME] = "time",
    [MARK_TYPE] = "type",
    [MARK_PROVISION] = "provision",
    [MARK_TIMED] = "timed",
    [MARK_PROFESSION] = "profession",
    [MARK_THING] = "thing",
    [MARK_ELSEWHERE] = "elsewhere",
    [MARK_HOURS] = "hours",
    [MARK_FREQUENCY] = "frequency",
    [MARK_WHO] = "who",
    [MARK_EXPERTISE] = "expertise",
    [MARK_VAGUE] = "vague",
    [MARK_REVIEW] = "review",
    [MARK_CONTINUES] = "continues",
    [MARK_HEADING] = "heading",
    [MARK_SCHOOL] = "school",
    [MARK_SCHOOL_PART] = "school part",
    [MARK_SCHOOL_TYPE] = "school type",
    [MARK_LATER] = "later",
    [MARK_BUDGET] = "budget",
    [MARK_ADVICE] = "advice",
    [MARK_EXPLAINED] = "explained",
    [MARK_STILL_STANDS] = "still stands",
    [MARK_ADVICE_FAMILY] = "advice family",
    [MARK_ADVICE_SETTING] = "advice setting",
    [MARK_ADVICE_HEALTH] = "advice health",
    [MARK_ADVICE_PSYCHOLOGIST] = "advice psychologist",
    [MARK_ADVICE_SOCIAL_CARE] = "advice social care",
    [MARK_PAST] = "past",
    [MARK_ATTENDS] = "attends",
    [MARK_YEAR_GROUP] = "year group",
    [MARK_KEY_STAGE] = "key stage",
    [MARK_AGE] = "age",
    [MARK_EARLY_YEARS] = "early years",
    [MARK_HE] = "he",
    [MARK_SHE] = "she",
    [MARK_PART_H1] = "part h1",
    [MARK_PART_H2] = "part h2",
    [MARK_DATE] = "",
    [MARK_QUOTATION] = "",
    [MARK_NAME] = "",
    [MARK_PROPER] = "",
};

static const char *const role_names[TOPIC_ROLES] = {"need", "provision", "outcome", "denied"};

/* A list of phrases is being read: what each of it does. */
struct reading {
    struct vocabulary *vocabulary;
    struct arena *arena;
    size_t room;
    unsigned line;
    bool listing;
    bool more; /* phrases must follow: the last ended with a comma */
    struct phrase like;
    struct err *err;
};

/* A stretch of the text, without the end of its line. */
struct stretch {
    const char *at;
    const char *end;
};

static bool refuse(const struct reading *reading, const char *what)
{
    return err_set(reading->err, ERR_DATA, "the vocabulary of plans, line %u: %s", reading->line, what);
}

static struct stretch trimmed(struct stretch stretch)
{
    while (stretch.at < stretch.end && *stretch.at == ' ')
        stretch.at++;
    while (stretch.at < stretch.end && stretch.end[-1] == ' ')
        stretch.end--;
    return stretch;
}

static bool is_word(struct stretch stretch, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(stretch.end - stretch.at) == length && memcmp(stretch.at, word, length) == 0;
}

/* Takes the first word off. */
static struct stretch next_word(struct stretch *rest)
{
    *rest = trimmed(*rest);
    struct stretch word = {rest->at, rest->at};
    while (word.end < rest->end && *word.end != ' ')
        word.end++;
    rest->at = word.end;
    return word;
}

/* The place of a name in a list, `count` if it is none of it. */
static size_t place_of(struct stretch name, const char *const *names, size_t count)
{
    size_t place = 0;
    while (place < count && !is_word(name, names[place]))
        place++;
    return place;
}

/* A number of one or two digits, 255 if it is none. */
static uint8_t small_number(struct stretch word)
{
    unsigned value = 0;
    if (word.at == word.end || word.end - word.at > 2)
        return UINT8_MAX;
    for (const char *at = word.at; at < word.end; at++) {
        if (*at < '0' || *at > '9')
            return UINT8_MAX;
        value = value * 10 + (unsigned)(*at - '0');
    }
    return (uint8_t)value;
}

/* ---- phrases */

static bool has_capital(struct stretch phrase)
{
    return phrase.at < phrase.end && *phrase.at >= 'A' && *phrase.at <= 'Z' &&
           !memchr(phrase.at, ' ', (size_t)(phrase.end - phrase.at));
}

static bool add_phrase(struct reading *reading, struct stretch stretch)
{
    struct vocabulary *vocabulary = reading->vocabulary;
    struct phrase phrase = reading->like;
    stretch = trimmed(stretch);
    if (stretch.at == stretch.end)
        return refuse(reading, "a phrase is empty");
    phrase.number_before = *stretch.at == '#';
    stretch.at += phrase.number_before;
    phrase.number_after = stretch.at < stretch.end && stretch.end[-1] == '#';
    stretch.end -= phrase.number_after;
    stretch = trimmed(stretch);
    if (stretch.at >= stretch.end)
        return refuse(reading, "a phrase has no words");
    if (vocabulary->count == PHRASES_MOST)
        return refuse(reading, "there are too many phrases");
    phrase.text = stretch.at;
    phrase.length = (uint32_t)(stretch.end - stretch.at);
    phrase.capital = has_capital(stretch);
    vocabulary->phrases =
        growing(reading->arena, vocabulary->phrases, vocabulary->count, &reading->room, sizeof *vocabulary->phrases);
    vocabulary->phrases[vocabulary->count++] = phrase;
    return true;
}

/* Phrases divided by commas; where others follow in the next line, there is one behind the last. */
static bool add_phrases(struct reading *reading, struct stretch stretch)
{
    stretch = trimmed(stretch);
    reading->more = stretch.at == stretch.end || stretch.end[-1] == ',';
    while (stretch.at < stretch.end) {
        const char *comma = memchr(stretch.at, ',', (size_t)(stretch.end - stretch.at));
        const char *end = comma ? comma : stretch.end;
        if (!add_phrase(reading, (struct stretch){stretch.at, end}))
            return false;
        stretch.at = comma ? comma + 1 : end;
        stretch = trimmed(stretch);
    }
    return true;
}

/* ---- what a list is of */

static bool begin_mark(struct reading *reading, struct stretch rest)
{
    rest = trimmed(rest);
    size_t mark = rest.at == rest.end ? MARKS : place_of(rest, mark_names, MARKS);
    reading->like = (struct phrase){.action = ACTION_MARK, .number = (uint8_t)mark};
    return mark < MARKS || refuse(reading, "there is no such mark");
}

static bool begin_recorded(struct reading *reading, struct stretch rest)
{
    const struct code_set *needs = &code_sets[CODES_NEED];
    size_t need = place_of(trimmed(rest), needs->codes, needs->count);
    reading->like = (struct phrase){.action = ACTION_RECORDED, .number = (uint8_t)(need + 1)};
    return need < needs->count || refuse(reading, "there is no such code of a need");
}

static bool begin_number(struct reading *reading, enum phrase_action action, struct stretch rest)
{
    uint8_t number = small_number(trimmed(rest));
    reading->like = (struct phrase){.action = action, .number = number};
    return number != UINT8_MAX || refuse(reading, "a number of one or two digits is missing");
}

static bool begin_month(struct reading *reading, struct stretch rest)
{
    return begin_number(reading, ACTION_MONTH, rest) &&
           ((reading->like.number >= 1 && reading->like.number <= 12) || refuse(reading, "there is no such month"));
}

static bool begin_number_word(struct reading *reading, struct stretch rest)
{
    return begin_number(reading, ACTION_NUMBER, rest);
}

static bool begin_role(struct reading *reading, enum topic_role role, struct stretch rest)
{
    const struct vocabulary *vocabulary = reading->vocabulary;
    uint8_t weight = small_number(trimmed(rest));
    if (vocabulary->topic_count == 0)
        return refuse(reading, "no topic has begun");
    reading->like = (struct phrase){.action = ACTION_TOPIC,
                                    .number = (uint8_t)(vocabulary->topic_count - 1),
                                    .role = (uint8_t)role,
                                    .weight = weight};
    return (weight > 0 && weight != UINT8_MAX) || refuse(reading, "a weight of 1 to 99 is missing");
}

static bool begin_need(struct reading *reading, struct stretch rest)
{
    return begin_role(reading, ROLE_NEED, rest);
}

static bool begin_provision(struct reading *reading, struct stretch rest)
{
    return begin_role(reading, ROLE_PROVISION, rest);
}

static bool begin_outcome(struct reading *reading, struct stretch rest)
{
    return begin_role(reading, ROLE_OUTCOME, rest);
}

static bool begin_denied(struct reading *reading, struct stretch rest)
{
    return begin_role(reading, ROLE_DENIED, rest);
}

/* Kinds of lists, by the word they begin with. */
static const struct list_kind {
    const char *word;
    bool (*begin)(struct reading *reading, struct stretch rest);
} list_kinds[] = {
    {"mark", begin_mark}, {"recorded", begin_recorded},   {"month", begin_month},     {"number", begin_number_word},
    {"need", begin_need}, {"provision", begin_provision}, {"outcome", begin_outcome}, {"denied", begin_denied},
};

static bool begin_list(struct reading *reading, struct stretch head, struct stretch phrases)
{
    struct stretch word = next_word(&head);
    for (size_t i = 0; i < sizeof list_kinds / sizeof list_kinds[0]; i++)
        if (is_word(word, list_kinds[i].word)) {
            reading->listing = true;
            return list_kinds[i].begin(reading, head) && add_phrases(reading, phrases);
        }
    return refuse(reading, "a list begins with mark, recorded, month, number, need, provision, outcome or denied");
}

/* ---- lines that are no lists */

static bool begin_topic(struct reading *reading, struct stretch rest)
{
    struct vocabulary *vocabulary = reading->vocabulary;
    rest = trimmed(rest);
    if (rest.at == rest.end || vocabulary->topic_count == TOPICS_MOST)
        return refuse(reading, "a topic has no name, or there are too many");
    vocabulary->topics[vocabulary->topic_count++] = arena_text(reading->arena, rest.at, (size_t)(rest.end - rest.at));
    reading->listing = false;
    return true;
}

static bool set_enough(struct reading *reading, struct stretch rest)
{
    reading->listing = false;
    for (rest = trimmed(rest); rest.at < rest.end; rest = trimmed(rest)) {
        size_t role = place_of(next_word(&rest), role_names, TOPIC_ROLES);
        uint8_t weight = small_number(next_word(&rest));
        if (role == TOPIC_ROLES || weight == UINT8_MAX)
            return refuse(reading, "what is enough is not given as need, provision, outcome or denied and a weight");
        reading->vocabulary->enough[role] = weight;
    }
    return true;
}

static bool read_line(struct reading *reading, struct stretch line)
{
    if (line.at == line.end || *line.at == '#')
        return true;
    if (*line.at == ' ')
        return reading->listing && reading->more
                   ? add_phrases(reading, line)
                   : refuse(reading, "phrases of no list, or no comma at the end of the line before");
    if (reading->listing && reading->more)
        return refuse(reading, "the list before is not at its end");
    const char *colon = memchr(line.at, ':', (size_t)(line.end - line.at));
    if (colon)
        return begin_list(reading, (struct stretch){line.at, colon}, (struct stretch){colon + 1, line.end});
    struct stretch word = next_word(&line);
    if (is_word(word, "topic"))
        return begin_topic(reading, line);
    return is_word(word, "enough") ? set_enough(reading, line) : refuse(reading, "neither a list nor a topic");
}

bool vocabulary_read(struct vocabulary *vocabulary, const char *text, struct arena *arena, struct err *err)
{
    struct reading reading = {.vocabulary = vocabulary, .arena = arena, .err = err};
    *vocabulary = (struct vocabulary){.phrases = NULL};
    while (*text) {
        size_t length = strcspn(text, "\n");
        reading.line++;
        if (!read_line(&reading, (struct stretch){text, text + length}))
            return false;
        text += length + (text[length] == '\n');
    }
    return vocabulary->count > 0 || refuse(&reading, "there are no phrases");
}
