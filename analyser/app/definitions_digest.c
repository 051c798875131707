#include <string.h>

#include "app/definitions_digest.h"
#include "render/definitions_print.h"
#include "render/report_files.h"

#define LISTS_MOST ((size_t)4 << 20)

static bool digest_of(const struct buf *lists, char hex[SHA256_HEX + 1])
{
    struct digest *digest = lists->broken ? NULL : digest_new();
    bool done = digest && digest_add(digest, lists->bytes, lists->length) && digest_end(digest, hex);
    digest_free(digest);
    return done;
}

/* First all that the arena gives, then the buffer: an arena that gives up would leave a buffer behind. */
bool definitions_digest(char hex[SHA256_HEX + 1], struct arena *scratch, struct err *err)
{
    struct definitions definitions[DEFINITIONS_OF_A_RUN];
    for (enum definition_list list = 0; list < DEFINITIONS_OF_A_RUN; list++)
        definitions[list] = definitions_of(list, scratch);
    struct buf lists;
    buf_init(&lists, LISTS_MOST);
    for (enum definition_list list = 0; list < DEFINITIONS_OF_A_RUN; list++)
        definitions_csv(&lists, &definitions[list]);
    buf_text(&lists, report_file("plan-vocabulary.txt"));
    bool done = digest_of(&lists, hex);
    buf_free(&lists);
    return done || err_set(err, ERR_INTERNAL, "out of memory for the digest of the definitions");
}
