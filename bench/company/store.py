"""
Turns the rows and blocks that the generator wrote into Parquet files, one a table and day.

  store.py <folder with .rows and .blocks> <folder of the Parquet files> <shapes as JSON>
The shapes: {"busy": {table: {"blocks": [...], "own": {column: how}, "derived": {column: SQL}}}, "types": {table: {column: KQL type}}}
"""

import glob
import json
import os
import sys

import duckdb

SQL_TYPES = {"datetime": "TIMESTAMP", "dynamic": "JSON", "int": "INTEGER", "long": "BIGINT", "real": "DOUBLE", "bool": "BOOLEAN"}


def name(text):
    return '"' + text.replace('"', '""') + '"'


def text(value):
    return "'" + value.replace("'", "''") + "'"


def uuid_of(kind, number):
    digest = "md5('%s' || %s)" % (kind, number)
    parts = ["substr(%s, %d, %d)" % (digest, at, length) for at, length in ((1, 8), (10, 3), (14, 3), (18, 3), (21, 12))]
    parts[1] = "substr(%s, 9, 4)" % digest
    parts[2] = "'4' || substr(%s, 14, 3)" % digest
    parts[3] = "'8' || substr(%s, 18, 3)" % digest
    return " || '-' || ".join(parts)


def own(how, column):
    if how in ("session", "record"):
        return uuid_of(how, column)
    if how == "token":
        return "substr(base64(unhex(md5('token' || %s))), 1, 22)" % column
    if how == "time":
        return "epoch_ms(CAST(%s AS BIGINT))" % column
    return column


def rows_of(path, columns):
    listed = ", ".join("%s: 'VARCHAR'" % text(c) for c in columns)
    return (
        "read_csv(%s, delim='|', quote='\"', escape='\"', header=false, auto_detect=false, max_line_size=4000000, columns={%s})"
        % (text(path), listed)
    )


def cast(expression, kind):
    if kind == "string":
        return "coalesce(CAST(%s AS VARCHAR), '')" % expression
    return "CAST(%s AS %s)" % (expression, SQL_TYPES[kind])


def busy_select(path, table, shape, types):
    """Inner: every column of blocks and rows by its name; outer: those columns in the types of the table."""
    blocks, columns = shape["blocks"], list(shape["own"])
    source = rows_of(path, ["time", "arrived"] + ["block " + b for b in blocks] + ["own " + c for c in columns])
    inner = ["epoch_ms(CAST(r.time AS BIGINT)) AS \"TimeGenerated\"", "epoch_ms(CAST(r.arrived AS BIGINT)) AS \"arrived\""]
    joins = []
    known = ["TimeGenerated", *columns]
    for block in blocks:
        relation = name(table + "." + block)
        joins.append("JOIN %s ON %s.number = CAST(r.%s AS BIGINT)" % (relation, relation, name("block " + block)))
        for column in block_columns[table + "." + block]:
            inner.append("%s.%s AS %s" % (relation, name(column), name(column)))
            known.append(column)
    for column in columns:
        inner.append("%s AS %s" % (own(shape["own"][column], "r." + name("own " + column)), name(column)))
    sql = "SELECT %s FROM %s r %s" % (", ".join(inner), source, " ".join(joins))
    plain = {c: name(c) for c in known if c in types}
    derived = shape.get("derived", {})
    # What is made of other columns may be used by more of its kind.
    return "SELECT %s, arrived FROM (%s)" % (
        ", ".join("%s AS %s" % (cast(e, types[c]), name(c)) for c, e in {**plain, **derived}.items()),
        sql,
    )


def quiet_select(path, types):
    source = rows_of(path, ["time", "arrived", "row"])
    columns = [
        "%s AS %s" % (cast("row %s %s" % ("->" if kind == "dynamic" else "->>", text("$." + name(c))), kind), name(c))
        for c, kind in types.items()
        if c != "TimeGenerated"
    ]
    return (
        "SELECT epoch_ms(CAST(time AS BIGINT)) AS \"TimeGenerated\", %s, epoch_ms(CAST(arrived AS BIGINT)) AS arrived "
        "FROM (SELECT time, arrived, CAST(row AS JSON) AS row FROM %s)" % (", ".join(columns), source)
    )


def main():
    raw, target, shapes = sys.argv[1:]
    with open(shapes, encoding="utf-8") as file:
        said = json.load(file)
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("SET preserve_insertion_order = true")
    for path in sorted(glob.glob(os.path.join(raw, "*.blocks"))):
        relation = os.path.basename(path)[: -len(".blocks")]
        with open(path, encoding="utf-8") as file:
            columns = [c for c in json.loads(file.readline()) if c != "number"]
        block_columns[relation] = columns
        listed = ", ".join(["number: 'BIGINT'"] + ["%s: 'JSON'" % name(c) for c in columns])
        texts = ", ".join("%s ->> '$' AS %s" % (name(c), name(c)) for c in columns)
        connection.execute(
            "CREATE TABLE %s AS SELECT number, %s FROM read_json(%s, format='newline_delimited', columns={%s})"
            % (name(relation), texts, text(path), listed)
        )
    for path in sorted(glob.glob(os.path.join(raw, "*.rows"))):
        table, form, day = os.path.basename(path)[: -len(".rows")].split(".")
        types = said["types"][table]
        select = busy_select(path, table, said["busy"][table], types) if form == "parts" else quiet_select(path, types)
        folder = os.path.join(target, table)
        os.makedirs(folder, exist_ok=True)
        connection.execute(
            "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30720)" % (select, text(os.path.join(folder, "%s.%s.parquet" % (day, form))))
        )
        os.remove(path)
        print(table, day, flush=True)


block_columns = {}
main()
