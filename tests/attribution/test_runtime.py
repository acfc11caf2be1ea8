from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from sayso.attribution import Attributor
from sayso.attribution.network import SHIPPED
from sayso.errors import ModelError

TEXT = "“The gates held,” said Inga Moss, the warden. She expects the water to fall by Friday."


def test_what_computes_it_is_said() -> None:
    assert "onnxruntime" in Attributor(computed_by="onnxruntime").name


@pytest.mark.skipif(not find_spec("openvino"), reason="the extra openvino is not installed")
def test_runtimes_find_the_same_statements() -> None:
    one, other = Attributor(computed_by="onnxruntime"), Attributor(computed_by="openvino")
    assert "openvino" in other.name
    for a, b in zip(one.read(TEXT).statements, other.read(TEXT).statements, strict=True):
        assert (a.sources, a.cue, a.contents) == (b.sources, b.cue, b.contents)


@pytest.mark.parametrize("damaged", ["config.json", "tokenizer.json", "encoder.onnx", "encoder.weights", "heads.onnx"])
def test_a_damaged_model_is_one_clear_error(tmp_path: Path, damaged: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    (folder / damaged).write_bytes(b"")
    with pytest.raises(ModelError, match="cannot be loaded"):
        Attributor(folder, computed_by="onnxruntime")


def test_reading_leaves_nothing_in_the_users_folders(tmp_path: Path) -> None:
    """onnxruntime's official wheels keep an id there, and what they would report."""
    code = "from sayso.attribution import Attributor; Attributor().read('Ada Birch said the mill is shut.')"
    folders = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **folders}, check=True)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
