#include "render/definitions.h"
#include "render/definitions_json.h"

static struct json_tree *row_json(const struct definitions *list, size_t row)
{
    struct json_tree *tree = json_object();
    for (size_t column = 0; column < list->columns; column++)
        json_put_text(tree, list->header[column], list->text[row * list->columns + column]);
    return tree;
}

static struct json_tree *list_json(const struct definitions *list)
{
    struct json_tree *rows = json_list();
    for (size_t row = 0; row < list->rows; row++)
        json_put_tree(rows, NULL, row_json(list, row));
    return rows;
}

/* First all that the arena gives, then the tree: an arena that gives up would leave a tree behind. */
struct json_tree *definitions_json(struct arena *scratch)
{
    struct definitions definitions[DEFINITIONS_OF_A_RUN];
    for (enum definition_list list = 0; list < DEFINITIONS_OF_A_RUN; list++)
        definitions[list] = definitions_of(list, scratch);
    struct json_tree *tree = json_object();
    for (enum definition_list list = 0; list < DEFINITIONS_OF_A_RUN; list++)
        json_put_tree(tree, definition_list_names[list], list_json(&definitions[list]));
    return tree;
}
