"""Translates the briefings of each day, and makes an issue of the newsletter of them.

For Airflow 2.10 and later with the provider apache-airflow-providers-standard. What it reads and
writes stands in Airflow's variables courant_home (a clone of Courant with its build), courant_input
(with {date} where the day stands), courant_out and courant_issues.

A day may be run again, today or in a backfill: its partition is replaced. A try of the same DAG run
that follows one which had ended does nothing. To do a finished run over on purpose, delete its file
in the folder runs of courant_out, then clear the task.

Exit code 1 (done, but with an alarm) and 2 (wrong usage) fail the task as 3 does; the line that the
task leaves in XCom tells which it was only where it succeeded, its log tells always.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.python import ShortCircuitOperator

# Courant prints its report line last of all, and what BashOperator leaves in XCom is the last line
# that a command prints on either stream.
TRANSLATE = """
{{ var.value.courant_home }}/jobs/bin/courant translate '{{ var.value.courant_input }}' \
  --to ko,uk --out '{{ var.value.courant_out }}' \
  --date {{ ds }} --run-id '{{ run_id }}' --fail-on 'fallback>0.1' --report-line
"""

# On a cluster; Spark's own log, which goes on after the job's last line, goes to a file.
TRANSLATE_ON_SPARK = """
spark-submit --master spark://host:7077 --class org.courant.cli.Courant \
  --conf spark.executor.extraJavaOptions=-Dai.djl.offline=true \
  /opt/courant/courant-jobs-spark.jar translate '{{ var.value.courant_input }}' \
  --to ko,uk --out '{{ var.value.courant_out }}' \
  --date {{ ds }} --run-id '{{ run_id }}' --report-line 2>'/var/log/courant/{{ ds }}.log'
"""

NEWSLETTER = """
{{ var.value.courant_home }}/jobs/bin/courant newsletter '{{ var.value.courant_out }}' \
  --date {{ ds }} --into '{{ var.value.courant_issues }}/{{ ds }}' --overwrite
"""


def anything_written(line: dict) -> bool:
    """Whether a day has a briefing to print; of a run that was finished before, it is not known."""
    return line["status"] == "skipped" or line["written"] > 0


with DAG(
    dag_id="courant_daily",
    schedule="@daily",
    start_date=datetime(2026, 11, 1),
    catchup=False,
    # One run at a time works in an output folder; another would fail.
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5)},
) as dag:
    translate = BashOperator(
        task_id="translate",
        bash_command=TRANSLATE,
        output_processor=json.loads,
        execution_timeout=timedelta(hours=6),
    )
    has_briefings = ShortCircuitOperator(
        task_id="has_briefings",
        python_callable=anything_written,
        op_args=[translate.output],
    )
    newsletter = BashOperator(task_id="newsletter", bash_command=NEWSLETTER)

    translate >> has_briefings >> newsletter
