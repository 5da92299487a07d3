"""Records what rouge-score says of pairs of texts, for RougeTest.

Writes ../../jobs/src/test/resources/parity/rouge.json. `ascii` are the scores of the package's own
tokenizer without its stemmer; `unicode` those of the same scorer with the tokenizer below, as its
own drops all letters but a to z. Each score is [precision, recall, f].
"""

import json
import pathlib
import random
import unicodedata

from rouge_score import rouge_scorer

OUT = pathlib.Path(__file__).parents[2] / "jobs/src/test/resources/parity/rouge.json"
TYPES = ["rouge1", "rouge2", "rougeL", "rougeLsum"]

PAIRS = [
    ("", ""),
    ("The talks resumed on Monday.", ""),
    ("", "The talks resumed on Monday."),
    ("...", "!?"),
    ("The talks resumed on Monday.", "The talks resumed on Monday."),
    ("The talks resumed on Monday.", "On Monday, talks were resumed."),
    ("One", "one"),
    ("the the the the", "the the"),
    ("a b c d e f", "f e d c b a"),
    ("a b\nc d\ne f", "a b c d e f"),
    ("a b c d e f", "a b\n\nc d\ne f\n"),
    ("a b a b a c", "a b c\na b"),
    ("w1 w2 w3 w4 w5", "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5"),
    ("The minister's 2.5% cut, announced in mid-May, failed.", "A 2.5 % cut of the ministers failed in May"),
    ("Kyiv’s café — naïve, COÖPERATE; İzmir", "kyiv s cafe naive cooperate izmir"),
    ("The river rose by 40 centimetres.\nTwo villages were cleared.\nNobody was hurt.",
     "Two villages were cleared as the river rose.\nNobody was hurt, officials said."),
    ("Уряд виділив 85 млн гривень на п'ять мостів.", "На п'ять мостів уряд виділив кошти: 85 млн."),
    ("Переговори тривають.\nСторони зустрінуться знову.", "Сторони зустрінуться знову, бо переговори тривають."),
    ("정부는 다리 다섯 개에 850억 원을 배정했다.", "정부는 850억 원을 다리에 배정했다."),
    ("회담이 월요일에 재개되었다.\n양측은 다시 만난다.", "양측은 월요일에 다시 만난다."),
    ("EU та Україна підписали Angebot 7.", "EU і Україна підписали угоду 7"),
]


class UnicodeWords:
    """Runs of letters, marks and digits."""

    def tokenize(self, text):
        kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in text.lower())
        return "".join(kept).split()


def invented(seed):
    """Two texts of a few words in a few lines, so that much repeats."""
    chance = random.Random(seed)

    def text():
        lines = []
        for _ in range(chance.randint(1, 4)):
            lines.append(" ".join(chance.choice("abcdeéї") for _ in range(chance.randint(1, 12))))
        return "\n".join(lines)

    return text(), text()


def scores(scorer, reference, candidate):
    found = scorer.score(reference, candidate)
    return {name: list(found[name]) for name in TYPES}


def main():
    plain = rouge_scorer.RougeScorer(TYPES, use_stemmer=False)
    any_script = rouge_scorer.RougeScorer(TYPES, use_stemmer=False, tokenizer=UnicodeWords())
    cases = []
    for reference, candidate in PAIRS + [invented(seed) for seed in range(40)]:
        cases.append({
            "reference": reference,
            "candidate": candidate,
            "ascii": scores(plain, reference, candidate),
            "unicode": scores(any_script, reference, candidate),
        })
    OUT.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
