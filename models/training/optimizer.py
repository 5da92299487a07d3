"""Muon for the matrices inside the layers, AdamW for everything else.

Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/) makes every update of a matrix
orthogonal, so that all its directions learn, not the few with the largest gradients. Updates have
the size of AdamW's (Liu et al. 2025, https://arxiv.org/abs/2502.16982), so both follow one learning rate.
"""

import math

import torch

# Coefficients and number of Newton-Schulz iterations, and the momentum, of Jordan et al. 2024.
QUINTIC, ITERATIONS, MOMENTUM = (3.4445, -4.775, 2.0315), 5, 0.95


def orthogonalised(matrix, dtype):
    """The nearest matrix whose singular values are all about 1, by Newton-Schulz iterations in float32 or bfloat16."""
    if matrix.shape[0] > matrix.shape[1]:
        return orthogonalised(matrix.T, dtype).T
    wide = matrix / matrix.norm().clamp(min=1e-7)
    return iterated_on_gram(wide) if dtype == torch.float32 else iterated(wide.to(dtype))


def iterated_on_gram(wide):
    """All iterations are polynomials of the same Gram matrix: they are multiplied while they are small, and meet the
    matrix once. It takes float32: rounded to bfloat16, the powers of the Gram matrix drift apart until training diverges.
    """
    linear, cubic, quintic = QUINTIC
    gram, product = wide @ wide.T, None
    for iteration in range(ITERATIONS):
        polynomial = torch.addmm(gram, gram, gram, beta=cubic, alpha=quintic)
        polynomial.diagonal().add_(linear)
        product = polynomial if product is None else polynomial @ product
        if iteration < ITERATIONS - 1:
            gram = polynomial @ gram @ polynomial
    return product @ wide


def iterated(wide):
    """Every iteration meets the matrix, whose own Gram matrix corrects what rounding did to it: for bfloat16."""
    linear, cubic, quintic = QUINTIC
    for _ in range(ITERATIONS):
        gram = wide @ wide.T
        wide = torch.addmm(wide, torch.addmm(gram, gram, gram, beta=cubic, alpha=quintic), wide, beta=linear)
    return wide


class Muon(torch.optim.Optimizer):
    """Nesterov momentum, made orthogonal."""

    def __init__(self, matrices, lr, weight_decay, dtype=torch.float32):
        super().__init__(matrices, {"lr": lr, "weight_decay": weight_decay})
        self.dtype = dtype

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for matrix in group["params"]:
                momentum = self.state[matrix].setdefault("momentum", torch.zeros_like(matrix))
                momentum.lerp_(matrix.grad, 1 - MOMENTUM)
                size = 0.2 * math.sqrt(max(matrix.shape))
                matrix.mul_(1 - group["lr"] * group["weight_decay"])
                matrix.add_(orthogonalised(matrix.grad.lerp(momentum, MOMENTUM), self.dtype), alpha=-group["lr"] * size)


class MuonWithAdamW:
    def __init__(self, model, betas, weight_decay, dtype=torch.float32):
        matrices, others = [], []
        for name, weight in model.named_parameters():
            # The embeddings are matrices too, but a batch touches a few of their rows only.
            (matrices if weight.dim() == 2 and ".layers." in name else others).append(weight)
        self.optimizers = {
            "muon": Muon(matrices, lr=0.0, weight_decay=weight_decay, dtype=dtype),
            "adamw": torch.optim.AdamW(others, lr=0.0, fused=True, eps=1e-9, betas=betas, weight_decay=weight_decay),
        }

    def zero_grad(self):
        for optimizer in self.optimizers.values():
            optimizer.zero_grad(set_to_none=True)

    def step(self, learning_rate):
        for optimizer in self.optimizers.values():
            for group in optimizer.param_groups:
                group["lr"] = learning_rate
            optimizer.step()

    def state_dict(self):
        return {name: optimizer.state_dict() for name, optimizer in self.optimizers.items()}

    def load_state_dict(self, state):
        for name, optimizer in self.optimizers.items():
            optimizer.load_state_dict(state[name])
