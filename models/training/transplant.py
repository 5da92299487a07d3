"""A trained network's embeddings for another vocabulary, so that training goes on instead of beginning anew.

A piece that both vocabularies have keeps its embedding; any other begins as the mean of the pieces that the
old tokenizer would cut it into (compare Gee et al. 2022, https://aclanthology.org/2022.emnlp-industry.41).
"""

import torch

from vocabulary import TARGETS, pieces, tokenizers

# A token of a new target begins as that of its language.
ALIKE = {target.token: TARGETS[target.language].token for target in TARGETS.values()}

# No piece of a model has so low a score: bytes are for characters without a piece.
BYTE_SCORE = -100.0


def piece_scores(folder):
    """Piece -> score, of both tokenizers of a folder."""
    return {piece: tokenizer.get_score(tokenizer.piece_to_id(piece))
            for tokenizer in tokenizers(folder) for piece in pieces(tokenizer)}


def best_cut(text, scores):
    """The most probable pieces of a text (the unigram model of Kudo 2018), bytes where it has no piece."""
    best = [(0.0, [])]
    for end in range(1, len(text) + 1):
        candidates = [(best[start][0] + scores[text[start:end]], best[start][1] + [text[start:end]])
                      for start in range(end) if text[start:end] in scores]
        spelled = [f"<0x{byte:02X}>" for byte in text[end - 1].encode()]
        candidates.append((best[end - 1][0] + BYTE_SCORE * len(spelled), best[end - 1][1] + spelled))
        best.append(max(candidates, key=lambda candidate: candidate[0]))
    return best[-1][1]


def transplanted(weights, old, new, scores):
    """The weights with an embedding for each piece of the new vocabulary (piece -> id).

    weights: name -> tensor; those of the embeddings' shape, which are tied, and the bias of the logits change
    scores: piece -> score, of the old tokenizer
    """
    embeddings = weights["model.shared.weight"]

    def row(piece):
        known = piece if piece in old else ALIKE.get(piece)
        parts = [known] if known else best_cut(piece, scores)
        return embeddings[[old[part] for part in parts]].mean(0)

    rows = torch.stack([row(piece) for piece in sorted(new, key=new.get)])
    changed = {name: rows for name, weight in weights.items() if weight.shape == embeddings.shape}
    bias = weights["final_logits_bias"]
    return weights | changed | {"final_logits_bias": bias.new_zeros(1, len(new))}
