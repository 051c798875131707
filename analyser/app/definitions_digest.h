/*
 * definitions_digest.h: one number for all definitions the figures were computed with: SHA-256 over the lists of
 * definitions, as `list --format csv` prints them one after another, and the vocabulary of plans.
 */
#ifndef APP_DEFINITIONS_DIGEST_H
#define APP_DEFINITIONS_DIGEST_H

#include <string.h>

#include "app/digest.h"
#include "base/arena.h"
#include "base/err.h"

MUST_CHECK bool definitions_digest(char hex[SHA256_HEX + 1], struct arena *scratch, struct err *err);

#endif
