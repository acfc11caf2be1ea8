from __future__ import annotations

import sayso


def test_what_is_exported_is_there_and_belongs_to_the_package() -> None:
    for name in sayso.__all__:
        value = getattr(sayso, name)
        assert getattr(value, "__module__", "sayso").startswith("sayso") or name == "Span"


def test_a_misspelt_name_is_an_attribute_error() -> None:
    assert not hasattr(sayso, "reed")
