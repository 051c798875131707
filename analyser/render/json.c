#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/day.h"
#include "base/num.h"
#include "base/utf8.h"
#include "render/json.h"

struct json_tree {
    cJSON *items;
    bool broken;
};

static struct json_tree *tree_of(cJSON *items)
{
    struct json_tree *tree = items ? malloc(sizeof *tree) : NULL;
    if (tree)
        *tree = (struct json_tree){.items = items};
    else
        cJSON_Delete(items);
    return tree;
}

struct json_tree *json_object(void)
{
    return tree_of(cJSON_CreateObject());
}

struct json_tree *json_list(void)
{
    return tree_of(cJSON_CreateArray());
}

void json_free(struct json_tree *tree)
{
    if (!tree)
        return;
    cJSON_Delete(tree->items);
    free(tree);
}

static bool add(cJSON *items, const char *name, cJSON *item)
{
    if (!item)
        return false;
    return name ? cJSON_AddItemToObject(items, name, item) : cJSON_AddItemToArray(items, item);
}

static void put(struct json_tree *into, const char *name, cJSON *item)
{
    if (into && add(into->items, name, item))
        return;
    cJSON_Delete(item);
    if (into)
        into->broken = true;
}

/* The first byte that is no UTF-8, or the end. */
static const char *no_utf8(const char *text)
{
    uint32_t code;
    size_t length = strlen(text);
    while (length > 0) {
        size_t taken = utf8_character(text, length, &code);
        if (taken == 0)
            break;
        text += taken;
        length -= taken;
    }
    return text;
}

/* cJSON writes the bytes it is given: of what is no UTF-8 the rest of the world could not read the document. */
static cJSON *mended(const char *text)
{
    struct buf buf;
    buf_init(&buf, strlen(text) * strlen(UTF8_REPLACEMENT) + 1);
    for (const char *end = no_utf8(text);; end = no_utf8(text)) {
        buf_add(&buf, text, (size_t)(end - text));
        if (*end == '\0')
            break;
        buf_text(&buf, UTF8_REPLACEMENT);
        text = end + 1;
    }
    buf_byte(&buf, '\0');
    cJSON *item = buf.broken ? NULL : cJSON_CreateString(buf.bytes);
    buf_free(&buf);
    return item;
}

static cJSON *string_of(const char *text)
{
    return *no_utf8(text) == '\0' ? cJSON_CreateString(text) : mended(text);
}

void json_put_text(struct json_tree *into, const char *name, const char *text)
{
    put(into, name, text ? string_of(text) : cJSON_CreateNull());
}

void json_put_count(struct json_tree *into, const char *name, uint64_t count)
{
    char digits[NUM_INTEGER_MOST + 1];
    digits[num_integer((int64_t)count, digits)] = '\0';
    put(into, name, cJSON_CreateRaw(digits));
}

void json_put_digits(struct json_tree *into, const char *name, const char *digits)
{
    put(into, name, digits ? cJSON_CreateRaw(digits) : cJSON_CreateNull());
}

void json_put_truth(struct json_tree *into, const char *name, bool truth)
{
    put(into, name, cJSON_CreateBool(truth));
}

void json_put_day(struct json_tree *into, const char *name, int32_t day)
{
    char text[DAY_TEXT_MOST];
    day_text(day, text);
    json_put_text(into, name, text);
}

void json_put_tree(struct json_tree *into, const char *name, struct json_tree *tree)
{
    bool broken = !tree || tree->broken;
    if (tree) {
        put(into, name, tree->items);
        free(tree);
    }
    if (into && broken)
        into->broken = true;
}

void json_print(struct json_tree *tree, enum json_layout layout, struct buf *buf)
{
    bool whole = tree && !tree->broken;
    char *text = !whole                    ? NULL
                 : layout == JSON_INDENTED ? cJSON_Print(tree->items)
                                           : cJSON_PrintUnformatted(tree->items);
    if (text)
        buf_text(buf, text);
    else
        buf->broken = true;
    cJSON_free(text);
    json_free(tree);
}

static char *control_at(char *at, unsigned char byte)
{
    static const char hexadecimal[] = "0123456789abcdef";
    memcpy(at, "\\u00", 4);
    at[4] = hexadecimal[byte >> 4];
    at[5] = hexadecimal[byte & 15];
    return at + 6;
}

static char *byte_at(char *at, char byte)
{
    if ((unsigned char)byte < 0x20)
        return control_at(at, (unsigned char)byte);
    if (byte == '"' || byte == '\\')
        *at++ = '\\';
    *at++ = byte;
    return at;
}

char *json_text_at(char *at, const char *text, size_t length)
{
    *at++ = '"';
    for (size_t i = 0; i < length; i++)
        at = byte_at(at, text[i]);
    *at++ = '"';
    return at;
}

/* --- reading; an item is cJSON's own under a name of ours */

struct json_tree *json_read(const char *text, const char **fault)
{
    const char *end = no_utf8(text);
    cJSON *items = *end == '\0' ? cJSON_ParseWithOpts(text, &end, true) : NULL;
    *fault = end;
    return tree_of(items);
}

static const cJSON *of(const struct json_item *item)
{
    return (const cJSON *)(const void *)item;
}

static const struct json_item *item_of(const cJSON *item)
{
    return (const struct json_item *)(const void *)item;
}

const struct json_item *json_whole(const struct json_tree *tree)
{
    return tree ? item_of(tree->items) : NULL;
}

enum json_kind json_kind_of(const struct json_item *item)
{
    const cJSON *its = of(item);
    if (cJSON_IsObject(its))
        return JSON_OBJECT;
    if (cJSON_IsArray(its))
        return JSON_LIST;
    if (cJSON_IsString(its))
        return JSON_TEXT;
    if (cJSON_IsNumber(its))
        return JSON_NUMBER;
    return cJSON_IsBool(its) ? JSON_TRUTH : JSON_NOTHING;
}

const struct json_item *json_first(const struct json_item *item)
{
    return item ? item_of(of(item)->child) : NULL;
}

const struct json_item *json_next(const struct json_item *item)
{
    return item ? item_of(of(item)->next) : NULL;
}

const char *json_name(const struct json_item *item)
{
    return item && of(item)->string ? of(item)->string : "";
}

const char *json_text(const struct json_item *item)
{
    return json_kind_of(item) == JSON_TEXT ? of(item)->valuestring : "";
}

double json_number(const struct json_item *item)
{
    return json_kind_of(item) == JSON_NUMBER ? of(item)->valuedouble : 0;
}

bool json_truth(const struct json_item *item)
{
    return cJSON_IsTrue(of(item));
}
