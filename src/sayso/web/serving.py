"""Listening: the service in uvicorn, until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from sayso.corpus.store import Store
from sayso.errors import SaysoError
from sayso.web.app import create_app
from sayso.web.settings import Settings

_GRACE = 3
"""Seconds that open answers, such as the progress of a job, may take when the service stops."""


def run(settings: Settings, *, on_start: Callable[[str], object]) -> None:
    """Serve until SIGINT or SIGTERM.

    Args:
        settings: where to listen, and what to allow.
        on_start: called with the address once it can be asked.

    Raises:
        StoreError: the store cannot be opened.
        SaysoError: the address cannot be listened at.
    """
    with Store(settings.store) as store, listening(settings) as socket_:
        config = uvicorn.Config(
            create_app(settings, store),
            log_level="warning",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE,
        )
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        on_start(f"http://{host}:{socket_.getsockname()[1]}/")
        with suppress(KeyboardInterrupt):  # this is how one stops it
            uvicorn.Server(config).run(sockets=[socket_])


def listening(settings: Settings) -> socket.socket:
    """A socket that listens where the settings say.

    Raises:
        SaysoError: the address cannot be listened at.
    """
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server((settings.host, settings.port), family=family, backlog=512)
    except OSError as error:
        raise SaysoError(f"{settings.host}:{settings.port}: {(error.strerror or str(error)).lower()}") from error
