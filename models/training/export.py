"""Export: the best of last and averaged checkpoint as a Hugging Face Marian folder.

A stage that went on from a trained folder may be averaged with that folder too.
"""

import argparse
import json
import pathlib
import shutil
from operator import itemgetter

import torch
from transformers import GenerationConfig

from average import mean
from vocabulary import EOS, EOS_ID, PAD, SCRIPTS, TARGETS, TOKENIZERS, UNK, load_config, read_vocabulary
from train import Trainer

LARGEST_BYTES = 60_000_000
# How much of the folder that a stage began with its result may hold.
START_SHARES = (0.25, 0.5, 0.75)


def validated(trainer, name, weights):
    """The validation loss of some weights, the mean over the tags, and the weights."""
    trainer.model.load_state_dict(weights)
    own = trainer.losses(trainer.valid_pairs).values()
    loss = sum(own) / len(own)
    print(f"{name}: validation loss {loss:.4f}")
    return loss, weights


def choose(trainer, paths, start=None):
    """Loads the best mean of the last checkpoints, or of that and the weights that the stage began with."""
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    best = min((validated(trainer, f"average of the last {count}", mean(states[-count:], [1] * count))
                for count in range(1, len(states) + 1)), key=itemgetter(0))
    if start is not None:
        end = best[1]
        mixed = (validated(trainer, f"with {share:.0%} of the start", mean((end, start), (1 - share, share)))
                 for share in START_SHARES)
        best = min(best, *mixed, key=itemgetter(0))
    trainer.model.load_state_dict(best[1])


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def generation_settings(vocabulary, generation):
    pad = vocabulary[PAD]
    return GenerationConfig(
        **{("num_beams" if name == "beam_size" else name): value for name, value in generation.items()},
        max_length=512,
        decoder_start_token_id=pad, pad_token_id=pad, eos_token_id=EOS_ID, bos_token_id=EOS_ID,
        forced_eos_token_id=EOS_ID, bad_words_ids=[[pad]])


def tokenizer_settings():
    return {
        "tokenizer_class": "MarianTokenizer", "source_lang": "eng", "target_lang": "mul",
        "separate_vocabs": False, "model_max_length": 512, "sp_model_kwargs": {},
        "clean_up_tokenization_spaces": False,
        "eos_token": EOS, "unk_token": UNK, "pad_token": PAD,
        "extra_special_tokens": [target.token for target in TARGETS.values()]}


def bundle_card(config):
    """What Courant reads besides the Hugging Face files."""
    return {
        "format": 1, **config["bundle"], "source_languages": ["en"],
        "target_languages": {tag: {"token": target.token, "side": "decoder", "scripts": SCRIPTS[target.language]}
                             for tag, target in TARGETS.items()},
        "generation": config["generation"]}


def check_half(model):
    """Half precision must neither overflow nor lose more than rounding."""
    for name, weight in model.state_dict().items():
        half = weight.half()
        if not torch.isfinite(half).all() or (half.float() - weight).abs().max() > 2e-3 * max(1, weight.abs().max()):
            raise ArithmeticError(f"{name} does not fit 16 bits")


def export(trainer, config, work, folder):
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = read_vocabulary(work)
    model = trainer.model.cpu().eval()
    check_half(model)
    model.config.dtype = torch.float16
    model.generation_config = generation_settings(vocabulary, config["generation"])
    model.half().save_pretrained(folder)
    for name in (*TOKENIZERS, "vocab.json"):
        shutil.copyfile(work / name, folder / name)
    write_json(folder / "tokenizer_config.json", tokenizer_settings())
    write_json(folder / "bundle.json", bundle_card(config))
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{folder}: {size:,} bytes")
    if size > LARGEST_BYTES:
        raise ValueError(f"the folder must not exceed {LARGEST_BYTES:,} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", required=True)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--bundle", required=True, type=pathlib.Path)
    parser.add_argument("--start-from", type=pathlib.Path, metavar="BUNDLE",
                        help="the exported folder that training began with, to average with what came of it")
    arguments = parser.parse_args()
    config = load_config(arguments.config)
    trainer = Trainer(config, arguments.work, "cpu", config["training"]["minutes"])
    start = trainer.weights_from(arguments.start_from) if arguments.start_from else None
    choose(trainer, sorted((arguments.work / "checkpoints").glob("*.pt")), start)
    export(trainer, config, arguments.work, arguments.bundle)


if __name__ == "__main__":
    main()
