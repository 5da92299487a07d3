"""Makes tiny checkpoints as Marian itself stores them, and the Hugging Face form of each.

    python make_tiny_npz.py CONVERTER [OUT]

CONVERTER is Transformers' convert_marian_to_pytorch.py; README.md says where it is. It writes the
folders *-hf, so that both forms hold the same weights by the reference's own mapping. Only its last
step is done here: it halves the weights to float16, and equal outputs need equal weights.

The folders look as the packages of OPUS-MT unpack: the network as .npz with its configuration
inside, decoder.yml, the vocabularies, source.spm and target.spm, and a description of the release.
"""

import importlib.util
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
import yaml

from make_tiny_checkpoints import OUT, Tiny, enliven, make_network, pieces_of, train_pieces
from make_tiny_checkpoints import LANGUAGE_TOKENS, shared_vocabulary
from tiny_text import ENGLISH, KOREAN, UKRAINIAN, lines

# Transformers' names of a layer's parts, and Marian's.
LAYER = {
    "self_attn.q_proj": ("self_Wq", "self_bq"),
    "self_attn.k_proj": ("self_Wk", "self_bk"),
    "self_attn.v_proj": ("self_Wv", "self_bv"),
    "self_attn.out_proj": ("self_Wo", "self_bo"),
    "self_attn_layer_norm": ("self_Wo_ln_scale", "self_Wo_ln_bias"),
    "encoder_attn.q_proj": ("context_Wq", "context_bq"),
    "encoder_attn.k_proj": ("context_Wk", "context_bk"),
    "encoder_attn.v_proj": ("context_Wv", "context_bv"),
    "encoder_attn.out_proj": ("context_Wo", "context_bo"),
    "encoder_attn_layer_norm": ("context_Wo_ln_scale", "context_Wo_ln_bias"),
    "fc1": ("ffn_W1", "ffn_b1"),
    "fc2": ("ffn_W2", "ffn_b2"),
    "final_layer_norm": ("ffn_ffn_ln_scale", "ffn_ffn_ln_bias"),
}


@dataclass
class Opus:
    """One checkpoint, and what is particular to this form of it."""

    tiny: Tiny
    model: str  # the .npz without its ending
    vocabularies: tuple[str, str]
    save: object  # numpy's function that writes an archive


def shape(**rest) -> dict:
    return dict(
        d_model=32,
        encoder_layers=1,
        decoder_layers=2,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        scale_embedding=True,
        **rest,
    )


CHECKPOINTS = [
    # One vocabulary and all embeddings tied, as most of OPUS-MT; several target languages.
    Opus(
        Tiny(
            "tiny-opus",
            seed=33,
            config=shape(activation_function="swish"),
            end_rate=0.7,
            source_weight=1.5,
            language_tokens=LANGUAGE_TOKENS,
        ),
        "opus.spm1k-spm1k.transformer-align.model1.npz.best-perplexity",
        ("opus.spm1k-spm1k.vocab.yml",) * 2,
        numpy.savez,
    ),
    # A vocabulary for each side in SentencePiece's order, as the sepvoc packages; compressed.
    Opus(
        Tiny(
            "tiny-opus-sepvoc",
            seed=41,
            config=shape(activation_function="relu", share_encoder_decoder_embeddings=False),
            end_rate=0.65,
            source_weight=1.0,
            separate_vocabularies=True,
        ),
        "opus-sepvoc.spm1k-spm1k.transformer-big.model1.npz.best-perplexity",
        ("opus-sepvoc.spm1k-spm1k.src.vocab.yml", "opus-sepvoc.spm1k-spm1k.trg.vocab.yml"),
        numpy.savez_compressed,
    ),
]


def make_vocabularies(tiny: Tiny, folder: Path) -> tuple[dict, dict]:
    """Writes the SentencePiece models; the vocabularies have no padding token."""
    target_text = lines(UKRAINIAN) if tiny.separate_vocabularies else lines(KOREAN) + lines(UKRAINIAN)
    source = train_pieces(lines(ENGLISH), 170, False, folder)
    target = train_pieces(target_text, 170 if tiny.separate_vocabularies else 340, False, folder)
    (folder / "source.spm").write_bytes(source)
    (folder / "target.spm").write_bytes(target)
    if tiny.separate_vocabularies:
        first = ["<unk>", "<s>", "</s>"]
        return tuple({p: i for i, p in enumerate(first + pieces_of(model))} for model in (source, target))
    shared = shared_vocabulary(tiny.language_tokens, source, target)
    del shared["<pad>"]
    return shared, shared


def network_settings(tiny: Tiny, sizes: list[int]) -> dict:
    """Those of Marian's options that make the network, with the names of its command line."""
    config, tied = tiny.config, not tiny.separate_vocabularies
    return {
        "type": "transformer",
        "dim-vocabs": sizes,
        "dim-emb": config["d_model"],
        "enc-depth": config["encoder_layers"],
        "dec-depth": config["decoder_layers"],
        "dec-cell-base-depth": 2,
        "dec-cell-high-depth": 1,
        "tied-embeddings": not tied,
        "tied-embeddings-src": False,
        "tied-embeddings-all": tied,
        "transformer-heads": config["encoder_attention_heads"],
        "transformer-dim-ffn": config["encoder_ffn_dim"],
        "transformer-ffn-depth": 2,
        "transformer-ffn-activation": config["activation_function"],
        "transformer-decoder-autoreg": "self-attention",
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d",
        "transformer-aan-depth": 2,
        "transformer-aan-nogate": False,
        "transformer-no-projection": False,
        "transformer-tied-layers": [],
        "transformer-train-position-embeddings": False,
        "transformer-guided-alignment-layer": "last",
        "layer-normalization": False,
        "right-left": False,
        "input-types": [],
        "lemma-dim-emb": 0,
        "ulr": False,
        "ulr-dim-emb": 0,
        "version": "v1.10.0",
    }


def parameters(tiny: Tiny, network, settings: dict) -> dict:
    """The network by Marian's names: matrices [in, out], vectors [1, n], no row for padding."""
    state = network.state_dict()
    found = {}
    for stack in ("encoder", "decoder"):
        for layer in range(tiny.config[f"{stack}_layers"]):
            for name, (weight, bias) in LAYER.items():
                at = f"model.{stack}.layers.{layer}.{name}."
                if at + "weight" in state:
                    value = state[at + "weight"]
                    found[f"{stack}_l{layer + 1}_{weight}"] = value.T if value.dim() == 2 else value
                    found[f"{stack}_l{layer + 1}_{bias}"] = state[at + "bias"]
    if tiny.separate_vocabularies:
        for stack in ("encoder", "decoder"):
            found[f"{stack}_Wemb"] = state[f"model.{stack}.embed_tokens.weight"][:-1]
    else:
        found["Wemb"] = state["model.shared.weight"][:-1]
    found["decoder_ff_logit_out_b"] = state["final_logits_bias"][0, :-1]
    arrays = {name: numpy.ascontiguousarray(numpy.atleast_2d(value)) for name, value in found.items()}
    text = yaml.safe_dump(settings, sort_keys=False).encode("ascii") + b"\0"
    arrays["special:model.yml"] = numpy.frombuffer(text, dtype=numpy.int8)
    return arrays


def write_yaml(path: Path, value) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def make(opus: Opus, out: Path, converter) -> None:
    tiny = opus.tiny
    folder = out / tiny.name
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(tiny.seed)
    source, target = make_vocabularies(tiny, folder)
    for name, pieces in zip(opus.vocabularies, (source, target)):
        write_yaml(folder / name, pieces)
    padded = [{**pieces, "<pad>": len(pieces)} for pieces in (source, target)]
    network = make_network(tiny, *padded)
    enliven(network, tiny)
    # enliven() takes the first token for the end.
    ends = [0, target["</s>"]]
    network.final_logits_bias[0, ends] = network.final_logits_bias[0, ends[::-1]]
    arrays = parameters(tiny, network, network_settings(tiny, [len(source), len(target)]))
    opus.save(folder / f"{opus.model}.npz", **arrays)
    write_yaml(
        folder / "decoder.yml",
        {
            "relative-paths": True,
            "models": [f"{opus.model}.npz"],
            "vocabs": list(opus.vocabularies),
            "beam-size": 6,
            "normalize": 1,
            "word-penalty": 0,
            "mini-batch": 1,
            "maxi-batch": 1,
        },
    )
    languages = ["kor", "ukr"] if tiny.language_tokens else ["ukr"]
    write_yaml(
        folder / f"{opus.model}.yml",
        {"release": tiny.name, "source-languages": ["eng"], "target-languages": languages},
    )
    convert(folder, out / f"{tiny.name}-hf", converter)
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{folder.name}: {len(source)} source and {len(target)} target pieces, {size} bytes")


def convert(folder: Path, target: Path, converter) -> None:
    """As the converter's convert(), without half(). It writes into the folder that it reads."""
    with tempfile.TemporaryDirectory() as work:
        copy = Path(shutil.copytree(folder, Path(work) / "en-uk"))
        state = converter.OpusState(copy)
        target.mkdir(exist_ok=True)
        state.tokenizer.save_pretrained(target)
        network = state.load_marian_model()
        # The converter gives these to MarianConfig, from which Transformers 5 no longer takes them.
        network.generation_config.update(
            num_beams=yaml.safe_load((folder / "decoder.yml").read_text())["beam-size"],
            max_length=512,
            bad_words_ids=[[state.pad_token_id]],
        )
        network.save_pretrained(target)
    for file in target.glob("*.safetensors"):
        file.chmod(0o644)


def load(path: str):
    spec = importlib.util.spec_from_file_location("converter", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    module = load(sys.argv[1])
    for checkpoint in CHECKPOINTS:
        make(checkpoint, Path(sys.argv[2]) if len(sys.argv) > 2 else OUT, module)
