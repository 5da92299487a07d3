"""Binarised sentence pairs: drawing an epoch, batches of one length, tensors."""

import re
from typing import NamedTuple

import numpy as np
import torch

from vocabulary import IGNORED, NOT_ALIGNED, SCRIPTS, shortlist

# The place of a piece that a language does not have: no index, so that its use fails.
NO_PLACE = -1


def numbered(values):
    """Each value's number: 0 for the first and all that equal it, 1 for the next that is new, and so on."""
    numbers = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values])


def occurrences(indices):
    """How many times each index has come before."""
    order = np.argsort(indices, kind="stable")
    counts = np.empty(len(indices), int)
    counts[order] = np.arange(len(indices)) - np.searchsorted(indices[order], indices[order])
    return counts


class Ragged(NamedTuple):
    """Sentences end to end, and where each begins."""

    ids: np.ndarray
    offsets: np.ndarray

    def sentence(self, index):
        return self.ids[self.offsets[index]:self.offsets[index + 1]]


class Pairs:
    """Binarised pairs; an epoch is drawn anew each time, so a set of weight 0.1 shows another tenth."""

    def __init__(self, path, links=None):
        arrays = dict(np.load(path))
        # The best cut of each source, then the sampled ones.
        names = ["source", *sorted(name for name in arrays if re.fullmatch(r"source_\d+", name))]
        self.sources = [Ragged(arrays[name], arrays[f"{name}_offsets"]) for name in names]
        self.targets = Ragged(arrays["target"], arrays["target_offsets"])
        self.tag, self.weight, self.in_domain = arrays["tag"], arrays["weight"], arrays["in_domain"]
        self.links = None if links is None else Ragged(np.load(links), self.targets.offsets)
        self.source_lengths = np.diff(self.sources[0].offsets)
        self.source_numbers = numbered(self.sources[0].sentence(i).tobytes() for i in range(len(self.tag)))
        # The cost of a pair: its longest side; the target carries a token of its tag besides. Pairs of
        # one source cost the same, so that they lie side by side in a batch.
        lengths = np.maximum(self.source_lengths, np.diff(self.targets.offsets) + 1)
        longest = np.zeros(self.source_numbers.max() + 1, int)
        np.maximum.at(longest, self.source_numbers, lengths)
        self.lengths = longest[self.source_numbers]

    def draw(self, rng, in_domain_only=False):
        times = np.floor(self.weight).astype(int) + (rng.random(len(self.weight)) < self.weight % 1)
        if in_domain_only:
            times[~self.in_domain] = 0
        return np.repeat(np.arange(len(self.weight)), times)

    def batches(self, indices, max_tokens, rng):
        """Neighbours in length share a batch, and pairs of one source; batches come in random order.

        A pair that was drawn several times is spread over batches, its translations still together.
        """
        copies = occurrences(indices)
        noise = rng.random((self.source_numbers.max() + 1, copies.max() + 1))[self.source_numbers[indices], copies]
        ordered = indices[np.lexsort((noise, self.source_lengths[indices], self.lengths[indices]))]
        batches, start = [], 0
        for end in range(1, len(ordered) + 1):
            full = end == len(ordered) or self.lengths[ordered[end]] * (end + 1 - start) > max_tokens
            if full:
                batches.append(ordered[start:end])
                start = end
        rng.shuffle(batches)
        return batches

    def spread(self, count, tag_ids, pad):
        """About so many pairs from all over, all tags among them: source ids and decoder input, each `[1, length]`."""
        for index in range(0, len(self.tag), max(1, len(self.tag) // count)):
            source, _, decoder, _, _ = self.tensors([index], [0], tag_ids, pad)
            yield source, decoder

    def tensors(self, batch, cuts, tag_ids, pad):
        """Source ids, the row of each pair's source, decoder input [pad, tag, t1 ...], labels [ignored, t1 ..., end], links.

        Pairs whose sources are the same share a row, which is encoded once. `cuts` says for each
        pair which cut of its source to show. Links name, for each label, the source position it was
        aligned with; a sampled cut has none.
        """
        shown = [self.sources[cut].sentence(i) for i, cut in zip(batch, cuts)]
        rows = numbered(sentence.tobytes() for sentence in shown)
        sources = [shown[first] for first in np.unique(rows, return_index=True)[1]]
        targets = [self.targets.sentence(i) for i in batch]
        width = max(map(len, targets)) + 1
        source = np.full((len(sources), max(map(len, sources))), pad)
        decoder = np.full((len(batch), width), pad)
        labels = np.full((len(batch), width), IGNORED)
        links = np.full((len(batch), width), NOT_ALIGNED)
        for row, s in enumerate(sources):
            source[row, :len(s)] = s
        for row, (index, cut, t) in enumerate(zip(batch, cuts, targets)):
            decoder[row, 1] = tag_ids[self.tag[index]]
            decoder[row, 2:len(t) + 1] = t[:-1]
            labels[row, 1:len(t) + 1] = t
            if self.links is not None and cut == 0:
                links[row, 1:len(t) + 1] = self.links.sentence(index)
        return tuple(map(torch.from_numpy, (source, rows, decoder, labels, links)))


class Shortlist(NamedTuple):
    """The pieces that targets of a language may have, and for each piece its place among them."""

    ids: torch.Tensor
    place: torch.Tensor

    @classmethod
    def of(cls, vocabulary, language, without=frozenset()):
        ids = torch.tensor(shortlist(vocabulary, SCRIPTS[language], without))
        place = torch.full((len(vocabulary),), NO_PLACE)
        place[ids] = torch.arange(len(ids))
        return cls(ids, place)

    def to(self, device):
        return Shortlist(self.ids.to(device), self.place.to(device))
