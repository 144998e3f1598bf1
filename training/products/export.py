"""Writes the network that multiplies vectors of one byte a number: one node, no weights.

    python -m training.products.export --out src/dragoman/models

Needs onnx. The same version gives the same file. Not used at run time.
"""

import argparse
from pathlib import Path

import onnx
from onnx import TensorProto, helper

OPSET, FORMAT = 10, 7
"""The first opset that has the node, and a format that every supported onnxruntime reads."""


def main() -> None:
    """Write products.onnx."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, required=True)
    onnx.save(network(), options.parse_args().out / "products.onnx")


def network() -> onnx.ModelProto:
    """`products` [n, 2] of `vectors` [n, 384], without sign, with `halves` [384, 2], with sign."""
    node = helper.make_node("MatMulInteger", ["vectors", "halves"], ["products"])
    graph = helper.make_graph(
        [node],
        "products",
        [
            helper.make_tensor_value_info("vectors", TensorProto.UINT8, ["n", 384]),
            helper.make_tensor_value_info("halves", TensorProto.INT8, [384, 2]),
        ],
        [helper.make_tensor_value_info("products", TensorProto.INT32, ["n", 2])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=FORMAT)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    main()
