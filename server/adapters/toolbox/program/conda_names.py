"""Names under which the Python package index knows what conda calls otherwise."""

from __future__ import annotations

from resolution import normalized_name

_INDEX_NAMES = {
    "antlr-python-runtime": "antlr4-python3-runtime",
    "brotli-python": "brotli",
    "dask-core": "dask",
    "docker-py": "docker",
    "faiss": "faiss-cpu",
    "matplotlib-base": "matplotlib",
    "msgpack-python": "msgpack",
    "py-lightgbm": "lightgbm",
    "py-opencv": "opencv-python",
    "py-xgboost": "xgboost",
    "pyarrow-core": "pyarrow",
    "pytables": "tables",
    "python-blosc2": "blosc2",
    "python-flatbuffers": "flatbuffers",
    "python-graphviz": "graphviz",
    "python-kaleido": "kaleido",
    "python-snappy": "python-snappy",
    "python-tzdata": "tzdata",
    "python-xxhash": "xxhash",
    "pytorch": "torch",
    "pytorch-cpu": "torch",
    "pytorch-gpu": "torch",
    "ray-core": "ray",
    "seaborn-base": "seaborn",
    "tensorflow-base": "tensorflow",
}


def index_name(conda_name: str) -> str:
    return _INDEX_NAMES.get(conda_name, normalized_name(conda_name))
