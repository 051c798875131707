/*
 * settings.h: what the command line said. Texts are those of argv.
 */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PATHS_MOST = 256 };

/* What a command takes one or more of, in the order given. */
struct paths {
    const char *path[PATHS_MOST];
    size_t count;
};

enum { RETRIES_UNLESS_GIVEN = 5, AS_THE_SERVER_HAS_IT = -1 };

/* Of lists of cases. */
struct case_settings {
    const char *measure; /* of the cell whose cases are listed */
    const char *basis;   /* NULL: the first it has */
    const char *period;  /* NULL: the latest 12 months, or as_of */
    int32_t at;          /* DAY_NONE: as_of */
    bool denominator;    /* all of it, not the numerator alone */
    uint64_t within;     /* days, 0: the default */
    const char *who;     /* NULL: all */
};

struct settings {
    struct case_settings cases;
    bool help;
    bool version;
    bool quiet;
    const char *dbname; /* NULL: as libpq's environment says */
    const char *out;
    const char *store;      /* the database the evidence goes to as well; "": that of dbname; NULL: none */
    const char *keep;       /* the rule of what is kept there; NULL: everything */
    const char *authority;  /* NULL: all */
    int32_t as_of;          /* DAY_NONE: today */
    int32_t since;          /* DAY_NONE: the default for as_of */
    size_t list;            /* enum definition_list */
    size_t format;          /* enum list_format */
    size_t contract;        /* enum contract_action */
    size_t import_kind;     /* the place in import_kinds */
    struct paths paths;     /* what is imported */
    const char *statistics; /* the file of targets, scenarios, ...; NULL: none */
    struct paths fail_on;   /* thresholds, as texts */
    const char *definition; /* of a pack; NULL: area-2 */
    const char *previous;   /* the folder of the older run; NULL: nothing is compared */
    const char *newer;      /* the folder of the newer one, of diff */
    const char *publish;    /* the rule of disclosure control; NULL: the board's own pack */
    const char *case_id;    /* of a request, plan or person */
    bool figures;           /* of a case told as text */
    size_t case_kind;       /* the place in case_kind_choices */
    uint64_t size;          /* of a sample */
    uint64_t seed;          /* of a sample, 0: 1 */

    int64_t retries;           /* of a run, after a failure that may pass */
    int64_t statement_timeout; /* in seconds, 0 for none; or AS_THE_SERVER_HAS_IT */
    int64_t lock_timeout;      /* the same */
    uint64_t catch_up;         /* at most so many missed days; 0: none */
    size_t log;                /* enum log_format */
    const char *metrics;       /* the file for a monitor; NULL: none */
    const char *by;            /* breakdowns of a table, as text; NULL: none */
    struct paths where;        /* conditions, as texts */
    struct paths limits;       /* other than the law's, as texts */
    size_t period;             /* enum period_type, or NOT_CHOSEN */
    size_t basis;              /* enum basis, or NOT_CHOSEN */
    size_t table_format;       /* enum table_format, or NOT_CHOSEN */
    int32_t from;              /* DAY_NONE: not given */
    int32_t to;
    const char *record; /* the folder of a run that answers; NULL: the database does */
    size_t shell;       /* whose completion */
};

#define NOT_CHOSEN SIZE_MAX

enum list_format { FORMAT_TEXT, FORMAT_CSV, LIST_FORMATS };

extern const char *const list_format_names[LIST_FORMATS + 1];

#endif
