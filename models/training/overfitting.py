"""How much better a checkpoint knows the sentences it was trained on than others of the same files.

The files are the configuration's `new_files`: what the stage in WORK saw of them is one part, what
was written after its last `prepare`, or held out, the other. A checkpoint from before the stage
tells whether one part is the harder one.
"""

import argparse
import pathlib
import random
import tempfile

import numpy as np

from pairs import Pairs
from prepare import NEW, Binariser, read_authored, reason_to_drop, tagged
from train import Trainer
from vocabulary import LANGUAGES, TARGETS, load_config


def examples_of(folder, config):
    """The pairs of the new files that pass the filters, each with its tag."""
    rng = random.Random(config["seed"])
    return [tagged(pair, language, 0, {}, rng) for language in LANGUAGES
            for pair in read_authored(folder, language, config["new_files"])
            if pair.set_name.startswith(NEW) and reason_to_drop(pair, language, config["filters"]) is None]


def parts(examples, binariser, trained):
    """The examples whose English is among the trained pairs' sources, and the others."""
    sources = trained.sources[0]
    known = {sources.sentence(i).tobytes() for i in range(len(trained.tag))}
    ids = binariser.ids(binariser.source, [pair.english for pair, _ in examples])
    is_known = [np.array(sentence, sources.ids.dtype).tobytes() in known for sentence in ids]
    return {"trained on": [e for e, k in zip(examples, is_known) if k],
            "not seen": [e for e, k in zip(examples, is_known) if not k]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", required=True)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--authored", required=True, type=pathlib.Path)
    parser.add_argument("bundles", nargs="+", type=pathlib.Path, help="exported folders of one vocabulary")
    arguments = parser.parse_args()
    config = load_config(arguments.config)
    trainer = Trainer(config, arguments.work, "cpu", config["training"]["minutes"])
    binariser = Binariser(arguments.work)
    split = parts(examples_of(arguments.authored, config), binariser, trainer.train_pairs)
    print("| bundle | sentences | pairs | " + " | ".join(f"loss per token {tag}" for tag in TARGETS) + " |")
    print("|---|---|---|" + "---|" * len(TARGETS))
    with tempfile.TemporaryDirectory() as folder:
        for bundle in arguments.bundles:
            if (bundle / "vocab.json").read_bytes() != (arguments.work / "vocab.json").read_bytes():
                raise ValueError(f"{bundle} has another vocabulary than {arguments.work}: losses per token do not compare")
            trainer.start_from(bundle)
            for name, examples in split.items():
                path = pathlib.Path(folder) / "part.npz"
                size = binariser.write(path, examples, config["weights"], config["in_domain"], config["max_tokens"])
                losses = trainer.losses(Pairs(path))
                print(f"| {bundle.name} | {name} | {size['pairs']:,} | "
                      + " | ".join(f"{loss:.3f}" for loss in losses.values()) + " |", flush=True)


if __name__ == "__main__":
    main()
