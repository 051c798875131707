#include "core/statistics/calibration.h"

const int calibration_band_from[CALIBRATION_BANDS + 1] = {0, 10, 25, 50, 75, 90, 101};

static void add(struct calibration_band *band, double chance, bool came)
{
    band->count++;
    band->came += came;
    band->given += chance;
}

void calibration_add(struct calibration *calibration, double chance, bool came)
{
    int band = 0;
    while (100 * chance >= calibration_band_from[band + 1])
        band++;
    add(&calibration->bands[band], chance, came);
    add(&calibration->all, chance, came);
    double missed = (came ? 1.0 : 0.0) - chance;
    calibration->squares += missed * missed;
}

double calibration_brier(const struct calibration *calibration)
{
    return calibration->squares / (double)calibration->all.count;
}

double calibration_brier_of_share(const struct calibration *calibration)
{
    double share = (double)calibration->all.came / (double)calibration->all.count;
    return share * (1 - share);
}
