#include <string.h>

#include "core/pack/pack_charts.h"

const struct pack_chart pack_charts[PACK_CHARTS] = {
    {"control", make_control_chart}, {"backlog", make_backlog_chart},     {"funnel", make_funnel_chart},
    {"waiting", make_waiting_chart}, {"advice", make_advice_chart},       {"forecast", make_forecast_chart},
    {"waterfall", make_waterfall_chart}, {"teams", make_teams_chart},     {"voice", make_voice_chart},
    {"grades", make_grades_chart},   {"beside", make_beside_chart},       {"balance", make_balance_chart},
};

const struct pack_chart *pack_chart_named(const char *name)
{
    for (int i = 0; i < PACK_CHARTS; i++)
        if (strcmp(pack_charts[i].name, name) == 0)
            return &pack_charts[i];
    return NULL;
}
