"""Memory for tensors on CPU that is kept by size.

torch asks glibc for aligned blocks. glibc cuts them out of longer ones and hands the ends to whoever asks
next, so that a block that comes back is a few bytes too short for the next tensor of its size: thousands
of free blocks of different lengths gather, and glibc walks along them at every request. Tensors of a
few rounded sizes, kept when they are freed, need no walk.
"""

import ctypes
import pathlib
import subprocess
import tempfile

from torch.utils.cpp_extension import get_cxx_compiler, include_paths, library_paths

# Bytes of freed tensors; beyond them all go back to glibc.
LIMIT = 6 << 30


def keep_freed_memory(limit=LIMIT):
    """Makes every tensor on CPU from now on in memory that is kept; compiles what does it, in seconds."""
    source = pathlib.Path(__file__).with_suffix(".cpp")
    with tempfile.TemporaryDirectory() as folder:
        library = pathlib.Path(folder, "allocator.so")
        places = [f"-I{path}" for path in include_paths()] + [f"-L{path}" for path in library_paths()]
        options = ["-std=c++20", "-O2", "-shared", "-fPIC", *places]
        subprocess.run([get_cxx_compiler(), *options, source, "-lc10", "-o", library], check=True)
        ctypes.CDLL(library).keep_freed_memory(ctypes.c_size_t(limit))
