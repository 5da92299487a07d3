# Sourced by loopback-cluster and cluster-faults: a standalone cluster of processes on this machine,
# a master and two workers with a folder each, and the jar for spark-submit.
#
# loopback_prepare FOLDER sets what the other functions use. The caller may set before a start:
#   host            address of the processes, 127.0.0.1 unless set
#   wrapper         an array, the command that starts Java for the processes of a cluster
#   worker_options  an array, further options of Java for workers

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 2
}

absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac; }

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
memory="${COURANT_CLUSTER_MEMORY:-3g}"
host=127.0.0.1
wrapper=()
worker_options=()
processes=()

# loopback_prepare FOLDER : a home for Spark in FOLDER/spark, made of the jars that the build knows
loopback_prepare() {
  jar="$(ls "$root"/jobs/target/courant-jobs-*-spark.jar 2>/dev/null | head -n 1 || true)"
  [ -n "$jar" ] ||
    fail "there is no jobs/target/courant-jobs-*-spark.jar; make it with ./mvnw package -DskipTests"
  mkdir -p "$1/logs"
  # Spark expects its jars in the folder jars of its home. What the job's jar brings is left out, so
  # that nothing can be missing there unnoticed.
  home="$1/spark"
  if [ ! -d "$home/jars" ]; then
    mkdir -p "$home/jars.new"
    (cd "$root" && ./mvnw -q -B -pl jobs dependency:build-classpath -DincludeScope=test \
      -DexcludeGroupIds=ai.djl,ai.djl.pytorch,ai.djl.huggingface,ai.djl.sentencepiece,info.picocli,org.freemarker,org.jsoup,org.commonmark,org.snakeyaml,org.junit.jupiter,org.junit.platform,com.tngtech.archunit,org.duckdb \
      -DexcludeArtifactIds=commons-csv \
      -Dmdep.outputFile="$1/logs/spark.classpath")
    tr ':' '\n' <"$1/logs/spark.classpath" | while read -r file; do
      ln -sf "$file" "$home/jars.new/"
    done
    mv "$home/jars.new" "$home/jars"
  fi
  export SPARK_HOME="$home" SPARK_SCALA_VERSION=2.13
  java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  cat >"$1/logs/ModuleOptions.java" <<'JAVA'
class ModuleOptions {
  public static void main(String[] args) {
    System.out.println(org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptions());
  }
}
JAVA
  options="$("$java" -cp "$home/jars/*" "$1/logs/ModuleOptions.java")"
}

# start LOG OPTIONS... CLASS ARGUMENTS... : a process of Spark's own in the background
start() {
  log="$1"
  shift
  # shellcheck disable=SC2086
  SPARK_LOCAL_IP="$host" "${wrapper[@]}" "$java" $options -Xmx512m -cp "$home/jars/*" "$@" \
    >"$log" 2>&1 &
  processes+=($!)
}

# await FILE PATTERN : the first match of a pattern in a log
await() {
  for _ in $(seq 300); do
    found="$(grep -o -m 1 "$2" "$1" 2>/dev/null | head -n 1 || true)"
    if [ -n "$found" ]; then
      echo "$found"
      return
    fi
    sleep 0.2
  done
  fail "no “$2” in $1 after a minute; the log says why"
}

# start_master FOLDER : sets master, its address
start_master() {
  start "$1/logs/master.log" org.apache.spark.deploy.master.Master \
    --host "$host" --port 0 --webui-port 0
  master="$(await "$1/logs/master.log" "spark://$host:[0-9]*")"
}

# start_worker FOLDER NAME : a core and the memory for a driver in cluster mode, and one for an executor
start_worker() {
  start "$1/logs/$2.log" "${worker_options[@]}" org.apache.spark.deploy.worker.Worker \
    --host "$host" --webui-port 0 --cores 2 --memory 8g --work-dir "$1/$2" "$master"
  await "$1/logs/$2.log" 'Successfully registered with master' >/dev/null
}

# submit MODE OPTIONS... -- ARGUMENTS... : options of spark-submit, arguments of the job, which each
# host reads and writes under the same paths
submit() {
  mode="$1"
  shift
  settings=()
  while [ "$1" != -- ]; do
    settings+=("$1")
    shift
  done
  shift
  # shellcheck disable=SC2086
  SPARK_LOCAL_IP="$host" "$java" $options -Xmx1g -Dai.djl.offline=true -cp "$home/jars/*" \
    org.apache.spark.deploy.SparkSubmit \
    --master "$master" --deploy-mode "$mode" --driver-memory 1g \
    --executor-memory "$memory" --executor-cores 1 --total-executor-cores 2 \
    --conf spark.driver.host="$host" --conf spark.driver.bindAddress="$host" \
    --conf spark.standalone.submit.waitAppCompletion=true \
    --conf spark.driver.extraJavaOptions=-Dai.djl.offline=true \
    "${settings[@]}" --class org.courant.cli.Courant "$jar" "$@"
}

# stop : ends what was started here
stop() {
  for process in "${processes[@]}"; do
    # What a shell runs for us in the background is its child.
    pkill -P "$process" 2>/dev/null || true
    kill "$process" 2>/dev/null || true
  done
  for process in "${processes[@]}"; do wait "$process" 2>/dev/null || true; done
  processes=()
}
