#include <string.h>

#include <openssl/evp.h>

#include "app/digest.h"

/* struct digest is libcrypto's context by another name. */
static EVP_MD_CTX *context(struct digest *digest)
{
    return (EVP_MD_CTX *)(void *)digest;
}

struct digest *digest_new(void)
{
    EVP_MD_CTX *made = EVP_MD_CTX_new();
    if (made && EVP_DigestInit_ex(made, EVP_sha256(), NULL) != 1) {
        EVP_MD_CTX_free(made);
        made = NULL;
    }
    return (struct digest *)(void *)made;
}

bool digest_add(struct digest *digest, const void *bytes, size_t length)
{
    return EVP_DigestUpdate(context(digest), bytes, length) == 1;
}

bool digest_end(struct digest *digest, char hex[SHA256_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char sum[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (EVP_DigestFinal_ex(context(digest), sum, &length) != 1 || length * 2 != SHA256_HEX)
        return false;
    for (unsigned i = 0; i < length; i++) {
        hex[2 * i] = digits[sum[i] >> 4];
        hex[2 * i + 1] = digits[sum[i] & 15];
    }
    hex[SHA256_HEX] = '\0';
    return true;
}

void digest_free(struct digest *digest)
{
    EVP_MD_CTX_free(context(digest));
}
