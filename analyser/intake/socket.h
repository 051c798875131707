/*
 * socket.h: the connection's socket, as far as libpq leaves it to us: waiting for it; that a server which has vanished
 * without a word (a power cut, a firewall that forgets) is noticed; that an address that does not answer is given up.
 */
#ifndef INTAKE_SOCKET_H
#define INTAKE_SOCKET_H

#include <stdbool.h>
#include <stdint.h>

enum { SOCKET_WAITS_A_SECOND = 5 }; /* so often the interrupted flag is looked at */

/* True: it has something for us (`events` as poll has them); false: the time is over or a signal came. */
bool socket_wait(int socket, short events);

/* Before waiting, in an answer of which so many bytes have come. */
void socket_let_arrive(uint64_t received);

/* A silent peer is asked whether it is there after half a minute, and given up after another. No TCP: nothing. */
void socket_keep_alive(int socket);

/* Ends what the socket waits for, so that libpq goes on to the next address. False: it cannot be ended. */
bool socket_give_up(int socket);

#endif
