"""Records what Transformers' tokenizers make of awkward texts.

    python record_tokens.py [CHECKPOINT ...]

Writes jobs/src/test/resources/parity/<checkpoint>-tokens.json: texts with their ids, ids with their
text (skip_special_tokens), and for Marian target texts with their ids. Run without the package sacremoses, although it would make no
difference: see README.md.
"""

import json
import random
import sys
import warnings

import transformers
from transformers import AutoTokenizer, MarianTokenizer

from record_parity import NAMES, OPUS, RESOURCES, folder
from tiny_text import ENGLISH, KOREAN, UKRAINIAN, lines

# Those of make_tiny_tokenizers.py with the target languages recorded, as the family names them.
FAMILIES = {
    "tiny-m2m100": {"ko": "kor_Hang", "uk": "ukr_Cyrl", "zh": "zho_Hans", "zh-Hant": "zho_Hant"},
    "tiny-mbart": {"ko": "ko_KR", "uk": "uk_UA"},
    "tiny-t5": {"ko": "<2ko>", "uk": "<2uk>", "zh-Latn": "<2zh_Latn>"},
    "tiny-bart": {"en": ""},
    "mt5": {"en": ""},
    "t5": {"en": ""},
    "pegasus": {"en": ""},
    "mbart50": {"ko": "ko_KR", "uk": "uk_UA"},
    "m2m100": {"ko": "__ko__", "uk": "__uk__"},
}

# What tells these two their target language: a token before the text, or nothing.
OPUS_LANGUAGES = {
    "tiny-opus": ({"lang": "ko"}, ">>kor<< "),
    "tiny-opus-sepvoc": ({"lang": "uk"}, ""),
}

AWKWARD = [
    "",
    " ",
    "   ",
    "\t",
    "\n",
    " \t\r\n ",
    "\u00a0",
    "\u3000\u2003",
    "  leading and trailing  ",
    "two  spaces   three",
    "tab\tand\nnewline\r\nend",
    "no\u00a0break\u202fspaces\u2007here",
    "full width Ｔｈｅ ｒｉｖｅｒ ０１２３",
    "emoji 🎉 and 👩‍👩‍👧‍👦 family 🇰🇷 flag 👍🏽",
    "🎉",
    "𝕬𝖓𝖈𝖎𝖊𝖓𝖙 𐍈 𠀀",
    "combining e\u0301 and a\u0308\u0323 Zalgo t\u0335\u0321\u0310h\u0336e\u0337",
    "й as и\u0306, ї as і\u0308",
    "한글 as 한글 jamo",
    "zero\u200bwidth\u200cnon\u200djoiner\ufeff bom",
    "\u200b",
    "right\u200fto\u200eleft \u202eoverride\u202c שלום مرحبا",
    "mixed scripts: Київ 서울 東京 Αθήνα 中文",
    "장관은 물에 잠긴 마을을 방문했다.",
    "Об'єднання п'яти — «лапки» та „інші“.",
    "nul\0byte",
    "controls \x01\x02\x07\x08\x0b\x0c\x1b[31m\x7f",
    "c1 \x80\x85\x9f",
    "▁ lower▁one▁ eighth ▁",
    "▁▁▁",
    "<unk> <s> </s> <pad> spelt out",
    "</s>",
    "a</s>b",
    "a </s> b",
    "</s></s><pad>",
    "< /s> <</s>> </s",
    "<0x41> <0xE2><0x96><0x81>",
    ">>kor<< The minister said",
    ">>ukr<<The minister said",
    ">>kor<<",
    ">>kor<< ",
    " >>kor<< not at the start",
    ">>kor<< >>ukr<< both",
    ">>xyz<< not in the vocabulary",
    ">>never closed",
    ">> spaced << out",
    "<pad>>>kor<< after a special token",
    ">>kor</s><< split",
    ">>><<<",
    "numbers 1,234,567.89 −5 3.5% 10³ ½ ① Ⅳ",
    "https://www.example.org/a/b?c=d&e=%20f#g",
    "mail someone@example.com or #hashtag @name",
    "“curly” ‘single’ \"straight\" 'ticks' «guillemets» 「brackets」",
    "hyphen-ated, em—dash, en–dash, soft\u00adhyphen, non‑breaking",
    "...!!??;:,.…",
    "ALL CAPS AND CamelCase and snake_case",
    "x" * 300,
    "supercalifragilisticexpialidocious" * 6,
    "가" * 80,
    "\ue000private\uf8ff \ufffd replacement \U0010ffff",
    "ﬁ ﬂ ligatures, ﷺ, ㎏, ℃, №, ™",
    "İstanbul ıçin ß ẞ ǅ",
    "math: a² + b² = c², ∑∞ ≠ ∅",
]


def texts() -> list[str]:
    pick = random.Random(9)
    found = AWKWARD + lines(ENGLISH)[4:8] + lines(KOREAN)[:2] + lines(UKRAINIAN)[:2]
    blocks = [(0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x400, 0x460), (0x2000, 0x2070)]
    blocks += [(0xAC00, 0xAD00), (0xFF00, 0xFF60), (0x1F600, 0x1F640), (0, 0x20)]
    for _ in range(60):
        low, high = pick.choice(blocks)
        mixed = [chr(pick.randrange(*pick.choice(blocks + [(low, high)] * 4))) for _ in range(14)]
        found.append("".join(mixed))
    return found


def targets(tokenizer, size: int) -> list[list[int]]:
    """Target ids: translations, noise, and runs of byte pieces that are and are not UTF-8."""
    pick = random.Random(10)
    found = [tokenizer(text_target=t).input_ids for t in AWKWARD + lines(KOREAN)[:6]]
    found += [tokenizer(text_target=t).input_ids for t in lines(UKRAINIAN)[:6]]
    found += [[pick.randrange(size) for _ in range(pick.randrange(1, 25))] for _ in range(60)]
    pieces = getattr(tokenizer, "target_encoder", tokenizer.encoder)
    by_byte = [pieces.get(f"<0x{byte:02X}>") for byte in range(256)]
    if None not in by_byte:
        for text in ("é", "안녕", "🎉", "a\0b", " ▁ "):
            found.append([by_byte[byte] for byte in text.encode()])
        for broken in (b"\xe2\x82", b"\xff\xfeab", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80"):
            found.append([9 + 256, *[by_byte[byte] for byte in broken], 10 + 256])
        found += [[by_byte[pick.randrange(256)] for _ in range(12)] for _ in range(20)]
        lead = [0xC3, 0xE2, 0xED, 0xF0, 0x80, 0x9F, 0xA9, 0x41]
        found += [[by_byte[pick.choice(lead)] for _ in range(10)] for _ in range(40)]
    return found


def target_texts() -> list[str]:
    """Plain text: language codes and special tokens have no meaning in a target."""
    return [
        *(line for text in (KOREAN, UKRAINIAN, ENGLISH) for line in lines(text)[:8]),
        "한강 Kyiv 25%",
        "п'ять «лапок» — 3,5",
        "東京 🎉 é",
    ]


def spelt_out(tokenizer) -> list[str]:
    """Texts in which tokens of the family are written."""
    found = [f"a{token}b {token} c" for token in sorted(tokenizer.get_added_vocab())]
    return found + ["kor_Hang text", "ko_KR", "<2ko>", "<2ko><2uk> both", "<mask> and  <mask>", "__ko__ text"]


def encoded(tokenizer, languages: dict[str, str]) -> list[dict]:
    """Ids of texts; where the text tells the model its target language, for each language."""
    in_text = any(code.startswith("<2") for code in languages.values())
    rows = []
    for tag, code in languages.items() if in_text else list(languages.items())[:1]:
        for text in texts() + spelt_out(tokenizer):
            rows.append({"lang": tag, "text": text, "ids": tokenizer(f"{code} {text}" if in_text else text).input_ids})
    return rows


def family_targets(tokenizer) -> list[list[int]]:
    pick = random.Random(10)
    size = len(tokenizer)
    found = [tokenizer(text, add_special_tokens=False).input_ids for text in AWKWARD + lines(KOREAN)[:6]]
    found += [[pick.randrange(size) for _ in range(pick.randrange(1, 25))] for _ in range(100)]
    return found


def record_family(name: str) -> None:
    folder = RESOURCES / "checkpoints" / name
    # Some have no weights.
    tokenizer = AutoTokenizer.from_pretrained(folder if folder.exists() else RESOURCES / "tokenizers" / name)
    languages = FAMILIES[name]
    write(
        name,
        {
            "checkpoint": name,
            "transformers": transformers.__version__,
            "tokenizer": type(tokenizer).__name__,
            "encode": encoded(tokenizer, languages),
            "languages": [
                {"lang": tag, "token": code, "id": tokenizer.convert_tokens_to_ids(code) if code else None}
                for tag, code in languages.items()
            ],
            "decode": [
                {"ids": ids, "text": tokenizer.decode(ids, skip_special_tokens=True)}
                for ids in family_targets(tokenizer)
            ],
        },
    )


def record(name: str) -> None:
    tokenizer = MarianTokenizer.from_pretrained(folder(name))
    size = len(getattr(tokenizer, "target_encoder", tokenizer.encoder))
    language, prefix = OPUS_LANGUAGES.get(name, ({}, ""))
    write(
        name,
        {
            "checkpoint": name,
            "transformers": transformers.__version__,
            "encode": [
                {**language, "text": text, "ids": tokenizer(prefix + text).input_ids} for text in texts()
            ],
            "decode": [
                {"ids": ids, "text": tokenizer.decode(ids, skip_special_tokens=True)}
                for ids in targets(tokenizer, size)
            ],
            "target": [
                {"text": text, "ids": tokenizer(text_target=text, add_special_tokens=False).input_ids}
                for text in target_texts()
            ],
        },
    )


def write(name: str, file: dict) -> None:
    target = RESOURCES / "parity" / f"{name}-tokens.json"
    shown = {key: json.dumps(value) for key, value in file.items() if isinstance(value, str)}
    for key in (key for key, value in file.items() if isinstance(value, list)):
        # ASCII only: invisible characters must survive editors.
        rows = ",\n".join("  " + json.dumps(row) for row in file[key])
        shown[key] = f"[\n{rows}]"
    body = ",\n".join(f' "{key}": {value}' for key, value in shown.items())
    target.write_text("{\n" + body + "\n}\n", encoding="utf-8")
    print(f"{name}: {len(file['encode'])} texts, {len(file['decode'])} targets")


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    transformers.logging.set_verbosity_error()
    for checkpoint in sys.argv[1:] or [*NAMES, *FAMILIES, *OPUS]:
        (record_family if checkpoint in FAMILIES else record)(checkpoint)
