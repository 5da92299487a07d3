"""Word alignment of the binarised pairs, which training uses to guide cross-attention.

With so little data and time, finding out which source word a target word comes from takes a
network most of its training. IBM model 1, trained in both directions, knows it in a minute.
Only links on which both directions agree are kept; they guide one attention head.
"""

import argparse
import pathlib

import numpy as np
import torch

from vocabulary import LANGUAGES, NOT_ALIGNED, TARGETS, read_vocabulary

ITERATIONS = 5
# A link needs this product of both directions' posteriors.
LEAST_AGREEMENT = 0.1


class Cells:
    """Every (target position, source position) combination of some pairs, laid out flat."""

    def __init__(self, arrays, indices, vocabulary):
        self.shapes, keys, source_groups, target_groups = [], [], [], []
        sources = targets = 0
        for i in indices:
            # The end tokens align with each other; they are left out here.
            s = arrays["source"][arrays["source_offsets"][i]:arrays["source_offsets"][i + 1] - 1].astype(np.int64)
            t = arrays["target"][arrays["target_offsets"][i]:arrays["target_offsets"][i + 1] - 1].astype(np.int64)
            self.shapes.append((len(t), len(s)))
            keys.append((t[:, None] * vocabulary + s[None, :]).ravel())
            target_groups.append(np.repeat(np.arange(targets, targets + len(t), dtype=np.int32), len(s)))
            source_groups.append(np.tile(np.arange(sources, sources + len(s), dtype=np.int32), len(t)))
            sources, targets = sources + len(s), targets + len(t)
        self.keys = torch.from_numpy(np.concatenate(keys))
        self.target_groups = torch.from_numpy(np.concatenate(target_groups))
        self.source_groups = torch.from_numpy(np.concatenate(source_groups))

    def posteriors(self, table, groups):
        """Probabilities of the cells, summing to one within each group."""
        values = table[self.keys]
        sums = torch.zeros(int(groups.max()) + 1).index_add_(0, groups, values)
        return values.div_(sums[groups].clamp_(min=1e-30))

    def train(self, groups, given, vocabulary):
        """EM; `given` is the axis of the table (target, source) that the other one depends on."""
        table = torch.ones(vocabulary * vocabulary)
        for _ in range(ITERATIONS):
            posteriors = self.posteriors(table, groups)
            counts = table.zero_().index_add_(0, self.keys, posteriors).view(vocabulary, vocabulary)
            counts.div_(counts.sum(1 - given, keepdim=True).clamp_(min=1e-30))
        return self.posteriors(table, groups)

    def agreement(self, vocabulary):
        forward = self.train(self.target_groups, 1, vocabulary)
        return forward.mul_(self.train(self.source_groups, 0, vocabulary)).numpy()


def best_links(agreement):
    """For each target position its source position, or NOT_ALIGNED."""
    targets, sources = agreement.shape
    # Of equal candidates (a word that occurs twice) the one nearer the diagonal.
    distance = np.abs(np.arange(targets)[:, None] / targets - np.arange(sources)[None, :] / sources)
    links = (agreement * np.exp(-distance)).argmax(1)
    sure = agreement[np.arange(targets), links] >= LEAST_AGREEMENT
    return np.where(sure, links, NOT_ALIGNED)


def align(arrays, vocabulary):
    """One source position per target id (end tokens included), laid out like the target ids."""
    links = np.full(len(arrays["target"]), NOT_ALIGNED, np.uint8)
    for language in LANGUAGES:
        own = [number for number, target in enumerate(TARGETS.values()) if target.language == language]
        indices = np.flatnonzero(np.isin(arrays["tag"], own))
        cells = Cells(arrays, indices, vocabulary)
        agreement, start = cells.agreement(vocabulary), 0
        for i, (targets, sources) in zip(indices, cells.shapes):
            first, end = arrays["target_offsets"][i], arrays["target_offsets"][i + 1] - 1
            cell_count = targets * sources
            links[first:end] = best_links(agreement[start:start + cell_count].reshape(targets, sources))
            links[end] = sources
            start += cell_count
    return links


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    vocabulary = len(read_vocabulary(arguments.work))
    links = align(dict(np.load(arguments.work / "train.npz")), vocabulary)
    np.save(arguments.work / "links.npy", links)
    print(f"{np.mean(links != NOT_ALIGNED):.1%} of {len(links):,} target ids aligned")


if __name__ == "__main__":
    main()
