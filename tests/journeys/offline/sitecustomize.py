"""Put first on PYTHONPATH: any Python process that opens an internet socket ends at once."""

import os
import socket
import sys

_real_socket = socket.socket


class _NoInternet(_real_socket):
    def __init__(self, family: int = socket.AF_INET, *rest: object, **more: object) -> None:
        if family in (socket.AF_INET, socket.AF_INET6, -1):
            sys.stderr.write("an internet socket was opened\n")
            sys.stderr.flush()
            os._exit(99)
        super().__init__(family, *rest, **more)


socket.socket = _NoInternet
