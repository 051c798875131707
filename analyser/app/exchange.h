/*
 * exchange.h: two names of a folder change places in one step (renameat2, which needs the GNU extensions).
 */
#ifndef APP_EXCHANGE_H
#define APP_EXCHANGE_H

#include <stdbool.h>

/* False, with errno set: EINVAL or ENOSYS where the file system cannot. */
bool exchange_names(int folder, const char *one, const char *other);

#endif
