"""The service, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import resources

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from sayso import __version__
from sayso.corpus.store import Store
from sayso.web import api, pages
from sayso.web.addresses import AsItCame
from sayso.web.jobs import Job, Jobs
from sayso.web.library import Library
from sayso.web.problems import handle_problems, refuse
from sayso.web.safety import Guard, Headers, Limit
from sayso.web.settings import Settings

_DESCRIPTION = """\
Reads news articles and tells, for every statement in them, on whose word it stands; over many articles, which make \
the same claim, which are copies, and how many independent origins stand behind the claim.

Offsets are Unicode code points into an article's `text`, half-open. What takes long is a job: its address is in the \
`Location` of the answer, and it goes on whether or not anybody asks for it. Errors are RFC 9457 problem details: \
401 where a token is needed, 403 for a request from a page of another site, 422 for what cannot be read, 429 for too \
many requests, 503 where too much waits already or the store cannot be used.
"""


def create_app(settings: Settings, store: Store, *, jobs: Jobs | None = None) -> FastAPI:
    """The service over a store.

    Args:
        settings: where it listens, and what it allows.
        store: whoever opened it closes it.
        jobs: what does long work; its own where not given.
    """

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        app.state.jobs.start("Looking through the store", _look_through(app.state.library))
        yield
        app.state.jobs.close()

    app = FastAPI(
        title="Sayso",
        version=__version__,
        description=_DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=running,
        middleware=[
            Middleware(Headers),
            Middleware(AsItCame),
            Middleware(Guard, settings=settings, refuse=refuse),
            Middleware(Limit, largest=settings.largest_body, refuse=refuse),
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=5),
        ],
    )
    app.state.settings, app.state.library, app.state.jobs = settings, Library(store), jobs or Jobs()
    handle_problems(app)
    app.include_router(api.router)
    app.include_router(pages.router)
    with resources.as_file(resources.files("sayso.web").joinpath("static")) as folder:
        app.mount("/static", _Static(directory=folder))
    return app


class _Static(StaticFiles):
    """Files whose address changes with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        lasting = "public, max-age=31536000, immutable" if scope.get("query_string") else "no-cache"
        response.headers["Cache-Control"] = lasting
        return response


def _look_through(library: Library) -> Callable[[Job], None]:
    def work(job: Job) -> None:
        library.sources.refresh(at_once=True, on_article=job.step)
        job.tell(result={"articles": job.progress.done})

    return work
