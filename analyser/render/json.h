/*
 * json.h: JSON. Small documents are trees (by cJSON, which json.c alone includes); the many rows of the evidence are
 * written as they stream, with json_text_at for their texts.
 *
 * A tree notes that memory failed and says so when it is printed. Whole numbers are exact: cJSON would pass them
 * through a double. What is put into a tree belongs to it.
 */
#ifndef RENDER_JSON_H
#define RENDER_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct json_tree; /* an object or a list, NULL where memory failed: every function takes that */

struct json_tree *json_object(void);
struct json_tree *json_list(void);
void json_free(struct json_tree *tree);

/* `name` is NULL in a list. A NULL text is null. */
void json_put_text(struct json_tree *into, const char *name, const char *text);
void json_put_count(struct json_tree *into, const char *name, uint64_t count);
void json_put_digits(struct json_tree *into, const char *name,
                     const char *digits); /* a number as printed; NULL: null */
void json_put_truth(struct json_tree *into, const char *name, bool truth);
void json_put_day(struct json_tree *into, const char *name, int32_t day);
void json_put_tree(struct json_tree *into, const char *name, struct json_tree *tree);

enum json_layout { JSON_INDENTED, JSON_ONE_LINE };

/* Prints the tree and frees it. Memory that failed breaks the buffer. */
void json_print(struct json_tree *tree, enum json_layout layout, struct buf *buf);

/*
 * Reading: what a text says, as an item of items. NULL and *fault, where it begins to be no JSON or no UTF-8; names given
 * twice are both there. Items live as long as the tree.
 */
struct json_item; /* NULL: there is none; every function takes that */

struct json_tree *json_read(const char *text, const char **fault);
const struct json_item *json_whole(const struct json_tree *tree); /* NULL of NULL */

enum json_kind { JSON_NOTHING, JSON_OBJECT, JSON_LIST, JSON_TEXT, JSON_NUMBER, JSON_TRUTH };

enum json_kind json_kind_of(const struct json_item *item);
const struct json_item *json_first(const struct json_item *item); /* of an object or a list */
const struct json_item *json_next(const struct json_item *item);
const char *json_name(const struct json_item *item); /* in its object */
const char *json_text(const struct json_item *item);
double json_number(const struct json_item *item);
bool json_truth(const struct json_item *item);

/* The text in quotes, into memory that has room for json_text_most(length) bytes; returns its end. Text is UTF-8. */
char *json_text_at(char *at, const char *text, size_t length);

static inline size_t json_text_most(size_t length)
{
    return 6 * length + 2;
}

#endif
