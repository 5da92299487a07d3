"""Training: a Marian model on binarised pairs, against the wall clock, resumable.

The learning rate follows the share of the time budget that is used up, so a slow or busy
machine ends with the same schedule as a fast one: warm-up by steps, then linear decay to zero.
"""

import argparse
import math
import os
import pathlib
import time

import numpy as np
import torch
from transformers import MarianMTModel

from allocator import keep_freed_memory
from deepen import Sample, deepened
from dropout import ResidualDropout
from loss import ProjectedCrossEntropy
from model import build_model
from optimizer import MuonWithAdamW
from pairs import Pairs, Shortlist
from precision import faster_precision
from threads import NeighbourlyThreads
from transplant import piece_scores, transplanted
from vocabulary import IGNORED, NOT_ALIGNED, PAD, TARGETS, load_config, read_vocabulary, source_only

# Held-out pairs that the norms of added layers are fitted to.
DEEPENING_SAMPLES = 80


def guidance(attention, links):
    """How badly an attention head misses the aligned source positions, summed."""
    rows, columns = (links != NOT_ALIGNED).nonzero(as_tuple=True)
    hits = attention[rows, columns, links[rows, columns]]
    return -hits.float().clamp(min=1e-6).log().sum()


class Trainer:
    def __init__(self, config, work, device, minutes):
        self.options, self.work, self.device = config["training"], work, device
        self.budget = 60 * minutes
        self.threads = NeighbourlyThreads(self.options["threads"])
        self.precision = faster_precision(device)
        torch.manual_seed(config["seed"])
        self.rng = np.random.default_rng(config["seed"])
        vocabulary = read_vocabulary(work)
        self.tag_ids = [vocabulary[target.token] for target in TARGETS.values()]
        self.pad = vocabulary[PAD]
        self.model = build_model(vocabulary, config["model"]).to(device)
        self.dropout = ResidualDropout(self.model, config["model"]["dropout"])
        self.optimizer = MuonWithAdamW(
            self.model, self.options["betas"], self.options["weight_decay"], self.precision)
        links = work / "links.npy"
        if self.options["guidance"] > 0 and not links.exists():
            raise FileNotFoundError(f"{links}: guidance is {self.options['guidance']}, so run align.py first")
        self.train_pairs = Pairs(work / "train.npz", links if links.exists() else None)
        self.valid_pairs = Pairs(work / "valid.npz")
        alone = source_only(work)
        self.shortlists = [
            Shortlist.of(vocabulary, target.language, alone).to(device) for target in TARGETS.values()]
        self.step, self.epoch, self.elapsed, self.tokens = 0, 0, 0.0, 0

    def autocast(self):
        return torch.autocast(self.device, torch.bfloat16, enabled=self.precision == torch.bfloat16)

    def weights_from(self, bundle):
        """An exported folder's weights, for the vocabulary and the layers at hand."""
        network = MarianMTModel.from_pretrained(bundle, dtype=torch.float32)
        old, new = map(read_vocabulary, (bundle, self.work))
        if old != new:
            weights = transplanted(network.state_dict(), old, new, piece_scores(bundle))
            network.resize_token_embeddings(len(new), mean_resizing=False)
            network.load_state_dict(weights)
        # Spread over all tags: the decoder's layers differ most between languages.
        samples = [Sample(*sides) for sides in self.valid_pairs.spread(DEEPENING_SAMPLES, self.tag_ids, self.pad)]
        return deepened(network, self.model.config.encoder_layers, self.model.config.decoder_layers, samples)

    def start_from(self, bundle):
        """Begins with an exported folder's weights."""
        self.model.load_state_dict(self.weights_from(bundle))

    def cuts(self, pairs, batch):
        """Half of the sentences are shown in their best cut, the others in a sampled one."""
        sampled = self.rng.integers(1, len(pairs.sources), len(batch)) if len(pairs.sources) > 1 else 0
        return np.where(self.rng.random(len(batch)) < 0.5, sampled, 0)

    def loss(self, pairs, batch, label_smoothing, guided=False):
        """Summed loss, summed guidance and token count; only real target positions meet the vocabulary."""
        cuts = self.cuts(pairs, batch) if self.model.training else np.zeros(len(batch), int)
        source, rows, decoder, labels, links = (
            t.to(self.device) for t in pairs.tensors(batch, cuts, self.tag_ids, self.pad))
        mask = (source != self.pad).long()
        with self.autocast():
            encoded = self.model.model.encoder(input_ids=source, attention_mask=mask).last_hidden_state
            # The padding id also starts the decoder, so it has no mask of its own: trailing
            # padding lies behind every real position and the causal mask hides it.
            output = self.model.model(encoder_outputs=(encoded[rows],), attention_mask=mask[rows],
                                      decoder_input_ids=decoder, use_cache=False, output_attentions=guided)
        real = labels != IGNORED
        hidden = output.last_hidden_state[real].to(self.precision)
        tags = torch.from_numpy(pairs.tag[batch]).to(self.device).repeat_interleave(real.sum(1))
        loss = self.projected_loss(hidden, labels[real], tags, label_smoothing)
        # The first head of the last layer, where the next word is about to be chosen.
        guide = guidance(output.cross_attentions[-1][:, 0], links) if guided else torch.zeros(())
        return loss, guide, int(real.sum())

    def projected_loss(self, hidden, labels, tags, label_smoothing):
        """Summed loss; a target meets the shortlist of its language alone, as it will in the search."""
        weight = self.model.lm_head.weight
        total = torch.zeros((), device=self.device)
        for number, shortlist in enumerate(self.shortlists):
            rows = (tags == number).nonzero().squeeze(1)
            if len(rows):
                total = total + ProjectedCrossEntropy.apply(
                    hidden[rows], weight[shortlist.ids], shortlist.place[labels[rows]], label_smoothing)
        return total

    def learning_rate(self):
        warm = min(1.0, (self.step + 1) / self.options["warmup_steps"])
        left = max(0.0, 1.0 - self.elapsed / self.budget)
        return self.options["learning_rate"] * warm * left

    def update(self, batches):
        """One optimiser step over one or more batches."""
        self.optimizer.zero_grad()
        total = total_guidance = count = 0
        guided = self.options["guidance"] > 0
        for batch in batches:
            loss, guide, tokens = self.loss(self.train_pairs, batch, self.options["label_smoothing"], guided)
            # A fixed divisor keeps the gradient a sum over tokens; both optimizers are scale-free.
            ((loss + self.options["guidance"] * guide) / self.options["batch_tokens"]).backward()
            total, total_guidance, count = total + loss.detach(), total_guidance + guide.detach(), count + tokens
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.options["clip"])
        self.optimizer.step(self.learning_rate())
        self.step += 1
        self.tokens += count
        return float(total) / count, float(total_guidance) / count

    @torch.no_grad()
    def losses(self, pairs):
        """Loss per token, by tag, without smoothing."""
        self.model.eval()
        losses = {}
        for number, tag in enumerate(TARGETS):
            indices = np.flatnonzero(pairs.tag == number)
            sums = [self.loss(pairs, batch, 0.0) for batch in
                    pairs.batches(indices, self.options["batch_tokens"], np.random.default_rng(0))]
            losses[tag] = float(sum(s for s, _, _ in sums)) / sum(n for _, _, n in sums)
        self.model.train()
        return losses

    def log(self, line):
        line = f"{time.strftime('%H:%M:%S')} {line}"
        print(line, flush=True)
        with open(self.work / "train.log", "a", encoding="utf-8") as out:
            out.write(line + "\n")

    def save(self):
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(),
                 "step": self.step, "epoch": self.epoch, "elapsed": self.elapsed, "tokens": self.tokens}
        partial = self.work / "last.pt.partial"
        torch.save(state, partial)
        os.replace(partial, self.work / "last.pt")
        kept = self.work / "checkpoints"
        kept.mkdir(exist_ok=True)
        torch.save(self.model.state_dict(), kept / f"{self.step:07d}.pt")
        for old in sorted(kept.glob("*.pt"))[:-self.options["keep_checkpoints"]]:
            old.unlink()

    def resume(self):
        path = self.work / "last.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch = state["step"], state["epoch"]
        self.elapsed, self.tokens = state["elapsed"], state["tokens"]
        # A fresh draw: what was left of the interrupted epoch is not tracked.
        self.rng = np.random.default_rng([self.step, self.epoch])
        self.log(f"resumed at step {self.step}, {self.elapsed / 60:.1f} min")

    def fine_tunes(self):
        """The last share of the budget sees the in-domain sets alone."""
        return self.elapsed >= self.budget * (1 - self.options["fine_tuning_share"])

    def groups(self):
        """Batches for ever, in groups of one optimiser step."""
        size = self.options["accumulate"]
        while True:
            fine_tunes = self.fine_tunes()
            batches = self.train_pairs.batches(
                self.train_pairs.draw(self.rng, fine_tunes), self.options["batch_tokens"], self.rng)
            self.log(f"epoch {self.epoch}: {len(batches)} batches{', in-domain' if fine_tunes else ''}")
            for start in range(0, len(batches), size):
                if self.fine_tunes() != fine_tunes:
                    break
                yield batches[start:start + size]
            self.epoch += 1

    def run(self, pause_after):
        """Trains until the budget is spent, or for some minutes of it."""
        self.model.train()
        self.log(f"{sum(p.numel() for p in self.model.parameters()):,} parameters on {self.device}")
        began = time.monotonic() - self.elapsed
        pause = self.elapsed + 60 * pause_after
        saved, logged, mean, tokens = self.elapsed, self.elapsed, [], self.tokens
        for group in self.groups():
            self.threads.adjust()
            mean.append(self.update(group))
            self.elapsed = time.monotonic() - began
            if not math.isfinite(mean[-1][0]):
                raise ArithmeticError(f"loss is {mean[-1][0]} at step {self.step}")
            done = self.elapsed >= min(self.budget, pause)
            if done or self.elapsed - logged >= self.options["log_seconds"]:
                speed = (self.tokens - tokens) / (self.elapsed - logged)
                loss, guide = np.mean(mean, axis=0)
                self.log(f"step {self.step} min {self.elapsed / 60:.1f} loss {loss:.3f} guidance {guide:.3f} "
                         f"lr {self.learning_rate():.2e} target tokens/s {speed:.0f}")
                logged, mean, tokens = self.elapsed, [], self.tokens
            if done or self.elapsed - saved >= 60 * self.options["checkpoint_minutes"]:
                losses = self.losses(self.valid_pairs)
                self.save()
                self.log("valid " + " ".join(f"{k} {v:.3f}" for k, v in losses.items()))
                saved = self.elapsed
            if done:
                return


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", required=True)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--minutes", type=float, help="time budget, instead of the configuration's")
    parser.add_argument("--learning-rate", type=float, help="peak rate, instead of the configuration's")
    parser.add_argument("--pause-after", type=float, default=math.inf,
                        help="stop after these minutes; the next call goes on with the same budget")
    parser.add_argument("--start-from", type=pathlib.Path, metavar="BUNDLE",
                        help="begin with this exported folder's weights instead of random ones")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    arguments = parser.parse_args()
    config = load_config(arguments.config)
    options = config["training"]
    options["learning_rate"] = arguments.learning_rate or options["learning_rate"]
    if arguments.device == "cpu":
        keep_freed_memory()
    trainer = Trainer(config, arguments.work, arguments.device, arguments.minutes or options["minutes"])
    if arguments.start_from and not (arguments.work / "last.pt").exists():
        trainer.start_from(arguments.start_from)
        trainer.log(f"started from {arguments.start_from}")
    trainer.resume()
    trainer.run(arguments.pause_after)


if __name__ == "__main__":
    main()
