"""Muon for the matrices inside the layers, AdamW for everything else.

Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/) makes every update of a matrix
orthogonal, so that all its directions learn, not the few with the largest gradients. Updates have
the size of AdamW's (Liu et al. 2025, https://arxiv.org/abs/2502.16982), so both follow one learning rate.
"""

import torch


class MuonWithAdamW:
    def __init__(self, model, betas, weight_decay):
        matrices, others = [], []
        for name, weight in model.named_parameters():
            # The embeddings are matrices too, but a batch touches a few of their rows only.
            (matrices if weight.dim() == 2 and ".layers." in name else others).append(weight)
        self.optimizers = {
            "muon": torch.optim.Muon(matrices, lr=0.0, weight_decay=weight_decay, adjust_lr_fn="match_rms_adamw"),
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
