/*
 * definition.h: what a pack shows, as reports/<id>.json says: headlines with their targets, sections with their charts and
 * tables, owners of actions. Checked when it is read (app/pack_file.h).
 */
#ifndef CORE_PACK_DEFINITION_H
#define CORE_PACK_DEFINITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/statistics/chart_verdicts.h"

enum { PACK_HEADLINES_MOST = 40, PACK_SECTIONS_MOST = 24, PACK_ITEMS_MOST = 16, PACK_MILESTONES_MOST = 8 };

/* The share that is aimed at by a day. */
struct pack_milestone {
    int32_t day;
    double percent;
};

/* A headline figure with what the board wants of it. */
struct pack_headline {
    const char *measure; /* a row of the table trend_verdicts */
    const char *title;
    const char *owner; /* who acts; NULL: nobody is named */
    const char *note;
    size_t polarity; /* enum polarity */
    bool has_target;
    double target; /* percent */
    bool has_floor;
    double floor; /* percent: beyond it is red */
    bool has_baseline;
    int32_t baseline; /* first day of the year that progress is counted from */
    struct pack_milestone milestones[PACK_MILESTONES_MOST];
    size_t milestone_count;
};

/* What a section shows, one after the other: a chart or a table. Texts that are not given are NULL. */
struct pack_item {
    const char *chart; /* its name in core/pack/pack_charts.h */
    const char *table; /* its id */
    const char *measure;
    const char *by; /* a breakdown */
    const char *note;
    const char *columns[PACK_ITEMS_MOST]; /* of the table, by heading; none: all */
    size_t column_count;
    const char *rows
        [PACK_ITEMS_MOST]; /* rows in which some field is one of these texts, or "any year": a year in the first field; none: all */
    size_t row_count;
};

struct pack_section {
    const char *id;
    const char *title;
    const char *finding; /* what inspectors said */
    const char *answer;  /* the name of what answers it in core/pack/answers.h */
    const char *definition;
    const char *caveat;
    const char *source;
    const char *owner;
    struct pack_item items[PACK_ITEMS_MOST];
    size_t item_count;
};

/* What red, amber and green are told by: the whole 95% interval, or the figure alone. */
enum pack_rating { RATING_BY_INTERVAL, RATING_BY_VALUE };

struct pack_definition {
    const char *id;
    const char *title;
    const char *introduction;
    size_t rating;       /* enum pack_rating */
    const char *marking; /* the protective marking of the board's own pack */
    struct pack_headline headlines[PACK_HEADLINES_MOST];
    size_t headline_count;
    struct pack_section sections[PACK_SECTIONS_MOST];
    size_t section_count;
};

#endif
