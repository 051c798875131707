/*
 * leftovers.h: what runs that died left in DIR: folders .<date>.<process>.part, half written, and .<date>.<process>.old,
 * an older run that was put aside. A live run holds a lock on its folder, so that no process number needs to be trusted.
 */
#ifndef APP_LEFTOVERS_H
#define APP_LEFTOVERS_H

#include <stdbool.h>

/* The lock on DIR. Not had within a second or two, or on a file system without locks: false. */
bool leftovers_lock(int parent);
void leftovers_unlock(int parent);

/* Marks an open folder as that of a live run, until it is closed. */
void leftovers_claim(int part);

/* Removes what nobody claims; an older run whose name is free gets it back. DIR is locked. */
void leftovers_remove(int parent);

#endif
