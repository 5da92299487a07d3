"""Measures Courant's network under PyTorch, on a device for which DJL has no libtorch at hand.

    courant bench program --model OUT/marian-base --precision bfloat16 --out network.pt
    python on_device.py network.pt OUT/marian-base --device cuda --beam-size 4

The very program that the Java engine runs, its weights inside, and the work of `courant bench engine`: the same
sentences and batches, every target of the same number of tokens. With `--check` it also
compares the device's tokens with those that the same file gives on the processor.
"""

import argparse
import json
import time
from pathlib import Path

import torch
from transformers import AutoTokenizer

from compare import batches


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program", type=Path, help="file of courant bench program")
    parser.add_argument("model", type=Path, help="checkpoint folder, for its tokenizer and settings")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--beam-size", type=int, default=4)
    parser.add_argument("--sentences", type=int, default=512)
    parser.add_argument("--target-tokens", type=int, default=40)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--language", default=">>kor<<", help="token before each sentence, or nothing")
    parser.add_argument("--threads", type=int, default=1, help="of the processor")
    parser.add_argument("--check", action="store_true", help="compare with the processor's tokens")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


# Python cannot hold the program's own objects, so the search is part of it. The best hypothesis of each
# sentence, one after the other; an end is never chosen.
SEARCH = """
def search(self, ids: Tensor, lengths: Tensor, start: int, suppressed: List[int], beam_size: int, steps: int) -> List[int]:
    session = self.open(self.encode(ids, lengths), self.caches(), 0)
    size = ids.size(0)
    none: List[int] = []
    tokens = [start for i in range(size)]
    parents = [0 for i in range(size)]
    scores = [0.0 for i in range(size)]
    paths: List[List[int]] = [none.copy() for i in range(size)]
    for step in range(steps):
        beams = len(tokens) // size
        scores, parents, tokens = self.step(
            session, none, tokens, parents, scores, suppressed, none, none, none, none, 1.0, False, False, beam_size)
        longer: List[List[int]] = []
        for row in range(len(tokens)):
            path = paths[row // beam_size * beams + parents[row]].copy()
            path.append(tokens[row])
            longer.append(path)
        paths = longer
    best: List[int] = []
    for i in range(size):
        best.extend(paths[i * beam_size])
    return best
"""


class Program:
    """The network on a device, driven as the Java engine drives it."""

    def __init__(self, path: Path, device: str, config: dict):
        self.network = torch.jit.load(path, map_location=device)
        self.network.define(SEARCH)
        self.device, self.start = device, config["decoder_start_token_id"]
        self.suppressed = [config["eos_token_id"], config["pad_token_id"]]

    def search(self, batch, asked: argparse.Namespace) -> torch.Tensor:
        """The best target of each sentence [batch, target tokens]."""
        found = self.network.search(
            batch.input_ids.to(self.device), batch.attention_mask.sum(1).to(self.device), self.start,
            self.suppressed, asked.beam_size, asked.target_tokens)
        return torch.tensor(found).view(-1, asked.target_tokens)

    def search_all(self, work: list, asked: argparse.Namespace) -> torch.Tensor:
        return torch.cat([self.search(batch, asked) for batch in work])


def measure(asked: argparse.Namespace) -> dict:
    torch.set_num_threads(asked.threads)
    config = json.loads((asked.model / "config.json").read_text(encoding="utf-8"))
    work = batches(asked, AutoTokenizer.from_pretrained(asked.model))
    program = Program(asked.program, asked.device, config)
    with torch.inference_mode():
        program.search_all(work[:2], asked)
        began = time.monotonic()
        found = program.search_all(work, asked)
        seconds = time.monotonic() - began
        figures = {
            "device": torch.cuda.get_device_name() if asked.device.startswith("cuda") else asked.device,
            "torch": torch.__version__,
            "beam_size": asked.beam_size,
            "batch_size": asked.batch_size,
            "target_tokens": found.numel(),
            "seconds": seconds,
            "target_tokens_per_second": found.numel() / seconds,
        }
        if asked.check:
            expected = Program(asked.program, "cpu", config).search_all(work, asked)
            figures["targets_equal_to_the_processors"] = float((found == expected).all(1).float().mean())
    return figures


def main() -> None:
    asked = arguments()
    figures = measure(asked)
    print(json.dumps(figures, indent=1))
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
