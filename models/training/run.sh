#!/usr/bin/env bash
# The whole pipeline: run.sh [prepare|train|export|evaluate|evaluate-java|calibrate|overfitting|all] CONFIG
# evaluate translates with Transformers, evaluate-java with the Java engine; both score alike.
# Settings from the environment: DATA, EVAL, WORK, BUNDLE, START_FROM, TOKENIZER, MINUTES, LEARNING_RATE, PYTHON.
set -euo pipefail

step=${1:?usage: run.sh [prepare|train|export|evaluate|evaluate-java|calibrate|overfitting|all] CONFIG}
config=$(realpath "${2:?a configuration, e.g. cpu-small.json}")
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
data=${DATA:-$project/../shared/training}
tests=${EVAL:-$project/../shared/eval}
work=${WORK:-$here/work}
bundle=${BUNDLE:-$here/../courant-en-ko-uk}
tokenizer=${TOKENIZER-${START_FROM:-}}
python=${PYTHON:-python3}

# glibc gives large blocks back to the system after each use; on CPU, faulting them in again
# costs a third of the training time. Keep them instead, in large pages.
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1 MALLOC_MMAP_THRESHOLD_=67108864 MALLOC_TRIM_THRESHOLD_=4294967296 MALLOC_TOP_PAD_=67108864 MALLOC_ARENA_MAX=2

prepare()  { "$python" "$here/prepare.py" --config "$config" --data "$data" --authored "$here/authored" \
               --eval "$tests" --samples "$project/data/briefings" \
               --work "$work" ${tokenizer:+--tokenizer "$tokenizer"}
             [[ -n ${START_FROM:-} ]] || "$python" "$here/align.py" --work "$work"; }
train()    { "$python" "$here/train.py" --config "$config" --work "$work" ${MINUTES:+--minutes "$MINUTES"} \
               ${LEARNING_RATE:+--learning-rate "$LEARNING_RATE"} ${START_FROM:+--start-from "$START_FROM"}; }
export_()  { "$python" "$here/export.py" --config "$config" --work "$work" --bundle "$bundle" \
               ${START_FROM:+--start-from "$START_FROM"}; }
evaluate() { "$python" "$here/evaluate.py" --bundle "$bundle" --eval "$tests" --work "$work"; }

evaluate_java() {
  mkdir -p "$work/java"
  "$python" "$here/evaluate.py" --list-sources --eval "$tests" --work "$work" |
    while read -r source _ name; do
      "$project/jobs/bin/courant" lines --to "${name##*.}" --model "$bundle" <"$source" >"$work/java/$name"
    done
  "$python" "$here/evaluate.py" --hypotheses "$work/java" --eval "$tests" --work "$work" --card "$bundle/README.md"
}

# The chrF of the best published systems on FLORES devtest, cited in the card, counts as 1.
calibrate() {
  for best in ko:41.0 ko-x-plain:41.0 uk:61.7; do
    "$project/jobs/bin/courant" evaluate confidence --model "$bundle" --to "${best%:*}" --lines 997 \
      --source "$tests/flores-dev.en" --target "$tests/flores-dev.${best%%[-:]*}" \
      --fit "$bundle/calibration.json" --best "${best#*:}"
  done
}

overfitting() { "$python" "$here/overfitting.py" --config "$config" --work "$work" --authored "$here/authored" \
                  ${START_FROM:+"$START_FROM"} "$bundle"; }

case $step in
  prepare|train|evaluate|calibrate|overfitting) "$step" ;;
  export) export_ ;;
  evaluate-java) evaluate_java ;;
  all) prepare; train; export_; evaluate ;;
  *) echo "unknown step: $step" >&2; exit 2 ;;
esac
