"""Gives the tiny random checkpoints of make_tiny_families.py tokenizers in their families' layouts.

    python make_tiny_tokenizers.py [OUT]

Transformers' own classes lay them out, so that language codes, special tokens and spaces are where
published checkpoints have them. Every id lies below 260, the rows of the checkpoints. The trainer of byte pairs
breaks ties by chance, so that tiny-m2m100 comes out a little different each time; record_tokens.py
must then be run as well.

    tiny-m2m100  NLLB-200: byte pair encoding, languages as added tokens
    tiny-mbart   mBART-50: SentencePiece's unigrams, its 52 languages behind the pieces
    tiny-t5      MADLAD-400: unigrams, <2xx> tokens
    tokenizers/mt5, t5, pegasus, mbart50  SentencePiece models alone
    tokenizers/m2m100  M2M100: SentencePiece, vocab.json, the languages of its map of special tokens
    tiny-bart    BART: byte pair encoding over bytes; a bundle.json says what it is for
"""

import json
import sys
import tempfile
from pathlib import Path

from sentencepiece import sentencepiece_model_pb2
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import AutoTokenizer, BartTokenizer, M2M100Tokenizer, MBart50Tokenizer, NllbTokenizer, T5Tokenizer
from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES

from make_tiny_checkpoints import OUT, train_pieces, write_json
from tiny_text import ENGLISH, KOREAN, UKRAINIAN, lines

ROWS = 260
# Little Korean: every syllable would take an id of its own.
TEXT = lines(ENGLISH) + lines(KOREAN)[:4] + lines(UKRAINIAN)
NLLB_LANGUAGES = ["ace_Arab", "ace_Latn", "eng_Latn", "kor_Hang", "srp_Cyrl", "ukr_Cyrl", "zho_Hans", "zho_Hant"]
MADLAD_LANGUAGES = ["en", "ko", "uk", "zh", "zh_Latn", "pt"]


def trained(size: int, text: list[str] = TEXT) -> sentencepiece_model_pb2.ModelProto:
    with tempfile.TemporaryDirectory() as folder:
        model = train_pieces(text, size, False, Path(folder))
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


def m2m100(folder: Path) -> None:
    """One hundred languages follow the vocabulary, which leaves it 160 ids."""
    folder.mkdir(parents=True, exist_ok=True)
    languages = FAIRSEQ_LANGUAGE_CODES["m2m100"]
    model = trained(ROWS - len(languages) - 1, lines(ENGLISH))
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *[piece.piece for piece in model.pieces][3:]]
    write_json(folder / "vocab.json", {piece: i for i, piece in enumerate(pieces)})
    (folder / "sentencepiece.bpe.model").write_bytes(model.SerializeToString())
    # As the published checkpoint has it; Transformers itself would write one file.
    names = dict(bos_token="<s>", eos_token="</s>", sep_token="</s>", pad_token="<pad>", unk_token="<unk>")
    codes = [f"__{code}__" for code in languages]
    write_json(folder / "special_tokens_map.json", names | {"additional_special_tokens": codes})
    settings = dict(language_codes="m2m100", num_madeup_words=0, model_max_length=64)
    write_json(folder / "tokenizer_config.json", names | settings | {"tokenizer_class": "M2M100Tokenizer"})
    print(folder.name, len(M2M100Tokenizer.from_pretrained(folder)))


def reordered(model, first: list[str]):
    """Puts the special pieces where a family has them: T5 and Pegasus begin with <pad> and </s>."""
    kinds = {"<unk>": 2}
    rest = list(model.pieces)[3:]
    del model.pieces[:]
    for piece in first:
        model.pieces.add(piece=piece, score=0.0, type=kinds.get(piece, 3))
    model.pieces.extend(rest)
    model.trainer_spec.unk_id = first.index("<unk>")
    return model


def pieces_only(folder: Path, file: str, model, settings: dict) -> None:
    """A folder without tokenizer.json, as mT5, Pegasus and mBART-50 are published."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(model.SerializeToString())
    write_json(folder / "tokenizer_config.json", settings | {"model_max_length": 64})
    print(folder.name, len(AutoTokenizer.from_pretrained(folder)))


def pieces_only_folders(out: Path) -> None:
    first = ["<pad>", "</s>", "<unk>"]
    names = dict(eos_token="</s>", unk_token="<unk>", pad_token="<pad>")
    settings = names | dict(extra_ids=0, tokenizer_class="T5Tokenizer")
    pieces_only(out / "mt5", "spiece.model", reordered(trained(ROWS), first), settings)
    settings = names | dict(extra_ids=20, tokenizer_class="T5Tokenizer")
    pieces_only(out / "t5", "spiece.model", reordered(trained(ROWS - 20), first), settings)
    settings = names | dict(mask_token="<mask_2>", mask_token_sent="<mask_1>", offset=103)
    settings |= dict(tokenizer_class="PegasusTokenizer")
    # Two masks and 101 unknown tokens besides.
    pieces_only(out / "pegasus", "spiece.model", reordered(trained(ROWS - 103, lines(ENGLISH)), first), settings)
    names |= dict(bos_token="<s>", cls_token="<s>", sep_token="</s>", mask_token="<mask>")
    settings = names | dict(src_lang="en_XX", tokenizer_class="MBart50Tokenizer")
    pieces_only(out / "mbart50", "sentencepiece.bpe.model", trained(ROWS - 1 - 52 - 1), settings)


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
    m2m100(out.parent / "tokenizers" / "m2m100")
    pieces_only_folders(out.parent / "tokenizers")
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
