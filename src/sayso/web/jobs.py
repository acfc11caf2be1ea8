"""Work that outlasts a request: it goes on when the page is closed, and whoever asks again sees how far it is."""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sayso.errors import InputError, SaysoError, StoreError

State = Literal["waiting", "running", "done", "failed"]

_log = logging.getLogger("sayso.web")


class BusyError(SaysoError):
    """More work waits already than will be done soon."""


class _StoppedError(Exception):
    """The service stops."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    Attributes:
        id: what it is asked for by.
        title: what it does, for people.
        state: whether it waits, runs, is done, or could do nothing.
        done: how many articles it is done with.
        total: how many there are; None where that is not known beforehand.
        problems: what went wrong, one line each; the rest went on.
        page: the page that shows its result; None as long as there is none.
        result: what it made, in JSON's terms; None as long as there is nothing.
    """

    id: str
    title: str
    state: State = "waiting"
    done: int = 0
    total: int | None = None
    problems: tuple[str, ...] = ()
    page: str | None = None
    result: Any = None

    @property
    def is_over(self) -> bool:
        """Whether nothing will change any more."""
        return self.state in ("done", "failed")


@dataclass(eq=False)
class Job:
    """One piece of work, told of by the thread that does it and watched by any number of requests."""

    progress: Progress
    stop: threading.Event
    future: Future[None] | None = None
    _watching: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def tell(self, **changes: Any) -> None:
        """Change its progress; to be called from the thread that does the work.

        Raises:
            _StoppedError: the service stops, and so shall the work.
        """
        if self.stop.is_set() and "state" not in changes:
            raise _StoppedError
        with self._lock:
            self.progress = replace(self.progress, **changes)
            for loop, event in self._watching:
                loop.call_soon_threadsafe(event.set)

    def step(self) -> None:
        """One article more is done."""
        self.tell(done=self.progress.done + 1)

    def problem(self, error: SaysoError) -> None:
        """Something could not be done."""
        self.tell(problems=(*self.progress.problems, str(error)))

    async def watch(self) -> AsyncIterator[Progress]:
        """Its progress, now and whenever it changes, until it is over."""
        watcher = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._watching.add(watcher)
        try:
            while True:
                watcher[1].clear()
                now = self.progress
                yield now
                if now.is_over:
                    return
                await watcher[1].wait()
        finally:
            with self._lock:
                self._watching.discard(watcher)


class Jobs:
    """The jobs of a service, some at a time; the last of them are remembered."""

    def __init__(self, *, at_once: int = 2, most_waiting: int = 32, remembered: int = 500) -> None:
        """Begin without any.

        Args:
            at_once: how many run at a time.
            most_waiting: how many may wait; beyond that there is `BusyError`.
            remembered: how many can be asked for.
        """
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="sayso-job")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._most_waiting, self._remembered = most_waiting, remembered
        self._lock = threading.Lock()
        self._stop = threading.Event()

    def start(self, title: str, work: Callable[[Job], None]) -> Job:
        """Do something as soon as there is room.

        Args:
            title: what it does, for people.
            work: does it, and tells the job how far it is and what came of it.

        Raises:
            BusyError: too much waits already.
        """
        job = Job(Progress(secrets.token_urlsafe(12), title), self._stop)
        with self._lock:
            if sum(other.progress.state == "waiting" for other in self._jobs.values()) >= self._most_waiting:
                raise BusyError("Too much is waiting to be read already: try again in a minute.")
            self._jobs[job.progress.id] = job
            self._forget()
            job.future = self._pool.submit(_run, job, work)
        return job

    def get(self, id_: str) -> Job | None:
        """A job by its id; None where there is none, or it was long ago."""
        return self._jobs.get(id_)

    def close(self) -> None:
        """Begin nothing more, and wait until what runs is done with the article that it is at."""
        self._stop.set()
        self._pool.shutdown(cancel_futures=True)

    def _forget(self) -> None:
        over = (id_ for id_, job in self._jobs.items() if job.progress.is_over)
        for id_ in list(over)[: max(0, len(self._jobs) - self._remembered)]:
            del self._jobs[id_]


def settled(job: Job, seconds: float) -> Progress:
    """The progress of a job once it is over, or after so many seconds."""
    if job.future:
        wait([job.future], seconds)
    return job.progress


def _run(job: Job, work: Callable[[Job], None]) -> None:
    job.tell(state="running")
    try:
        work(job)
    except _StoppedError:
        job.tell(state="failed", problems=(*job.progress.problems, "The service was stopped; what was added is there."))
    except InputError as error:
        job.problem(error)
        job.tell(state="failed")
    except Exception as error:
        _log.exception("%s", job.progress.title)
        what = "The store cannot be used right now." if isinstance(error, StoreError) else "Something went wrong here."
        job.tell(state="failed", problems=(*job.progress.problems, what))
    else:
        job.tell(state="done" if job.progress.result is not None else "failed")
