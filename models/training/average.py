"""Means of weights, which often generalise better than any of those that they are made of.

The means are of checkpoints of a stage, of a stage's end and its start (one step back after many forward: Zhang et
al. 2019, https://arxiv.org/abs/1907.08610) and, by this command, of exported folders, such as the ends of several
stages (Izmailov et al. 2018, https://arxiv.org/abs/1803.05407).
"""

import argparse
import pathlib
import shutil

from transformers import MarianMTModel


def mean(states, weights):
    """The weighted mean of networks of one shape, given as their tensors by name, in 32 bits."""
    share = [weight / sum(weights) for weight in weights]
    return {name: sum(s * state[name].float() for s, state in zip(share, states)) for name in states[0]}


def folder_and_weight(argument):
    folder, _, weight = argument.rpartition("=")
    return pathlib.Path(folder), float(weight)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", required=True, type=pathlib.Path, help="the folder to write, which is not there yet")
    parser.add_argument("folders", nargs="+", type=folder_and_weight, metavar="FOLDER=WEIGHT",
                        help="exported folders of one vocabulary; all but the weights is taken from the last")
    arguments = parser.parse_args()
    folders, weights = zip(*arguments.folders)
    if len({(folder / "vocab.json").read_bytes() for folder in folders}) > 1:
        raise ValueError("the folders have different vocabularies")
    models = [MarianMTModel.from_pretrained(folder, dtype="auto") for folder in folders]
    models[-1].load_state_dict(mean([model.state_dict() for model in models], weights))
    shutil.copytree(folders[-1], arguments.bundle)
    models[-1].save_pretrained(arguments.bundle)


if __name__ == "__main__":
    main()
