#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "core/definitions/shown_text.h"

/* A byte that is no UTF-8 is shown as a character of its own. */
static bool has_more_characters(struct text text, size_t most)
{
    size_t characters = 0;
    uint32_t code = 0;
    for (size_t at = 0; text.length > most && at < text.length && characters <= most; characters++) {
        size_t taken = utf8_character(text.bytes + at, text.length - at, &code);
        at += taken > 0 ? taken : 1;
    }
    return characters > most;
}

bool text_is_shown(struct text text)
{
    return !text.bytes || (!has_more_characters(text, SHOWN_CHARACTERS_MOST) && utf8_is_plain(text.bytes, text.length));
}

/* One character of it, or U+FFFD; how many bytes of it that was. */
static size_t put_character(const char *bytes, size_t length, char **to)
{
    uint32_t code = 0;
    size_t taken = utf8_character(bytes, length, &code);
    bool shown = taken > 0 && !utf8_steers(code);
    const char *what = shown ? bytes : UTF8_REPLACEMENT;
    size_t size = shown ? taken : strlen(UTF8_REPLACEMENT);
    memcpy(*to, what, size);
    *to += size;
    return taken > 0 ? taken : 1;
}

struct text text_as_shown(struct text text, struct arena *arena)
{
    if (text_is_shown(text))
        return text;
    enum { CHARACTER_MOST = 4 };
    size_t most = has_more_characters(text, SHOWN_CHARACTERS_MOST) ? SHOWN_CHARACTERS_CUT : text.length;
    char *characters = arena_take(arena, most * CHARACTER_MOST + 1, 1);
    char *end = characters;
    size_t at = 0;
    for (size_t i = 0; at < text.length && i < most; i++)
        at += put_character(text.bytes + at, text.length - at, &end);
    *end = '\0';
    const char *shown =
        at < text.length ? words(arena, "%s... (%zu bytes)", characters, (size_t)text.length) : characters;
    return (struct text){shown, (uint32_t)strlen(shown)};
}
