"""Records sacreBLEU's chrF of single sentences.

    python record_chrf.py

Writes jobs/src/test/resources/parity/chrf.json: hypothesis, reference and score.
"""

import json
import random

import sacrebleu
from sacrebleu.metrics import CHRF

from record_parity import RESOURCES
from tiny_text import ENGLISH, KOREAN, UKRAINIAN, lines

SEED = 20261126


def main():
    chance = random.Random(SEED)
    pairs = [("", ""), ("", "a"), ("a", ""), ("a", "a"), ("ab c", "abc"), (" \t", "b"), ("abc", "xyz"),
             ("a\u00a0b\u3000c", "abc"), ("😀😀 да", "😀 да нет"), ("가나다", "가나다라마바사")]
    for language in (ENGLISH, KOREAN, UKRAINIAN):
        texts = lines(language)[:20]
        for text in texts:
            words = text.split()
            chance.shuffle(words)
            pairs += [(text, chance.choice(texts)), (" ".join(words), text),
                      (text[:chance.randrange(len(text) + 1)], text)]
    metric = CHRF()
    cases = [{"hypothesis": left, "reference": right,
              "score": metric.sentence_score(left, [right]).score} for left, right in pairs]
    path = RESOURCES / "parity" / "chrf.json"
    path.write_text(json.dumps({"sacrebleu": sacrebleu.__version__, "signature": str(metric.get_signature()),
                                "cases": cases}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
