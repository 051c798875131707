#include "core/text/tokens.h"

#include "base/day.h"

void tokens_start(struct tokens *tokens, const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    *tokens = (struct tokens){.at = bytes, .end = bytes + length, .line = bytes};
}

static size_t left(const struct tokens *tokens)
{
    return (size_t)(tokens->end - tokens->at);
}

static bool is_small(unsigned char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static unsigned char byte_at(const struct tokens *tokens, const unsigned char *at)
{
    return at < tokens->end ? *at : '\0';
}

/* The byte before the one in hand; a newline at the beginning. */
static unsigned char byte_before(const struct tokens *tokens)
{
    return tokens->at > tokens->line ? tokens->at[-1] : '\n';
}

/* ---- UTF-8 */

enum { CODE_POINT_WRONG = 0xfffd };

struct code_point {
    uint32_t value;
    unsigned bytes;
};

static bool goes_on(const struct tokens *tokens, const unsigned char *at, unsigned count)
{
    for (unsigned i = 1; i < count; i++)
        if ((byte_at(tokens, at + i) & 0xc0) != 0x80)
            return false;
    return true;
}

static struct code_point decode(const struct tokens *tokens, const unsigned char *at)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned count = *at < 0x80 ? 1 : *at < 0xc0 ? 0 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : *at < 0xf8 ? 4 : 0;
    if (count == 0 || !goes_on(tokens, at, count))
        return (struct code_point){CODE_POINT_WRONG, 1};
    uint32_t value = count == 1 ? *at : *at & (0x7fU >> count);
    for (unsigned i = 1; i < count; i++)
        value = value << 6 | (at[i] & 0x3f);
    return value < least[count] ? (struct code_point){CODE_POINT_WRONG, 1} : (struct code_point){value, count};
}

/* Signs of Latin-1 up to the letters, punctuation, symbols, private use; all else is taken for a letter. */
static bool is_sign(uint32_t value)
{
    return value < 0xaa || (value > 0xaa && value < 0xb5) || (value > 0xb5 && value < 0xc0 && value != 0xba) ||
           value == 0xd7 || value == 0xf7 || (value >= 0x2000 && value < 0x2c00) ||
           (value >= 0x3000 && value < 0x3040) || (value >= 0xe000 && value < 0xf900) || value >= 0xfe00;
}

static enum token decoded(struct tokens *tokens, const struct code_point *point)
{
    tokens->at += point->bytes;
    switch (point->value) {
    case 0xa0: /* blanks that do not break, and marks that do not show */
    case 0xad:
    case 0x2009:
    case 0x200b:
    case 0x200d:
    case 0x2010:
    case 0x2011:
    case 0x202f:
    case 0xfeff:
        return TOKEN_END;
    case 0xbc: /* a quarter, a half, three quarters */
    case 0xbd:
    case 0xbe:
        tokens->number = 1;
        tokens->key = KEY_FRACTION;
        tokens->clock = false;
        return TOKEN_NUMBER;
    case 0xd7: /* times */
        tokens->key = 'x';
        tokens->capital = false;
        return TOKEN_WORD;
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0xab:
    case 0xbb:
        return TOKEN_QUOTE;
    case 0x2018:
    case 0x2019:
        return is_letter(byte_at(tokens, tokens->at)) && is_letter(tokens->at[-4]) ? TOKEN_END : TOKEN_QUOTE;
    default:
        return TOKEN_SIGN;
    }
}

static enum token high(struct tokens *tokens)
{
    struct code_point point = decode(tokens, tokens->at);
    if (is_sign(point.value)) {
        if ((point.value == 0x2018 || point.value == 0x2019) && tokens->at == tokens->line) {
            tokens->at += point.bytes;
            return TOKEN_QUOTE;
        }
        return decoded(tokens, &point);
    }
    tokens->capital = false;
    tokens_long_word(tokens);
    return TOKEN_WORD;
}

/* ---- words */

static uint64_t key_of_letters(const unsigned char *letters, size_t length)
{
    const unsigned char *end = letters + length;
    const unsigned char *second = length > 8 ? letters + 8 : end;
    uint64_t key = tokens_key(tokens_load(letters, end), tokens_load(second, end));
    for (size_t at = 16; at < length; at += 8)
        key = tokens_mixed(key, tokens_load(letters + at, end));
    return key;
}

/* Adds the letter at hand in small; how many bytes it has, 0 if it is none. */
static unsigned add_letter(const struct tokens *tokens, const unsigned char *at, unsigned char *letters)
{
    if (is_letter(*at)) {
        *letters = *at | 0x20;
        return 1;
    }
    if (*at < 0x80)
        return 0;
    struct code_point point = decode(tokens, at);
    if (is_sign(point.value))
        return 0;
    memcpy(letters, at, point.bytes);
    if (point.value >= 0xc0 && point.value < 0xdf) /* capitals of Latin-1 */
        letters[1] += 0x20;
    return point.bytes;
}

void tokens_long_word(struct tokens *tokens)
{
    unsigned char letters[WORD_MOST + 4];
    size_t length = 0;
    const unsigned char *at = tokens->at;
    while (at < tokens->end) {
        unsigned bytes = add_letter(tokens, at, letters + length);
        if (bytes == 0)
            break;
        at += bytes;
        length = length + bytes <= WORD_MOST ? length + bytes : WORD_MOST; /* its end does not tell such words apart */
    }
    tokens->at = at;
    tokens->key = key_of_letters(letters, length);
}

/* ---- numbers and dates */

/* The digits at hand, at most so many; how many there are. */
static unsigned digits(const struct tokens *tokens, const unsigned char *at, unsigned most, uint32_t *value)
{
    unsigned count = 0;
    *value = 0;
    while (count < most && is_digit(byte_at(tokens, at + count)))
        *value = *value * 10 + (uint32_t)(at[count++] - '0');
    return is_digit(byte_at(tokens, at + count)) ? 0 : count;
}

enum { PARTS = 3 };

struct date_parts {
    uint32_t values[PARTS];
    unsigned digits[PARTS];
    const unsigned char *end;
};

/* Three numbers with the same one of / . - between them. */
static bool read_parts(const struct tokens *tokens, struct date_parts *parts)
{
    const unsigned char *at = tokens->at;
    unsigned char between = '\0';
    for (unsigned i = 0; i < PARTS; i++) {
        parts->digits[i] = digits(tokens, at, 4, &parts->values[i]);
        at += parts->digits[i];
        if (parts->digits[i] == 0 || (i == 1 && byte_at(tokens, at) != between))
            return false;
        if (i == 0)
            between = byte_at(tokens, at);
        if (i == 0 && between != '/' && between != '.' && between != '-')
            return false;
        at += i < PARTS - 1;
    }
    parts->end = at;
    return true;
}

static bool is_day(uint32_t year, uint32_t month, uint32_t day)
{
    return year >= 1990 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* The last day of the month where it has no such day: the 31st of June. */
static int32_t day_in_month(uint32_t year, uint32_t month, uint32_t day)
{
    int last = day_last_of_month(year, (int)month);
    return day_of(year, (int)month, (int)day < last ? (int)day : last);
}

static bool read_date(struct tokens *tokens)
{
    struct date_parts parts;
    if (!read_parts(tokens, &parts))
        return false;
    bool year_first = parts.digits[0] == 4;
    uint32_t year = parts.values[year_first ? 0 : 2];
    uint32_t day = parts.values[year_first ? 2 : 0];
    if (!year_first && parts.digits[2] == 2)
        year += 2000;
    if (!is_day(year, parts.values[1], day))
        return false;
    tokens->day = day_in_month(year, parts.values[1], day);
    tokens->at = parts.end;
    return true;
}

/* The minutes of a time of day follow the hour. */
static bool is_clock(const struct tokens *tokens, uint32_t hour)
{
    uint32_t minute;
    unsigned char between = byte_at(tokens, tokens->at);
    return hour < 24 && (between == ':' || between == '.') && digits(tokens, tokens->at + 1, 2, &minute) == 2 &&
           minute < 60;
}

static enum token number(struct tokens *tokens)
{
    if (read_date(tokens))
        return TOKEN_DATE;
    const unsigned char *first = tokens->at;
    uint32_t value = 0;
    while (is_digit(byte_at(tokens, tokens->at))) {
        value = value * 10 + (uint32_t)(*tokens->at++ - '0');
        value = value < NUMBER_TOKEN_MOST ? value : NUMBER_TOKEN_MOST;
    }
    tokens->key = key_of_letters(first, (size_t)(tokens->at - first));
    tokens->number = value;
    tokens->clock = is_clock(tokens, value);
    bool decimal = byte_at(tokens, tokens->at) == '.' && is_digit(byte_at(tokens, tokens->at + 1));
    if (decimal)
        for (tokens->at++; is_digit(byte_at(tokens, tokens->at));)
            tokens->at++;
    return TOKEN_NUMBER;
}

/* ---- lines */

/* The first byte behind blanks. */
static const unsigned char *behind_blanks(const struct tokens *tokens, const unsigned char *at)
{
    while (at < tokens->end && (*at == ' ' || *at == '\r'))
        at++;
    return at;
}

/* "a)", "i." begin an item of a list. */
static bool is_item(const struct tokens *tokens, const unsigned char *at)
{
    unsigned char second = byte_at(tokens, at + 1);
    return second == ')' || second == '.';
}

/* A long line that stops in the middle of a sentence, and another that goes on in small letters. */
static bool is_wrapped(const struct tokens *tokens)
{
    const unsigned char *last = tokens->at;
    while (last > tokens->line && (last[-1] == ' ' || last[-1] == '\r'))
        last--;
    if (last - tokens->line < WRAPPED_LEAST || strchr(".:;!?", last[-1]))
        return false;
    const unsigned char *next = behind_blanks(tokens, tokens->at + 1);
    return is_small(byte_at(tokens, next)) && !is_item(tokens, next);
}

static enum token line_end(struct tokens *tokens)
{
    bool wrapped = is_wrapped(tokens);
    tokens->line = ++tokens->at;
    return wrapped ? TOKEN_END : TOKEN_LINE;
}

/* ---- HTML */

enum { TAG_MOST = 200, ENTITY_MOST = 10 };

/* Whether the name at hand is this one, whole. */
static bool is_named(const struct tokens *tokens, const unsigned char *at, const char *name)
{
    for (; *name; name++, at++)
        if ((byte_at(tokens, at) | 0x20) != *name)
            return false;
    return !is_letter(byte_at(tokens, at));
}

static bool is_one_of(const struct tokens *tokens, const unsigned char *at, const char *const *names)
{
    while (*names && !is_named(tokens, at, *names))
        names++;
    return *names != NULL;
}

static enum token tag(struct tokens *tokens)
{
    static const char *const lines[] = {"br", "p", "li", "ul", "ol", "tr", "div", "h", "table", NULL};
    static const char *const columns[] = {"td", "th", NULL};
    size_t most = left(tokens) < TAG_MOST ? left(tokens) : TAG_MOST;
    const unsigned char *close = memchr(tokens->at, '>', most);
    const unsigned char *name = tokens->at + 1 + (byte_at(tokens, tokens->at + 1) == '/');
    if (!close || !is_letter(byte_at(tokens, name))) {
        tokens->at++;
        return TOKEN_SIGN;
    }
    tokens->at = close + 1;
    if (is_one_of(tokens, name, lines)) {
        tokens->line = tokens->at;
        return TOKEN_LINE;
    }
    return is_one_of(tokens, name, columns) ? TOKEN_COLON : TOKEN_END;
}

static enum token and_word(struct tokens *tokens)
{
    tokens->key = key_of_letters((const unsigned char *)"and", 3);
    tokens->capital = false;
    return TOKEN_WORD;
}

static enum token entity(struct tokens *tokens)
{
    static const char *const blanks[] = {"nbsp", "rsquo", "lsquo", "apos", "shy", NULL};
    static const char *const quotes[] = {"quot", "ldquo", "rdquo", NULL};
    static const char *const ands[] = {"amp", NULL};
    size_t most = left(tokens) < ENTITY_MOST ? left(tokens) : ENTITY_MOST;
    const unsigned char *close = memchr(tokens->at, ';', most);
    const unsigned char *name = ++tokens->at;
    if (!close || (!is_letter(byte_at(tokens, name)) && byte_at(tokens, name) != '#'))
        return and_word(tokens);
    tokens->at = close + 1;
    if (is_one_of(tokens, name, ands))
        return and_word(tokens);
    if (is_one_of(tokens, name, quotes))
        return TOKEN_QUOTE;
    return is_one_of(tokens, name, blanks) || *name == '#' ? TOKEN_END : TOKEN_SIGN;
}

/* ---- signs */

/* A letter by itself before the stop: "i.e. Sam", "Dr A. Khan", "B. Occupational therapy". */
static bool is_initial(const struct tokens *tokens)
{
    if (tokens->at == tokens->line || !is_letter(tokens->at[-1]))
        return false;
    const unsigned char *letter = tokens->at - 1;
    return letter == tokens->line || letter[-1] == ' ' || letter[-1] == '.' || letter[-1] == '(';
}

/* "Mr. Smith", "e.g. a timer", "p. 3": no end of a sentence; nor where small letters follow. */
static bool ends_sentence(const struct tokens *tokens)
{
    static const char *const titles[] = {"Mr.", "Mrs.", "Ms.", "Dr.", "St."};
    const unsigned char *next = behind_blanks(tokens, tokens->at + 1);
    if (*tokens->at != '.')
        return true;
    if (next == tokens->at + 1 && next < tokens->end && *next != '\n' && *next != '"' && *next != '<' && *next < 0x80)
        return false;
    if (is_small(byte_at(tokens, next)) || is_initial(tokens))
        return false;
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        size_t length = strlen(titles[i]);
        const unsigned char *first = tokens->at + 1 - length;
        if ((size_t)(tokens->at + 1 - tokens->line) >= length && memcmp(first, titles[i], length) == 0)
            return false;
    }
    return true;
}

static enum token full_stop(struct tokens *tokens)
{
    bool ends = ends_sentence(tokens);
    tokens->at++;
    return ends ? TOKEN_SENTENCE : TOKEN_SIGN;
}

/* Between letters or digits a hyphen, a stroke or an apostrophe is within a word. */
static bool is_within(const struct tokens *tokens)
{
    unsigned char before = byte_before(tokens);
    unsigned char next = byte_at(tokens, tokens->at + 1);
    return (is_letter(before) || is_digit(before)) && (is_letter(next) || is_digit(next));
}

static enum token percent(struct tokens *tokens)
{
    tokens->key = key_of_letters((const unsigned char *)"percent", 7);
    tokens->capital = false;
    return TOKEN_WORD;
}

/* A sign by itself, and within a word what stands for nothing. */
static enum token sign(struct tokens *tokens, enum token alone)
{
    bool within = is_within(tokens);
    tokens->at++;
    return within ? TOKEN_END : alone;
}

static enum token colon(struct tokens *tokens)
{
    bool ratio = is_digit(byte_before(tokens)) && is_digit(byte_at(tokens, tokens->at + 1));
    tokens->at++;
    return ratio ? TOKEN_END : TOKEN_COLON;
}

static enum token take(struct tokens *tokens, enum token token)
{
    tokens->at++;
    return token;
}

enum token tokens_other(struct tokens *tokens)
{
    unsigned char byte = *tokens->at;
    if (byte >= 0x80)
        return high(tokens);
    if (is_digit(byte))
        return number(tokens);
    switch (byte) {
    case '\n':
        return line_end(tokens);
    case '\r':
        return take(tokens, TOKEN_END);
    case '\t':
        return take(tokens, TOKEN_COLON);
    case '.':
    case '!':
    case '?':
        return full_stop(tokens);
    case ',':
    case ';':
        return take(tokens, TOKEN_CLAUSE);
    case ':':
        return colon(tokens);
    case '"':
        return take(tokens, TOKEN_QUOTE);
    case '\'':
        return sign(tokens, TOKEN_QUOTE);
    case '-':
    case '/':
        return sign(tokens, TOKEN_SIGN);
    case '<':
        return tag(tokens);
    case '&':
        return entity(tokens);
    case '%':
        tokens->at++;
        return percent(tokens);
    default:
        return take(tokens, TOKEN_SIGN);
    }
}
