/*
 * setting_units.h: the settings that requests came from, as units to be compared. They are no breakdown of the evidence, there
 * are too many of them: they are counted from the records.
 */
#ifndef CORE_SETTING_UNITS_H
#define CORE_SETTING_UNITS_H

#include "core/inference/inference.h"
#include "core/statistics/funnel.h"

struct setting_measure {
    struct headline headline;
    bool (*so)(const struct request_record *request, bool in_time);
    enum relation_id needs; /* the relation it draws on: not counted where that is empty */
};

enum { SETTING_MEASURES = 3 };

extern const struct setting_measure setting_measures[SETTING_MEASURES];

struct setting_units {
    const char **names; /* URN */
    struct funnel_unit *units[SETTING_MEASURES];
    size_t count;
};

/* Of plans issued in the latest 12 months, by the setting of the request; count is 0 where no settings are known. */
struct setting_units setting_units_of(const struct inference *inference);

#endif
