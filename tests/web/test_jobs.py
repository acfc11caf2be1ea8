"""Work that outlasts a request."""

from __future__ import annotations

import asyncio
import threading

import pytest

from sayso.errors import InputError, StoreError
from sayso.web.jobs import BusyError, Job, Jobs, Progress, settled
from sayso.web.recent import Recent


def test_whoever_watches_sees_every_step_and_the_end() -> None:
    jobs, go = Jobs(), threading.Event()

    def work(job: Job) -> None:
        go.wait(10)
        job.step()
        job.tell(result={"n": 1})

    async def watched() -> list[Progress]:
        job = jobs.start("Reading", work)
        seen = []
        async for progress in job.watch():
            seen.append(progress)
            go.set()
        return seen

    seen = asyncio.run(watched())
    jobs.close()
    assert (seen[-1].state, seen[-1].done, seen[-1].result) == ("done", 1, {"n": 1})
    assert [p.done for p in seen] == sorted(p.done for p in seen)


def test_work_goes_on_when_nobody_watches_any_more() -> None:
    jobs, go = Jobs(), threading.Event()

    def work(job: Job) -> None:
        go.wait(10)
        job.tell(result=True)

    async def looked() -> Job:
        job = jobs.start("Reading", work)
        async for _ in job.watch():
            break  # the page is closed
        return job

    job = asyncio.run(looked())
    go.set()
    assert settled(job, 10).state == "done"
    assert jobs.get(job.progress.id) is job
    jobs.close()


def test_what_fails_says_so_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    jobs = Jobs()

    def fails(error: Exception) -> Progress:
        def work(_: Job) -> None:
            raise error

        return settled(jobs.start("Reading", work), 10)

    assert fails(InputError("a.txt", "is empty")).problems == ("a.txt: is empty",)
    assert fails(StoreError("/secret/store.db", "is locked")).problems == ("The store cannot be used right now.",)
    assert fails(RuntimeError("/secret")).problems == ("Something went wrong here.",)
    assert settled(jobs.start("Nothing", lambda _: None), 10).state == "failed"
    assert "/secret" in caplog.text
    jobs.close()


def test_when_the_service_stops_work_stops_after_its_article() -> None:
    jobs, started, go = Jobs(), threading.Event(), threading.Event()

    def work(job: Job) -> None:
        for _ in range(1000):
            started.set()
            go.wait(10)
            job.step()

    job = jobs.start("Reading", work)
    started.wait(10)
    closing = threading.Thread(target=jobs.close)
    closing.start()
    job.stop.wait(10)
    go.set()
    closing.join(10)
    assert job.progress.done < 1000
    assert job.progress.problems == ("The service was stopped; what was added is there.",)


def test_what_was_made_a_moment_ago_is_not_made_again() -> None:
    now, made = [0.0], iter(range(9))
    recent: Recent[int] = Recent(clock=lambda: now[0])

    def get(key: str) -> int:
        return recent.get(key, lambda: next(made))

    assert [get("a"), get("a"), get("b")] == [0, 0, 1]
    now[0] = 2.5
    assert [get("a"), get("a")] == [2, 2]
    recent.clear()
    assert get("a") == 3


def test_too_much_at_once_is_refused_and_old_jobs_are_forgotten() -> None:
    jobs, go = Jobs(at_once=1, most_waiting=1, remembered=3), threading.Event()
    started = threading.Event()

    def work(job: Job) -> None:
        started.set()
        go.wait(10)
        job.tell(result=True)

    first = jobs.start("One", work)
    started.wait(10)
    second = jobs.start("Two", work)
    with pytest.raises(BusyError):
        jobs.start("Three", work)
    go.set()
    for job in (first, second):
        settled(job, 10)
    for _ in range(3):
        last = jobs.start("Later", lambda job: job.tell(result=True))
        settled(last, 10)
    assert jobs.get(first.progress.id) is None
    assert jobs.get(last.progress.id) is last
    jobs.close()
