"""Choosing the number of CPU threads on a machine that others use as well.

A parallel region ends when its slowest thread does. On a machine with as many threads as cores,
one busy neighbour therefore slows a low-priority process many times over, not by its share;
leaving the neighbour's core alone costs only that core.
"""

import os
import pathlib
import time

import torch

STATISTICS = pathlib.Path("/proc/stat")


class NeighbourlyThreads:
    """Uses all configured threads on an idle machine, fewer while other processes are busy.

    It steps aside only when this process runs under `nice`: that is how its user asks for it, and
    how Linux tells this process's work from that of others.
    """

    def __init__(self, most, seconds=3.0):
        self.most, self.seconds = most, seconds
        torch.set_num_threads(most)
        self.active = os.nice(0) > 0 and STATISTICS.exists()
        if self.active:
            self.time, self.busy = time.monotonic(), self.foreign_ticks()

    @staticmethod
    def foreign_ticks():
        """Ticks (1/100 s) of un-niced user and system work since boot."""
        fields = STATISTICS.read_text(encoding="ascii").splitlines()[0].split()
        return int(fields[1]) + int(fields[3])

    def adjust(self):
        if not self.active:
            return
        now = time.monotonic()
        if now - self.time < self.seconds:
            return
        busy = self.foreign_ticks()
        cores = (busy - self.busy) / 100 / (now - self.time)
        self.time, self.busy = now, busy
        wanted = max(1, self.most - round(cores + 0.3))
        if wanted != torch.get_num_threads():
            torch.set_num_threads(wanted)
