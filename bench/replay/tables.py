"""The stored tables of a company, as a run of a rule at some moment sees them."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "lib", "detection-tests"))

from local_engine import SQL_TYPES, Translator, Values, quoted_name, quoted_text  # noqa: E402

__all__ = ["SQL_TYPES", "Translator", "Values", "quoted_name", "quoted_text"]


def stamp(moment):
    return "TIMESTAMP " + quoted_text(moment.isoformat(sep=" "))


def stored_columns(connection):
    stored = {}
    for table, column in connection.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main'").fetchall():
        stored.setdefault(table, set()).add(column)
    return stored


def column_sql(column, there):
    name, kind = quoted_name(column["name"]), SQL_TYPES.get(column["type"], "VARCHAR")
    if column["name"] in there:
        return name
    return "%s AS %s" % ("''" if kind == "VARCHAR" else "CAST(NULL AS %s)" % kind, name)


def cell_sql(value):
    if value is None:
        return "NULL"
    return quoted_text(value if isinstance(value, str) else json.dumps(value))


def table_sql(table, stored, condition):
    """A table as a common table expression: the rows that `condition` lets a run see. Rows of watchlists come with the table."""
    name = table["name"]
    columns = ", ".join(column_sql(column, stored.get(name, ())) for column in table["columns"])
    if table["rows"]:
        rows = (
            "SELECT " + ", ".join("CAST(%s AS %s) AS %s" % (cell_sql(row.get(c["name"])), SQL_TYPES.get(c["type"], "VARCHAR"), quoted_name(c["name"])) for c in table["columns"])
            for row in table["rows"]
        )
        return "%s AS (%s)" % (quoted_name(name), " UNION ALL ".join(rows))
    if name not in stored:
        return "%s AS (SELECT %s WHERE false)" % (quoted_name(name), columns)
    # Materialized, the window of a table would be read in whole wherever the query asks for a few rows of it twice.
    return "%s AS NOT MATERIALIZED (SELECT %s FROM main.%s WHERE %s)" % (quoted_name(name), columns, quoted_name(name), condition)


def with_tables(sql, definitions):
    own = ", " + sql.removeprefix("WITH ") if sql.startswith("WITH ") else " " + sql
    return "WITH " + ", ".join(definitions) + own
