/*
 * folder_tree.h: folders made with their parents, and removed with all that is in them.
 */
#ifndef APP_FOLDER_TREE_H
#define APP_FOLDER_TREE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Makes the folder and the parents it lacks. *made is how much of the path names the first folder that was new, 0 where
 * all was there. False, with errno set; what was new until then is in *made too.
 */
bool folder_make(const char *path, size_t *made);

/*
 * Opens a folder that the user named, -1 with errno if that fails. A link is followed where the user or root put it;
 * another's is not: ELOOP.
 */
int folder_open(const char *path);

/* Removes the folders that folder_make made, the innermost first, as far as they are empty. */
void folder_unmake(const char *path, size_t made);

/* Whether `name` of the folder open as `at` is a folder with nothing in it. */
bool folder_is_empty(int at, const char *name);

/* Removes `name` of the folder open as `at`, and all below it; follows no link. False, with errno set. */
bool folder_remove(int at, const char *name);

#endif
