"""Label-smoothed cross entropy over a large vocabulary without keeping the logits."""

import torch

# Rows whose logits stay in cache; every chunk has as many, so that one compiled kernel serves all.
CHUNK = 256


@torch.compile(dynamic=False)
def loss_and_gradient(logits, labels, smoothing: float):
    """The summed loss of some rows, and its gradient by the logits without the share of the label."""
    values = logits.float()
    most = values.amax(1, keepdim=True)
    powers = (values - most).exp()
    sums = powers.sum(1, keepdim=True)
    losses = most + sums.log() - (1 - smoothing) * values.gather(1, labels) - smoothing * values.mean(1, keepdim=True)
    return losses, (powers / sums - smoothing / values.shape[1]).to(logits.dtype)


class ProjectedCrossEntropy(torch.autograd.Function):
    """Projects hidden states to the vocabulary and returns the summed, smoothed loss.

    The gradient is made in the forward pass, chunk by chunk, while the logits are still in
    cache: autograd would write and read several tensors of tokens × vocabulary instead.
    """

    @staticmethod
    def forward(context, hidden, weight, labels, smoothing):
        count, padding = len(hidden), -len(hidden) % CHUNK
        hidden = torch.cat([hidden, hidden.new_zeros(padding, hidden.shape[1])])
        labels = torch.cat([labels, labels.new_zeros(padding)])
        projection = weight.to(hidden.dtype)
        hidden_grad = torch.empty_like(hidden)
        weight_grad = torch.zeros_like(weight)
        total = torch.zeros((), device=hidden.device)
        for start in range(0, len(hidden), CHUNK):
            rows = slice(start, start + CHUNK)
            real = min(CHUNK, count - start)
            h, label = hidden[rows], labels[rows].unsqueeze(1)
            losses, grad = loss_and_gradient(h @ projection.T, label, smoothing)
            grad.scatter_add_(1, label, torch.full_like(label, smoothing - 1, dtype=grad.dtype))
            grad[real:] = 0
            total += losses[:real].sum()
            hidden_grad[rows] = grad @ projection
            weight_grad += grad.T @ h
        context.save_for_backward(hidden_grad[:count], weight_grad)
        return total

    @staticmethod
    def backward(context, upstream):
        hidden_grad, weight_grad = context.saved_tensors
        return hidden_grad * upstream.to(hidden_grad.dtype), weight_grad * upstream, None, None
