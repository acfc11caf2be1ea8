"""Makes the README's picture: the page of an article, as Chromium shows it.

    python docs/picture.py

It needs Chromium (the environment variable SAYSO_TEST_CHROMIUM says where it is, if not on the path) and Playwright.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import ViewportSize, sync_playwright

from sayso.corpus.adding import add
from sayso.corpus.store import Store
from sayso.web.app import create_app
from sayso.web.serving import listening
from sayso.web.settings import Settings

HERE = Path(__file__).parent
STORY = HERE.parent / "examples" / "story"
CHROMIUM = os.environ.get("SAYSO_TEST_CHROMIUM") or shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
SIZE = ViewportSize(width=1180, height=860)


def main() -> None:
    """Write `article.png` beside this script."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(str(Path(folder, "store.db"))) as store,
        listening(Settings(port=0)) as socket,
    ):
        for _ in add([str(STORY)], store, on_error=print, on_known=print):
            pass
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(), store), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            _shoot(f"http://127.0.0.1:{socket.getsockname()[1]}/article/tidewire", HERE / "article.png")
        finally:
            server.should_exit = True
            thread.join()


def _shoot(address: str, picture: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport=SIZE, device_scale_factor=1.5)
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
