"""Tests of the parts that could be wrong without anyone noticing: python -m unittest."""

import json
import pathlib
import random
import resource
import tempfile
import types
import unittest
from unittest.mock import create_autospec

import numpy as np
import torch
from torch.nn import functional

from allocator import keep_freed_memory
from average import folder_and_weight, mean
from deepen import Sample, deepened, origins, origins_from_last
from dropout import ResidualDropout
from evaluate import CARD_BEGIN, CARD_END, update_card
from export import choose
from loss import ProjectedCrossEntropy
from model import build_model
from optimizer import Muon, MuonWithAdamW, orthogonalised
from overfitting import examples_of, parts
from pairs import NO_PLACE, Pairs, Ragged, Shortlist, occurrences
from prepare import Pair, choose_held_out, clean, key, normalise, read_authored, read_kept_out, reason_to_drop, tagged
from registers import FORMAL, PLAIN, formal, plain, plain_words, register
from revive import SPREAD, add_neurons, inputs, revive
from train import Trainer
from transplant import best_cut, piece_scores, transplanted
from vocabulary import (
    IGNORED, NOT_ALIGNED, SCRIPTS, has_foreign_letters, marian_vocabulary, read_vocabulary, source_only, tokenizers)

BUNDLE = pathlib.Path(__file__).resolve().parent.parent / "courant-en-ko-uk"

LIMITS = {"max_chars": 600, "min_script_share": 0.4, "length_ratio": {"ko": [0.2, 1.5], "uk": [0.45, 2.2]}}


class AllocatorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        keep_freed_memory()

    def test_a_freed_tensor_s_memory_goes_to_the_next_of_about_its_size(self):
        first = torch.ones(1000, 1000)
        place = first.data_ptr()
        self.assertEqual(place % 64, 0)
        larger = torch.ones(1200, 1000)
        del first
        self.assertEqual(torch.ones(1001, 1001).data_ptr(), place)
        self.assertEqual(larger.sum(), 1_200_000)

    def test_no_two_tensors_share_memory(self):
        draw = random.Random(1)
        alive = []
        for number in range(3000):
            alive.append((number, torch.full((draw.choice([0, 1, 15, 16, 17, 900, 70_001]),), number)))
            if len(alive) > 40:
                number, tensor = alive.pop(draw.randrange(len(alive)))
                self.assertTrue((tensor == number).all())
        self.assertTrue(all((tensor == number).all() for number, tensor in alive))

    @staticmethod
    def resident():
        """Bytes of this process that are in memory."""
        return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

    def test_beyond_the_limit_memory_goes_back(self):
        keep_freed_memory(limit=1 << 20)
        before = self.resident()
        for megabytes in range(100, 180):
            torch.ones(megabytes, 1 << 18)
        self.assertLess(self.resident() - before, 400 << 20)
        keep_freed_memory()


class DeepenTest(unittest.TestCase):
    SAMPLES = [Sample(torch.tensor([source]), torch.tensor([decoder])) for source, decoder in (
        ([5, 9, 4, 7, 0], [20, 1, 3]), ([3, 8, 0], [20, 2, 5, 11, 8]), ([6, 6, 2, 1, 4, 0], [20, 1]))]
    UNSEEN = Sample(torch.tensor([[12, 11, 13, 0]]), torch.tensor([[20, 2, 9, 4]]))

    @staticmethod
    def model(encoder_layers, decoder_layers):
        torch.manual_seed(2)
        vocabulary = {f"piece{i}": i for i in range(20)} | {"<pad>": 20}
        return build_model(vocabulary, {
            "d_model": 16, "encoder_ffn": 32, "decoder_ffn": 32, "heads": 2,
            "encoder_layers": encoder_layers, "decoder_layers": decoder_layers,
            "activation": "relu", "branch_gain": 1.0, "max_positions": 32, "attention": "eager"}).eval()

    def deeper(self, shallow, encoder_layers, decoder_layers):
        deep = self.model(encoder_layers, decoder_layers)
        deep.load_state_dict(deepened(shallow, encoder_layers, decoder_layers, self.SAMPLES))
        return deep.eval()

    @staticmethod
    def output(model, sample):
        return model.model(input_ids=sample.source, decoder_input_ids=sample.decoder)

    def test_added_layers_change_nothing_where_norms_can_be_undone(self):
        shallow = self.model(3, 2)
        for layer in (*shallow.model.encoder.layers, *shallow.model.decoder.layers):
            torch.nn.init.constant_(layer.final_layer_norm.weight, 0.7)
            torch.nn.init.constant_(layer.final_layer_norm.bias, 0.2)
        for layers in ((5, 2), (3, 3), (5, 3)):
            deep = self.deeper(shallow, *layers)
            for sample in [*self.SAMPLES, self.UNSEEN]:
                was, now = self.output(shallow, sample), self.output(deep, sample)
                for states in ("encoder_last_hidden_state", "last_hidden_state"):
                    torch.testing.assert_close(now[states], was[states], rtol=1e-3, atol=1e-3)

    def test_added_layers_learn_at_once(self):
        deep = self.deeper(self.model(3, 2), 4, 3)
        self.output(deep, self.SAMPLES[0]).last_hidden_state[..., 0].sum().backward()
        encoder, decoder = deep.model.encoder.layers[1], deep.model.decoder.layers[2]
        for end in (encoder.self_attn.out_proj, encoder.fc2,
                    decoder.self_attn.out_proj, decoder.encoder_attn.out_proj, decoder.fc2):
            self.assertEqual(int(end.weight.count_nonzero()), 0)
            self.assertGreater(int(end.weight.grad.count_nonzero()), 0)

    def test_as_many_layers_are_the_same(self):
        shallow = self.model(3, 2)
        deep = self.deeper(shallow, 3, 2)
        for name, weight in shallow.state_dict().items():
            self.assertTrue(torch.equal(weight, deep.state_dict()[name]), name)

    def test_where_layers_are_added(self):
        self.assertEqual(origins(6, 9), [0, 0, 1, 2, 2, 3, 4, 4, 5])
        self.assertEqual(origins_from_last(6, 9), [0, 1, 1, 2, 3, 3, 4, 5, 5])
        self.assertEqual(origins_from_last(2, 3), [0, 1, 1])
        for fewer_or_too_many in (5, 12):
            self.assertRaisesRegex(ValueError, f"{fewer_or_too_many} layers from 6", origins, 6, fewer_or_too_many)


class LossTest(unittest.TestCase):
    def test_equals_torch(self):
        generator = torch.Generator().manual_seed(1)
        hidden = torch.randn(700, 16, generator=generator, requires_grad=True)
        weight = torch.randn(90, 16, generator=generator, requires_grad=True)
        labels = torch.randint(0, 90, (700,), generator=generator)
        ours = ProjectedCrossEntropy.apply(hidden, weight, labels, 0.1)
        theirs = functional.cross_entropy(hidden @ weight.T, labels, reduction="sum", label_smoothing=0.1)
        torch.testing.assert_close(ours, theirs)
        for a, b in zip(torch.autograd.grad(ours, [hidden, weight]), torch.autograd.grad(theirs, [hidden, weight])):
            torch.testing.assert_close(a, b, rtol=1e-4, atol=1e-4)


class RegisterTest(unittest.TestCase):
    def test_plain_sentences_become_formal(self):
        for plain, polite in (
                ("그는 서울에 간다.", "그는 서울에 갑니다."), ("문을 만든다.", "문을 만듭니다."), ("빵을 먹는다.", "빵을 먹습니다."),
                ("법안이 통과됐다.", "법안이 통과됐습니다."), ("산이 높다.", "산이 높습니다."), ("길이 멀다.", "길이 멉니다."),
                ("비용이 비싸다.", "비용이 비쌉니다."), ("지원이 필요하다.", "지원이 필요합니다."), ("할 일이 없다.", "할 일이 없습니다."),
                ("키이우는 수도다.", "키이우는 수도입니다."), ("사실이 아니다.", "사실이 아닙니다."), ("그것은 배이다.", "그것은 배입니다."), ("큰 차이다.", "큰 차이입니다."),
                ("작은 덩어리다.", "작은 덩어리입니다."), ("지지율은 51%다.", "지지율은 51%입니다."), ("왜 그런가?", "왜 그렇습니까?"),
                ("무엇이 남는가?", "무엇이 남습니까?"), ("위험한가?", "위험합니까?"), ("얼마나 무서운가?", "얼마나 무섭습니까?"),
                ("물을 챙기라.", "물을 챙기십시오."), ("만지지 마라.", "만지지 마십시오."), ("창문을 열라.", "창문을 여십시오."),
                ("비가 왔다. 강이 넘쳤다.", "비가 왔습니다. 강이 넘쳤습니다.")):
            with self.subTest(plain):
                self.assertEqual(formal(plain), polite)
                self.assertEqual((register(plain), register(polite)), (PLAIN, FORMAL))
                self.assertEqual(formal(polite), polite)

    def test_quotations_stay(self):
        self.assertEqual(formal('그는 "우리가 이겼다. 끝났다."라고 말했다.'), '그는 "우리가 이겼다. 끝났다."라고 말했습니다.')
        self.assertEqual(formal('"우리가 이겼다."'), '"우리가 이겼습니다."')

    def test_what_has_no_register(self):
        for text in ("의회, 예산안 통과", "우리가 사랑한 바다.", "물의 값은 얼마일까?", "캐나다", "나의 카메라.", ""):
            self.assertEqual((formal(text), register(text)), (text, None))
        self.assertEqual(register("함께 갑시다!"), FORMAL)

    def test_formal_sentences_become_plain_by_words_of_plain_texts(self):
        known = plain_words(["그는 서울에 간다.", "지원이 필요하다.", "중요한 것은 추진한다.", "값이 필요하다.", "사실이 아니다."])
        for polite, own in (
                ("그들도 갑니다.", "그들도 간다."), ("돈이 필요합니다.", "돈이 필요하다."), ("비가 왔습니다. 강이 넘쳤습니다.", "비가 왔다. 강이 넘쳤다."),
                ("할 수 있습니다.", "할 수 있다."), ("키이우는 수도입니다.", "키이우는 수도다."), ("그들은 사람들입니다!", "그들은 사람들이다!"),
                ("이것은 아닙니다.", "이것은 아니다."), ('그는 "저는 갑니다. 네."라고 하고 갑니다.', None),
                ('"이겼습니다. 갑니다."라고 말했습니다.', '"이겼습니다. 갑니다."라고 말했다.')):
            with self.subTest(polite):
                self.assertEqual(plain(polite, known), own)

    def test_what_no_plain_text_tells_stays_formal(self):
        for polite in ("꽃이 핍니다.", "저는 갔습니다.", "함께 갑시다!", "여러분이 이겼습니다.", "도와주십시오.", "의장 사임"):
            self.assertIsNone(plain(polite, {}))

    def test_targets_are_shared_out_among_registers(self):
        own, polite = (Pair("He left.", target, "briefings") for target in ("그는 떠났다.", "그는 떠났습니다."))
        rng = random.Random(1)
        for pair in (own, polite):
            self.assertEqual(tagged(pair, "ko", 0, {}, rng), (own, "ko-x-plain"))
            self.assertEqual(tagged(pair, "ko", 1, {}, rng), (polite, "ko"))
        alone = own._replace(target="꽃이 핍니다.")
        self.assertEqual(tagged(alone, "ko", 0, {}, rng), (alone, "ko"))
        heading = own._replace(target="의장 사임")
        self.assertEqual({tagged(heading, "ko", 0.5, {}, rng)[1] for _ in range(20)}, {"ko", "ko-x-plain"})
        self.assertEqual(tagged(own, "uk", 1, {}, rng), (own, "uk"))


class AuthoredTest(unittest.TestCase):
    def test_columns_follow_the_languages(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "a.tsv").write_text("Peace.\t평화.\tМир.\n", encoding="utf-8")
            self.assertEqual(list(read_authored(folder, "ko", [])), [Pair("Peace.", "평화.", "briefings")])
            self.assertEqual(list(read_authored(folder, "uk", [])), [Pair("Peace.", "Мир.", "briefings")])
            self.assertEqual(list(read_authored(folder, "uk", ["a.tsv"])), [Pair("Peace.", "Мир.", "new_briefings")])
            (folder / "names").mkdir()
            (folder / "names" / "b.tsv").write_text("Kyoto\t교토\tКіото\n", encoding="utf-8")
            self.assertEqual(list(read_authored(folder, "uk", []))[1:], [Pair("Kyoto", "Кіото", "names")])
            (folder / "a.tsv").write_text("Peace.\t평화.\n", encoding="utf-8")
            self.assertRaisesRegex(ValueError, "c.tsv", list, read_authored(folder, "ko", ["c.tsv"]))
            self.assertRaisesRegex(ValueError, "a.tsv:1", list, read_authored(folder, "ko", []))

    def test_new_sentences_are_held_out_as_the_others_are(self):
        old = [Pair(f"Old sentence number {i} is here.", "", "briefings") for i in range(20)]
        new = [Pair(f"New sentence number {i} is here.", "", "new_briefings") for i in range(20)]
        chosen = choose_held_out(old + new, {"briefings": 10}, 5)
        self.assertEqual(chosen, [p._replace(set_name=q.set_name) for p, q in zip(
            choose_held_out([p._replace(set_name="briefings") for p in old + new], {"briefings": 10}, 5), chosen)])
        self.assertEqual({p.set_name for p in chosen}, {"briefings", "new_briefings"})

    def test_evaluation_sentences_stay_out(self):
        pairs = [Pair("Peace must be just.", "Мир має бути справедливим.", "briefings")]
        kept, counts = clean(pairs, "uk", LIMITS, {key("peace must be just")}, set())
        self.assertEqual((kept, counts["briefings"]["evaluation sentence"]), ([], 1))

    def test_what_shares_eight_words_with_a_sample_stays_out(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "a.html").write_text(
                "<p>Some two million people <b>depend</b> on the river for water.</p>", encoding="utf-8")
            kept_out = read_kept_out(folder, folder)
        near = Pair("Two million people depend on the river for food.", "Два мільйони людей живуть з річки.", "briefings")
        pairs = [near, near._replace(set_name="sdg_un", target="Два мільйони людей залежать від річки."),
                 near._replace(english="Two million people depend on the river.")]
        kept, counts = clean(pairs, "uk", LIMITS, set(), kept_out)
        self.assertEqual(kept, pairs[1:])
        self.assertEqual(counts["briefings"]["words of a test or sample"], 1)


class FilterTest(unittest.TestCase):
    def reason(self, english, target, language):
        return reason_to_drop(Pair(english, target, "set"), language, LIMITS)

    def test_reasons(self):
        self.assertIsNone(self.reason("Peace must be just.", "Мир має бути справедливим.", "uk"))
        self.assertEqual(self.reason("Peace", "Peace", "uk"), "copy")
        self.assertEqual(self.reason("Peace must be just.", "Peace must be now", "ko"), "target script")
        self.assertEqual(self.reason("We were there.", "Мы были там.", "uk"), "russian letters")
        self.assertEqual(self.reason("Peace must be just.", "Мир має бути справедливим 평화.", "uk"), "foreign letters")
        self.assertEqual(self.reason("A long sentence about the peace talks.", "평화", "ko"), "length ratio")

    def test_stray_korean_spaces_go(self):
        self.assertEqual(normalise("세계 에서  가장 큰 문제 를 풉니다 .", "ko"), "세계에서 가장 큰 문제를 풉니다.")

    def test_same_sentence_whatever_its_marks(self):
        self.assertEqual(key("“Hello,” he said."), key("Hello, he said"))


class CardTest(unittest.TestCase):
    def test_only_the_marked_lines_change(self):
        with tempfile.TemporaryDirectory() as folder:
            card = pathlib.Path(folder) / "README.md"
            card.write_text(f"# Card\n{CARD_BEGIN}\nold\n{CARD_END}\nlast\n", encoding="utf-8")
            update_card(card, "| new |")
            self.assertEqual(card.read_text(encoding="utf-8"), f"# Card\n{CARD_BEGIN}\n| new |\n{CARD_END}\nlast\n")
            card.write_text("# Card\n", encoding="utf-8")
            self.assertRaises(ValueError, update_card, card, "| new |")


class DropoutTest(unittest.TestCase):
    def test_drops_in_training_only_and_keeps_the_mean(self):
        module = torch.nn.Sequential(torch.nn.Identity())
        module[0].training = True
        dropout = ResidualDropout(module, 0.25)
        output = dropout.drop(module[0], None, torch.ones(300, 400))
        self.assertAlmostEqual(float(output.mean()), 1.0, delta=0.02)
        self.assertAlmostEqual(float((output == 0).float().mean()), 0.25, delta=0.02)
        module[0].training = False
        self.assertIsNone(dropout.drop(module[0], None, torch.ones(3)))


class TransplantTest(unittest.TestCase):
    SCORES = {"▁": -3.0, "r": -4.0, "un": -2.5, "run": -9.0, "▁run": -5.0, "way": -2.0, "w": -4.0, "ay": -3.0}

    def test_the_most_probable_cut(self):
        self.assertEqual(best_cut("▁runway", self.SCORES), ["▁run", "way"])
        self.assertEqual(best_cut("runw", self.SCORES), ["r", "un", "w"])

    def test_what_has_no_piece_is_spelled_in_bytes(self):
        self.assertEqual(best_cut("w가r", self.SCORES), ["w", "<0xEA>", "<0xB0>", "<0x80>", "r"])

    def test_cuts_are_those_of_the_tokenizer(self):
        scores = piece_scores(BUNDLE)
        source, target = tokenizers(BUNDLE)
        for tokenizer, text in ((source, "unprecedented"), (target, "저수지로"), (target, "водосховища")):
            self.assertEqual(best_cut(f"▁{text}", scores), tokenizer.encode(text, out_type=str))

    def test_known_pieces_stay_and_new_ones_are_means(self):
        old = {"</s>": 0, "<unk>": 1, "a": 2, "b": 3, "c": 4, "<pad>": 5}
        new = {"</s>": 0, "<unk>": 1, "ba": 2, "c": 3, "<pad>": 4}
        embeddings = torch.arange(12.0).reshape(6, 2)
        weights = {"model.shared.weight": embeddings, "lm_head.weight": embeddings,
                   "fc1.weight": torch.ones(2, 2), "final_logits_bias": torch.zeros(1, 6)}
        changed = transplanted(weights, old, new, {"a": -1.0, "b": -1.0, "c": -1.0})
        expected = embeddings[[0, 1, 2, 4, 5]]
        expected[2] = embeddings[[3, 2]].mean(0)
        for name in ("model.shared.weight", "lm_head.weight"):
            torch.testing.assert_close(changed[name], expected)
        self.assertEqual(changed["final_logits_bias"].shape, (1, 5))
        self.assertIs(changed["fc1.weight"], weights["fc1.weight"])


    def test_a_token_of_a_register_begins_as_that_of_its_language(self):
        embeddings = torch.randn(3, 4)
        old = {"a": 0, ">>kor<<": 1, ">>ukr<<": 2}
        weights = {"model.shared.weight": embeddings, "final_logits_bias": torch.zeros(1, 3)}
        new = {"a": 0, ">>kor<<": 1, ">>kor_plain<<": 2, ">>ukr<<": 3}
        changed = transplanted(weights, old, new, {"a": -1.0})
        torch.testing.assert_close(changed["model.shared.weight"], embeddings[[0, 1, 1, 2]])


class ShortlistTest(unittest.TestCase):
    def test_sources_and_targets_share_a_vocabulary(self):
        vocabulary = read_vocabulary(BUNDLE)
        self.assertEqual(marian_vocabulary(*tokenizers(BUNDLE)), vocabulary)
        for tokenizer in tokenizers(BUNDLE):
            for text in ("Ships left on 12 May — «at 9:30».", "배 12척이 떠났다.", "Кораблі вийшли 12 травня."):
                self.assertLessEqual(set(tokenizer.encode(text, out_type=str)), vocabulary.keys())

    def test_a_piece_of_sources_alone_is_no_targets(self):
        alone = source_only(BUNDLE)
        self.assertIn("▁runway", alone)
        self.assertNotIn("an", alone)
        self.assertNotIn("<0xE3>", alone)
        vocabulary = {"▁runway": 0, "an": 1, "가": 2}
        self.assertEqual(Shortlist.of(vocabulary, "ko", alone).ids.tolist(), [1, 2])

    def test_letters_of_other_languages(self):
        korean, ukrainian = SCRIPTS["ko"], SCRIPTS["uk"]
        self.assertFalse(has_foreign_letters("▁NATO, 25% µ", korean))
        self.assertFalse(has_foreign_letters("мʼяч і м'яч BMW", ukrainian))
        self.assertTrue(has_foreign_letters("평화и", korean))
        self.assertTrue(has_foreign_letters("평화(平和)", korean))
        self.assertTrue(has_foreign_letters("мир 평", ukrainian))

    def test_shortlists_are_those_of_the_search(self):
        vocabulary = read_vocabulary(BUNDLE)
        for language, size, total in (("ko", 9487, 174314594), ("uk", 7010, 135472497)):
            ids = Shortlist.of(vocabulary, language, source_only(BUNDLE)).ids
            # ShortlistsTest has the same numbers of the Java engine.
            self.assertEqual((len(ids), int(ids.sum())), (size, total))

    def test_a_loss_over_the_shortlist_is_that_over_its_columns(self):
        names = ["</s>", "<unk>", "가", "나", "▁и", "다", "라", "▁EU", "마", "ж", "바", "사"]
        pieces = Shortlist.of({name: i for i, name in enumerate(names)}, "uk")
        self.assertEqual(pieces.ids.tolist(), [0, 1, 4, 7, 9])
        self.assertEqual(pieces.place[[7, 0, 9, 5]].tolist(), [3, 0, 4, NO_PLACE])
        generator = torch.Generator().manual_seed(1)
        hidden = torch.randn(3, 8, generator=generator)
        weight = torch.randn(12, 8, generator=generator, requires_grad=True)
        labels = torch.tensor([9, 4, 0])
        ours = ProjectedCrossEntropy.apply(hidden, weight[pieces.ids], pieces.place[labels], 0.1)
        foreign = torch.ones(12, dtype=torch.bool).index_fill(0, pieces.ids, False)
        values = (hidden @ weight.T).masked_fill(foreign, -torch.inf).log_softmax(1)
        theirs = -0.9 * values[range(3), labels].sum() - 0.1 * values[:, pieces.ids].mean(1).sum()
        torch.testing.assert_close(ours, theirs)
        gradient, = torch.autograd.grad(ours, weight)
        self.assertEqual(float(gradient[foreign].abs().sum()), 0)


def ragged(sentences):
    return Ragged(np.concatenate(sentences), np.cumsum([0, *map(len, sentences)]))


def pairs_of(cuts, targets, tags, links=None):
    """Pairs as a file of prepare holds them: each source in its cuts, each target, its tag's number, its links."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sides = {"target": targets, "source": cuts[0], **{f"source_{n}": cut for n, cut in enumerate(cuts[1:], 1)}}
        arrays = {}
        for side, sentences in sides.items():
            arrays[side], arrays[f"{side}_offsets"] = ragged(sentences)
        count = len(tags)
        np.savez(folder / "train.npz", **arrays, tag=np.array(tags), weight=np.full(count, 3.0), in_domain=np.full(count, True))
        if links is not None:
            np.save(folder / "links.npy", np.concatenate(links))
        return Pairs(folder / "train.npz", None if links is None else folder / "links.npy")


class BatchTest(unittest.TestCase):
    def test_layout(self):
        pairs = pairs_of([[[5, 6, 0], [7, 0]], [[1, 1, 1, 0], [3, 4, 0]]], [[8, 0], [9, 10, 0]], [0, 1],
                         links=[[1, 2], [NOT_ALIGNED, 0, 1]])
        source, rows, decoder, labels, links = pairs.tensors([0, 1], [0, 0], [20, 21], 22)
        self.assertEqual(source.tolist(), [[5, 6, 0], [7, 0, 22]])
        self.assertEqual(rows.tolist(), [0, 1])
        self.assertEqual(decoder.tolist(), [[22, 20, 8, 22], [22, 21, 9, 10]])
        self.assertEqual(labels.tolist(), [[IGNORED, 8, 0, IGNORED], [IGNORED, 9, 10, 0]])
        self.assertEqual(links.tolist(), [[NOT_ALIGNED, 1, 2, NOT_ALIGNED], [NOT_ALIGNED, NOT_ALIGNED, 0, 1]])

    def test_a_sampled_cut_has_no_links(self):
        pairs = pairs_of([[[5, 0]], [[1, 2, 0]]], [[8, 0]], [0], links=[[0, 1]])
        source, _, _, _, links = pairs.tensors([0], [1], [20, 21], 22)
        self.assertEqual(source.tolist(), [[1, 2, 0]])
        self.assertEqual(links.tolist(), [[NOT_ALIGNED] * 3])

    def test_translations_of_one_source_share_its_row_and_batch(self):
        pairs = pairs_of([[[5, 6, 7, 0], [8, 0], [5, 6, 7, 0], [9, 0]]],
                         [[1, 0], [2, 0], [3, 3, 3, 3, 3, 0], [4, 0]], [0, 0, 1, 1])
        self.assertEqual(pairs.lengths.tolist(), [7, 3, 7, 3])
        source, rows, *_ = pairs.tensors([2, 1, 0], [0, 0, 0], [20, 21], 22)
        self.assertEqual((source.tolist(), rows.tolist()), ([[5, 6, 7, 0], [8, 0, 22, 22]], [0, 1, 0]))
        batches = pairs.batches(pairs.draw(np.random.default_rng(1)), 14, np.random.default_rng(1))
        self.assertEqual(sorted(i for batch in batches for i in batch), sorted([0, 1, 2, 3] * 3))
        self.assertEqual([sorted(batch) for batch in batches if 0 in batch], [[0, 2]] * 3)

    def test_copies_of_a_pair_are_told_apart(self):
        self.assertEqual(occurrences(np.array([7, 3, 7, 7, 3])).tolist(), [0, 0, 1, 2, 1])


class OverfittingTest(unittest.TestCase):
    def test_a_sentence_is_known_by_its_source(self):
        trained = pairs_of([[[5, 6, 0]]], [[1, 0]], [0])
        binariser = types.SimpleNamespace(source=None, ids=lambda tokenizer, texts: [[*map(int, text.split()), 0] for text in texts])
        known, other = (Pair("5 6", "다섯", "new_briefings"), "ko"), (Pair("6 5", "шість", "new_briefings"), "uk")
        self.assertEqual(parts([other, known], binariser, trained), {"trained on": [known], "not seen": [other]})

    def test_new_files_alone_are_measured(self):
        filters = {"max_chars": 600, "min_script_share": 0.4, "length_ratio": {"ko": [0.2, 1.5], "uk": [0.45, 2.2]}}
        with tempfile.TemporaryDirectory() as folder:
            for name, line in (("old", "He sleeps.\t그는 잔다.\tВін спить."), ("new", "It rains.\t비가 온다.\tДощить.")):
                pathlib.Path(folder, f"{name}.tsv").write_text(line + "\n", encoding="utf-8")
            examples = examples_of(pathlib.Path(folder), {"seed": 1, "new_files": ["new.tsv"], "filters": filters})
        self.assertEqual([(pair.target, tag) for pair, tag in examples], [("비가 온다.", "ko-x-plain"), ("Дощить.", "uk")])


class AverageTest(unittest.TestCase):
    def test_weights_are_shares(self):
        states = [{"a": torch.tensor([value], dtype=torch.float16)} for value in (1.0, 2.0, 4.0)]
        self.assertEqual(mean(states, (1, 1, 2))["a"].tolist(), [2.75])
        self.assertEqual(mean(states, (0.25, 0.25, 0.5))["a"].tolist(), [2.75])

    def test_a_folder_comes_with_its_weight(self):
        self.assertEqual(folder_and_weight("a=b/c=0.5"), (pathlib.Path("a=b/c"), 0.5))
        self.assertRaises(ValueError, folder_and_weight, "a/b")


class ExportTest(unittest.TestCase):
    def chosen(self, best, start):
        """The weight that is chosen where loss is the distance to `best`, after checkpoints of 4, 2 and 1."""
        trainer = create_autospec(Trainer, instance=True)
        trainer.model, trainer.valid_pairs = torch.nn.Linear(1, 1, bias=False), None
        trainer.losses.side_effect = lambda pairs: {"ko": abs(float(trainer.model.weight) - best), "uk": 0.0}
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / f"{step}.pt" for step in range(3)]
            for path, weight in zip(paths, (4.0, 2.0, 1.0)):
                torch.save({"weight": torch.tensor([[weight]])}, path)
            choose(trainer, paths, start)
        return float(trainer.model.weight)

    def test_the_mean_with_the_lowest_validation_loss_is_chosen(self):
        self.assertEqual(self.chosen(best=1.5, start=None), 1.5)
        self.assertEqual(self.chosen(best=0.0, start=None), 1.0)

    def test_so_much_of_the_start_is_kept_as_lowers_the_loss(self):
        start = {"weight": torch.tensor([[-3.0]], dtype=torch.float16)}
        self.assertEqual(self.chosen(best=-0.2, start=start), 0.0)
        self.assertEqual(self.chosen(best=-9.0, start=start), -2.0)
        self.assertEqual(self.chosen(best=1.5, start=start), 1.5)


class ReviveTest(unittest.TestCase):
    SAMPLES = [(sample.source, sample.decoder) for sample in [*DeepenTest.SAMPLES, DeepenTest.UNSEEN]]

    def setUp(self):
        self.model = DeepenTest.model(2, 1)
        self.shut = self.model.model.encoder.layers[1].fc1
        with torch.no_grad():
            self.shut.bias[:20] = -100

    def states(self):
        return [self.model.model(input_ids=source, decoder_input_ids=decoder).last_hidden_state
                for source, decoder in self.SAMPLES]

    def revived(self):
        return revive(self.model, inputs(self.model, self.SAMPLES), 0.01)

    def test_neurons_that_never_fire_are_made_anew_and_change_nothing(self):
        was, others = self.states(), self.shut.weight[20:].clone()
        counts = self.revived()
        blocks = ("encoder.layers.0", "encoder.layers.1", "decoder.layers.0")
        self.assertEqual(list(counts), [f"model.{block}.fc1" for block in blocks])
        self.assertEqual(counts["model.encoder.layers.1.fc1"], 20)
        for one, other in zip(was, self.states()):
            torch.testing.assert_close(one, other)
        torch.testing.assert_close(others, self.shut.weight[20:], rtol=0, atol=0)

    def test_new_neurons_fire_for_half_of_the_positions_and_learn(self):
        self.revived()
        made = self.shut(inputs(self.model, self.SAMPLES)["model.encoder.layers.1.fc1"])[:, :20]
        torch.testing.assert_close((made > 0).float().mean(0), torch.full((20,), 0.5), rtol=0, atol=0.1)
        torch.testing.assert_close(made.std(0), torch.full((20,), SPREAD))
        self.states()[0][..., 0].sum().backward()
        self.assertGreater(self.model.model.encoder.layers[1].fc2.weight.grad[:, :20].abs().max(), 0)

    def test_added_neurons_are_made_anew(self):
        was = self.states()
        add_neurons(self.model, 48)
        counts = self.revived()
        self.assertEqual(counts["model.encoder.layers.1.fc1"], 36)
        self.assertEqual(self.model.config.encoder_ffn_dim, 48)
        self.assertEqual(self.model.model.decoder.layers[0].fc1.out_features, 32)
        for one, other in zip(was, self.states()):
            torch.testing.assert_close(one, other)

    def test_no_neuron_is_taken_away(self):
        with self.assertRaisesRegex(ValueError, "16 neurons: the encoder's blocks have 32"):
            add_neurons(self.model, 16)


class MuonTest(unittest.TestCase):
    def test_singular_values_are_about_one_and_their_vectors_stay(self):
        torch.manual_seed(1)
        for shape in ((8, 8), (8, 24), (24, 8)):
            matrix = torch.randn(shape)
            left, _, right = torch.linalg.svd(matrix, full_matrices=False)
            for dtype, error in ((torch.float32, 1e-4), (torch.bfloat16, 0.05)):
                values = left.T @ orthogonalised(matrix, dtype).float() @ right.T
                self.assertLess((values - torch.eye(8)).abs().max(), 0.4)
                self.assertLess((values - torch.diag(values.diagonal())).abs().max(), error)

    def test_no_direction_grows_however_unequal_they_are(self):
        torch.manual_seed(1)
        left, right = (torch.linalg.qr(torch.randn(64, 64)).Q for _ in range(2))
        matrix = left @ torch.diag(torch.logspace(0, -6, 64)) @ right.T
        for dtype in (torch.float32, torch.bfloat16):
            self.assertLess(torch.linalg.matrix_norm(orthogonalised(matrix, dtype).float(), 2), 1.3)

    def test_updates_are_those_of_torch(self):
        torch.manual_seed(1)
        for shape in ((8, 8), (8, 24), (24, 8)):
            start, own, theirs = torch.randn(shape), *(torch.nn.Parameter(torch.empty(shape)) for _ in range(2))
            own.data, theirs.data = start.clone(), start.clone()
            optimizers = (Muon([own], lr=0.01, weight_decay=0.1),
                          torch.optim.Muon([theirs], lr=0.01, weight_decay=0.1, adjust_lr_fn="match_rms_adamw"))
            for _ in range(3):
                own.grad = theirs.grad = torch.randn(shape)
                for optimizer in optimizers:
                    optimizer.step()
            # torch works in bfloat16, which has three digits.
            torch.testing.assert_close(own - start, theirs - start, rtol=0.05, atol=3e-4)


class TrainerTest(unittest.TestCase):
    def test_a_shared_source_has_the_gradient_of_its_copies(self):
        vocabulary = {"</s>": 0, "<unk>": 1, "가": 2, "и": 3, "a": 4, ">>kor<<": 5, ">>ukr<<": 6, "<pad>": 7}
        options = {"d_model": 16, "encoder_ffn": 32, "decoder_ffn": 32, "heads": 2,
                   "encoder_layers": 1, "decoder_layers": 1, "activation": "relu",
                   "branch_gain": 1.0, "max_positions": 32, "attention": "eager"}
        torch.manual_seed(1)
        trainer = Trainer.__new__(Trainer)
        trainer.model, trainer.device, trainer.pad, trainer.tag_ids = build_model(vocabulary, options).eval(), "cpu", 7, [5, 6]
        trainer.precision = torch.float32
        trainer.shortlists = [Shortlist.of(vocabulary, language) for language in ("ko", "uk")]
        pairs = pairs_of([[[4, 1, 0], [4, 1, 0]]], [[2, 0], [3, 3, 0]], [0, 1])
        trainer.loss(pairs, np.array([0, 1]), 0.1)[0].backward()
        weights = [weight for weight in trainer.model.parameters() if weight.requires_grad]
        together = [weight.grad.clone() for weight in weights]
        trainer.model.zero_grad()
        for index in (0, 1):
            trainer.loss(pairs, np.array([index]), 0.1)[0].backward()
        for one, weight in zip(together, weights):
            torch.testing.assert_close(one, weight.grad, rtol=1e-4, atol=1e-5)

    def test_an_optimizer_goes_on_where_it_was(self):
        def trained(model, optimizer, seeds):
            for seed in seeds:
                generator = torch.Generator().manual_seed(seed)
                for weight in model.parameters():
                    weight.grad = torch.randn(weight.shape, generator=generator)
                optimizer.step(1e-2)
            return [weight.detach().clone() for weight in model.parameters()]

        def fresh():
            torch.manual_seed(1)
            encoder = {"embed": torch.nn.Embedding(9, 8), "layers": torch.nn.ModuleList([torch.nn.Linear(8, 8)])}
            model = torch.nn.ModuleDict({"encoder": torch.nn.ModuleDict(encoder)})
            return model, MuonWithAdamW(model, [0.9, 0.98], 0.0)

        whole = trained(*fresh(), [1, 2, 3])
        model, optimizer = fresh()
        trained(model, optimizer, [1, 2])
        again, resumed = fresh()
        again.load_state_dict(model.state_dict())
        resumed.load_state_dict(optimizer.state_dict())
        for one, other in zip(whole, trained(again, resumed, [3])):
            torch.testing.assert_close(one, other, rtol=0, atol=0)
        self.assertEqual([len(o.param_groups[0]["params"]) for o in resumed.optimizers.values()], [1, 2])


if __name__ == "__main__":
    unittest.main()
