/*
 * markup.h: the one escaper of HTML and SVG, and what both write often.
 */
#ifndef RENDER_MARKUP_H
#define RENDER_MARKUP_H

#include "base/buf.h"

/*
 * Text for an element or an attribute in double quotes: &, <, > and " are escaped, characters that steer (base/utf8.h) and
 * bytes that are no UTF-8 become U+FFFD, breaks of lines a blank.
 */
void markup_text(struct buf *buf, const char *text);

/* <NAME>text</NAME> */
void markup_element(struct buf *buf, const char *name, const char *text);

#endif
