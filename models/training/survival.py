"""How often figures survive: of the segments with a figure in their source, those that no check flags.

    courant translate data/briefings --to ko,uk --out out/tables
    python survival.py out/tables

Numbers, dates, times and weekdays count as figures; the flags are those the job wrote.
"""

import argparse
import pathlib
import re

import pyarrow.dataset

FIGURE = re.compile(r"\d")
FLAGS = {"number_lost", "number_added"}


def survival(rows):
    """Language -> (segments with a figure, of those without a flag on figures)."""
    counts = {}
    for row in rows:
        if FIGURE.search(row["source"]):
            flagged = FLAGS & {flag["code"] for flag in row["flags"]}
            having, whole = counts.get(row["lang"], (0, 0))
            counts[row["lang"]] = having + 1, whole + (not flagged)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=pathlib.Path, help="output folder of courant translate")
    tables = parser.parse_args().tables
    segments = pyarrow.dataset.dataset(tables / "segments", partitioning="hive")
    rows = segments.to_table(columns=["lang", "source", "flags"]).to_pylist()
    for language, (having, whole) in sorted(survival(rows).items()):
        print(f"{language}: figures whole in {whole} of {having} segments that have them ({whole / having:.1%})")


if __name__ == "__main__":
    main()
