"""Put first on PYTHONPATH: any Python process that calls out or looks up a name ends at once.

Making a socket is not calling out: a library imported on the way binds one to this machine's
own address to see whether IPv6 is there.
"""

import os
import socket
import sys


class _NoCallsOut(socket.socket):
    def _refuse(self, *_words: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _end("an internet socket called out")

    def connect(self, address: object) -> None:
        self._refuse()
        super().connect(address)

    def connect_ex(self, address: object) -> int:
        self._refuse()
        return super().connect_ex(address)

    def sendto(self, *words: object) -> int:
        self._refuse()
        return super().sendto(*words)


def _end(words: str) -> None:
    sys.stderr.write(words + "\n")
    sys.stderr.flush()
    os._exit(99)


socket.socket = _NoCallsOut
socket.getaddrinfo = lambda *_words, **_more: _end("a name was looked up")
