"""Makes small state dicts that show what torch.save can write.

    python make_state_dicts.py [OUT]

Writes jobs/src/test/resources/state-dicts: one file for each trait, and expected.json with the
values of the readable ones. The files named legacy are in the format of before PyTorch 1.6; their
storages are named by addresses, so that no two runs write the same bytes.
"""

import json
import pickle
import sys
from collections import OrderedDict
from pathlib import Path

import torch

RESOURCES = Path(__file__).resolve().parents[2] / "jobs/src/test/resources"
OUT = RESOURCES / "state-dicts"
LEGACY = {"_use_new_zipfile_serialization": False}


class Python2Pickler(pickle._Pickler):
    """Pickles texts and ordered dicts as Python 2 did, as far as torch.save needs it."""

    dispatch = dict(pickle._Pickler.dispatch)

    def save_text(self, text: str) -> None:
        data = text.encode("ascii")
        self.write(pickle.SHORT_BINSTRING + bytes([len(data)]) + data)
        self.memoize(text)

    dispatch[str] = save_text

    def reducer_override(self, value):
        if isinstance(value, OrderedDict):
            return OrderedDict, ([[key, item] for key, item in value.items()],)
        return NotImplemented


class Python2:
    """What torch.save wants of a pickle module."""

    Pickler = Python2Pickler

    @staticmethod
    def dump(value, file, protocol):
        Python2Pickler(file, protocol=protocol).dump(value)


def readable() -> dict[str, tuple[dict, dict]]:
    """File name to a state dict and the options of torch.save."""
    grid = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4)
    odd = torch.tensor([0.0, -0.0, 1.5, -2.75, 6.1e-5, 5.9e-8, 65504.0, float("inf"), float("nan")])
    types = {
        str(dtype).removeprefix("torch."): odd.to(dtype)
        for dtype in (torch.float32, torch.float64, torch.float16, torch.bfloat16)
    }
    views = {
        "whole": grid,
        "transposed": grid.permute(2, 0, 1),
        "row": grid[1, 2],
        "column": grid[:, 1, 3],
        "steps": grid.flatten()[1::5],
        "scalar": grid[1, 0, 0],
        "empty": grid[:0],
    }
    parameters = OrderedDict(weight=torch.nn.Parameter(torch.eye(2)), bias=torch.ones(2))
    return {
        "types.bin": (types, {}),
        "views.bin": (views, {}),
        "parameters.bin": (parameters, {}),
        "protocol-3.bin": (parameters, {"pickle_protocol": 3}),
        "protocol-4.bin": (parameters, {"pickle_protocol": 4}),
        "legacy.bin": ({"weight": torch.ones(2)}, LEGACY),
        "legacy-types.bin": (types, LEGACY),
        "legacy-views.bin": (views, LEGACY),
        "legacy-parameters.bin": (parameters, LEGACY),
        "legacy-protocol-4.bin": (parameters, LEGACY | {"pickle_protocol": 4}),
        "legacy-python-2.bin": (parameters, LEGACY | {"pickle_module": Python2}),
        "legacy-empty.bin": ({"none": torch.empty(0, 3), "one": torch.tensor(2.5)}, LEGACY),
    }


class Evil:
    def __reduce__(self):
        return (print, ("run",))


def others() -> dict[str, tuple[object, dict]]:
    """Those without floats and those that are refused."""
    integers = {
        str(dtype).removeprefix("torch."): torch.tensor([1, 0, 1]).to(dtype)
        for dtype in (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool)
    }
    return {
        "integers.bin": (integers, {}),
        "evil.bin": ({"weight": Evil()}, {}),
        "nested.bin": ({"model": {"weight": torch.ones(2)}}, {}),
        "expanded.bin": ({"weight": torch.ones(1).expand(1000, 1000)}, {}),
        "complex.bin": ({"weight": torch.ones(2, dtype=torch.complex64)}, {}),
        "legacy-integers.bin": (integers, LEGACY),
        "legacy-evil.bin": ({"weight": Evil()}, LEGACY),
        "legacy-marian.bin": (marian(), LEGACY),
    }


def marian() -> OrderedDict:
    """The weights of a checkpoint with a recording of searches."""
    return torch.load(RESOURCES / "checkpoints/tiny-marian-untied/pytorch_model.bin")


def plain(tensor: torch.Tensor) -> dict:
    # JSON has neither infinities nor NaN: values travel as float32 bits.
    bits = tensor.detach().to(torch.float32).contiguous().flatten().view(torch.int32)
    return {"shape": list(tensor.shape), "bits": bits.tolist()}


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, (state, options) in readable().items():
        torch.save(state, out / name, **options)
        expected[name] = {key: plain(value) for key, value in state.items()}
    for name, (state, options) in others().items():
        torch.save(state, out / name, **options)
    (out / "expected.json").write_text(json.dumps(expected, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
