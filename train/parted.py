"""An exported graph with two ways of which a run takes one, so that reading never works out likeness and likeness never
links: onnxruntime runs every node of a plain graph, whichever outputs are asked for."""

from collections.abc import Iterable

from onnx import GraphProto, ModelProto, TensorProto, helper

READING = "reading"
"""The input, true or false, that tells which way a run takes."""


def parted(model: ModelProto, likeness: str) -> ModelProto:
    """The graph with one more input, READING: true gives all outputs but `likeness`, false gives that one alone. The
    outputs of the way not taken are empty; what both ways need is worked out before them."""
    graph = model.graph
    others = [o.name for o in graph.output if o.name != likeness]
    read, felt = _before(graph, others), _before(graph, [likeness])
    ways = [_way(graph, "read", read - felt, others), _way(graph, "felt", felt - read, [likeness])]
    inside = {i.name for way in ways for i in way.initializer}
    outputs = [helper.make_tensor_value_info(o.name, o.type.tensor_type.elem_type, None) for o in graph.output]
    taken = helper.make_node("If", [READING], [o.name for o in outputs], then_branch=ways[0], else_branch=ways[1])
    nodes = [*(n for k, n in enumerate(graph.node) if k in read & felt), taken]
    inputs = [*graph.input, helper.make_tensor_value_info(READING, TensorProto.BOOL, [])]
    held = [i for i in graph.initializer if i.name not in inside]
    whole = helper.make_graph(nodes, graph.name, inputs, outputs, held)
    return helper.make_model(whole, opset_imports=model.opset_import, ir_version=model.ir_version)


def _before(graph: GraphProto, outputs: Iterable[str]) -> set[int]:
    """The numbers of the nodes that some outputs are worked out by."""
    makes = {out: k for k, node in enumerate(graph.node) for out in node.output}
    found: set[int] = set()
    todo = list(outputs)
    while todo:
        k = makes.get(todo.pop())
        if k is not None and k not in found:
            found.add(k)
            todo += graph.node[k].input
    return found


def _way(graph: GraphProto, name: str, mine: set[int], given: list[str]) -> GraphProto:
    """One way as a graph that gives all outputs, with the weights that it alone needs."""
    nodes = [n for k, n in enumerate(graph.node) if k in mine]
    used = {i for n in nodes for i in n.input}
    outside = {i for k, n in enumerate(graph.node) if k not in mine for i in n.input}
    outputs = []
    for out in graph.output:
        kind, own = out.type.tensor_type, f"{name}.{out.name}"
        if out.name in given:
            nodes.append(helper.make_node("Identity", [out.name], [own]))
        else:
            nothing = helper.make_tensor(own, kind.elem_type, [0] * len(kind.shape.dim), [])
            nodes.append(helper.make_node("Constant", [], [own], value=nothing))
        outputs.append(helper.make_tensor_value_info(own, kind.elem_type, None))
    held = [i for i in graph.initializer if i.name in used - outside]
    return helper.make_graph(nodes, name, [], outputs, held)
