"""What computes the network's graphs: onnxruntime, or OpenVINO where that is installed and the processor has AMX.

Both read the same weights. onnxruntime works in int8; OpenVINO scales the weights back and works in bfloat16, which
AMX does twice as fast. One graph is one thread's work: two articles on two threads are faster than one on both.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

RuntimeName = Literal["onnxruntime", "openvino"]
Tensors: TypeAlias = dict[str, npt.NDArray[Any]]
Graph: TypeAlias = Callable[[Tensors], list[npt.NDArray[np.float32]]]
"""Inputs by name in, outputs in the graph's order out; several threads may call it at once."""


def fastest() -> RuntimeName:
    """The runtime that suits this machine, of those that are installed."""
    return "openvino" if _has_amx() and find_spec("openvino") else "onnxruntime"


def load(folder: Path, names: tuple[str, ...], runtime: RuntimeName) -> tuple[str, list[Graph]]:
    """Load graphs of a model.

    Args:
        folder: where `NAME.onnx`, `NAME.float.onnx` and `NAME.weights` lie.
        names: which graphs.
        runtime: what computes them.

    Returns:
        The runtime's name with its version and precision, and the graphs.
    """
    return (_openvino if runtime == "openvino" else _onnxruntime)(folder, names)


def _onnxruntime(folder: Path, names: tuple[str, ...]) -> tuple[str, list[Graph]]:
    # its official wheels report usage home from 1.29 on, and write an id into the user's folder for it
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415  only the chosen runtime is loaded

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3

    def graph(name: str) -> Graph:
        session = onnxruntime.InferenceSession(
            folder / f"{name}.onnx",
            options,
            providers=["CPUExecutionProvider"],
            # slower than what it fuses, by a sixth of the encoder and two fifths of the look
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        return lambda inputs: session.run(None, inputs)

    return f"onnxruntime {onnxruntime.__version__} int8", [graph(name) for name in names]


def _openvino(folder: Path, names: tuple[str, ...]) -> tuple[str, list[Graph]]:
    import openvino  # noqa: PLC0415  an extra

    core = openvino.Core()
    settings = {"INFERENCE_PRECISION_HINT": "bf16", "NUM_STREAMS": cores(), "INFERENCE_NUM_THREADS": cores()}

    def graph(name: str) -> Graph:
        compiled = core.compile_model(folder / f"{name}.float.onnx", "CPU", settings)
        # a request serves one thread at a time, and must not be given up with the thread that made it
        free: SimpleQueue[Any] = SimpleQueue()
        for _ in range(cores()):
            free.put(compiled.create_infer_request())

        def run(inputs: Tensors) -> list[npt.NDArray[np.float32]]:
            request = free.get()
            try:
                results = request.infer(inputs)
                return [np.array(results[i]) for i in range(len(results))]
            finally:
                free.put(request)

        return run

    return f"openvino {openvino.__version__.split('-')[0]} bf16", [graph(name) for name in names]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _has_amx() -> bool:
    info = Path("/proc/cpuinfo")
    return info.exists() and " amx_bf16 " in info.read_text(encoding="utf8", errors="replace")
