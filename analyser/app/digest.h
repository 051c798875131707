/*
 * digest.h: SHA-256 (by libcrypto, which digest.c alone includes).
 */
#ifndef APP_DIGEST_H
#define APP_DIGEST_H

#include <stddef.h>

#include "base/err.h"
#include "render/run_json.h"

struct digest;

/* NULL when memory fails. */
struct digest *digest_new(void);

/* False only when libcrypto fails. */
MUST_CHECK bool digest_add(struct digest *digest, const void *bytes, size_t length);

/* Writes it as hexadecimal with a NUL. */
MUST_CHECK bool digest_end(struct digest *digest, char hex[SHA256_HEX + 1]);

void digest_free(struct digest *digest); /* safe on NULL */

#endif
