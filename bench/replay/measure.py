"""
What one run of a rule costs, in a process of its own: measure.py <database file> <folder for translations>
Reads one request from standard input, {"query", "functions", "tables", "now", "period" (null: near real time), "memory" (GB), "patience"
(seconds)}, and answers {"seconds", "megabytes", "read": {table: rows}} or {"failed": why}.
"""

import datetime
import json
import os
import resource
import sys
import threading
import time

import duckdb
from replay import CLOCK, MINUTE, faster
from tables import Translator, Values, stamp, stored_columns, table_sql, with_tables

SCANS = ("SEQ_SCAN", "TABLE_SCAN")
JOINS = ("HASH_JOIN", "NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN")


def kind_of(node):
    return node["type"].strip().upper()


def rows_of(node):
    return int(node["intermediate_rows"])


def passes(node, child):
    """Whether what comes out of a node is still what was read of the table below `child`, some of it left out."""
    kind = kind_of(node)
    if kind in ("FILTER", "PROJECTION"):
        return True
    if kind in JOINS:
        join = str(node["extra_info"].get("Join Type", "")).upper()
        first = node["children"][0] is child
        return join in ("SEMI", "ANTI", "MARK") if first else join in ("RIGHT_SEMI", "RIGHT_ANTI")
    if kind == "CROSS_PRODUCT":
        return all(rows_of(other) <= 1 for other in node["children"] if other is not child)
    return False


def rows_read(plan):
    """Rows of each stored table that pass the filters standing directly on it."""
    read = {}

    def look(node, above):
        if kind_of(node) in SCANS:
            rows, child = rows_of(node), node
            for parent in reversed(above):
                if not passes(parent, child):
                    break
                rows, child = min(rows, rows_of(parent)), parent
            table = str(node["extra_info"].get("Table", "")).split(".")[-1]
            read[table] = read.get(table, 0) + rows
        for child in node.get("children", []):
            look(child, [*above, node])

    for node in plan["operator"]:
        look(node, [])
    return read


def main():
    sys.setrecursionlimit(20_000)
    asked = json.loads(sys.stdin.readline())
    database, translations = sys.argv[1:]
    os.makedirs(translations, exist_ok=True)
    # What does not fit into memory is no answer: nothing is written to disk meanwhile.
    config = {"threads": 1, "memory_limit": "%sGB" % asked["memory"], "temp_directory": ""}
    connection = duckdb.connect(database, read_only=True, config=config)
    # What a join tells the scan below it is no filter that stands on the table; one scan for all that read a table stands below nobody's filter.
    connection.execute("SET disabled_optimizers = 'join_filter_pushdown,common_subplan'")
    schema = {table["name"]: [c["name"] for c in table["columns"]] for table in asked["tables"]}
    now = datetime.datetime.fromisoformat(asked["now"])
    try:
        sql, _ = Translator(translations).sql(asked["query"], asked["functions"], schema, now)
        period = MINUTE if asked["period"] is None else datetime.timedelta(seconds=asked["period"])
        column = "arrived" if asked["period"] is None else '"TimeGenerated"'
        condition = "%s > %s AND %s <= %s" % (column, stamp(now - period), column, stamp(now))
        stored = stored_columns(connection)
        tables = [table_sql(table, stored, condition) for table in asked["tables"]]
        texts = [with_tables(faster(words), tables).replace(CLOCK, stamp(now)) for words in (Values().shortened(sql), sql)]
        timer = threading.Timer(asked["patience"], connection.interrupt)
        timer.start()
        started = time.process_time()
        try:
            told = connection.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + texts[0]).fetchall()
        except duckdb.InvalidInputException:
            # A value of a rare type: once more in the longer words of the package.
            started = time.process_time()
            told = connection.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + texts[1]).fetchall()
        plan = json.loads(told[0][1])
        seconds = time.process_time() - started
        timer.cancel()
        # Kilobytes on Linux, bytes on macOS.
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        answer = {"seconds": seconds, "megabytes": peak, "read": rows_read(plan)}
    except duckdb.OutOfMemoryException:
        answer = {"failed": "needs more than %s GB" % asked["memory"]}
    except duckdb.InterruptException:
        answer = {"failed": "takes more than %s s" % asked["patience"]}
    except Exception as error:
        answer = {"failed": "%s: %s" % (type(error).__name__, str(error)[:300])}
    print(json.dumps(answer), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
