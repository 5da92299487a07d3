#!/usr/bin/env bash
# Executes the notebooks on two runs and fails on the first error.
#
#   notebooks/run.sh OUT OTHER [FOLDER]
#
# OUT and OTHER are output folders of `courant translate`. The executed notebooks go into FOLDER,
# without what changes from machine to machine (versions, counts of execution); without FOLDER
# they are thrown away. The environment is notebooks/.venv, made at the first call; COURANT_VENV
# names another. Exit code 3 says that the environment could not be made, 1 that a notebook failed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -lt 2 ] || [ $# -gt 3 ]; then
  echo "usage: notebooks/run.sh OUT OTHER [FOLDER]" >&2
  exit 2
fi
for run in "$1" "$2"; do
  if [ ! -f "$run/report.json" ]; then
    echo "Invalid output folder: $run, has no report.json; name the --out of a run" >&2
    exit 2
  fi
done
COURANT_OUT=$(cd "$1" && pwd)
COURANT_OTHER=$(cd "$2" && pwd)
export COURANT_OUT COURANT_OTHER

venv=${COURANT_VENV:-$here/.venv}
if [ ! -f "$venv/courant.ready" ] || [ "$here/requirements.txt" -nt "$venv/courant.ready" ]; then
  python3 -m venv "$venv"
  if ! "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"; then
    echo "Cannot install notebooks/requirements.txt; see above" >&2
    exit 3
  fi
  touch "$venv/courant.ready"
fi

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
"$venv/bin/python" -m nbconvert --log-level WARN --to notebook --execute \
  --ExecutePreprocessor.record_timing=False \
  --ClearMetadataPreprocessor.enabled=True \
  --ClearMetadataPreprocessor.preserve_nb_metadata_mask=kernelspec \
  --output-dir "$temporary" "$here/explore.ipynb" "$here/compare.ipynb"

# PySpark is not among the requirements: pyspark.ipynb is only read.
"$venv/bin/python" -m nbconvert --log-level WARN --to script --stdout "$here/pyspark.ipynb" |
  "$venv/bin/python" -c 'import ast, sys; ast.parse(sys.stdin.read(), "pyspark.ipynb")'

if [ $# -eq 3 ]; then
  mkdir -p "$3"
  for name in explore compare; do
    sed 's/"execution_count": [0-9]*/"execution_count": null/' "$temporary/$name.ipynb" >"$3/$name.ipynb"
  done
fi
