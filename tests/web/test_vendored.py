"""What comes from elsewhere is what its makers published, with their licences."""

from __future__ import annotations

import hashlib
import json
from importlib import resources

VENDOR = resources.files("sayso.web").joinpath("static", "vendor")


def test_every_file_is_in_the_manifest_and_is_what_that_says() -> None:
    manifest = json.loads(VENDOR.joinpath("manifest.json").read_text(encoding="utf-8"))
    licences = {name for entry in manifest for name in entry["licences"]}
    files = {file.name for file in VENDOR.iterdir()}
    assert files == {"manifest.json"} | licences | {entry["file"] for entry in manifest}
    for entry in manifest:
        assert hashlib.sha256(VENDOR.joinpath(entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
        assert entry["package"] and entry["version"] and entry["licence"] == "MIT"
    for name in licences:
        assert "Permission is hereby granted, free of charge" in VENDOR.joinpath(name).read_text(encoding="utf-8")
