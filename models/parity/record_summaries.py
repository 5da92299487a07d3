"""Records what Transformers writes with settings of published summarizers.

    python record_summaries.py

Each case puts the weights of a tiny checkpoint, a tokenizer and settings together in a folder; the
Java test does the same. Writes jobs/src/test/resources/parity/summaries.json. As in record_parity.py
every text is run alone, and what hangs on a rounding error is left out.
"""

import json
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
import transformers
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

from record_parity import RESOURCES, as_lines, cut, rounded
from tiny_text import ENGLISH, lines

CNN = dict(
    early_stopping=True, length_penalty=2.0, max_length=60, min_length=24, no_repeat_ngram_size=3, num_beams=4
)
CASES = [
    # As facebook/bart-large-cnn: the task's settings over those of generation_config.json.
    dict(
        name="bart",
        weights="checkpoints/tiny-bart",
        tokenizer="checkpoints/tiny-bart",
        config={"task_specific_params": {"summarization": CNN}},
        generation=dict(
            bos_token_id=0, eos_token_id=2, pad_token_id=1, decoder_start_token_id=2,
            forced_bos_token_id=0, forced_eos_token_id=2, num_beams=2, max_length=20,
        ),
    ),
    # As checkpoints saved before generation_config.json was: everything in config.json.
    dict(
        name="bart-legacy",
        weights="checkpoints/tiny-bart",
        tokenizer="checkpoints/tiny-bart",
        config={**CNN, "length_penalty": 1.0, "min_length": 12, "forced_bos_token_id": 0},
        generation=None,
    ),
    # As google/pegasus-cnn_dailymail.
    dict(
        name="pegasus",
        weights="checkpoints/tiny-pegasus",
        tokenizer="tokenizers/pegasus",
        config={},
        generation=dict(
            bos_token_id=0, eos_token_id=1, pad_token_id=0, decoder_start_token_id=0,
            forced_eos_token_id=1, num_beams=8, length_penalty=0.8, min_length=16, max_length=48,
        ),
    ),
    # As google-t5/t5-small: the task's settings and its prefix.
    dict(
        name="t5",
        weights="checkpoints/tiny-t5",
        tokenizer="tokenizers/t5",
        config={"task_specific_params": {"summarization": {**CNN, "max_length": 90, "prefix": "summarize: "}}},
        generation=dict(eos_token_id=1, pad_token_id=0, decoder_start_token_id=0),
    ),
    # As csebuetnlp/mT5_multilingual_XLSum.
    dict(
        name="mt5",
        weights="checkpoints/tiny-mt5",
        tokenizer="tokenizers/mt5",
        config=dict(length_penalty=0.6, max_length=84, min_length=12, no_repeat_ngram_size=2, num_beams=4),
        generation=None,
    ),
]


TEXTS = [
    "Rain fell.",
    "The bridge is open. Trucks use it.",
    "Snow fell in May. No one was hurt.",
    "He said no. She said yes. They met again.",
    "Bread costs 3.5 percent more. Milk does not.",
    "The mayor left the town. The council stays.",
    "Nobody knows when the old school will open again.",
    *lines(ENGLISH)[:3],
]


def compose(case: dict, folder: Path) -> None:
    for file in (RESOURCES / case["tokenizer"]).iterdir():
        if "token" in file.name or file.suffix == ".model":
            shutil.copy(file, folder)
    weights = RESOURCES / case["weights"]
    shutil.copy(weights / "model.safetensors", folder)
    config = json.loads((weights / "config.json").read_text()) | case["config"]
    (folder / "config.json").write_text(json.dumps(config))
    if case["generation"] is not None:
        (folder / "generation_config.json").write_text(json.dumps(case["generation"]))


@torch.inference_mode()
def summarize(network, tokenizer, text: str) -> dict:
    # What Transformers' pipelines do with the parameters of a task.
    tasks = getattr(network.config, "task_specific_params", None) or {}
    parameters = dict(tasks.get("summarization", {}))
    prefix = parameters.pop("prefix", "")
    inputs = tokenizer(prefix + text, return_tensors="pt")
    output = network.generate(
        input_ids=inputs.input_ids,
        attention_mask=inputs.attention_mask,
        return_dict_in_generate=True,
        output_scores=True,
        **parameters,
    )
    ids = cut(output.sequences[0].tolist(), network.config.eos_token_id)
    return {
        "text": text,
        "source_tokens": inputs.input_ids.shape[1],
        "ids": ids,
        "summary": tokenizer.decode(ids, skip_special_tokens=True),
        "score": rounded(output.sequences_scores[0].item()),
    }


def record(case: dict) -> dict:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        compose(case, folder)
        tokenizer = AutoTokenizer.from_pretrained(folder)
        single, double = (
            AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=dtype).eval()
            for dtype in (torch.float32, torch.float64)
        )
        texts = [text for text in TEXTS if len(tokenizer(text).input_ids) < tokenizer.model_max_length - 3]
        results = [summarize(single, tokenizer, text) for text in texts]
        kept = [
            result
            for result in results
            if summarize(double, tokenizer, result["text"])["ids"] == result["ids"]
        ]
    print(case["name"], len(results) - len(kept), "on a rounding error")
    for result in kept:
        print("  ", result["source_tokens"], len(result["ids"]), result["ids"][:10], result["summary"][:60])
    return {**case, "results": kept}


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    torch.set_num_threads(1)
    file = {
        "transformers": transformers.__version__,
        "torch": torch.__version__,
        "summarizers": [record(case) for case in CASES],
    }
    (RESOURCES / "parity/summaries.json").write_text(as_lines(file) + "\n", encoding="utf-8")
