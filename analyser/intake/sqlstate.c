#include <string.h>

#include "intake/sqlstate.h"

enum worth { WANTS_A_CHANGE, MAY_PASS }; /* of trying the same again */

struct sqlstate_class {
    const char *start; /* of the SQLSTATE; the first row that fits decides */
    enum err_kind kind;
    enum worth worth;
    bool repeat;        /* the server's message holds no value of a row */
    const char *advice; /* NULL: the message is a whole one of our own (sql/import/) */
};

static const struct sqlstate_class classes[] = {
    {"EHC05", ERR_DATA, WANTS_A_CHANGE, true, NULL},
    {"EHC03", ERR_CONFIGURATION, WANTS_A_CHANGE, true, NULL},
    {"22P04", ERR_DATA, WANTS_A_CHANGE, true, "the file is no CSV with as many values in every line as in the first"},
    {"22021", ERR_DATA, WANTS_A_CHANGE, false, "the text is not UTF-8: save the file as UTF-8"},
    {"22", ERR_DATA, WANTS_A_CHANGE, false,
     "a value cannot be read as its contract type, or the view cannot work it out; see the server's log for the value, "
     "and mend it or the view"},
    {"21", ERR_DATA, WANTS_A_CHANGE, true, "the view finds several rows where it has room for one"},
    {"42", ERR_CONFIGURATION, WANTS_A_CHANGE, true, "check the views and the privileges of schema ehc"},
    {"3F", ERR_CONFIGURATION, WANTS_A_CHANGE, true, "check schema ehc"},
    {"08", ERR_DATABASE, MAY_PASS, true, "the connection failed"},
    {"0A", ERR_DATABASE, WANTS_A_CHANGE, true, "the server cannot do what was asked"},
    {"25", ERR_DATABASE, WANTS_A_CHANGE, true, "the transaction does not allow it; a view must only read"},
    {"28", ERR_DATABASE, WANTS_A_CHANGE, true, "the server does not let this user in"},
    {"40", ERR_DATABASE, MAY_PASS, true, "the server gave up the transaction; run it again"},
    {"53", ERR_DATABASE, MAY_PASS, true, "the server is short of memory, disk or connections"},
    {"54", ERR_DATABASE, WANTS_A_CHANGE, true, "a limit of the server is reached"},
    {"55P03", ERR_DATABASE, MAY_PASS, true, "something is locked, by another job perhaps"},
    {"55", ERR_DATABASE, WANTS_A_CHANGE, true, "something is locked or not ready"},
    {"57014", ERR_DATABASE, WANTS_A_CHANGE, true, "someone stopped the query or the server"},
    {"57", ERR_DATABASE, MAY_PASS, true, "someone stopped the query or the server"},
    {"58", ERR_DATABASE, WANTS_A_CHANGE, true, "the server's system failed"},
    {"", ERR_DATABASE, WANTS_A_CHANGE, false, "the server refused; its log says why"},
};

static const struct sqlstate_class *class_of(const char *sqlstate)
{
    const struct sqlstate_class *class = classes;
    while (strncmp(sqlstate, class->start, strlen(class->start)) != 0)
        class ++;
    return class;
}

static bool say(struct err *err, const struct sqlstate_class *class, const char *subject, const char *sqlstate,
                const char *message)
{
    if (!class->repeat)
        return err_set(err, class->kind, "%s: SQLSTATE %s: %s", subject, sqlstate, class->advice);
    char line[SQLSTATE_MESSAGE_MOST];
    sqlstate_one_line(message ? message : "", line);
    if (!class->advice)
        return err_set(err, class->kind, "%s", line);
    return err_set(err, class->kind, "%s: %s (SQLSTATE %s: %s)", subject, line, sqlstate, class->advice);
}

bool sqlstate_error(struct err *err, const char *subject, const char *sqlstate, const char *message)
{
    const struct sqlstate_class *class = class_of(sqlstate);
    bool first = err->kind == ERR_NONE;
    say(err, class, subject, sqlstate, message);
    if (first)
        err->passing = class->worth == MAY_PASS;
    return false;
}

void sqlstate_one_line(const char *message, char line[SQLSTATE_MESSAGE_MOST])
{
    size_t length = 0;
    for (; *message && length + 1 < SQLSTATE_MESSAGE_MOST; message++) {
        bool blank = (unsigned char)*message <= ' ' || *message == 127;
        if (!blank)
            line[length++] = *message;
        else if (length > 0 && line[length - 1] != ' ')
            line[length++] = ' ';
    }
    while (length > 0 && line[length - 1] == ' ')
        length--;
    line[length] = '\0';
}

/* "28P01: ", as it stands after a severity. */
static bool is_code(const char *at)
{
    enum { CODE_LENGTH = 5 };
    return strspn(at, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == CODE_LENGTH && strncmp(at + CODE_LENGTH, ": ", 2) == 0;
}

/* Where the server's source file stands: a line of its own, the last of each error. */
static size_t location_length(const char *at)
{
    return strncmp(at, "\nLOCATION:", 10) == 0 ? 1 + strcspn(at + 1, "\n") : 0;
}

bool sqlstate_of_connecting(const char *message, char line[SQLSTATE_MESSAGE_MOST])
{
    enum { AFTER_SEVERITY = 3, CODE_AND_COLON = 7 };
    char usual[SQLSTATE_MESSAGE_MOST];
    size_t length = 0;
    bool passing = true;
    for (const char *at = message; *at && length + AFTER_SEVERITY + 1 < sizeof usual;) {
        at += location_length(at);
        bool coded = strncmp(at, ":  ", AFTER_SEVERITY) == 0 && is_code(at + AFTER_SEVERITY);
        if (coded) {
            passing = passing && class_of(at + AFTER_SEVERITY)->worth == MAY_PASS;
            memcpy(usual + length, at, AFTER_SEVERITY);
            length += AFTER_SEVERITY;
            at += AFTER_SEVERITY + CODE_AND_COLON;
        } else if (*at) {
            usual[length++] = *at++;
        }
    }
    usual[length] = '\0';
    sqlstate_one_line(usual, line);
    return passing;
}
