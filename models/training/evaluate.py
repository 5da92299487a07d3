"""Evaluation: chrF and BLEU on news and encyclopaedia test sets and on the held-out slice.

Translates with Transformers, or scores hypotheses another engine wrote: one file per test and
target named TEST.TAG (for instance flores-dev.ko), one hypothesis per line, in the order
of the source file that --list-sources names.
"""

import argparse
import json
import pathlib

import torch
from sacrebleu.metrics import BLEU, CHRF

from vocabulary import TARGETS, read_lines, read_vocabulary, shortlist, source_only, write_lines

CARD_BEGIN, CARD_END = "<!-- scores: written by evaluate.py -->", "<!-- end of scores -->"

# Korean has no reliable word boundary without a morphological analyser: BLEU over characters.
BLEU_TOKENIZERS = {"ko": "char", "uk": "13a"}


def test_files(eval_folder, work, language):
    """Test name -> (source file, reference file)."""
    files = {name: (eval_folder / f"{name}.en", eval_folder / f"{name}.{language}")
             for name in ("flores-dev", "ntrex-dev")}
    for name in ("speeches", "briefings"):
        files[name] = (work / f"{name}.{language}.en", work / f"{name}.{language}.{language}")
    return files


class Translator:
    """The exported folder, run by Transformers in single precision."""

    def __init__(self, bundle, batch):
        from transformers import MarianMTModel, MarianTokenizer

        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.tokenizer = MarianTokenizer.from_pretrained(bundle)
        self.model = MarianMTModel.from_pretrained(bundle, dtype=torch.float32).to(self.device).eval()
        self.bias = self.model.final_logits_bias.clone()
        self.vocabulary = read_vocabulary(bundle)
        self.languages = json.loads((bundle / "bundle.json").read_text(encoding="utf-8"))["target_languages"]
        self.source_only = source_only(bundle)
        self.batch = batch

    def keep_to_shortlist(self, tag):
        """Takes out pieces of sources alone and with letters of other scripts, where bundle.json names scripts."""
        bias = self.model.final_logits_bias.copy_(self.bias)
        scripts = self.languages[tag].get("scripts")
        if scripts:
            own = shortlist(self.vocabulary, scripts, self.source_only)
            bias.fill_(-torch.inf)[0, own] = self.bias[0, own]

    @torch.inference_mode()
    def translate(self, sentences, tag, **generation):
        token = self.tokenizer.convert_tokens_to_ids(self.languages[tag]["token"])
        self.keep_to_shortlist(tag)
        order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i]))
        results = [""] * len(sentences)
        for start in range(0, len(order), self.batch):
            rows = order[start:start + self.batch]
            inputs = self.tokenizer([sentences[i] for i in rows], return_tensors="pt", padding=True,
                                    truncation=True).to(self.device)
            outputs = self.model.generate(**inputs, forced_bos_token_id=token, **generation)
            texts = self.tokenizer.batch_decode(outputs, skip_special_tokens=True)
            for i, text in zip(rows, texts):
                results[i] = text
        return results


def score(hypotheses, references, language):
    """(chrF, BLEU) and their signatures."""
    if len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses, {len(references)} references")
    scores = {}
    for name, metric in (("chrF", CHRF()), ("BLEU", BLEU(tokenize=BLEU_TOKENIZERS[language]))):
        value = metric.corpus_score(hypotheses, [references]).score
        scores[name] = {"score": round(value, 1), "signature": str(metric.get_signature())}
    return scores


def table(results):
    """The scores as a Markdown table, the signatures below it."""
    lines = ["| test | target | lines | chrF | BLEU |", "|---|---|---|---|---|"]
    signatures = set()
    for (test, tag), (lines_scored, scores) in results.items():
        lines.append(f"| {test} | {tag} | {lines_scored} | {scores['chrF']['score']:.1f} "
                     f"| {scores['BLEU']['score']:.1f} |")
        signatures |= {f"{name} ({TARGETS[tag].language}): `{s['signature']}`" for name, s in scores.items()}
    return "\n".join([*lines, "", *(f"- {s}" for s in sorted(signatures))])


def update_card(card, scores):
    """Puts the table where the card marks it, so that a card cannot claim what was not measured."""
    text = card.read_text(encoding="utf-8")
    before, found, rest = text.partition(CARD_BEGIN)
    _, end, after = rest.partition(CARD_END)
    if not found or not end:
        raise ValueError(f"{card}: lacks the lines {CARD_BEGIN} and {CARD_END}")
    card.write_text(f"{before}{CARD_BEGIN}\n{scores}\n{CARD_END}{after}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", required=True, type=pathlib.Path, help="folder of the test sets")
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--bundle", type=pathlib.Path, help="exported folder to translate with")
    parser.add_argument("--hypotheses", type=pathlib.Path,
                        help="without --bundle: folder of hypotheses to score; with it: where to write them")
    parser.add_argument("--card", type=pathlib.Path, help="model card whose table of scores to replace")
    parser.add_argument("--list-sources", action="store_true", help="print what to translate, and stop")
    parser.add_argument("--tests", nargs="+", default=["flores-dev", "ntrex-dev", "speeches", "briefings"])
    parser.add_argument("--generation", type=json.loads, default={}, metavar="JSON",
                        help='other settings than the folder\'s, e.g. {"num_beams": 1}')
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    if not arguments.list_sources and not arguments.bundle and not arguments.hypotheses:
        parser.error("name --bundle, --hypotheses or --list-sources")
    torch.set_num_threads(arguments.threads)
    hypotheses_folder = arguments.hypotheses or arguments.work / "hypotheses"
    translator = Translator(arguments.bundle, arguments.batch) if arguments.bundle else None

    results = {}
    for test in arguments.tests:
        for tag, target in TARGETS.items():
            source, reference = test_files(arguments.eval, arguments.work, target.language)[test]
            written = hypotheses_folder / f"{test}.{tag}"
            if arguments.list_sources:
                print(f"{source} -> {written.name}")
                continue
            if translator:
                hypotheses_folder.mkdir(parents=True, exist_ok=True)
                write_lines(written, translator.translate(read_lines(source), tag, **arguments.generation))
            hypotheses = read_lines(written)
            results[test, tag] = len(hypotheses), score(hypotheses, read_lines(reference), target.language)
    if results:
        print(table(results))
        if arguments.card:
            update_card(arguments.card, table(results))


if __name__ == "__main__":
    main()
