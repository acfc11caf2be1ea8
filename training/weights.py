"""One file of int8 weights under two graphs.

onnxruntime is fastest where activations are int8 too (DynamicQuantizeLinear, MatMulInteger); OpenVINO on processors
with AMX is fastest in bfloat16, on weights that are scaled back as it loads them. Both graphs of a network name the
same external file, so that the weights ship once.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import onnx
from onnx import GraphProto, ModelProto, NodeProto, TensorProto, helper
from onnx.external_data_helper import set_external_data

_LEAST = 1024  # bytes; smaller tensors stay in the graph


def store(model: ModelProto, to: Path, name: str) -> None:
    """Write `name.onnx`, `name.float.onnx` and `name.weights` for a dynamically quantised model."""
    floating = as_float(model)
    _move_out(model, floating, to / f"{name}.weights")
    onnx.save(model, to / f"{name}.onnx")
    onnx.save(floating, to / f"{name}.float.onnx")


def as_float(model: ModelProto) -> ModelProto:
    """The same network with floating-point activations: every MatMulInteger becomes a MatMul on scaled-back weights."""
    out = ModelProto()
    out.CopyFrom(model)
    makers = {name: node for node in model.graph.node for name in node.output}
    users = {name: node for node in model.graph.node for name in node.input}
    nodes: list[NodeProto] = []
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            nodes += _scaled_back(node, makers, users)
        elif node.op_type != "DynamicQuantizeLinear":
            nodes.append(node)
    del out.graph.node[:]
    out.graph.node.extend(_used(nodes, {value.name for value in model.graph.output}))
    del out.graph.value_info[:]
    return out


def _scaled_back(node: NodeProto, makers: dict[str, NodeProto], users: dict[str, NodeProto]) -> list[NodeProto]:
    quantised, weight, _, zero = node.input
    x = makers[quantised].input[0]
    scaled = users[users[node.output[0]].output[0]]  # behind the cast: times both scales, which gives the product
    scales = next(makers[name] for name in scaled.input if name in makers and makers[name].op_type == "Mul")
    scale = next(name for name in scales.input if name not in makers)
    back = f"{weight}_{node.output[0]}_float"
    return [
        helper.make_node("DequantizeLinear", [weight, scale, zero], [back], axis=1),
        helper.make_node("MatMul", [x, back], [scaled.output[0]]),
    ]


def _used(nodes: list[NodeProto], wanted: set[str]) -> list[NodeProto]:
    """The nodes that the outputs rest on, each value made once: the new products replace the old ones."""
    made: dict[str, NodeProto] = {}
    for node in nodes:
        for name in node.output:
            if name not in made or node.op_type == "MatMul":
                made[name] = node
    keep, todo = set(), list(wanted)
    while todo:
        node = made.get(todo.pop())
        if node is not None and id(node) not in keep:
            keep.add(id(node))
            todo += node.input
    return [node for node in nodes if id(node) in keep]


def _move_out(model: ModelProto, floating: ModelProto, to: Path) -> None:
    """Put the large tensors, which are the same in both, into one file."""
    places: dict[str, tuple[int, int]] = {}
    with to.open("wb") as file:
        # ordered by their content, so that a graph of other shape or names on the same weights leaves the file as it is
        for tensor in sorted(model.graph.initializer, key=lambda t: sha256(t.raw_data).digest()):
            if len(tensor.raw_data) >= _LEAST:
                places[tensor.name] = (file.tell(), len(tensor.raw_data))
                file.write(tensor.raw_data)
    for graph in (model.graph, floating.graph):
        for tensor in graph.initializer:
            if tensor.name in places:
                _refer(tensor, to.name, *places[tensor.name])
        _drop_unused(graph)


def _refer(tensor: TensorProto, location: str, offset: int, length: int) -> None:
    set_external_data(tensor, location, offset, length)
    tensor.ClearField("raw_data")


def _drop_unused(graph: GraphProto) -> None:
    used = {name for node in graph.node for name in node.input}
    keep = [tensor for tensor in graph.initializer if tensor.name in used]
    del graph.initializer[:]
    graph.initializer.extend(keep)
