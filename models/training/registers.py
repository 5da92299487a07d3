"""Korean registers: the plain one that newspapers write (해라체) and the formal one of speeches (하십시오체).

Sentence ends alone differ: “간다” and “갑니다”, “높다” and “높습니다”. A plain sentence becomes a formal one by rule. The other
way one has to know verbs from adjectives, which plain texts tell. What stands between quotation marks stays as it is.
"""

import argparse
import collections
import pathlib
import re

PLAIN, FORMAL = "plain", "formal"

# Unicode's composition of Hangul syllables (The Unicode Standard, 3.12): final consonants by number.
FIRST, FINALS = 0xAC00, 28
NONE, NIEUN, RIEUL, BIEUP, SSANGSIOS = 0, 4, 8, 17, 20

# The last word of a sentence, and its marks.
SENTENCE_END = re.compile(r"([가-힣]+)([.!?…]+)(?=[\"'”’)\]]*(?:\s|$))")
QUOTE = re.compile(r"[\"“”]")
WORD = re.compile(r"[가-힣]+")
FORMAL_END = re.compile(r"(?:시오|요)$")

# Humble and honorific words, which a plain sentence would not have.
DEFERENCE = re.compile(r"(?<![가-힣])(?:저는|제가|저의|저를|저도|저에게|저희|여러분)|드[립리렸]|[시셨]습니다|십니다|십시오|시겠")

# Words in 다 that are no predicates.
NO_PREDICATE = re.compile(r"(?:바다|캐나다|보다|마다|우간다|르완다|그라나다)$")
# Stems without a final consonant that are verbs and adjectives; other words are nouns with a contracted copula (“수도다”).
STEM = re.compile(
    r"(?:하|되|아니|이|다르|빠르|바르|푸르|이르|서투르|게으르|가파르|모르|쁘|아프|고프|슬프|느리|흐리|비싸|값싸"
    r"|벅차|힘차|알차|세차|희|거세|억세|드세|멋지|값지|뛰어나|빼어나|엄청나|별나|무르|^어리|^여리|^쓰리|^크|^싸|^차|^세|^시|^짜|^쓰)$")
NOUN_IN_I = re.compile(
    r"^(?:아이|차이|나이|사이|높이|길이|깊이|먹이|종이|놀이|오이|어린이|젊은이|늙은이|고양이|호랑이|원숭이|거북이|달팽이)$")
# Imperatives by their stems; others in 라 are names and forms that are no requests.
REQUEST = re.compile(r"(?:[하되가오보두주으지내키치피기시]|(?<![하으])리|들|살|열|걸|만들)$")

# Questions whose adjectives change more than their ends.
IRREGULAR = {"그런": "그렇습니까", "이런": "이렇습니까", "저런": "저렇습니까", "어떤": "어떻습니까", "나은": "낫습니까"}


def final(syllable):
    """The number of a syllable's final consonant."""
    return (ord(syllable) - FIRST) % FINALS


def with_final(word, number):
    """A word whose last syllable has another final consonant."""
    return word[:-1] + chr(ord(word[-1]) - final(word[-1]) + number)


def polite(stem, ending):
    """A stem with 습니 or ㅂ니 and the rest of the ending; ㄹ falls away."""
    joined = final(stem[-1]) in (NONE, RIEUL)
    return (with_final(stem, BIEUP) + "니" if joined else stem + "습니") + ending


def declarative(stem):
    """“…다” in the formal register, by what stands before 다."""
    if stem[-1] == "는" and len(stem) > 1 and final(stem[-2]) != NONE:
        return polite(stem[:-1], "다")
    if final(stem[-1]) == NIEUN:
        return with_final(stem, BIEUP) + "니다"
    if final(stem[-1]) == NONE and (NOUN_IN_I.search(stem) or not STEM.search(stem)):
        return stem + "입니다"
    return polite(stem, "다")


def interrogative(stem):
    """“…ㄴ가” in the formal register, by what stands before 가; None if it is no such question."""
    if stem in IRREGULAR:
        return IRREGULAR[stem]
    if stem[-1] in "는은" and len(stem) > 1:
        return polite(stem[:-1], "까")
    if stem[-1] == "운" and len(stem) > 1 and final(stem[-2]) == NONE:
        return with_final(stem[:-1], BIEUP) + "습니까"
    return with_final(stem, BIEUP) + "니까" if final(stem[-1]) == NIEUN else None


def imperative(stem):
    """“…라” in the formal register, by what stands before 라; None if it is no request."""
    if stem[-1] in "마말":
        return stem[:-1] + "마십시오"
    if stem[-1] == "해":
        return stem[:-1] + "하십시오"
    if not REQUEST.search(stem):
        return None
    return (with_final(stem, NONE) if final(stem[-1]) == RIEUL else stem) + "십시오"


def is_formal(word):
    """Whether the last word of a sentence is of the formal register: 갑니다, 갑니까, 갑시다, but not 아니다."""
    after_bieup = word.endswith(("니다", "니까", "시다")) and len(word) > 2 and final(word[-3]) == BIEUP
    return bool(FORMAL_END.search(word)) or after_bieup


def formal_word(word, marks):
    """The last word of a plain sentence in the formal register; None if it is of no register."""
    stem, ending = word[:-1], word[-1]
    if not stem or is_formal(word):
        return None
    if ending == "다" and not NO_PREDICATE.search(word):
        return declarative(stem)
    if ending == "가" and "?" in marks:
        return interrogative(stem)
    return imperative(stem) if ending == "라" else None


def is_quoted(text, position):
    """Whether a sentence ends within a quotation that is not the end of the text."""
    opened = len(QUOTE.findall(text, 0, position)) % 2 == 1
    closing = QUOTE.search(text, position)
    return bool(opened and closing and WORD.search(text, closing.end()))


def formal(text):
    """A plain text in the formal register; sentences that have no register stay as they are."""
    def end(match):
        if is_quoted(text, match.start()):
            return match[0]
        # “51%다.”: a contracted copula behind what is no Hangul.
        copula = match[1] == "다" and match.start() > 0 and not text[match.start() - 1].isspace()
        return ("입니다" if copula else formal_word(*match.groups()) or match[1]) + match[2]
    return SENTENCE_END.sub(end, text)


def plain_words(texts):
    """Formal last words of sentences, and the plain ones that become them, as plain texts have them."""
    counts = collections.defaultdict(collections.Counter)
    for text in texts:
        for match in SENTENCE_END.finditer(text):
            polite_word = formal_word(*match.groups())
            if polite_word:
                counts[polite_word][match[1]] += 1
    return {polite_word: words.most_common(1)[0][0] for polite_word, words in counts.items()}


def plain_word(word, known):
    """The last word of a formal sentence in the plain register; None if neither known words nor its form tell."""
    if word in known:
        return known[word]
    if word.endswith("습니다") and len(word) > 3 and final(word[-4]) == SSANGSIOS:
        return word[:-3] + "다"
    if word.endswith("입니다") and len(word) > 4:
        return word[:-3] + ("다" if final(word[-4]) == NONE else "이다")
    return None


def plain(text, known):
    """A formal text in the plain register, by words that plain_words has found; None if a sentence cannot be."""
    if DEFERENCE.search(text):
        return None
    ends = [match for match in SENTENCE_END.finditer(text) if not is_quoted(text, match.start())]
    words = [plain_word(match[1], known) if is_formal(match[1]) else match[1] for match in ends]
    if not ends or None in words:
        return None
    for match, word in reversed(list(zip(ends, words))):
        text = text[:match.start(1)] + word + text[match.end(1):]
    return text


def register(text):
    """PLAIN or FORMAL by the last sentence's end, None for a heading and the like."""
    if formal(text) != text:
        return PLAIN
    words = WORD.findall(text)
    return FORMAL if words and is_formal(words[-1]) else None


def main():
    parser = argparse.ArgumentParser(description="Prints how many lines of files are in each register.")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    for path in parser.parse_args().files:
        counts = collections.Counter(map(register, path.read_text(encoding="utf-8").splitlines()))
        total = counts.total()
        print(f"{path}: {total} lines, {counts[FORMAL] / total:.0%} formal, {counts[PLAIN] / total:.0%} plain")


if __name__ == "__main__":
    main()
