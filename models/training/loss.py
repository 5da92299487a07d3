"""Label-smoothed cross entropy over a large vocabulary without keeping the logits."""

import torch

CHUNK = 512


class ProjectedCrossEntropy(torch.autograd.Function):
    """Projects hidden states to the vocabulary and returns the summed, smoothed loss.

    The gradient is made in the forward pass, chunk by chunk, while the logits are still in
    cache: autograd would write and read several tensors of tokens × vocabulary instead.
    """

    @staticmethod
    def forward(context, hidden, weight, labels, smoothing):
        dtype = hidden.dtype
        projection = weight.to(dtype)
        hidden_grad = torch.empty_like(hidden)
        weight_grad = torch.zeros_like(weight)
        total = torch.zeros((), device=hidden.device)
        for start in range(0, len(hidden), CHUNK):
            rows = slice(start, start + CHUNK)
            h, label = hidden[rows], labels[rows].unsqueeze(1)
            logits = (h @ projection.T).float()
            norm = logits.logsumexp(1, keepdim=True)
            total += ((norm - (1 - smoothing) * logits.gather(1, label)).sum()
                      - smoothing * logits.mean(1).sum())
            grad = logits.sub_(norm).exp_().sub_(smoothing / weight.shape[0])
            grad.scatter_add_(1, label, torch.full_like(norm, smoothing - 1))
            grad = grad.to(dtype)
            hidden_grad[rows] = grad @ projection
            weight_grad += grad.T @ h
        context.save_for_backward(hidden_grad, weight_grad)
        return total

    @staticmethod
    def backward(context, upstream):
        hidden_grad, weight_grad = context.saved_tensors
        return hidden_grad * upstream.to(hidden_grad.dtype), weight_grad * upstream, None, None
