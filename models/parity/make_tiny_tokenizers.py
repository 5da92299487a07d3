"""Gives the tiny random checkpoints of make_tiny_families.py tokenizers in their families' layouts.

    python make_tiny_tokenizers.py [OUT]

Transformers' own classes lay them out, so that language codes, special tokens and spaces are where
published checkpoints have them. Every id lies below 260, the rows of the checkpoints.

    tiny-m2m100  NLLB-200: byte pair encoding, languages as added tokens
    tiny-mbart   mBART-50: SentencePiece's unigrams, its 52 languages behind the pieces
    tiny-t5      MADLAD-400: unigrams, <2xx> tokens
    tiny-bart    BART: byte pair encoding over bytes; a bundle.json says what it is for
"""

import json
import sys
import tempfile
from pathlib import Path

from sentencepiece import sentencepiece_model_pb2
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import BartTokenizer, MBart50Tokenizer, NllbTokenizer, T5Tokenizer

from make_tiny_checkpoints import OUT, train_pieces, write_json
from tiny_text import ENGLISH, KOREAN, UKRAINIAN, lines

ROWS = 260
# Little Korean: every syllable would take an id of its own.
TEXT = lines(ENGLISH) + lines(KOREAN)[:4] + lines(UKRAINIAN)
NLLB_LANGUAGES = ["ace_Arab", "ace_Latn", "eng_Latn", "kor_Hang", "srp_Cyrl", "ukr_Cyrl", "zho_Hans", "zho_Hant"]
MADLAD_LANGUAGES = ["en", "ko", "uk", "zh", "zh_Latn", "pt"]


def trained(size: int) -> sentencepiece_model_pb2.ModelProto:
    with tempfile.TemporaryDirectory() as folder:
        model = train_pieces(TEXT, size, False, Path(folder))
    return sentencepiece_model_pb2.ModelProto.FromString(model)


def unigrams(model) -> list[tuple[str, float]]:
    """Pieces and scores, <unk>, <s> and </s> first."""
    return [(piece.piece, piece.score) for piece in model.pieces]


def rules(model) -> bytes:
    return model.normalizer_spec.precompiled_charsmap


def byte_pairs(tokenizer: Tokenizer, trainer) -> tuple[dict, list]:
    tokenizer.train_from_iterator(TEXT, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    return model["vocab"], [tuple(pair) for pair in model["merges"]]


def nllb() -> NllbTokenizer:
    charsmap = rules(trained(200))
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Precompiled(charsmap)])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    trainer = trainers.BpeTrainer(
        vocab_size=ROWS - len(NLLB_LANGUAGES) - 1,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>"],
        limit_alphabet=130,
        show_progress=False,
    )
    vocab, merges = byte_pairs(tokenizer, trainer)
    return NllbTokenizer(
        vocab=vocab,
        merges=merges,
        _spm_precompiled_charsmap=charsmap,
        extra_special_tokens=NLLB_LANGUAGES,
        model_max_length=64,
    )


def mbart50() -> MBart50Tokenizer:
    # Four special tokens instead of the model's three, 52 languages and the mask.
    model = trained(ROWS - 1 - 52 - 1)
    return MBart50Tokenizer(
        vocab=unigrams(model),
        _spm_precompiled_charsmap=rules(model),
        src_lang="en_XX",
        model_max_length=64,
    )


def madlad() -> T5Tokenizer:
    languages = [f"<2{code}>" for code in MADLAD_LANGUAGES]
    model = trained(ROWS - len(languages))
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *unigrams(model)[3:]]
    tokenizer = T5Tokenizer(
        vocab=pieces + [(token, 0.0) for token in languages],
        _spm_precompiled_charsmap=rules(model),
        extra_ids=0,
        model_max_length=64,
    )
    tokenizer.add_tokens([AddedToken(token, normalized=False) for token in languages])
    return tokenizer


def bart() -> BartTokenizer:
    # Bytes that no UTF-8 text has leave room for some merges.
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    absent = {byte_sign(byte) for byte in [0xC0, 0xC1, *range(0xF5, 0x100)]}
    trainer = trainers.BpeTrainer(
        vocab_size=ROWS - 1,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>"],
        initial_alphabet=[sign for sign in sorted(pre_tokenizers.ByteLevel.alphabet()) if sign not in absent],
        show_progress=False,
    )
    vocab, merges = byte_pairs(tokenizer, trainer)
    vocab["<mask>"] = len(vocab)
    return BartTokenizer(vocab=vocab, merges=merges, model_max_length=64)


def byte_sign(byte: int) -> str:
    """The character that stands for a byte in GPT-2's alphabet."""
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    if byte in plain:
        return chr(byte)
    return chr(0x100 + sum(other not in plain for other in range(byte)))


def save(tokenizer, folder: Path) -> None:
    largest = max(tokenizer.get_vocab().values())
    if largest >= ROWS:
        raise ValueError(f"{folder.name} has the id {largest}")
    tokenizer.save_pretrained(folder)
    print(folder.name, largest + 1, (folder / "tokenizer.json").stat().st_size)


def main(out: Path) -> None:
    save(nllb(), out / "tiny-m2m100")
    save(mbart50(), out / "tiny-mbart")
    save(madlad(), out / "tiny-t5")
    save(bart(), out / "tiny-bart")
    write_json(
        out / "tiny-bart" / "bundle.json",
        {
            "format": 1,
            "name": "tiny-bart",
            "version": "1",
            "source_languages": ["en"],
            "target_languages": {"en": {"token": "", "side": "source"}},
        },
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
