/*
 * shown_text.h: names that come from the records (teams, providers, phases, authorities) as they may be counted and shown:
 * each character that steers what shows it, and each byte that is no UTF-8, becomes U+FFFD, and a name of more
 * than SHOWN_CHARACTERS_MOST characters is cut, with how many bytes it had. An ordinary name stays byte for byte what it is.
 */
#ifndef CORE_SHOWN_TEXT_H
#define CORE_SHOWN_TEXT_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/definitions/frame.h"

enum {
    SHOWN_CHARACTERS_MOST = 1000,
    SHOWN_CHARACTERS_CUT = 960
}; /* what is left of a longer one leaves room to say so */

/* Whether it may be shown as it is. */
bool text_is_shown(struct text text);

/*
 * The text itself, or what is shown in its place, from the arena, which may itself be shown. Text that is not recorded stays
 * so.
 */
struct text text_as_shown(struct text text, struct arena *arena);

#endif
