#include <string.h>

#include "intake/sqlstate.h"

struct sqlstate_class {
    const char *start; /* of the SQLSTATE; the first row that fits decides */
    enum err_kind kind;
    bool repeat;        /* the server's message holds no value of a row */
    const char *advice; /* NULL: the message is a whole one of our own (sql/import/) */
};

static const struct sqlstate_class classes[] = {
    {"EHC05", ERR_DATA, true, NULL},
    {"EHC03", ERR_CONFIGURATION, true, NULL},
    {"22P04", ERR_DATA, true, "the file is no CSV with as many values in every line as in the first"},
    {"22021", ERR_DATA, false, "the text is not UTF-8: save the file as UTF-8"},
    {"22", ERR_DATA, false,
     "a value cannot be read as its contract type, or the view cannot work it out; see the server's log for the value, "
     "and mend it or the view"},
    {"21", ERR_DATA, true, "the view finds several rows where it has room for one"},
    {"42", ERR_CONFIGURATION, true, "check the views and the privileges of schema ehc"},
    {"3F", ERR_CONFIGURATION, true, "check schema ehc"},
    {"08", ERR_DATABASE, true, "the connection failed"},
    {"0A", ERR_DATABASE, true, "the server cannot do what was asked"},
    {"25", ERR_DATABASE, true, "the transaction does not allow it; a view must only read"},
    {"28", ERR_DATABASE, true, "the server does not let this user in"},
    {"40", ERR_DATABASE, true, "the server gave up the transaction; run it again"},
    {"53", ERR_DATABASE, true, "the server is short of memory, disk or connections"},
    {"54", ERR_DATABASE, true, "a limit of the server is reached"},
    {"55", ERR_DATABASE, true, "something is locked or not ready"},
    {"57", ERR_DATABASE, true, "someone stopped the query or the server"},
    {"58", ERR_DATABASE, true, "the server's system failed"},
    {"", ERR_DATABASE, false, "the server refused; its log says why"},
};

static const struct sqlstate_class *class_of(const char *sqlstate)
{
    const struct sqlstate_class *class = classes;
    while (strncmp(sqlstate, class->start, strlen(class->start)) != 0)
        class ++;
    return class;
}

bool sqlstate_error(struct err *err, const char *subject, const char *sqlstate, const char *message)
{
    const struct sqlstate_class *class = class_of(sqlstate);
    if (!class->repeat)
        return err_set(err, class->kind, "%s: SQLSTATE %s: %s", subject, sqlstate, class->advice);
    char line[SQLSTATE_MESSAGE_MOST];
    sqlstate_one_line(message ? message : "", line);
    if (!class->advice)
        return err_set(err, class->kind, "%s", line);
    return err_set(err, class->kind, "%s: %s (SQLSTATE %s: %s)", subject, line, sqlstate, class->advice);
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
