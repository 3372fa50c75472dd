"""SSH connections to instances."""

from __future__ import annotations

from typing import ClassVar

from novita._core.model import Model

_OPTIONS = "1246AaB:b:Cc:D:E:e:F:fGgI:i:J:KkL:l:Mm:NnO:o:P:p:Q:qR:S:sTtVvW:w:XxYy"
"""The options of ssh; those with a colon take a word."""


class SSHConnection(Model, frozen=True, kw_only=True):
    """How to reach an instance by SSH."""

    host: str
    """Host name."""
    port: int = 22
    """Port."""
    user: str = "root"
    """Login."""
    password: str = ""
    """Password; it changes whenever the instance is started."""
    command: str = ""
    """The complete command line."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"password"})

    @classmethod
    def parse(cls, command: str, password: str = "") -> SSHConnection | None:
        """Take a command line such as `ssh -p 40022 root@proxy.example` apart; None if it names no host."""
        import shlex
        from getopt import GetoptError, gnu_getopt

        try:
            found, words = gnu_getopt(shlex.split(command)[1:], _OPTIONS)
            options = dict(found)
            port = int(options.get("-p", 22))
        except (ValueError, GetoptError):
            return None
        user, _, host = words[0].rpartition("@") if words else ("", "", "")
        if not host:
            return None
        user = user or options.get("-l", "root")
        return cls(host=host, port=port, user=user, password=password, command=command)
