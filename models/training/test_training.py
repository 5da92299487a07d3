"""Tests of the parts that could be wrong without anyone noticing: python -m unittest."""

import unittest

import numpy as np
import torch
from torch.nn import functional

from vocabulary import IGNORED, NOT_ALIGNED
from loss import ProjectedCrossEntropy
from prepare import Pair, key, normalise, reason_to_drop
from train import Pairs, Ragged

LIMITS = {"max_chars": 600, "min_script_share": 0.4, "length_ratio": {"ko": [0.2, 1.5], "uk": [0.45, 2.2]}}


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


class FilterTest(unittest.TestCase):
    def reason(self, english, target, language):
        return reason_to_drop(Pair(english, target, "set"), language, LIMITS)

    def test_reasons(self):
        self.assertIsNone(self.reason("Peace must be just.", "Мир має бути справедливим.", "uk"))
        self.assertEqual(self.reason("Peace", "Peace", "uk"), "copy")
        self.assertEqual(self.reason("Peace must be just.", "Peace must be now", "ko"), "target script")
        self.assertEqual(self.reason("We were there.", "Мы были там.", "uk"), "russian letters")
        self.assertEqual(self.reason("A long sentence about the peace talks.", "평화", "ko"), "length ratio")

    def test_stray_korean_spaces_go(self):
        self.assertEqual(normalise("세계 에서  가장 큰 문제 를 풉니다 .", "ko"), "세계에서 가장 큰 문제를 풉니다.")

    def test_same_sentence_whatever_its_marks(self):
        self.assertEqual(key("“Hello,” he said."), key("Hello, he said"))


class BatchTest(unittest.TestCase):
    def test_layout(self):
        pairs = Pairs.__new__(Pairs)
        pairs.sources = [Ragged(np.array([5, 6, 0, 7, 0]), np.array([0, 3, 5])),
                         Ragged(np.array([1, 1, 1, 0, 3, 4, 0]), np.array([0, 4, 7]))]
        pairs.targets = Ragged(np.array([8, 0, 9, 10, 0]), np.array([0, 2, 5]))
        pairs.links = Ragged(np.array([1, 2, NOT_ALIGNED, 0, 1]), pairs.targets.offsets)
        pairs.language = np.array([0, 1])
        source, decoder, labels, links = pairs.tensors([0, 1], [0, 0], [20, 21], 22)
        self.assertEqual(source.tolist(), [[5, 6, 0], [7, 0, 22]])
        self.assertEqual(decoder.tolist(), [[22, 20, 8, 22], [22, 21, 9, 10]])
        self.assertEqual(labels.tolist(), [[IGNORED, 8, 0, IGNORED], [IGNORED, 9, 10, 0]])
        self.assertEqual(links.tolist(), [[NOT_ALIGNED, 1, 2, NOT_ALIGNED], [NOT_ALIGNED, NOT_ALIGNED, 0, 1]])

    def test_a_sampled_cut_has_no_links(self):
        pairs = Pairs.__new__(Pairs)
        pairs.sources = [Ragged(np.array([5, 0]), np.array([0, 2])), Ragged(np.array([1, 2, 0]), np.array([0, 3]))]
        pairs.targets = Ragged(np.array([8, 0]), np.array([0, 2]))
        pairs.links = Ragged(np.array([0, 1]), pairs.targets.offsets)
        pairs.language = np.array([0])
        source, _, _, links = pairs.tensors([0], [1], [20, 21], 22)
        self.assertEqual(source.tolist(), [[1, 2, 0]])
        self.assertEqual(links.tolist(), [[NOT_ALIGNED] * 3])


if __name__ == "__main__":
    unittest.main()
