"""Choosing between bfloat16 and float32 by what the machine at hand is faster at.

Processors with instructions for bfloat16 are not always faster with them: some have them without the matrix units.
"""

import statistics
import time

import torch

# A layer's feed-forward product at the usual size of a batch.
ROWS, WIDTH, FEED_FORWARD = 4096, 256, 1024
ROUNDS = 15


def seconds(dtype):
    """The time that one product takes, after a first one that does not count."""
    rows, weight = torch.ones(ROWS, WIDTH, dtype=dtype), torch.ones(FEED_FORWARD, WIDTH, dtype=dtype)
    times = []
    for _ in range(1 + ROUNDS):
        began = time.perf_counter()
        torch.nn.functional.linear(rows, weight)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def faster_precision(device):
    """What to train in: bfloat16 on CUDA, and on a processor whose products are faster in it, or float32."""
    faster = device != "cpu" or seconds(torch.bfloat16) < seconds(torch.float32)
    return torch.bfloat16 if faster else torch.float32
