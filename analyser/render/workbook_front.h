/*
 * workbook_front.h: what stands before the tables of a workbook: cover, contents, notes.
 */
#ifndef RENDER_WORKBOOK_FRONT_H
#define RENDER_WORKBOOK_FRONT_H

#include "core/pack/pack.h"
#include "render/workbook_file.h"

/* A worksheet with figures, as contents and notes name it. */
struct listed_sheet {
    const char *name;
    const char *title;
    const char *note;
    const char *law;
};

void cover_sheet(struct book *book, const struct pack *pack, struct arena *arena);
void contents_sheet(struct book *book, const struct record *record, const struct listed_sheet *sheets, size_t count,
                    struct arena *arena);
void notes_sheet(struct book *book, const struct record *record, const struct listed_sheet *sheets, size_t count,
                 struct arena *arena);

/* "[note 3]", of the sheet with that number, from 0. */
const char *note_mark(size_t sheet, struct arena *arena);

/* Walsall (335) */
const char *authority_words(const struct record *record, struct arena *arena);

const char *source_words(const struct record *record, struct arena *arena);

#endif
