"""Dropout of every residual branch, with masks that cost next to nothing on CPU."""

import torch

# Drawing a mask takes a CPU as long as a layer does. One long mask is drawn now and then, and
# slices of it from random places serve in between.
POOL = 1 << 24
USES = 2000


class ResidualDropout:
    """Drops outputs of attention and feed-forward while the model trains."""

    def __init__(self, model, rate):
        self.rate, self.uses, self.pool = rate, 0, None
        if rate > 0:
            for name, module in model.named_modules():
                if name.endswith(("out_proj", "fc2")):
                    module.register_forward_hook(self.drop)

    def drop(self, module, _, output):
        if not module.training:
            return None
        if self.pool is None or self.uses % USES == 0:
            self.pool = torch.empty(POOL, dtype=output.dtype, device=output.device)
            self.pool.bernoulli_(1 - self.rate).div_(1 - self.rate)
        self.uses += 1
        start = int(torch.randint(POOL - output.numel(), ()))
        return output * self.pool[start:start + output.numel()].view(output.shape)
