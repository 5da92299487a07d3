"""Feed-forward neurons that never fire, made anew: their ReLU is shut for whatever comes in, so no gradient reaches them.

A neuron that fires for hardly any position of the held-out text gets a direction drawn at random and a bias with
which it fires for half of them. It ends in zeros, so that the network does what it did before until it learns
something (compare ReDo, Sokar et al. 2023, https://arxiv.org/abs/2302.12902). The encoder may get more neurons
in the same way: those that are added have never fired.
"""

import argparse
import collections
import pathlib
import shutil

import torch
from torch.nn.functional import pad
from transformers import MarianMTModel

from pairs import Pairs
from vocabulary import PAD, TARGETS, read_vocabulary

SEED = 20261129
# Pairs that are looked at, from all over the held-out ones.
SAMPLES = 600
# The standard deviation of what a new neuron makes of its input, about that of the decoder's.
SPREAD = 0.5


@torch.no_grad()
def add_neurons(network, count):
    """Adds neurons that never fire to the encoder's blocks until each has so many."""
    added = count - network.config.encoder_ffn_dim
    if added < 0:
        raise ValueError(f"{count} neurons: the encoder's blocks have {network.config.encoder_ffn_dim}, and none is taken away")
    for layer in network.model.encoder.layers:
        layer.fc1.weight.data = pad(layer.fc1.weight, (0, 0, 0, added))
        layer.fc1.bias.data = pad(layer.fc1.bias, (0, added))
        layer.fc2.weight.data = pad(layer.fc2.weight, (0, added))
        layer.fc1.out_features = layer.fc2.in_features = count
    network.config.encoder_ffn_dim = count


@torch.no_grad()
def inputs(network, samples):
    """What came into each feed-forward block, by the name of its first half: `[positions, width]`.

    samples: the ids of sources and the decoder's input for their targets, each `[1, length]`
    """
    seen = collections.defaultdict(list)
    hooks = [module.register_forward_hook(lambda _, entered, __, name=name: seen[name].append(entered[0][0]))
             for name, module in network.named_modules() if name.endswith(".fc1")]
    for source, decoder in samples:
        network.model(input_ids=source, decoder_input_ids=decoder, use_cache=False)
    for hook in hooks:
        hook.remove()
    return {name: torch.cat(entered) for name, entered in seen.items()}


@torch.no_grad()
def revive(network, entered, least):
    """Makes the neurons anew that fire for a smaller share of positions than that, and returns how many by block."""
    generator = torch.Generator().manual_seed(SEED)
    counts = {}
    for name, positions in entered.items():
        first, second = network.get_submodule(name), network.get_submodule(name.removesuffix("1") + "2")
        shut = (first(positions) > 0).float().mean(0) < least
        counts[name] = int(shut.sum())
        if not counts[name]:
            continue
        drawn = torch.randn(counts[name], positions.shape[1], generator=generator)
        made = positions @ drawn.T
        scale = SPREAD / made.std(0)
        first.weight[shut] = drawn * scale.unsqueeze(1)
        first.bias[shut] = -made.median(0).values * scale
        second.weight[:, shut] = 0
    return counts


def samples_of(work):
    vocabulary = read_vocabulary(work)
    tags = [vocabulary[target.token] for target in TARGETS.values()]
    return Pairs(work / "valid.npz").spread(SAMPLES, tags, vocabulary[PAD])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", required=True, type=pathlib.Path, help="what prepare made for the folder's vocabulary")
    parser.add_argument("--least", type=float, default=0.001, help="the share of positions for which a neuron must fire")
    parser.add_argument("--encoder-neurons", type=int, help="neurons for each of the encoder's blocks, instead of what they have")
    parser.add_argument("--bundle", required=True, type=pathlib.Path, help="the folder to write, which is not there yet")
    parser.add_argument("folder", type=pathlib.Path, help="the exported folder whose neurons to make anew")
    arguments = parser.parse_args()
    if read_vocabulary(arguments.folder) != read_vocabulary(arguments.work):
        raise ValueError(f"{arguments.folder} has another vocabulary than {arguments.work}")
    network = MarianMTModel.from_pretrained(arguments.folder, dtype=torch.float32).eval()
    add_neurons(network, arguments.encoder_neurons or network.config.encoder_ffn_dim)
    entered = inputs(network, samples_of(arguments.work))
    for name, count in revive(network, entered, arguments.least).items():
        print(f"{name}: {count} of {network.get_submodule(name).out_features} neurons made anew")
    shutil.copytree(arguments.folder, arguments.bundle)
    network.half().save_pretrained(arguments.bundle)


if __name__ == "__main__":
    main()
