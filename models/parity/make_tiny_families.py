"""Makes tiny random checkpoints of the families beside Marian, without tokenizers.

    python make_tiny_families.py [OUT]

Deterministic by seed. As in make_tiny_checkpoints.py the weights are random, but shaped so that
outputs depend on their inputs, vary inside and come to an end. Together they hold the variants that
published checkpoints have: scaled and unscaled embeddings, tied and untied projections, other
activations, single and sharded files, float32, float16 and bfloat16.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import torch
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    GenerationConfig,
    M2M100Config,
    M2M100ForConditionalGeneration,
    MBartConfig,
    MBartForConditionalGeneration,
    MT5Config,
    MT5ForConditionalGeneration,
    PegasusConfig,
    PegasusForConditionalGeneration,
    T5Config,
    T5ForConditionalGeneration,
)

OUT = Path(__file__).resolve().parents[2] / "jobs/src/test/resources/checkpoints"
VOCABULARY = 260


@dataclass
class Tiny:
    """One checkpoint: family, shape and storage."""

    name: str
    seed: int
    family: tuple
    config: dict
    end_rate: float = 0.7  # of the usual best logit, where the logits have a bias
    dtype: torch.dtype = torch.float32
    shards: str | None = None
    generation: dict = field(default_factory=dict)


def layers(encoder, decoder, heads, width, inner):
    return dict(
        d_model=width,
        encoder_layers=encoder,
        decoder_layers=decoder,
        encoder_attention_heads=heads,
        decoder_attention_heads=heads,
        encoder_ffn_dim=inner,
        decoder_ffn_dim=inner,
        max_position_embeddings=64,
    )


BART = (BartConfig, BartForConditionalGeneration)
MBART = (MBartConfig, MBartForConditionalGeneration)
M2M = (M2M100Config, M2M100ForConditionalGeneration)
PEGASUS = (PegasusConfig, PegasusForConditionalGeneration)
T5 = (T5Config, T5ForConditionalGeneration)
MT5 = (MT5Config, MT5ForConditionalGeneration)

CHECKPOINTS = [
    Tiny("tiny-bart", 21, BART, layers(2, 2, 4, 32, 64) | dict(activation_function="gelu")),
    Tiny(
        "tiny-mbart",
        30,
        MBART,
        layers(2, 2, 4, 32, 48) | dict(activation_function="relu", scale_embedding=True),
        dtype=torch.float16,
    ),
    Tiny(
        "tiny-m2m100",
        32,
        M2M,
        layers(2, 2, 4, 32, 64) | dict(activation_function="relu", scale_embedding=True),
        dtype=torch.bfloat16,
    ),
    Tiny(
        "tiny-pegasus",
        24,
        PEGASUS,
        layers(2, 1, 2, 24, 40)
        | dict(activation_function="relu", scale_embedding=True, pad_token_id=0, eos_token_id=1),
    ),
    # As T5 1.0: tied, the projection's input scaled; a head wider than its share of the width.
    Tiny(
        "tiny-t5",
        48,
        T5,
        dict(d_model=32, d_kv=12, d_ff=64, num_layers=2, num_heads=4, feed_forward_proj="relu"),
        dtype=torch.float16,
    ),
    # As Flan-T5 and MADLAD-400: gated, untied; few buckets, so that long distances meet.
    Tiny(
        "tiny-t5-gated",
        26,
        T5,
        dict(
            d_model=24,
            d_kv=8,
            d_ff=48,
            num_layers=2,
            num_decoder_layers=1,
            num_heads=3,
            feed_forward_proj="gated-gelu",
            tie_word_embeddings=False,
            relative_attention_num_buckets=16,
            relative_attention_max_distance=20,
        ),
        shards="40KB",
    ),
    Tiny(
        "tiny-mt5",
        46,
        MT5,
        dict(
            d_model=32,
            d_kv=8,
            d_ff=40,
            num_layers=2,
            num_decoder_layers=1,
            num_heads=4,
            feed_forward_proj="gated-silu",
            tie_word_embeddings=False,
        ),
    ),
]


def last_norm(network):
    """The norm whose output meets the vocabulary."""
    decoder = network.get_decoder()
    for name in ("final_layer_norm", "layer_norm"):
        if hasattr(decoder, name):
            return getattr(decoder, name)
    return decoder.layers[-1].final_layer_norm


@torch.no_grad()
def enliven(network, tiny: Tiny) -> None:
    config, width = network.config, network.config.d_model
    for name, weight in network.named_parameters():
        inner = "layers." in name or "block." in name
        if "relative_attention_bias" in name:
            weight.normal_(0, 1.0)
        elif inner and weight.dim() == 2:
            weight.normal_(0, weight.shape[1] ** -0.5)
            if any(part in name for part in ("q_proj", "k_proj", ".q.", ".k.")):
                # T5 does not divide the products of queries and keys by the root of their size.
                weight.mul_(2.0 if "proj" in name else 0.8)
            elif config.model_type != "bart" and name.split(".")[-2] in ("out_proj", "fc2", "o", "wo"):
                # Nothing shrinks the sum of a pre-norm stack: what layers add must outweigh the token read.
                weight.mul_(3.0)
        elif inner and name.endswith("bias"):
            weight.normal_(0, 0.1)
        elif "embed_positions" in name:
            weight.normal_(0, 0.5)
        elif "norm" in name and name.endswith("weight"):
            weight.uniform_(0.7, 1.3)
    scaled = getattr(config, "scale_embedding", False)
    shared = network.get_input_embeddings().weight
    shared.normal_(0, 0.5 * (width**-0.5 if scaled else 1.0))
    head = network.get_output_embeddings().weight
    if head.data_ptr() != shared.data_ptr():
        head.normal_(0, 1.0)

    pad, end = config.pad_token_id, config.eos_token_id
    sources = torch.randint(3, config.vocab_size, (24, 16))
    targets = torch.randint(3, config.vocab_size, (24, 40))
    targets[:, 0] = config.decoder_start_token_id
    norm = last_norm(network)

    def logits():
        states = network(
            input_ids=sources, decoder_input_ids=targets, output_hidden_states=True
        )
        return states.logits, states.decoder_hidden_states[-1]

    # Random signs keep a tied projection from always choosing the token it has just read.
    signs = torch.where(torch.rand(width) < 0.5, -1.0, 1.0)
    norm.weight.mul_(signs)
    found, _ = logits()
    norm.weight.mul_(3.5 / found.std())
    if getattr(norm, "bias", None) is not None:
        norm.bias.zero_()
    found, states = logits()
    best = found.max(-1).values.mean()
    if hasattr(network, "final_logits_bias"):
        network.final_logits_bias.normal_(0, 0.3)
        network.final_logits_bias[0, end] = best * tiny.end_rate
        return
    # Without a bias the end token's own row makes it likely.
    mean = states.mean((0, 1))
    row, pull = head[end].clone(), mean / mean.norm() * head.norm(dim=1).mean()
    for strength in range(40):
        head[end] = row + 0.05 * strength * pull
        lengths = [length(network, sources[i : i + 1, : 3 + i]) for i in range(12)]
        if sum(found < 30 for found in lengths) >= 8:
            return
    raise ValueError(f"{tiny.name} does not end")


def length(network, source):
    source[0, -1] = network.config.eos_token_id
    settings = dict(num_beams=1, do_sample=False, max_new_tokens=30)
    start = network.config.decoder_start_token_id
    return network.generate(input_ids=source, decoder_start_token_id=start, **settings).shape[1] - 1


def make(tiny: Tiny, out: Path) -> None:
    torch.manual_seed(tiny.seed)
    make_config, make_network = tiny.family
    shape = dict(tiny.config)
    tied = shape.get("tie_word_embeddings", True)
    config = make_config(vocab_size=VOCABULARY, **shape)
    # T5 and Pegasus begin with the padding token, the others with the end token.
    config.decoder_start_token_id = config.pad_token_id if config.pad_token_id == 0 else config.eos_token_id
    network = make_network(config).eval()
    if not tied:
        head = network.get_output_embeddings()
        head.weight = torch.nn.Parameter(head.weight.detach().clone())
    enliven(network, tiny)
    network.generation_config = GenerationConfig(
        decoder_start_token_id=config.decoder_start_token_id,
        pad_token_id=config.pad_token_id,
        eos_token_id=config.eos_token_id,
        num_beams=4,
        max_length=64,
    )
    folder = out / tiny.name
    network.to(tiny.dtype).save_pretrained(folder, **({"max_shard_size": tiny.shards} if tiny.shards else {}))
    for file in folder.glob("*.safetensors"):
        file.chmod(0o644)
    print(folder, sum(file.stat().st_size for file in folder.iterdir()))


if __name__ == "__main__":
    for checkpoint in CHECKPOINTS:
        make(checkpoint, Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
