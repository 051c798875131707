"""A proxy on loopback before a server's Unix socket, which cuts connections.

    cut.py SOCKET BYTES TIMES [SILENT]

Prints its port. The first TIMES connections are cut after the server has sent so many BYTES, by turns with an orderly end and
with a reset; those after them pass. BYTES 0 cuts before the first. SILENT: instead of being cut they say nothing more.
"""
import selectors
import socket
import struct
import sys
import threading

PIECE = 1 << 16


def cut(client, server, reset):
    if reset:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()
    server.close()


def carry(client, path, most, reset, silent):
    server = socket.socket(socket.AF_UNIX)
    server.connect(path)
    ends = {client: server, server: client}
    watch = selectors.DefaultSelector()
    for end in ends:
        watch.register(end, selectors.EVENT_READ)
    left = most
    try:
        while True:
            for key, _ in watch.select():
                data = key.fileobj.recv(PIECE)
                if not data:
                    return
                if key.fileobj is server and left is not None:
                    data, left = data[:left], left - len(data[:left])
                ends[key.fileobj].sendall(data)
                if left == 0 and silent:
                    watch.unregister(server)
                elif left == 0:
                    return
    except OSError:
        return
    finally:
        cut(client, server, reset)


def main():
    path, most, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    silent = len(sys.argv) > 4
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    taken = 0
    while True:
        client, _ = listener.accept()
        taken += 1
        bound = most if taken <= times else None
        threading.Thread(target=carry, args=(client, path, bound, taken % 2 == 0, silent), daemon=True).start()


main()
