/*
 * tidy_topics.h: which figures stand together in a file of tidy data, which filter they have, and how periods are called
 * in the DfE's standard: tables that an analyst can check line by line.
 */
#ifndef CORE_PACK_TIDY_TOPICS_H
#define CORE_PACK_TIDY_TOPICS_H

#include "core/definitions/measure.h"
#include "core/pack/tidy.h"

enum { TIDY_ITEMS_MOST = 8, TIDY_PARTS_MOST = 5, TIDY_IDENTIFIERS_MOST = 12 };

struct tidy_item {
    const char *label; /* the first is Total */
    const char *group;
};

struct tidy_filter {
    const char *name;
    const char *label;
    const char *hint;
    const char *group; /* the column of the items' groups, NULL: they have none */
    size_t item_count;
    struct tidy_item items[TIDY_ITEMS_MOST];
};

/* Which parts of a cell are printed, one column each. */
enum tidy_form {
    TIDY_FORM_RATE,
    TIDY_FORM_SHARE,     /* out of how many, and percent */
    TIDY_FORM_CURVE,     /* no numerator */
    TIDY_FORM_AGREEMENT, /* nor interval; may be below zero */
    TIDY_FORM_MEDIAN,
    TIDY_FORM_QUANTILE, /* no interval */
    TIDY_FORM_COUNT,
    TIDY_FORMS
};

struct tidy_form_part {
    enum tidy_part part;
    const char *suffix; /* of the column's name */
    const char *label;
    const char *unit;
    const char *dp;
    enum tidy_datatype datatype;
};

struct tidy_form_parts {
    size_t count;
    struct tidy_form_part part[TIDY_PARTS_MOST];
};

extern const struct tidy_form_parts tidy_forms[TIDY_FORMS];

/* CLOCK_MEASURES: there is no such figure. */
struct tidy_figure {
    const char *stem; /* between the clock's id and the part's suffix */
    const char *label;
    enum tidy_form form;
    enum clock_measure_id measures[TIDY_ITEMS_MOST]; /* one an item of the topic's filter */
};

struct tidy_family {
    enum family_measure_id measure;
    enum tidy_form form;
};

struct tidy_topic {
    const char *name;
    const char *title;
    const char *description;
    const struct tidy_filter *filter; /* NULL: none */
    const struct tidy_figure *figures;
    size_t figure_count;
    const struct tidy_family *families;
    size_t family_count;
    bool stock; /* on the last days of months; all else has every kind of period */
};

extern const struct tidy_topic tidy_topics[];
extern const size_t tidy_topic_count;

/*
 * A kind of period. The standard keeps kinds apart, a file each. It has no quarters of calendar years: those of financial
 * years are of the same days.
 */
struct tidy_span {
    const char *name; /* the file's name ends with it */
    const char *title;
    const char *period_type; /* as evidence.csv has it */
    size_t identifier_count; /* they share the calendar year evenly */
    const char *identifiers[TIDY_IDENTIFIERS_MOST];
    int year_begins; /* month in which the year begins that the period is of */
    bool two_years;  /* six digits, 202425 */
    bool by_end;     /* the year is that of the last day */
};

enum { TIDY_SPANS = 5, TIDY_MONTHS = 0, TIDY_LATEST = 4 };

extern const struct tidy_span tidy_spans[TIDY_SPANS];

#endif
