/*
 * utf8.h: text of others, byte by byte: what is a character, and which may not be shown as it is.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

/* How many bytes the character has that begins there, *code being which; 0: these bytes are no UTF-8. length > 0. */
size_t utf8_character(const char *bytes, size_t length, uint32_t *code);

/*
 * Characters that steer what shows them: control characters, marks of direction, separators of lines, and what no XML
 * may hold.
 */
bool utf8_steers(uint32_t code);

/* Whether all of it is UTF-8 without a character that steers. */
bool utf8_is_plain(const char *bytes, size_t length);

#endif
