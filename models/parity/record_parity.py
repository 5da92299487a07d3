"""Records what Transformers generates for the tiny checkpoints.

    python record_parity.py [CHECKPOINT ...]

Writes jobs/src/test/resources/parity/<checkpoint>.json; README.md explains the fields. Every row is
run alone, so that no padding and no batch-mate touches the reference, in float32, and again in
float64: a row whose ids then differ hangs on a rounding error, would prove nothing, and is left out.
"""

import json
import math
import random
import sys
import warnings
from pathlib import Path

import torch
import transformers
from transformers import AutoModelForSeq2SeqLM, GenerationConfig, MarianTokenizer

from tiny_text import ENGLISH, lines

RESOURCES = Path(__file__).resolve().parents[2] / "jobs/src/test/resources"
NAMES = ["tiny-marian", "tiny-marian-untied", "tiny-marian-multi"]
# Without tokenizers, and with fewer settings: the search is the same for every family.
FAMILIES = ["tiny-bart", "tiny-mbart", "tiny-m2m100", "tiny-pegasus", "tiny-t5", "tiny-t5-gated", "tiny-mt5"]
# Recorded from the Hugging Face forms that make_tiny_npz.py has the reference's converter write.
OPUS = ["tiny-opus", "tiny-opus-sepvoc"]
# Recorded a second time with a part of the vocabulary: of the one that tells languages, of one with two
# vocabularies, of another family.
SHORTLISTED = ["tiny-marian-multi", "tiny-marian-untied", "tiny-bart"]
SEED = 5

DEFAULTS = {
    "num_beams": 1,
    "length_penalty": 1.0,
    "early_stopping": False,
    "max_new_tokens": 30,
    "min_new_tokens": 0,
    "no_repeat_ngram_size": 0,
    "repetition_penalty": 1.0,
    "bad_tokens": [],
    "suppress_tokens": [],
    "begin_suppress_tokens": [],
    "forced_bos_token_id": None,
    "forced_eos_token_id": None,
    "renormalize_logits": False,
}
# Settings under which processed and plain log-probabilities are the same.
PLAIN = {"num_beams", "length_penalty", "early_stopping"}


def folder(name: str) -> Path:
    return RESOURCES / "checkpoints" / (f"{name}-hf" if name in OPUS else name)


def source_rows(name: str, source_size: int, end: int) -> list[list[int]]:
    """Empty text, one token, sentences and noise of up to 60 tokens."""
    pick = random.Random(SEED)

    def noise(length):
        return [pick.randrange(3, source_size - 1) for _ in range(length)] + [end]

    if name in FAMILIES + OPUS:
        longest = [31, 59] if name in FAMILIES else [29]
        lengths = [1, 1, 2, 3, 5, 8, 9, 12, 17, 23, *longest]
        return [[end], *(noise(length) for length in lengths)]
    tokenizer = MarianTokenizer.from_pretrained(RESOURCES / "checkpoints" / name)
    sentences = [tokenizer(text).input_ids for text in lines(ENGLISH)[:4]]
    short = [row[-6:] for row in sentences[:3]]
    return [[0], noise(1), noise(1), [1, 0], *short, *sentences, noise(9), noise(17), noise(59)]


def cases(name: str, pad: int, size: int) -> list[dict]:
    """The settings to record; what a case leaves out has its default."""
    some = [7, 11, 12, size - 9]
    found = [
        {"max_new_tokens": 1},
        {"num_beams": 4, "max_new_tokens": 1},
        {"num_beams": 4, "max_new_tokens": 2, "forced_eos_token_id": 0},
        {"forced_eos_token_id": 0, "max_new_tokens": 8},
        {"bad_tokens": [pad]},
        {"num_beams": 4, "bad_tokens": [pad], "forced_eos_token_id": 0},
        {"num_beams": 6, "bad_tokens": [pad, 0, *some]},
        {"num_beams": 4, "early_stopping": "never", "length_penalty": 1.3},
        {"suppress_tokens": some, "begin_suppress_tokens": [0, 5]},
        {"num_beams": 4, "suppress_tokens": some, "begin_suppress_tokens": [0, 5]},
        {"min_new_tokens": 12},
        {"num_beams": 4, "min_new_tokens": 12, "max_new_tokens": 20},
        {"num_beams": 4, "min_new_tokens": 20, "max_new_tokens": 20, "length_penalty": 0.6},
        {"no_repeat_ngram_size": 2},
        {"num_beams": 4, "no_repeat_ngram_size": 2},
        {"no_repeat_ngram_size": 3, "min_new_tokens": 25},
        {"num_beams": 6, "no_repeat_ngram_size": 3, "min_new_tokens": 10},
        {"num_beams": 2, "no_repeat_ngram_size": 1},
        {"repetition_penalty": 1.2},
        {"num_beams": 4, "repetition_penalty": 1.2},
        {"num_beams": 4, "repetition_penalty": 0.8, "no_repeat_ngram_size": 2},
        {"renormalize_logits": True, "bad_tokens": [pad, *some]},
        {"num_beams": 4, "renormalize_logits": True, "bad_tokens": [pad, *some]},
        {
            "num_beams": 6,
            "length_penalty": 1.3,
            "early_stopping": True,
            "max_new_tokens": 24,
            "min_new_tokens": 4,
            "no_repeat_ngram_size": 2,
            "repetition_penalty": 1.2,
            "bad_tokens": [pad],
            "suppress_tokens": some,
            "begin_suppress_tokens": [5],
            "forced_eos_token_id": 0,
            "renormalize_logits": True,
        },
    ]
    for penalty in (0.0, 0.6, 1.0, 1.3, 2.0):
        found.append({"num_beams": 4, "length_penalty": penalty})
        found.append({"num_beams": 6, "length_penalty": penalty, "early_stopping": True})
    for first in (2, 3) if name == "tiny-marian-multi" else (9,):
        forced = {"forced_bos_token_id": first, "bad_tokens": [pad]}
        found.append(forced)
        found.append({**forced, "begin_suppress_tokens": [4, 0]})
        found.append({**forced, "num_beams": 4, "forced_eos_token_id": 0})
        found.append({**forced, "num_beams": 4, "begin_suppress_tokens": [4, 0, first]})
    return [{}, *found]


def family_cases(end: int) -> list[dict]:
    """One of each kind: what could depend on the family, and what published settings ask."""
    return [
        {},
        {"num_beams": 4},
        {"num_beams": 4, "length_penalty": 0.6, "early_stopping": True},
        {"num_beams": 3, "length_penalty": 2.0, "no_repeat_ngram_size": 3, "min_new_tokens": 8},
        {"forced_bos_token_id": 9},
        {"num_beams": 4, "forced_bos_token_id": 9, "forced_eos_token_id": end},
        {"num_beams": 6, "repetition_penalty": 1.2, "max_new_tokens": 60},
    ]


def opus_cases(pad: int, end: int) -> list[dict]:
    """What the converter writes, and one of each kind, within the 32 positions."""
    written = {"num_beams": 6, "bad_tokens": [pad], "forced_eos_token_id": end}
    return [*family_cases(end)[:-1], {"num_beams": 6, "repetition_penalty": 1.2}, written]


def generation_config(settings: dict, config) -> GenerationConfig:
    """Everything is said here, so that no setting of the checkpoint adds to it."""
    said = {**DEFAULTS, **settings}
    bad = said.pop("bad_tokens")
    return GenerationConfig(
        decoder_start_token_id=config.decoder_start_token_id,
        pad_token_id=config.pad_token_id,
        eos_token_id=config.eos_token_id,
        do_sample=False,
        bad_words_ids=[[token] for token in bad] or None,
        suppress_tokens=said.pop("suppress_tokens") or None,
        begin_suppress_tokens=said.pop("begin_suppress_tokens") or None,
        **said,
    )


def cut(ids: list[int], end: int) -> list[int]:
    """Without the start token, up to the first end token."""
    ids = ids[1:]
    return ids[: ids.index(end) + 1] if end in ids else ids


def rounded(value):
    if isinstance(value, list):
        return [rounded(element) for element in value]
    return round(value, 6) if math.isfinite(value) else None


def token_scores(output, ids: list[int]) -> list[float]:
    """Beam search: each token's processed log-probability, which sum up to the sequence score.

    compute_transition_scores() says the same, but is wrong where the decoder has its own vocabulary.
    Greedy search: log-softmax of the processed logits.
    """
    beams = getattr(output, "beam_indices", None)
    found = []
    for step, token in enumerate(ids):
        if beams is None:
            scores = output.scores[step][0].log_softmax(-1)
        else:
            scores = output.scores[step][beams[0, step]]
        found.append(scores[token].item())
    return found


def plain_scores(output, ids: list[int]) -> list[float]:
    """Each token's log-probability before any rule."""
    beams = getattr(output, "beam_indices", None)
    rows = [0 if beams is None else beams[0, step].item() for step in range(len(ids))]
    logits = [output.logits[step][row] for step, row in enumerate(rows)]
    return [row.log_softmax(-1)[token].item() for row, token in zip(logits, ids)]


@torch.inference_mode()
def generate(network, row: list[int], settings: dict) -> dict:
    output = network.generate(
        input_ids=torch.tensor([row]),
        attention_mask=torch.ones((1, len(row)), dtype=torch.long),
        generation_config=generation_config(settings, network.config),
        return_dict_in_generate=True,
        output_scores=True,
        output_logits=True,
    )
    ids = cut(output.sequences[0].tolist(), network.config.eos_token_id)
    result = {"ids": ids, "token_scores": rounded(token_scores(output, ids))}
    if settings.get("num_beams", 1) > 1:
        result["score"] = rounded(output.sequences_scores[0].item())
    if not set(settings) <= PLAIN:
        result["plain_scores"] = rounded(plain_scores(output, ids))
    return result


@torch.inference_mode()
def activations(network, row: list[int], target: list[int]) -> dict:
    start = network.config.decoder_start_token_id
    output = network(
        input_ids=torch.tensor([row]), decoder_input_ids=torch.tensor([[start, *target[:2]]])
    )
    states = output.encoder_last_hidden_state[0]
    return {
        "source": row,
        "target": target[:2],
        "encoder_first": rounded(states[0].tolist()),
        "encoder_last": rounded(states[-1].tolist()),
        "logits": rounded(output.logits[0].tolist()),
    }


def shortlist(size: int, end: int) -> list[int]:
    """About half of the tokens, the end among them."""
    pick = random.Random(SEED)
    return sorted({end, *pick.sample(range(size), size // 2)})


def load(name: str, dtype: torch.dtype, tokens: list[int] | None = None):
    """tokens: those there are to choose from; the bias that is added to all logits takes the others out."""
    network = AutoModelForSeq2SeqLM.from_pretrained(folder(name), dtype=dtype).eval()
    config = network.config
    # What generate() takes from here for whatever a call leaves open.
    network.generation_config = GenerationConfig(
        decoder_start_token_id=config.decoder_start_token_id,
        pad_token_id=config.pad_token_id,
        eos_token_id=config.eos_token_id,
    )
    if tokens is not None:
        others = [token for token in range(network.final_logits_bias.size(1)) if token not in tokens]
        network.final_logits_bias[0, others] = -torch.inf
    return network


def record(name: str, shortlisted: bool = False) -> None:
    config = load(name, torch.float32).config
    end = config.eos_token_id
    size = getattr(config, "decoder_vocab_size", None) or config.vocab_size
    tokens = shortlist(size, end) if shortlisted else None
    single, double = load(name, torch.float32, tokens), load(name, torch.float64, tokens)
    rows = source_rows(name, config.vocab_size, config.eos_token_id)
    if name in FAMILIES:
        settled = family_cases(config.eos_token_id)
    elif name in OPUS:
        settled = opus_cases(config.pad_token_id, config.eos_token_id)
    else:
        settled = cases(name, config.pad_token_id, config.decoder_vocab_size)
    recorded, dropped, lengths = [], 0, []
    for number, settings in enumerate(settled):
        results = []
        # Plain greedy and beam search see every row, the others each second one, in turn.
        plain = settings.get("length_penalty", 1.0) == 1.0 and set(settings) <= PLAIN
        for index in range(len(rows)) if plain else range(number % 2, len(rows), 2):
            result = generate(single, rows[index], settings)
            if generate(double, rows[index], settings)["ids"] == result["ids"]:
                results.append({"row": index, **result})
                lengths.append(len(result["ids"]))
            else:
                dropped += 1
        recorded.append({"settings": {**DEFAULTS, **settings}, "results": results})
    first = {result["row"]: result["ids"] for result in recorded[0]["results"]}
    file = {
        "checkpoint": name,
        "transformers": transformers.__version__,
        "torch": torch.__version__,
        "end": config.eos_token_id,
        "rows": rows,
        "cases": recorded,
        "activations": [] if shortlisted else [activations(single, rows[i], first[i]) for i in (0, 7)],
    }
    if shortlisted:
        file = {"shortlist": tokens, **file}
    target = RESOURCES / "parity" / f"{name}{'-shortlist' if shortlisted else ''}.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(as_lines(file) + "\n", encoding="utf-8")
    distinct = {tuple(result["ids"]) for case in recorded for result in case["results"]}
    print(
        f"{name}: {len(recorded)} settings, {len(lengths)} results, {len(distinct)} distinct,"
        f" {dropped} on a rounding error, lengths {sorted(lengths)[:: len(lengths) // 12]},"
        f" {target.stat().st_size} bytes"
    )
    for result in recorded[0]["results"]:
        print("  ", result["row"], len(result["ids"]), result["ids"][:14])


def as_lines(file: dict) -> str:
    """JSON with one result, row or activation a line, to be read and compared by people."""
    parts = []
    for key, value in file.items():
        if key == "cases":
            shown = ",\n".join(
                '  {"settings": ' + json.dumps(case["settings"]) + ', "results": [\n'
                + ",\n".join("   " + json.dumps(result) for result in case["results"]) + "]}"
                for case in value
            )
            parts.append(f' "{key}": [\n{shown}]')
        elif isinstance(value, list) and key != "shortlist":
            shown = ",\n".join("  " + json.dumps(element) for element in value)
            parts.append(f' "{key}": [\n{shown}]')
        else:
            parts.append(f' "{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}"


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    torch.set_num_threads(1)
    for checkpoint in sys.argv[1:] or NAMES + FAMILIES + OPUS:
        record(checkpoint)
        if checkpoint in SHORTLISTED:
            record(checkpoint, shortlisted=True)
