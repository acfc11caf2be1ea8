"""An assistant for the tests: it asks the server by the SDK's own client, in memory."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from mcp import Client
from mcp.types import CallToolResult, TextContent, Tool

from sayso.assistants.allowed import Allowed
from sayso.assistants.server import create_server
from sayso.corpus.store import Store

STORY = Path(__file__).parents[2] / "examples" / "story"


class Assistant:
    """Asks one thing at a time, as an assistant does."""

    def __init__(self, store: Store, *folders: Path, fetching: bool = False) -> None:
        self._server = create_server(store, Allowed(folders, fetching))

    def tools(self) -> dict[str, Tool]:
        async def ask() -> list[Tool]:
            async with Client(self._server) as client:
                return (await client.list_tools()).tools

        return {tool.name: tool for tool in asyncio.run(ask())}

    def instructions(self) -> str:
        async def ask() -> str:
            async with Client(self._server) as client:
                return client.instructions or ""

        return asyncio.run(ask())

    def answer(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool gives; the client has held it to the tool's schema."""
        result = self._call(tool, arguments)
        assert not result.is_error, result.content
        assert isinstance(result.structured_content, dict)
        return result.structured_content

    def error(self, tool: str, **arguments: Any) -> str:
        result = self._call(tool, arguments)
        assert result.is_error
        (content,) = result.content
        assert isinstance(content, TextContent)
        assert len(content.text.splitlines()) == 1
        return content.text

    def _call(self, tool: str, arguments: dict[str, Any]) -> CallToolResult:
        async def ask() -> CallToolResult:
            async with Client(self._server) as client:
                return await client.call_tool(tool, arguments)

        return asyncio.run(ask())
