#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stddef.h>
#include <sys/socket.h>
#include <time.h>

#include "intake/socket.h"

enum { SECONDS_OF_SILENCE = 30, SECONDS_BETWEEN = 10, QUESTIONS = 3, MUCH = 1 << 20 /* bytes of one answer */ };

static const struct {
    int level;
    int option;
    int value;
} questions[] = {
    {SOL_SOCKET, SO_KEEPALIVE, 1},
    {IPPROTO_TCP, TCP_KEEPIDLE, SECONDS_OF_SILENCE},
    {IPPROTO_TCP, TCP_KEEPINTVL, SECONDS_BETWEEN},
    {IPPROTO_TCP, TCP_KEEPCNT, QUESTIONS},
};

void socket_keep_alive(int socket)
{
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++)
        setsockopt(socket, questions[i].level, questions[i].option, &questions[i].value, sizeof questions[i].value);
}

bool socket_wait(int socket, short events)
{
    struct pollfd watched = {.fd = socket, .events = events};
    return poll(&watched, 1, 1000 / SOCKET_WAITS_A_SECOND) > 0;
}

/*
 * A server that sends much sends it in small pieces: to wake for each would cost both sides more than the rows do. So
 * it is left alone for a moment; what it sends waits in the socket.
 */
void socket_let_arrive(uint64_t received)
{
    static const struct timespec moment = {.tv_nsec = 300000};
    if (received >= MUCH)
        nanosleep(&moment, NULL);
}

bool socket_give_up(int socket)
{
    return socket >= 0 && shutdown(socket, SHUT_RDWR) == 0;
}
