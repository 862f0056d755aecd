"""
`localhost` as the user means it, seen from inside a container.

A user who writes `http://localhost:8080/simple` means the machine of the studio, but in a container, here and in
a build, loopback is the container itself. Where the engine runs on that machine, the gateway of the container's
network is its address, for servers that listen on more than loopback. With a remote engine nothing is rewritten.
"""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Callable
from pathlib import Path

Translate = Callable[[str], str]

_LOOPBACK = re.compile(r"(://(?:[^/\s@]*@)?)(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?=[:/\s\"]|$)", re.IGNORECASE)


def host_translation(is_local_engine: bool) -> Translate:
    """Rewrites every URL in a text that names loopback."""
    gateway = default_gateway(Path("/proc/net/route").read_text()) if is_local_engine else None
    return lambda text: _LOOPBACK.sub(rf"\g<1>{gateway}", text) if gateway else text


def default_gateway(routes: str) -> str | None:
    """Reads the kernel's routing table: columns interface, destination, gateway; addresses little-endian hex."""
    for line in routes.splitlines()[1:]:
        _, destination, gateway, *_ = line.split()
        if destination == "00000000" and gateway != "00000000":
            return socket.inet_ntoa(struct.pack("<L", int(gateway, 16)))
    return None
