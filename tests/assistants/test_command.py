"""`sayso mcp` as the program that has the assistant starts it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult

from assistants.client import STORY
from sayso.commands.mcp import mcp
from sayso.errors import SaysoError, StoreError


@pytest.mark.parametrize("mode", ["auto", "legacy"])  # how clients of today and of yesterday begin
def test_it_answers_over_standard_input_and_output(story_path: str, mode: str) -> None:
    arguments = ["-m", "sayso", "mcp", "--store", story_path, "--files", str(STORY)]

    async def ask() -> tuple[str, CallToolResult]:
        async with Client(StdioServerParameters(command=sys.executable, args=arguments), mode=mode) as client:
            return client.instructions or "", await client.call_tool("read_file", {"path": "coastwise.txt"})

    instructions, result = asyncio.run(ask())
    assert instructions.startswith("Sayso")
    assert not result.is_error and result.structured_content["ref"] == "coastwise"


def test_a_store_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    result = CliRunner().invoke(mcp, ["--store", str(missing)])
    assert isinstance(result.exception, StoreError)
    assert str(result.exception) == f"{missing}: no such store"
    assert not missing.exists()


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(mcp, ["--files", str(tmp_path / "missing")])
    assert result.exit_code == 2 and "does not exist" in result.stderr


def test_without_the_sdk_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.delitem(sys.modules, "sayso.assistants.server", raising=False)
    result = CliRunner().invoke(mcp, [])
    assert isinstance(result.exception, SaysoError)
    assert str(result.exception) == "mcp 2.0 or newer is not installed: pip install 'sayso[mcp]'"
