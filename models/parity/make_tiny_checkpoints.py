"""Makes the tiny random Marian checkpoints under jobs/src/test/resources/checkpoints.

    python make_tiny_checkpoints.py [OUT]

Deterministic by seed. The weights are random, but shaped so that outputs are lively: a freshly
initialised Transformer repeats one token for ever and hides almost every mistake of a search.
"""

import contextlib
import io
import json
import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import sentencepiece
import torch
from transformers import GenerationConfig, MarianConfig, MarianMTModel

from tiny_text import ENGLISH, KOREAN, UKRAINIAN, lines

OUT = Path(__file__).resolve().parents[2] / "jobs/src/test/resources/checkpoints"
LANGUAGE_TOKENS = [">>kor<<", ">>ukr<<"]


@dataclass
class Tiny:
    """One checkpoint: shape, storage and vocabulary."""

    name: str
    seed: int
    config: dict
    end_rate: float  # how soon outputs end: a share of the usual best logit
    source_weight: float  # how much the source counts in the decoder
    separate_vocabularies: bool = False
    byte_fallback: bool = False
    language_tokens: list = field(default_factory=list)
    storage: str = "safetensors"
    dtype: torch.dtype = torch.float32


CHECKPOINTS = [
    # As OPUS-MT publishes them: one vocabulary, everything tied, swish, scaled embeddings.
    Tiny(
        "tiny-marian",
        seed=11,
        config=dict(
            d_model=32,
            encoder_layers=2,
            decoder_layers=2,
            encoder_attention_heads=4,
            decoder_attention_heads=4,
            encoder_ffn_dim=64,
            decoder_ffn_dim=64,
            activation_function="swish",
            scale_embedding=True,
        ),
        end_rate=0.7,
        source_weight=1.0,
    ),
    # Nothing tied, two vocabularies of different size, unequal depth, other heads, byte pieces.
    Tiny(
        "tiny-marian-untied",
        seed=4,
        config=dict(
            d_model=24,
            encoder_layers=3,
            decoder_layers=1,
            encoder_attention_heads=3,
            decoder_attention_heads=6,
            encoder_ffn_dim=40,
            decoder_ffn_dim=56,
            activation_function="gelu",
            scale_embedding=False,
            share_encoder_decoder_embeddings=False,
            tie_word_embeddings=False,
        ),
        end_rate=0.7,
        source_weight=1.0,
        separate_vocabularies=True,
        byte_fallback=True,
        storage="pickle and shards",
    ),
    # Language tokens that the decoder is given first; weights stored as float16.
    Tiny(
        "tiny-marian-multi",
        seed=8,
        config=dict(
            d_model=40,
            encoder_layers=1,
            decoder_layers=2,
            encoder_attention_heads=5,
            decoder_attention_heads=5,
            encoder_ffn_dim=48,
            decoder_ffn_dim=48,
            activation_function="relu",
            scale_embedding=True,
        ),
        end_rate=0.7,
        source_weight=1.5,
        language_tokens=LANGUAGE_TOKENS,
        dtype=torch.float16,
    ),
]


def normalization_rules() -> str:
    """A cut of NFKC: SentencePiece's own table alone would be 240 KB in each file."""
    sources = [*range(0xA0, 0x100), *range(0x2000, 0x2070), *range(0x3000, 0x3001)]
    sources += [*range(0xFF01, 0xFF5F), *range(0x2460, 0x2474), *range(0xFB00, 0xFB07)]
    rules = {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in sources}
    rules |= {chr(c): " " for c in (0x09, 0x0A, 0x0D, 0x200E, 0x200F)}
    rules |= {chr(c): "" for c in (*range(0x01, 0x09), 0x0B, 0x7F, 0x200B, 0xFEFF, 0xFFFD)}
    for base in "aeiouAEIOUийіИЙІ":
        for mark in "\u0300\u0301\u0306\u0308":
            composed = unicodedata.normalize("NFC", base + mark)
            if len(composed) == 1:
                rules[base + mark] = composed
    changed = {source: target for source, target in sorted(rules.items()) if source != target}

    def points(text):
        return " ".join(f"{ord(c):X}" for c in text)

    return "".join(f"{points(s)}\t{points(t)}\n" for s, t in changed.items())


def train_pieces(text: list[str], size: int, byte_fallback: bool, folder: Path) -> bytes:
    rules = Path("rules.tsv")
    model = io.BytesIO()
    # The model keeps the name of this file: a relative one is the same everywhere.
    with contextlib.chdir(folder):
        rules.write_text(normalization_rules(), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(text),
            model_writer=model,
            vocab_size=size,
            character_coverage=0.985,
            byte_fallback=byte_fallback,
            normalization_rule_tsv=str(rules),
            num_threads=1,
            minloglevel=2,
        )
        rules.unlink()
    return model.getvalue()


def pieces_of(model: bytes) -> list[str]:
    """All pieces but <unk>, <s> and </s>, which come first."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.id_to_piece(i) for i in range(3, processor.get_piece_size())]


def shared_vocabulary(extra: list[str], *models: bytes) -> dict[str, int]:
    """Ids as OPUS-MT gives them: the end and unknown tokens first, padding last."""
    pieces = ["</s>", "<unk>", *extra]
    for model in models:
        pieces += [piece for piece in pieces_of(model) if piece not in pieces]
    return {piece: i for i, piece in enumerate([*pieces, "<pad>"])}


def own_vocabulary(model: bytes) -> dict[str, int]:
    """One side's ids; padding comes early, since one padding id serves both sides."""
    pieces = ["</s>", "<unk>", "<pad>", *pieces_of(model)]
    return {piece: i for i, piece in enumerate(pieces)}


def write_json(path: Path, value) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_tokenizer(tiny: Tiny, folder: Path) -> tuple[dict, dict]:
    """Returns the source and target vocabularies, one and the same unless they are separate."""
    size = 400 if tiny.byte_fallback else 170
    source_model = train_pieces(lines(ENGLISH), size, tiny.byte_fallback, folder)
    target_text = lines(KOREAN) + lines(UKRAINIAN)
    target_model = train_pieces(target_text, size + 170, tiny.byte_fallback, folder)
    (folder / "source.spm").write_bytes(source_model)
    (folder / "target.spm").write_bytes(target_model)
    settings = {"source_lang": "en", "target_lang": "ko", "model_max_length": 64}
    settings |= {"separate_vocabs": tiny.separate_vocabularies}
    settings |= {"tokenizer_class": "MarianTokenizer"}
    write_json(folder / "tokenizer_config.json", settings)
    if tiny.separate_vocabularies:
        source, target = own_vocabulary(source_model), own_vocabulary(target_model)
        write_json(folder / "target_vocab.json", target)
    else:
        source = target = shared_vocabulary(tiny.language_tokens, source_model, target_model)
    write_json(folder / "vocab.json", source)
    return source, target


def make_network(tiny: Tiny, source: dict, target: dict) -> MarianMTModel:
    pad = source["<pad>"]
    config = MarianConfig(
        vocab_size=len(source),
        decoder_vocab_size=len(target),
        max_position_embeddings=64,
        eos_token_id=0,
        forced_eos_token_id=0,
        pad_token_id=pad,
        decoder_start_token_id=pad,
        **tiny.config,
    )
    return MarianMTModel(config).eval()


@torch.no_grad()
def enliven(network: MarianMTModel, tiny: Tiny) -> None:
    """Gives a random network outputs that differ between inputs, vary inside and come to an end.

    Larger weights than a fresh network's make states depend on their inputs; then the last layer
    norm is set so that logits of random targets have no common part and spread by a fixed amount.
    """
    config, pad = network.config, network.config.pad_token_id
    width = config.d_model
    for name, weight in network.named_parameters():
        if "layers." in name and weight.dim() == 2:
            weight.normal_(0, width**-0.5)
            if "q_proj" in name or "k_proj" in name:
                weight.mul_(2.0)
            elif "encoder_attn.out_proj" in name:
                weight.mul_(tiny.source_weight)
        elif "layers." in name and name.endswith("bias"):
            weight.normal_(0, 0.1)
    decoder = network.model.decoder
    # Below 1, so that positions count: what was just read must not alone decide what comes next.
    deviation = 0.35 * (width**-0.5 if config.scale_embedding else 1.0)
    for table in {network.model.encoder.embed_tokens.weight, decoder.embed_tokens.weight}:
        table.normal_(0, deviation)
    network.tie_weights()
    if not config.tie_word_embeddings:
        network.lm_head.weight.normal_(0, width**-0.5)

    sources = torch.randint(3, config.vocab_size - 1, (24, 16))
    targets = torch.randint(3, network.lm_head.out_features - 1, (24, 40))
    targets[:, 0] = pad
    states = network.model(input_ids=sources, decoder_input_ids=targets).last_hidden_state
    mean = states.mean((0, 1))
    projection = network.lm_head.weight
    spread = ((states - mean) @ projection.T).std()
    # Random signs keep a tied projection from always choosing the token it has just read.
    scale = torch.where(torch.rand(width) < 0.5, -1.0, 1.0) * 3.5 / spread
    norm = decoder.layers[-1].final_layer_norm
    norm.weight.mul_(scale)
    norm.bias.copy_((norm.bias - mean) * scale)
    best = ((states - mean) * scale @ projection.T).max(-1).values.mean()
    network.final_logits_bias.normal_(0, 0.3)
    network.final_logits_bias[0, 0] = best * tiny.end_rate
    network.final_logits_bias[0, pad] = 2.0


def write_weights(tiny: Tiny, network: MarianMTModel, folder: Path) -> None:
    pad = network.config.pad_token_id
    network.generation_config = GenerationConfig(
        decoder_start_token_id=pad,
        pad_token_id=pad,
        eos_token_id=0,
        forced_eos_token_id=0,
        bad_words_ids=[[pad]],
        num_beams=4,
        max_length=64,
    )
    network.to(tiny.dtype).save_pretrained(folder)
    for file in folder.glob("*.safetensors"):
        file.chmod(0o644)
    if tiny.storage == "pickle and shards":
        shards = folder.with_name("tiny-marian-sharded")
        shards.mkdir(exist_ok=True)
        network.save_pretrained(shards, max_shard_size="60KB")
        for file in shards.glob("*.safetensors"):
            file.chmod(0o644)
        torch.save(network.state_dict(), folder / "pytorch_model.bin")
        (folder / "model.safetensors").unlink()


def write_bundle(tiny: Tiny, folder: Path) -> None:
    write_json(
        folder / "bundle.json",
        {
            "format": 1,
            "name": tiny.name,
            "version": "1",
            "source_languages": ["en"],
            "target_languages": {
                "ko": {"token": ">>kor<<", "side": "decoder"},
                "uk": {"token": ">>ukr<<", "side": "decoder"},
            },
            "generation": {"beam_size": 4, "length_penalty": 1.0},
        },
    )


def make(tiny: Tiny, out: Path) -> None:
    folder = out / tiny.name
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(tiny.seed)
    source, target = write_tokenizer(tiny, folder)
    network = make_network(tiny, source, target)
    enliven(network, tiny)
    write_weights(tiny, network, folder)
    if tiny.language_tokens:
        write_bundle(tiny, folder)
    size = sum(file.stat().st_size for file in folder.iterdir())
    print(f"{folder.name}: {len(source)} source and {len(target)} target pieces, {size} bytes")


if __name__ == "__main__":
    destination = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    for checkpoint in CHECKPOINTS:
        make(checkpoint, destination)
