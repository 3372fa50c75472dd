"""The SDK's logger: silent unless the program, or `NOVITA_LOG=debug|info`, asks for it."""

from __future__ import annotations

import logging
import os


def configure() -> None:
    """Attach the `NullHandler`, and a stderr handler when `NOVITA_LOG` names a level."""
    logger = logging.getLogger("novita")
    logger.addHandler(logging.NullHandler())
    level = os.environ.get("NOVITA_LOG", "").upper()
    if level in {"DEBUG", "INFO"}:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(level)
    # At DEBUG, hpack logs every header it encodes, the key among them: a program that sets the root logger to DEBUG
    # must not spill it. Whoever gives that logger a level of its own has decided.
    hpack = logging.getLogger("hpack")
    if hpack.level == logging.NOTSET:
        hpack.setLevel(logging.INFO)
