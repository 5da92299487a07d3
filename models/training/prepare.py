"""Data preparation: read, normalise, filter, hold out, train SentencePiece, binarise."""

import argparse
import collections
import gzip
import hashlib
import itertools
import json
import pathlib
import random
import re
import shutil
import unicodedata

import numpy as np
import sentencepiece as spm

from registers import FORMAL, PLAIN, formal, plain, plain_words, register
from vocabulary import (
    EOS_ID, LANGUAGES, REGISTERS, SCRIPTS, TARGETS, TOKENIZERS, has_foreign_letters, load_config, marian_vocabulary,
    read_lines, tokenizers, write_lines)

Pair = collections.namedtuple("Pair", "english target set_name")

LETTERS = {"en": re.compile(r"[A-Za-z]"), "ko": re.compile(r"[가-힣]"), "uk": re.compile(r"[Ѐ-ӿ]")}
NOT_UKRAINIAN = re.compile(r"[ыэъёЫЭЪЁ]")
SPACES = re.compile(r"\s+")
MARKUP = re.compile(r"<[^>]*>")
# Text written for this project: the name of its set, and where it lies in the folder.
AUTHORED = {"briefings": "*.tsv", "names": "names/*.tsv"}
# Before the name of a set: that of its files that no stage has seen yet, which has a weight of its own.
NEW = "new_"
# Corpora that lost their markup leave particles standing alone ("추가 를"). Only particles
# that are hardly ever words of their own are joined again.
LONE_PARTICLE = re.compile(r"(?<=[가-힣A-Za-z0-9)\"'”’]) (을|를|은|는|의|에서|에게|으로|와|과)(?=[\s.,]|$)")
SPACE_BEFORE_MARK = re.compile(r"(?<=[가-힣\w]) +(?=[.,!?](?:\s|$))")

# What SentencePiece itself normalises, at training time and inside every engine that reads
# the .spm file. Full NFKC would turn "5²" into "52" and "1½" into "11⁄2", so it is not used.
SPACE_LIKE = [0x09, 0x0A, 0x0D, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
INVISIBLE = [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF]
APOSTROPHES = [0x2018, 0x2019, 0x201B, 0x02BC, 0x02B9]
QUOTES = [0x201C, 0x201D, 0x201E, 0x201F]


def normalise(text, language):
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    if language == "ko":
        text = SPACE_BEFORE_MARK.sub("", LONE_PARTICLE.sub(r"\1", text))
    return text


def key(english):
    """Two sentences with the same key count as the same sentence."""
    return re.sub(r"[^a-z0-9]+", " ", english.lower()).strip()


def runs(text, length=8):
    """Every run of that many words of a text: what two texts of one origin share."""
    words = key(text).split()
    return {tuple(words[i:i + length]) for i in range(len(words) - length + 1)}


def read_kept_out(tests, samples):
    """Runs of words of the test sets' English and of the sample briefings, whatever their format."""
    kept_out = set()
    for path in sorted(tests.glob("*.en")):
        for line in read_lines(path):
            kept_out |= runs(line)
    for path in sorted(samples.iterdir()):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        kept_out |= runs(MARKUP.sub(" ", data.decode("utf-8", "replace")))
    return kept_out


def read_authored(folder, language, new):
    """Sentences and names written for this project: English, then one column for each language.

    new: names of files that make a set of their own
    """
    column = 1 + LANGUAGES.index(language)
    files = {path.name for pattern in AUTHORED.values() for path in folder.glob(pattern)}
    if not files.issuperset(new):
        raise ValueError(f"new_files names {sorted(set(new) - files)}, which {folder} does not have")
    for set_name, pattern in AUTHORED.items():
        for path in sorted(folder.glob(pattern)):
            name = NEW + set_name if path.name in new else set_name
            for number, line in enumerate(read_lines(path), 1):
                fields = line.split("\t")
                if len(fields) != 1 + len(LANGUAGES):
                    raise ValueError(f"{path}:{number}: {len(fields)} columns, expected {1 + len(LANGUAGES)}")
                yield Pair(normalise(fields[0], "en"), normalise(fields[column], language), name)


def read_pairs(data, language):
    for name in (f"en-{language}.tsv.gz", f"en-{language}.authored.tsv.gz"):
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                english, target, set_name = line.rstrip("\n").split("\t")
                yield Pair(normalise(english, "en"), normalise(target, language), set_name)


def reason_to_drop(pair, language, limits):
    """The name of the filter a pair fails, or None."""
    english, target, _ = pair
    if not english or not target:
        return "empty"
    if key(english) == key(target) or english == target:
        return "copy"
    if len(english) > limits["max_chars"] or len(target) > limits["max_chars"]:
        return "too long"
    if not LETTERS["en"].search(english):
        return "english script"
    letters = sum(c.isalpha() for c in target)
    if len(LETTERS[language].findall(target)) < limits["min_script_share"] * max(1, letters):
        return "target script"
    if has_foreign_letters(target, SCRIPTS[language]):
        return "foreign letters"
    if language == "uk" and NOT_UKRAINIAN.search(target):
        return "russian letters"
    ratio = len(target) / len(english)
    low, high = limits["length_ratio"][language]
    if len(english) > 20 and not low <= ratio <= high:
        return "length ratio"
    return None


def clean(pairs, language, limits, tests, kept_out):
    """Filters pairs, counts what was dropped and why.

    tests: the keys of evaluation sentences; kept_out: runs of words that no authored sentence may have
    """
    kept, counts, seen = [], collections.defaultdict(collections.Counter), set()
    for pair in pairs:
        reason = reason_to_drop(pair, language, limits)
        identity = (key(pair.english), pair.target)
        if reason is None and identity in seen:
            reason = "duplicate"
        if reason is None and key(pair.english) in tests:
            reason = "evaluation sentence"
        authored = pair.set_name.removeprefix(NEW) in AUTHORED
        if reason is None and authored and not kept_out.isdisjoint(runs(pair.english)):
            reason = "words of a test or sample"
        seen.add(identity)
        counts[pair.set_name][reason or "kept"] += 1
        if reason is None:
            kept.append(pair)
    return kept, counts


def choose_held_out(pairs, sizes, min_words):
    """A deterministic choice (lowest hash of the English) from each in-domain set."""
    chosen = []
    for set_name, size in sizes.items():
        unique = {key(p.english): p for p in pairs
                  if p.set_name.removeprefix(NEW) == set_name and len(p.english.split()) >= min_words}
        ordered = sorted(unique, key=lambda k: hashlib.sha256(k.encode()).hexdigest())
        chosen += [unique[k] for k in ordered[:size]]
    return chosen


def tag(pair, language):
    """The tag of a target as it was written; what has no register is shown for the plain one."""
    return REGISTERS[language][register(pair.target) or PLAIN] if language in REGISTERS else language


def tagged(pair, language, formal_share, known, rng):
    """The pair, in another register where need be, and its tag. So large a share of the targets, drawn at random,
    becomes formal and the others plain, as far as they can.

    known: plain_words of the language's texts
    """
    if language not in REGISTERS:
        return pair, language
    own, wanted = register(pair.target), FORMAL if rng.random() < formal_share else PLAIN
    if own in (None, wanted):
        return pair, REGISTERS[language][wanted]
    other = formal(pair.target) if wanted == FORMAL else plain(pair.target, known)
    return (pair._replace(target=other), REGISTERS[language][wanted]) if other else (pair, REGISTERS[language][own])


def repeats(weight, rng):
    """A weight of 2.3 means two or three times, 0.1 means one time in ten."""
    return int(weight) + (rng.random() < weight % 1)


def write_normalisation_rules(path):
    rules = {c: "20" for c in SPACE_LIKE} | {c: "" for c in INVISIBLE}
    rules |= {c: "27" for c in APOSTROPHES} | {c: "22" for c in QUOTES}
    rules |= {c: f"{c - 0xFEE0:X}" for c in range(0xFF01, 0xFF5F)}
    write_lines(path, [f"{c:X}\t{to}" for c, to in sorted(rules.items())])


def write_tokenizer_texts(work, pairs, weights, max_chars, rng):
    """As many characters of Korean as of Ukrainian, and no more of English; domains weighted as in training."""
    texts = {"en": []} | {language: [] for language in LANGUAGES}
    for language in LANGUAGES:
        for pair in pairs[language]:
            # Half of each language's repeats: the counts matter, not the sheer size.
            for _ in range(repeats(weights[language][pair.set_name] / 2, rng)):
                texts[language].append(pair.target)
                texts["en"].append(pair.english)
    budget = min(max_chars, *(sum(map(len, lines)) for lines in texts.values()))
    shown = {language: within(budget, lines, rng) for language, lines in texts.items()}
    write_lines(work / "source.txt", shown.pop("en"))
    write_lines(work / "target.txt", itertools.chain(*shown.values()))


def within(budget, lines, rng):
    """Lines in random order up to so many characters."""
    rng.shuffle(lines)
    ends = itertools.accumulate(map(len, lines))
    return [line for line, end in zip(lines, ends) if end <= budget]


def train_tokenizer(work, side, size):
    write_normalisation_rules(work / "normalisation.tsv")
    spm.SentencePieceTrainer.train(
        input=str(work / f"{side}.txt"), model_prefix=str(work / side), model_type="unigram",
        vocab_size=size, character_coverage=0.9995, byte_fallback=True,
        split_digits=True, normalization_rule_tsv=str(work / "normalisation.tsv"),
        unk_id=0, bos_id=1, eos_id=2, pad_id=-1, num_threads=2, minloglevel=2,
        max_sentence_length=8192)
    (work / f"{side}.model").rename(work / f"{side}.spm")


class Binariser:
    """Turns texts into vocabulary ids, with the end token on both sides."""

    def __init__(self, work):
        self.source, self.target = tokenizers(work)
        self.vocabulary = marian_vocabulary(self.source, self.target)

    def ids(self, tokenizer, texts, **sampling):
        return [[self.vocabulary[piece] for piece in pieces] + [EOS_ID]
                for pieces in tokenizer.encode(texts, out_type=str, **sampling)]

    def write(self, path, examples, weights, in_domain, max_tokens, samples=0, smoothing=0.0):
        """examples: (pair, tag of its target); in_domain: names of sets. Ids lie end to end; offsets part them.

        source_1, source_2, ... are other cuts of the same sentences, drawn with that smoothing
        (subword regularisation, Kudo 2018).
        """
        english = [pair.english for pair, _ in examples]
        targets = self.ids(self.target, [pair.target for pair, _ in examples])
        sides = {"source": self.ids(self.source, english), "target": targets}
        for sample in range(1, samples + 1):
            sides[f"source_{sample}"] = self.ids(
                self.source, english, enable_sampling=True, nbest_size=-1, alpha=smoothing)
        keep = [i for i, (s, t) in enumerate(zip(sides["source"], targets))
                if len(s) <= max_tokens and len(t) <= max_tokens]
        tags = list(TARGETS)
        arrays = {
            "tag": np.array([tags.index(examples[i][1]) for i in keep], np.int8),
            "in_domain": np.array([examples[i][0].set_name in in_domain for i in keep]),
            "weight": np.array([weights[TARGETS[examples[i][1]].language][examples[i][0].set_name] for i in keep], np.float32)}
        for side, sentences in sides.items():
            arrays[side] = np.concatenate([np.array(sentences[i], np.uint16) for i in keep])
            arrays[f"{side}_offsets"] = np.cumsum([0] + [len(sentences[i]) for i in keep])
        np.savez_compressed(path, **arrays)
        return {"pairs": len(keep), "source_tokens": len(arrays["source"]), "target_tokens": len(arrays["target"])}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", required=True)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--authored", required=True, type=pathlib.Path,
                        help="folder of English, Korean, Ukrainian .tsv files")
    parser.add_argument("--eval", required=True, type=pathlib.Path,
                        help="folder of the test sets, whose English is kept out of training")
    parser.add_argument("--tokenizer", type=pathlib.Path,
                        help="take this folder's .spm files instead of training them, to go on from its weights")
    parser.add_argument("--samples", required=True, type=pathlib.Path,
                        help="folder of the sample briefings, eight words in a row of which no authored sentence may have")
    arguments = parser.parse_args()
    config, work = load_config(arguments.config), arguments.work
    work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(config["seed"])

    tests = {key(line) for path in sorted(arguments.eval.glob("*.en")) for line in read_lines(path)}
    kept_out = read_kept_out(arguments.eval, arguments.samples)
    pairs, report = {}, {}
    for language in LANGUAGES:
        pairs[language], report[language] = clean(
            itertools.chain(read_pairs(arguments.data, language),
                            read_authored(arguments.authored, language, config["new_files"])),
            language, config["filters"], tests, kept_out)

    for language in LANGUAGES:
        unweighted = {pair.set_name for pair in pairs[language]} - config["weights"][language].keys()
        if unweighted:
            raise ValueError(f"{arguments.config}: weights has none for {language} of {sorted(unweighted)}")

    held_out = {name: {language: choose_held_out(pairs[language], sets[language], 5) for language in LANGUAGES}
                for name, sets in config["held_out"].items()}
    # An English sentence held out in one language is unseen in the other one too.
    hidden = {key(pair.english) for slices in held_out.values() for chosen in slices.values() for pair in chosen}
    for language in LANGUAGES:
        pairs[language] = [p for p in pairs[language] if key(p.english) not in hidden]
        for name, chosen in held_out.items():
            write_lines(work / f"{name}.{language}.en", [p.english for p in chosen[language]])
            write_lines(work / f"{name}.{language}.{language}", [p.target for p in chosen[language]])

    if arguments.tokenizer:
        for name in TOKENIZERS:
            shutil.copyfile(arguments.tokenizer / name, work / name)
    elif not all((work / name).exists() for name in TOKENIZERS):
        # Those of an earlier call stay: a training that goes on with more data has their vocabulary.
        write_tokenizer_texts(work, pairs, config["weights"], config["tokenizer_chars"], rng)
        for side, size in config["vocabulary"].items():
            train_tokenizer(work, side, size)

    binariser = Binariser(work)
    (work / "vocab.json").write_text(
        json.dumps(binariser.vocabulary, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    known = plain_words(pair.target for language in REGISTERS for pair in pairs[language])
    examples = [tagged(pair, language, config["formal_share"], known, rng)
                for language in LANGUAGES for pair in pairs[language]]
    valid = [(pair, tag(pair, language))
             for slices in held_out.values() for language in LANGUAGES for pair in slices[language]]
    spm.set_random_generator_seed(config["seed"])
    sizes = {"train": binariser.write(work / "train.npz", examples, config["weights"], config["in_domain"],
                                      config["max_tokens"], **config["subword_regularisation"]),
             "valid": binariser.write(work / "valid.npz", valid, config["weights"], config["in_domain"],
                                      config["max_tokens"])}
    summary = {"sizes": sizes, "filters": report}
    (work / "prepare.json").write_text(json.dumps(summary, indent=1), encoding="utf-8")
    print(json.dumps(summary, indent=1))


if __name__ == "__main__":
    main()
