"""Measures Transformers on the work of `courant bench engine`, for a comparison side by side.

    courant bench engine --model OUT/marian-base --beam-size 4 --threads 2 --precision int8 --json courant.json
    python compare.py OUT/marian-base --beam-size 4 --threads 2 --against courant.json

The same checkpoint, sentences, batches and number of target tokens, in float32. Run both on a quiet machine.
"""

import argparse
import json
import time
from pathlib import Path

import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

RESOURCES = Path(__file__).resolve().parents[2] / "jobs/src/main/resources"
SENTENCES = RESOURCES / "org/courant/benchmark/sentences-en.txt"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--beam-size", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=512)
    parser.add_argument("--target-tokens", type=int, default=40)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--language", default=">>kor<<", help="token before each sentence")
    parser.add_argument("--against", type=Path, help="JSON of courant bench engine")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def batches(asked: argparse.Namespace, tokenizer) -> list:
    """Longest first, as the engine's."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()[: asked.sentences]
    lines = [f"{asked.language} {line}".strip() for line in lines]
    lines.sort(key=lambda line: len(tokenizer(line).input_ids), reverse=True)
    parts = [lines[at : at + asked.batch_size] for at in range(0, len(lines), asked.batch_size)]
    return [tokenizer(part, return_tensors="pt", padding=True) for part in parts]


def translate(model, batch, asked: argparse.Namespace) -> int:
    with torch.inference_mode():
        found = model.generate(
            **batch,
            num_beams=asked.beam_size,
            do_sample=False,
            min_new_tokens=asked.target_tokens,
            max_new_tokens=asked.target_tokens,
        )
    return found.shape[0] * (found.shape[1] - 1)


def measure(asked: argparse.Namespace) -> dict:
    torch.set_num_threads(asked.threads)
    tokenizer = AutoTokenizer.from_pretrained(asked.model)
    model = AutoModelForSeq2SeqLM.from_pretrained(asked.model, dtype=torch.float32).eval()
    # A forced end would spare the last step.
    model.generation_config.forced_eos_token_id = None
    work = batches(asked, tokenizer)
    translate(model, work[0], asked)
    begun, cpu = time.perf_counter(), time.process_time()
    tokens = sum(translate(model, batch, asked) for batch in work)
    seconds, cpu_seconds = time.perf_counter() - begun, time.process_time() - cpu
    return {
        "engine": "transformers float32",
        "beam_size": asked.beam_size,
        "threads": asked.threads,
        "sentences": asked.sentences,
        "batch_size": asked.batch_size,
        "source_tokens": int(sum(batch.attention_mask.sum() for batch in work)),
        "target_tokens": tokens,
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
        "target_tokens_per_second": tokens / seconds,
        "target_tokens_per_cpu_second": tokens / cpu_seconds,
    }


def compare(found: dict, runs: list) -> None:
    """Prints how many times as fast each run of the same work is."""
    same = ("beam_size", "threads", "sentences", "batch_size", "source_tokens", "target_tokens")
    for run in runs:
        if all(run[key] == found[key] for key in same):
            wall = run["target_tokens_per_second"] / found["target_tokens_per_second"]
            cpu = run["target_tokens_per_cpu_second"] / found["target_tokens_per_cpu_second"]
            print(f"courant {run['precision']}: {wall:.1f} times as fast, {cpu:.1f} times per CPU second")
        else:
            other = [key for key in same if run[key] != found[key]]
            print(f"courant {run['precision']}: other work ({', '.join(other)}), not compared")


if __name__ == "__main__":
    asked = arguments()
    found = measure(asked)
    print(
        f"transformers float32, beam {found['beam_size']}, {found['threads']} threads: "
        f"{found['target_tokens_per_second']:.0f} target tokens/s, "
        f"{found['target_tokens_per_cpu_second']:.0f} per CPU second"
    )
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    if asked.against:
        compare(found, json.loads(asked.against.read_text(encoding="utf-8"))["runs"])
