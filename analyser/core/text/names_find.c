/* Names in the text of a section: whose they are by the words beside them. */
#include <string.h>

#include "core/text/plan_names.h"
#include "core/text/tokens.h"

enum { SENTENCE_MOST = 600, NEAR_WORDS = 4, SENTENCE_WORDS = 160 };

struct finder {
    const struct plan_names *names;
    const struct names_context *context;
    struct names_found *found;
    enum plan_section section;
    const char *text;
    const char *end;
};

/* A name in the text. */
struct hit {
    enum name_kind kind;
    uint32_t name;
    const char *at;
    const char *end;
};

/* A word of the sentence that a name stands in. */
struct beside {
    uint64_t key;
    uint32_t classes;
    bool capital;
    bool joined; /* nothing but a blank, or an apostrophe, before it */
};

struct sentence_words {
    struct beside words[SENTENCE_WORDS];
    unsigned count;
    unsigned first; /* word of the name */
    unsigned after; /* the word behind it */
    uint32_t classes;
};

/* ---- the sentence */

static bool ends_sentence(const char *at, const char *end)
{
    if (*at == '\n')
        return true;
    bool stop = *at == '.' || *at == '!' || *at == '?';
    return stop && (at + 1 == end || at[1] == ' ' || at[1] == '\n' || at[1] == '"');
}

static const char *begin_of(const struct finder *finder, const char *at)
{
    const char *least = at - finder->text > SENTENCE_MOST ? at - SENTENCE_MOST : finder->text;
    while (at > least && !ends_sentence(at - 1, finder->end))
        at--;
    return at;
}

static const char *end_of(const struct finder *finder, const char *at)
{
    const char *most = finder->end - at > SENTENCE_MOST ? at + SENTENCE_MOST : finder->end;
    while (at < most && !ends_sentence(at, finder->end))
        at++;
    return at;
}

static bool is_joined(const char *from, const char *to)
{
    for (; from < to; from++)
        if (*from != ' ' && *from != '\'' && (unsigned char)*from < 0x80)
            return false;
    return true;
}

static bool begins_word(char byte)
{
    return (unsigned char)(byte | 0x20) >= 'a' || (byte >= '0' && byte <= '9');
}

/* A word, which ends where the tokens are; `before`: where the word before it ends. */
static void add_word(const struct finder *finder, const struct hit *hit, const struct tokens *tokens, bool capital,
                     const char *before, struct sentence_words *sentence)
{
    struct beside *word = &sentence->words[sentence->count];
    const char *end = (const char *)tokens->at;
    const char *first = before;
    while (first < end && !begins_word(*first))
        first++;
    *word = (struct beside){.key = tokens->key, .capital = capital, .joined = is_joined(before, first)};
    word->classes = plan_names_classes(finder->names, word->key);
    if (end > hit->at && sentence->first == SENTENCE_WORDS)
        sentence->first = sentence->count;
    if (end > hit->end && sentence->after == SENTENCE_WORDS)
        sentence->after = sentence->count;
    bool of_name = end > hit->at && end <= hit->end;
    if (word->classes & CLASS_STAGE && sentence->count > 0)
        word[-1].classes &= ~(uint32_t)CLASS_STAFF; /* of key stage 4, and of no key worker */
    sentence->classes |= of_name ? 0 : word->classes;
    sentence->count++;
}

static void read_sentence(const struct finder *finder, const struct hit *hit, struct sentence_words *sentence)
{
    struct tokens tokens;
    enum token token;
    const char *begin = begin_of(finder, hit->at);
    const char *before = begin;
    tokens_start(&tokens, begin, (size_t)(end_of(finder, hit->end) - begin));
    *sentence = (struct sentence_words){.first = SENTENCE_WORDS, .after = SENTENCE_WORDS};
    while ((token = tokens_next(&tokens)) != TOKEN_END && sentence->count < SENTENCE_WORDS) {
        if (token != TOKEN_WORD && token != TOKEN_NUMBER)
            continue;
        add_word(finder, hit, &tokens, token == TOKEN_WORD && tokens.capital, before, sentence);
        before = (const char *)tokens.at;
    }
    sentence->after = sentence->after < sentence->count ? sentence->after : sentence->count;
}

static const struct beside *word_before(const struct sentence_words *sentence)
{
    return sentence->first > 0 && sentence->first < sentence->count ? &sentence->words[sentence->first - 1] : NULL;
}

static const struct beside *word_after(const struct sentence_words *sentence)
{
    return sentence->after < sentence->count ? &sentence->words[sentence->after] : NULL;
}

/* One of a few words from a place on is of these classes. */
static bool is_among(const struct sentence_words *sentence, unsigned from, unsigned end, uint32_t classes)
{
    for (unsigned i = from; i < sentence->count && i < end; i++)
        if (sentence->words[i].classes & classes)
            return true;
    return false;
}

static bool is_near(const struct sentence_words *sentence, uint32_t classes)
{
    unsigned from = sentence->first > NEAR_WORDS ? sentence->first - NEAR_WORDS : 0;
    return is_among(sentence, from, sentence->first, classes) ||
           is_among(sentence, sentence->after, sentence->after + NEAR_WORDS, classes);
}

/* "his brother Adam", "Adam is her twin", "the TA, Ann", "Ann, his TA", "Ann (intervenor)". */
static bool is_introduced(const struct sentence_words *sentence, const struct beside *after)
{
    unsigned from = sentence->first > NEAR_WORDS ? sentence->first - NEAR_WORDS : 0;
    bool apart = after && !after->joined;
    return is_near(sentence, CLASS_RELATIVE) || is_among(sentence, from, sentence->first, CLASS_STAFF) ||
           (apart && is_among(sentence, sentence->after, sentence->after + NEAR_WORDS, CLASS_STAFF));
}

/* ---- what is found */

static void see(struct names_seen *seen, uint32_t name, size_t at)
{
    for (unsigned i = 0; i < seen->count; i++)
        if (seen->names[i] == name)
            return;
    if (seen->count == NAMES_KEPT)
        return;
    seen->names[seen->count] = name;
    seen->at[seen->count++] = (uint32_t)at;
}

/* Where the child is said to be now: in section I whatever setting is named; elsewhere "at", "attends", "... will provide". */
static void judge_setting(const struct finder *finder, const struct hit *hit)
{
    static const uint32_t not_now = CLASS_PAST | CLASS_MOVING;
    struct sentence_words sentence;
    bool in_draft = finder->context->draft && finder->section == SECTION_I;
    if (hit->name == finder->context->setting || in_draft)
        return;
    read_sentence(finder, hit, &sentence);
    const struct beside *before = word_before(&sentence);
    const struct beside *after = word_after(&sentence);
    if (sentence.classes & not_now || is_near(&sentence, CLASS_RELATIVE))
        return;
    bool there = (before && before->classes & CLASS_PLACE) || (after && after->joined && after->classes & CLASS_VERB) ||
                 sentence.classes & CLASS_ATTENDS || finder->section == SECTION_I;
    if (there)
        see(&finder->found->settings, hit->name, (size_t)(hit->at - finder->text));
}

/* Ollie is Oliver: who shares two letters may be the same child. */
static bool may_be_called_so(const struct plan_names *names, uint32_t own, uint32_t other)
{
    const uint64_t two = 0xffff;
    const struct name_list *list = &names->lists[NAME_FORENAME];
    return ((list->names[own - 1].initials ^ list->names[other - 1].initials) & two) == 0;
}

/* "Connor Smith", "Mary Ann", "St Clare". */
static bool is_of_longer_name(const struct sentence_words *sentence)
{
    static const uint32_t no_name = CLASS_FOR | CLASS_VERB | CLASS_PLACE;
    const struct beside *before = word_before(sentence);
    const struct beside *after = word_after(sentence);
    bool more = after && after->joined && after->capital && !(after->classes & CLASS_VERB);
    bool less = before && sentence->words[sentence->first].joined && before->capital && sentence->first > 1 &&
                !(before->classes & no_name);
    return more || less || (before && before->classes & CLASS_TITLE);
}

static bool is_possessive(const struct beside *after)
{
    return after && after->joined && after->key == 's';
}

/* Sections A and D tell of family and friends as well, of whom one says most of what children do. */
static uint32_t acts_of(enum plan_section section)
{
    bool of_others = section == SECTION_A || section == SECTION_D;
    return of_others ? CLASS_VERB : CLASS_VERB | CLASS_ACTS;
}

static void judge_forename(const struct finder *finder, const struct hit *hit)
{
    struct sentence_words sentence;
    struct names_found *found = finder->found;
    size_t place = (size_t)(hit->at - finder->text);
    if (hit->name == finder->context->forename || may_be_called_so(finder->names, finder->context->forename, hit->name))
        return;
    read_sentence(finder, hit, &sentence);
    const struct beside *before = word_before(&sentence);
    const struct beside *after = word_after(&sentence);
    bool explained = hit->end + 1 < finder->end && hit->end[0] == ' ' && hit->end[1] == '(';
    if (is_introduced(&sentence, after) || explained) {
        see(&found->known, hit->name, place);
        return;
    }
    if (is_of_longer_name(&sentence) || (after && after->joined && after->classes & CLASS_ORIGIN) ||
        (finder->section == SECTION_A && sentence.classes & CLASS_FIRST_PERSON))
        return;
    if ((after && after->joined && after->classes & acts_of(finder->section)) || is_possessive(after) ||
        (before && before->classes & CLASS_FOR))
        see(&found->others, hit->name, place);
}

static void judge(const struct finder *finder, const struct hit *hit)
{
    if (hit->name == NAME_AMBIGUOUS)
        return;
    if (hit->kind == NAME_SETTING && finder->context->setting != NAME_NONE)
        judge_setting(finder, hit);
    if (hit->kind == NAME_FORENAME && finder->context->forename != NAME_NONE)
        judge_forename(finder, hit);
}

/* ---- through the text */

/* The longest name that begins here; a setting before a child. What was read of the text is behind it. */
static bool walk(const struct finder *finder, const char *at, struct hit *hit, const char **behind)
{
    struct tokens tokens;
    enum token token;
    uint64_t path = 0;
    const struct name_node *node = NULL;
    *hit = (struct hit){.name = NAME_NONE, .at = at};
    tokens_start(&tokens, at, (size_t)(finder->end - at));
    while ((token = tokens_next(&tokens)) == TOKEN_WORD || token == TOKEN_NUMBER || token == TOKEN_SIGN) {
        if (token == TOKEN_SIGN)
            continue;
        path = plan_names_path(path, tokens.key);
        node = plan_names_node(finder->names, path);
        if (hit->name == NAME_NONE && !hit->end)
            hit->end = *behind = (const char *)tokens.at; /* the first word */
        for (enum name_kind kind = 0; node && kind < NAME_KINDS; kind++)
            if (node->names[kind] != NAME_NONE &&
                (kind == NAME_SETTING || hit->kind != NAME_SETTING || hit->name == NAME_NONE)) {
                *hit = (struct hit){kind, node->names[kind], at, (const char *)tokens.at};
                break;
            }
        if (!node || !node->more)
            break;
    }
    if (hit->name != NAME_NONE)
        *behind = hit->end;
    return hit->name != NAME_NONE;
}

/* Where a name may begin: at a capital or a letter with an accent, not within a word, with a second letter that some name has behind it. */
static bool may_begin(const struct finder *finder, const char *at)
{
    bool within = at > finder->text && is_letter((unsigned char)at[-1]);
    unsigned second = at + 1 < finder->end ? (unsigned char)at[1] : 0;
    return !within && plan_names_may_begin(finder->names, (unsigned char)*at, second);
}

/* The next such place, `end`: there is none. Eight bytes at a time. */
static const char *next_beginning(const struct finder *finder, const char *at)
{
    for (; at < finder->end; at += 8) {
        uint64_t bytes = tokens_load((const unsigned char *)at, (const unsigned char *)finder->end);
        uint64_t capitals = letters_of(bytes) & ~((bytes & EVERY_BYTE(0x20)) << 2);
        uint64_t leads = bytes & bytes << 1 & EVERY_BYTE(0x80); /* first bytes of letters that are no ASCII */
        for (uint64_t firsts = capitals | leads; firsts; firsts &= firsts - 1) {
            const char *first = at + __builtin_ctzll(firsts) / 8;
            if (may_begin(finder, first))
                return first;
        }
    }
    return finder->end;
}

void names_find(const struct plan_names *names, enum plan_section section, const char *text, size_t length,
                const struct names_context *context, struct names_found *found)
{
    struct finder finder = {names, context, found, section, text, text + length};
    *found = (struct names_found){.settings = {.count = 0}};
    if (section == SECTION_J || section == SECTION_K) /* names of who gave advice */
        return;
    for (const char *at = text; (at = next_beginning(&finder, at)) < finder.end;) {
        struct hit hit;
        const char *behind = at + 1;
        if (walk(&finder, at, &hit, &behind))
            judge(&finder, &hit);
        at = behind > at ? behind : at + 1;
    }
}

bool names_has_stranger(const struct names_seen *others, const struct names_seen *known)
{
    for (unsigned i = 0; i < others->count; i++) {
        unsigned k = 0;
        while (k < known->count && known->names[k] != others->names[i])
            k++;
        if (k == known->count)
            return true;
    }
    return false;
}
