"""Sentence embeddings: near where texts say alike, the same in any company, and tied to the right word table."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_articles import embedder
from sayso.attribution.network import SHIPPED as ATTRIBUTION
from sayso.corpus.claims import Embedder
from sayso.corpus.claims.embedder import SHIPPED
from sayso.errors import ModelError


def test_texts_that_say_alike_lie_nearer_than_others() -> None:
    ferry, boat, choir = embedder().embed(
        ["The ferry ran aground in fog.", "A boat with passengers hit a sandbank.", "The choir sang for forty hours."]
    )
    assert ferry @ boat > ferry @ choir + 0.2


def test_a_text_lies_in_the_same_place_in_any_company() -> None:
    alone = embedder().embed(["The ferry ran aground in fog."])
    among = embedder().embed(["Rain.", "The ferry ran aground in fog.", "The choir sang " * 100])
    assert np.array_equal(alone[0], among[1])


@given(st.text(max_size=300))
def test_any_text_has_a_place_of_length_one(text: str) -> None:
    (vector,) = embedder().embed([text.encode("utf8", "replace").decode("utf8")])
    assert np.isclose(np.linalg.norm(vector), 1, atol=1e-3)


def test_nothing_to_embed() -> None:
    assert embedder().embed([]).shape == (0, 384)


def test_the_word_table_is_found_wherever_it_stands(tmp_path: Path) -> None:
    shutil.copy(ATTRIBUTION / "tokenizer.json", tmp_path)
    weights = (ATTRIBUTION / "encoder.weights").read_bytes()
    (tmp_path / "encoder.weights").write_bytes(b"another tensor" * 100 + weights)
    moved = Embedder(attribution=tmp_path)
    assert np.array_equal(moved.embed(["The ferry ran aground."]), embedder().embed(["The ferry ran aground."]))


def test_another_word_table_is_refused(tmp_path: Path) -> None:
    shutil.copy(ATTRIBUTION / "tokenizer.json", tmp_path)
    weights = bytearray((ATTRIBUTION / "encoder.weights").read_bytes())
    begins = bytes.fromhex(json.loads((SHIPPED / "embedder.json").read_text())["words"]["begins"])
    weights[weights.index(begins) + 100_000] ^= 1
    (tmp_path / "encoder.weights").write_bytes(weights)
    with pytest.raises(ModelError, match="another word table"):
        Embedder(attribution=tmp_path)


def test_a_folder_without_the_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=str(tmp_path)):
        Embedder(tmp_path)
