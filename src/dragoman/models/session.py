"""Opens the ONNX files and the tokenizer that lie beside this module. What a model means is its callers' concern."""

from functools import cache
from importlib.resources import as_file, files

import onnxruntime
from tokenizers import Tokenizer

_FOLDER = files("dragoman.models")

SLOW_FUSION = "SkipLayerNormFusion"
"""On processors the fused operator is slower than its parts: without it the encoders run a quarter faster."""


@cache
def session(name: str) -> onnxruntime.InferenceSession:
    """The model `{name}.onnx`, opened once a process, on one thread, so that sums are always taken in one order.

    Raises FileNotFoundError where no such model is shipped.
    """
    resource = _FOLDER / f"{name}.onnx"
    if not resource.is_file():
        message = f"no model {name!r} is shipped with dragoman; see src/dragoman/models"
        raise FileNotFoundError(message)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    with as_file(resource) as path:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW_FUSION]
        )


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer of all-MiniLM-L6-v2, neither padding nor truncating. Shared: copy it to change that."""
    return Tokenizer.from_str((_FOLDER / "tokenizer.json").read_text(encoding="utf-8"))
