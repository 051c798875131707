/*
 * banned.h: calls that have cut, overrun or localised text somewhere before. Using one is a compile error.
 * Included by every file of the program through err.h. The headers that declare them come first: once poisoned, a name
 * may not even be declared.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef __GNUC__
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok
#pragma GCC poison localtime gmtime ctime asctime mktime atoi atol atof setlocale
#endif

#endif
