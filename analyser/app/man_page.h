/*
 * man_page.h: the man page, from the rows that parse the command line.
 */
#ifndef APP_MAN_PAGE_H
#define APP_MAN_PAGE_H

#include "base/buf.h"

/* In the man macros of troff. */
void man_page(struct buf *buf);

#endif
