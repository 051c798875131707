/*
 * report_files.h: the files of reports/ as they were when the program was built: definitions of packs, the style of
 * the page, and the vocabulary of plans. Asking for one that is not there is a bug and aborts.
 */
#ifndef RENDER_REPORT_FILES_H
#define RENDER_REPORT_FILES_H

/* "area-2.json" */
const char *report_file(const char *name);

#endif
