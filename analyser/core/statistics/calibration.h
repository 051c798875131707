/*
 * calibration.h: chances that were given beforehand against what came: by bands of the chance, and Brier's score (the mean
 * squared difference; 0 is perfect) beside that of giving everybody the share that came.
 */
#ifndef CORE_CALIBRATION_H
#define CORE_CALIBRATION_H

#include <stdbool.h>
#include <stdint.h>

enum { CALIBRATION_BANDS = 6 };

/* Each band begins at its percent and ends before that of the next; the last holds 100 too. */
extern const int calibration_band_from[CALIBRATION_BANDS + 1];

struct calibration_band {
    uint64_t count;
    uint64_t came;
    double given; /* sum of the chances, 0-1 */
};

struct calibration {
    struct calibration_band bands[CALIBRATION_BANDS];
    struct calibration_band all;
    double squares;
};

void calibration_add(struct calibration *calibration, double chance, bool came);

/* Of at least one. */
double calibration_brier(const struct calibration *calibration);
double calibration_brier_of_share(const struct calibration *calibration);

#endif
