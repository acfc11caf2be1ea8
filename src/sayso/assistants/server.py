"""The protocol: offers the tools, checks what they are asked, and keeps answers within bounds."""

from __future__ import annotations

import json
from typing import Any

import anyio
from mcp import types
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from pydantic import ValidationError

from sayso import __version__
from sayso.assistants.allowed import Allowed
from sayso.assistants.tools import INSTRUCTIONS, Tool, offered
from sayso.contract import json_text
from sayso.corpus.store import Store
from sayso.errors import SaysoError, StoreError
from sayso.views.characters import shorten
from sayso.web.library import Library

LONGEST_ANSWER = 250_000
"""Characters of JSON. Answers are made to be far shorter; this holds whatever an article is like."""

_LONGEST_ERROR = 400
_AT_ONCE = 2
"""Tools that run side by side: each read uses several cores already."""


def run(store: Store, allowed: Allowed) -> None:
    """Serve over standard input and output until the input ends.

    Args:
        store: whoever opened it closes it.
        allowed: what may be read beside it.
    """
    anyio.run(_serve, create_server(store, allowed))


def create_server(store: Store, allowed: Allowed) -> Server[Any]:
    """The server over a store.

    Args:
        store: whoever opened it closes it.
        allowed: what may be read beside it.
    """
    tools = {tool.name: tool for tool in offered(Library(store), allowed)}
    limiter = anyio.CapacityLimiter(_AT_ONCE)

    async def list_tools(
        _context: ServerRequestContext[Any], _params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(tool) for tool in tools.values()])

    async def call_tool(
        _context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        tool = tools.get(params.name)
        if tool is None:
            return _error(f"There is no tool “{params.name}”.")
        return await anyio.to_thread.run_sync(
            _answer, tool, params.arguments or {}, limiter=limiter, abandon_on_cancel=True
        )

    return Server(
        "sayso",
        version=__version__,
        title="Sayso",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def _described(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.asks.model_json_schema(),
        output_schema=tool.answer,
        annotations=types.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=tool.reaches_out
        ),
    )


def _answer(tool: Tool, arguments: dict[str, Any]) -> types.CallToolResult:
    try:
        text = json_text(tool.run(tool.asks.model_validate(arguments)))
    except ValidationError as error:
        return _error("; ".join(map(_flaw, error.errors())))
    except StoreError as error:
        return _error(f"The store cannot be used: {error.reason}")
    except SaysoError as error:
        return _error(str(error))
    if len(text) > LONGEST_ANSWER:
        return _error("The answer would be too long: ask for less at a time.")
    # the same again as text, for clients that know nothing else
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], structured_content=json.loads(text)
    )


def _flaw(flaw: Any) -> str:
    where = ".".join(map(str, flaw["loc"]))
    return f"{where}: {flaw['msg']}" if where else str(flaw["msg"])


def _error(reason: str) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=shorten(reason, _LONGEST_ERROR))], is_error=True
    )
