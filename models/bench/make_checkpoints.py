"""Makes the checkpoints that `courant bench engine` measures: Marian's shapes with random weights.

    python make_checkpoints.py OUT

Deterministic by seed. Speed does not depend on what weights say, as every target is searched to a fixed
length. The vocabulary is that of the bundled model, filled up to the size that published checkpoints have.
"""

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers import GenerationConfig, MarianConfig, MarianMTModel

BUNDLE = Path(__file__).resolve().parents[1] / "courant-en-ko-uk"


@dataclass(frozen=True)
class Shape:
    """One checkpoint."""

    name: str
    seed: int
    width: int
    feed_forward: int
    encoder_layers: int
    decoder_layers: int
    vocabulary: int


SHAPES = [
    # As the transformer of Vaswani et al. 2017 and most of OPUS-MT: 61 million parameters.
    Shape("marian-base", 1, 512, 2048, 6, 6, 32000),
    # A small student with a shallow decoder: 11 million parameters.
    Shape("marian-tiny", 2, 256, 1024, 6, 2, 16000),
]


def pieces(size: int) -> list[str]:
    """The bundle's pieces in their order, fillers, and the padding token at the end."""
    known = json.loads((BUNDLE / "vocab.json").read_text(encoding="utf-8"))
    kept = [piece for piece in sorted(known, key=known.get) if piece != "<pad>"]
    fillers = [f"<filler{i}>" for i in range(size - 1 - len(kept))]
    return [*kept, *fillers, "<pad>"]


def make(shape: Shape, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = {piece: i for i, piece in enumerate(pieces(shape.vocabulary))}
    padding = vocabulary["<pad>"]
    torch.manual_seed(shape.seed)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=shape.vocabulary,
            d_model=shape.width,
            encoder_layers=shape.encoder_layers,
            decoder_layers=shape.decoder_layers,
            encoder_ffn_dim=shape.feed_forward,
            decoder_ffn_dim=shape.feed_forward,
            encoder_attention_heads=8,
            decoder_attention_heads=8,
            activation_function="swish",
            scale_embedding=True,
            max_position_embeddings=512,
            pad_token_id=padding,
            eos_token_id=0,
            decoder_start_token_id=padding,
            init_std=0.05,
        )
    ).eval()
    with torch.no_grad():
        model.final_logits_bias.normal_(0, 0.5)
    model.generation_config = GenerationConfig(
        bad_words_ids=[[padding]],
        decoder_start_token_id=padding,
        eos_token_id=0,
        pad_token_id=padding,
        max_length=512,
        num_beams=4,
    )
    model.save_pretrained(out)
    (out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8")
    for name in ("source.spm", "target.spm", "tokenizer_config.json"):
        shutil.copyfile(BUNDLE / name, out / name)
    parameters = sum(weight.numel() for weight in model.parameters())
    print(f"{shape.name}: {parameters / 1e6:.1f} million parameters in {out}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python make_checkpoints.py OUT")
    for shape in SHAPES:
        make(shape, Path(sys.argv[1]) / shape.name)
