"""What every step of the training pipeline shares: configuration, languages, ids."""

import json
import pathlib
import unicodedata
from typing import NamedTuple

import sentencepiece as spm

from registers import FORMAL, PLAIN


class Target(NamedTuple):
    """What is translated into: a language of the data, told by a decoder-side token of the vocabulary."""

    language: str
    token: str


# BCP 47 tag -> target. Korean is written in two registers (registers.py).
TARGETS = {
    "ko": Target("ko", ">>kor<<"), "ko-x-plain": Target("ko", ">>kor_plain<<"), "uk": Target("uk", ">>ukr<<")}
REGISTERS = {"ko": {FORMAL: "ko", PLAIN: "ko-x-plain"}}

# Two-letter languages of the data sets.
LANGUAGES = ("ko", "uk")

# Scripts that targets are written in, by their codes of ISO 15924, and how Unicode names their letters.
SCRIPTS = {"ko": ["Hang", "Latn"], "uk": ["Cyrl", "Latn"]}
LETTER_NAMES = {"Hang": "HANGUL ", "Latn": "LATIN ", "Cyrl": "CYRILLIC "}
# Letters of no script, the Ukrainian apostrophe among them.
COMMON_LETTERS = ("MODIFIER LETTER ", "MICRO ")

# SentencePiece models, of sources and of targets.
TOKENIZERS = ("source.spm", "target.spm")

EOS, UNK, PAD = "</s>", "<unk>", "<pad>"
EOS_ID, UNK_ID = 0, 1
IGNORED = -100
# Stands for "no source position"; sentences are shorter than this.
NOT_ALIGNED = 255


def load_config(path):
    """Reads a size's JSON configuration."""
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def read_vocabulary(folder):
    """Piece -> id of an exported folder, or of what prepare made."""
    return json.loads((folder / "vocab.json").read_text(encoding="utf-8"))


def pieces(processor):
    """The pieces of a SentencePiece model that texts are cut into, bytes among them."""
    return [processor.id_to_piece(index) for index in range(processor.get_piece_size())
            if not (processor.is_control(index) or processor.is_unknown(index))]


def marian_vocabulary(source, target):
    """Piece -> id in Marian's order: end and unknown first, language tokens and padding last."""
    vocabulary = {EOS: EOS_ID, UNK: UNK_ID}
    for piece in (*pieces(source), *pieces(target)):
        vocabulary.setdefault(piece, len(vocabulary))
    for token in (*(target.token for target in TARGETS.values()), PAD):
        vocabulary[token] = len(vocabulary)
    return vocabulary


def has_foreign_letters(text, scripts):
    """Whether a text has letters of other scripts than these, of LETTER_NAMES."""
    own = (*(LETTER_NAMES[script] for script in scripts), *COMMON_LETTERS)
    return any(c.isalpha() and not unicodedata.name(c, "").startswith(own) for c in text)


def tokenizers(folder):
    """The SentencePiece models of sources and of targets."""
    return tuple(spm.SentencePieceProcessor(model_file=str(folder / name)) for name in TOKENIZERS)


def source_only(folder):
    """The pieces that no target is cut into."""
    source, target = tokenizers(folder)
    return set(pieces(source)) - set(pieces(target))


def shortlist(vocabulary, scripts, without=frozenset()):
    """Ids of the pieces without letters of other scripts, in order.

    Pieces such as </s> and <0xE3> count as Latin, so Latn must be among the scripts.
    """
    return sorted(i for piece, i in vocabulary.items()
                  if piece not in without and not has_foreign_letters(piece, scripts))


def read_lines(path):
    return pathlib.Path(path).read_text(encoding="utf-8").split("\n")[:-1]


def write_lines(path, lines):
    pathlib.Path(path).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
