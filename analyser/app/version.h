/*
 * version.h: the version of the program, given by the Makefile when version.c is compiled.
 */
#ifndef APP_VERSION_H
#define APP_VERSION_H

extern const char program_version[];

#endif
