"""Runs KQL over tables that each request brings along, with duckdb-kql.

Reads one JSON request a line from standard input and writes one JSON answer a line to standard output. A request:
  {"id", "query", "functions": ["function f(...) {...}"], "now", "tables": [{"name", "columns": [[name, type]], "rows": [{column: cell}]}]}
Translations are kept in the folder given as the first argument (safe to delete) and in memory.
"""

import datetime
import decimal
import gc
import hashlib
import json
import math
import os
import re
import sys
import time
import uuid

import duckdb
import duckdb_kql
from duckdb_kql.stored_functions import parse_functions
from duckdb_kql.types import kusto_type

KEPT_SECONDS = 14 * 24 * 3600
KEPT_BYTES = 64 << 20

SQL_TYPES = {
    "string": "VARCHAR",
    "datetime": "TIMESTAMP",
    "dynamic": "JSON",
    "int": "INTEGER",
    "long": "BIGINT",
    "real": "DOUBLE",
    "double": "DOUBLE",
    "decimal": "DECIMAL(38, 17)",
    "bool": "BOOLEAN",
    "guid": "UUID",
    "timespan": "INTERVAL",
}


def quoted_name(name):
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text):
    return "'" + text.replace("'", "''") + "'"


class Translator:
    """KQL to SQL; each query is translated once for a schema, in this run and in later ones."""

    def __init__(self, folder):
        self.folder = folder
        self.known = {}
        self.definitions = {}

    def sql(self, query, functions, schema, moment):
        key = hashlib.sha256(
            json.dumps([duckdb_kql.__version__, query, functions, schema], ensure_ascii=False).encode()
        ).hexdigest()
        entry = self.known.get(key) or self.load(key)
        if entry is None:
            text = duckdb_kql.to_sql(query, schema=schema, query_now=moment, functions=self.parsed(functions))
            entry = (str(text), "kqlnow" in text.parameters)
            self.save(key, entry)
        self.known[key] = entry
        return entry

    def parsed(self, functions):
        """Saved functions serve many queries: each is parsed once."""
        for text in functions:
            if text not in self.definitions:
                self.definitions[text] = parse_functions([text])[None]
        return {None: {name: f for text in functions for name, f in self.definitions[text].items()}}

    def load(self, key):
        path = os.path.join(self.folder, key + ".json")
        try:
            with open(path, encoding="utf-8") as file:
                kept = json.load(file)
            os.utime(path)
            if kept["check"] == checksum(kept["sql"]):
                return kept["sql"], kept["clock"]
        except (OSError, ValueError, KeyError, TypeError):
            pass  # Missing or damaged: translate anew.
        return None

    def tidy(self):
        """Removes what no run has used for a while, and the longest unused of too much: every edit of a query leaves its old translation behind."""
        limit = time.time() - KEPT_SECONDS
        held = 0
        for used, size, path in sorted(self.entries(), reverse=True):
            held += size
            if used < limit or held > KEPT_BYTES:
                try:
                    os.remove(path)
                except OSError:
                    pass  # Another process was faster.

    def entries(self):
        for entry in os.scandir(self.folder):
            try:
                found = entry.stat()
                yield found.st_mtime, found.st_size, entry.path
            except OSError:
                pass  # Another process was faster.

    def save(self, key, entry):
        sql, clock = entry
        path = os.path.join(self.folder, key + ".json")
        beside = "%s.%d" % (path, os.getpid())
        try:
            with open(beside, "w", encoding="utf-8") as file:
                json.dump({"check": checksum(sql), "sql": sql, "clock": clock}, file)
            os.replace(beside, path)
        except OSError:
            pass  # A cache that cannot be written only costs time.


def checksum(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Values:
    """
    A value as text, in fewer words. The package does not know the types of columns, so it writes out how a value of every type looks as
    text, with the value in a dozen places: half of all SQL. Nearly all values are texts, whole numbers or JSON; only these are kept, and
    any other value is an error, after which the query is asked again in the words of the package.
    """

    SHORT = (
        "coalesce(CASE WHEN typeof(\0) IN ('BOOLEAN', 'TIMESTAMP', 'INTERVAL', 'DOUBLE') THEN error('in other words') "
        "WHEN typeof(\0) = 'JSON' THEN \0 ->> '$' ELSE CAST(\0 AS VARCHAR) END, '')"
    )
    TEXT = re.compile("'(?:[^']|'')*'")

    def __init__(self):
        sql = str(duckdb_kql.to_sql("T | project t = tostring(v)", schema={"T": ["v"]}))
        self.long = sql[sql.index("coalesce(") : sql.index(' AS "t"')].replace('"v"', "\0")
        self.head = self.long[: self.long.index("\0")]

    def shortened(self, sql):
        parts = []
        at = 0
        while (start := sql.find(self.head, at)) >= 0:
            first = start + len(self.head)
            value = sql[first : end_of_value(sql, first)]
            long = self.long.replace("\0", value)
            if sql.startswith(long, start):
                short = value if self.TEXT.fullmatch(value) else self.SHORT.replace("\0", self.shortened(value))
                parts += sql[at:start], short
                at = start + len(long)
            else:
                parts.append(sql[at:first])
                at = first
        return "".join(parts) + sql[at:]


def end_of_value(sql, at):
    """Where the parenthesis closes that a value stands in."""
    depth = 0
    while depth > 0 or sql[at] != ")":
        if sql[at] in "'\"":
            at = sql.index(sql[at], at + 1)
        depth += (sql[at] in "([") - (sql[at] in ")]")
        at += 1
    return at


class Database:
    """
    Runs translated queries. A query is long (up to 200 KB of SQL) and its tables are tiny, so nearly all time goes into parsing and planning.
    The plan is made once for the cases of a query, which follow each other: the rows of each table are a parameter of the prepared
    statement, as JSON. DuckDB plans anew at each run whatever scans a real table or takes the clock as a parameter.
    """

    def __init__(self):
        self.connection = duckdb_kql.connect(config={"threads": 1})
        self.values = Values()
        self.refused = set()
        self.prepared = None

    def run(self, sql, tables):
        """The columns and the rows of the result."""
        if sql not in self.refused:
            try:
                return self.ask(self.values.shortened(sql), tables)
            except duckdb.Error:
                self.refused.add(sql)
        return self.ask(sql, tables)

    def ask(self, sql, tables):
        if tables:
            own = ", " + sql.removeprefix("WITH ") if sql.startswith("WITH ") else " " + sql
            sql = "WITH " + ", ".join(map(table_sql, tables)) + own
        if self.prepared != sql:
            self.prepared = None
            self.connection.execute("PREPARE query AS " + sql)
            self.prepared = sql
        rows = ", ".join("%s := %s" % (parameter(table), rows_sql(table)) for table in tables)
        result = self.connection.execute("EXECUTE query(%s)" % rows if rows else "EXECUTE query")
        return result.description, result.fetchall()


def parameter(table):
    return quoted_name("rows of " + table["name"])


def table_sql(table):
    """A table as a common table expression over its rows."""
    columns = ", ".join("%s AS %s" % (column_sql(name, kind), quoted_name(name)) for name, kind in table["columns"])
    rows = "SELECT unnest($%s::VARCHAR[])::JSON AS r" % parameter(table)
    return "%s AS (SELECT %s FROM (%s))" % (quoted_name(table["name"]), columns, rows)


def column_sql(name, kind):
    path = quoted_text("$." + quoted_name(name))
    if kind == "dynamic":
        return "r -> %s" % path
    if kind == "string":
        return "coalesce(r ->> %s, '')" % path  # A string is never null in KQL, only empty.
    if kind == "timespan":
        return "to_microseconds(CAST(r ->> %s AS BIGINT))" % path
    return "CAST(r ->> %s AS %s)" % (path, SQL_TYPES.get(kind, "VARCHAR"))


def rows_sql(table):
    kinds = dict(table["columns"])
    rows = ({name: json_cell(cell, kinds[name]) for name, cell in row.items()} for row in table["rows"])
    return "[%s]::VARCHAR[]" % ", ".join(quoted_text(json.dumps(row, ensure_ascii=False)) for row in rows)


def json_cell(cell, kind):
    if kind == "timespan":
        return round(cell * 1_000_000)
    return str(cell) if kind == "string" else cell


def plain(value, kind):
    """A value of a result in the form that engines answer in."""
    if value is None:
        return "" if kind == "string" else None
    if kind == "dynamic":
        if isinstance(value, str):
            try:
                return json.loads(value)
            except ValueError:
                return value
        return nested(value)
    return scalar(value)


def nested(value):
    if isinstance(value, dict):
        return {str(k): nested(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [nested(v) for v in value]
    return scalar(value)


def scalar(value):
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None).isoformat() + "Z"
    if isinstance(value, datetime.date):
        return value.isoformat() + "T00:00:00Z"
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, (uuid.UUID, datetime.time)):
        return str(value)
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "replace")
    return value


NEAR = re.compile(r"near '(.*)'$", re.DOTALL)
OPERATORS = re.compile(
    "as|consume|distinct|evaluate|externaldata|facet|find|fork|invoke|make-graph|make-series|mv-apply|mv-expand|parse-kv|parse-where"
    "|parse|partition|project-keep|project-reorder|reduce|render|sample-distinct|sample|scan|search|serialize|top-hitters|top-nested"
)


def named(error):
    """What is not supported, in the words of KQL: the package names operators by the rules of its grammar."""
    hint = error.hint or ""
    near = NEAR.search(hint)
    operator = near and OPERATORS.match(near.group(1))
    if operator and error.construct.endswith("Operator"):
        return operator.group(0)
    hint = NEAR.sub("", hint).replace("not implemented in this wave", "").strip(" ;")
    return error.construct + (" (%s)" % hint if hint else "")


# What RE2 says of a pattern that it does not take.
NO_PATTERN = re.compile(
    "Invalid Input Error: ((?:missing [)\\]]|unexpected [)]|trailing|no argument for|bad repetition"
    "|invalid (?:perl|escape|character class|repetition|named|UTF-8)).*)",
    re.DOTALL,
)

SQL_PART = re.compile(r"'((?:[^']|'')*)'|\"(?:[^\"]|\"\")*\"|(\w*)\s*\(|([),])")


def patterns(sql):
    """The patterns in a translation: literals that are the second argument of a function regexp_..."""
    calls = []
    for part in SQL_PART.finditer(sql):
        text, name, mark = part.groups()
        if name is not None:
            calls.append([name, 0])
        elif mark == ")" and calls:
            calls.pop()
        elif mark == "," and calls:
            calls[-1][1] += 1
        elif text is not None and calls and calls[-1][0].startswith("regexp_") and calls[-1][1] == 1:
            yield text.replace("''", "'")


def reads_otherwise(pattern):
    """Sets within sets (`[a-z&&[^b]]`, `[a--b]`, `[a[bc]]`): Kusto computes with them, RE2 takes the signs for characters."""
    inside = False
    at = 0
    while at < len(pattern):
        two = pattern[at : at + 2]
        if two[:1] == "\\":
            at += 2
            continue
        if inside:
            if two in ("&&", "--", "~~") or (two[0] == "[" and two != "[:"):
                return True
            if two == "[:":
                end = pattern.find(":]", at)
                at = end + 1 if end >= 0 else at
            elif two[0] == "]":
                inside = False
        elif two[0] == "[":
            inside = True
            # A bracket that comes first is a character.
            at += len(re.match(r"\[\^?\]?", pattern[at:]).group()) - 1
        at += 1
    return False


def answer(database, translator, request):
    moment = datetime.datetime.fromisoformat(request["now"].replace("Z", "+00:00")).replace(tzinfo=None)
    schema = {table["name"]: [name for name, _ in table["columns"]] for table in request["tables"]}
    try:
        sql, clock = translator.sql(request["query"], request["functions"], schema, moment)
    except duckdb_kql.KqlUnsupportedError as error:
        return {"refused": named(error)}
    except duckdb_kql.KqlError as error:
        return {"refused": str(error)}
    except RecursionError:
        return {"refused": "a query nested this deeply"}
    except (ValueError, TypeError) as error:
        return {"refused": str(error)}
    foreign = next(filter(reads_otherwise, patterns(sql)), None)
    if foreign is not None:
        return {"refused": "the regular expression %s, which the local engine (RE2) reads in another way" % foreign}
    if clock:
        sql = sql.replace("$kqlnow", "TIMESTAMP " + quoted_text(str(moment)))
    try:
        columns, rows = database.run(sql, request["tables"])
    except duckdb.Error as error:
        unread = NO_PATTERN.match(str(error)) if "regexp_" in sql else None
        if unread:
            return {"refused": "a regular expression that the local engine (RE2) does not take: %s" % unread.group(1)}
        return {"error": str(error)}
    kinds = [kusto_type(column[1]) for column in columns]
    return {
        "columns": [[column[0], kind] for column, kind in zip(columns, kinds)],
        "rows": [[plain(value, kind) for value, kind in zip(row, kinds)] for row in rows],
    }


def main():
    sys.setrecursionlimit(20_000)
    # Syntax trees are many small objects: looking for garbage among them took a third of the time of a translation.
    gc.set_threshold(200_000, 20, 20)
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    translator = Translator(folder)
    translator.tidy()
    database = Database()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            said = answer(database, translator, request)
        except Exception as error:  # The process must outlive any one query.
            said = {"error": "%s: %s" % (type(error).__name__, error)}
        said["id"] = request["id"]
        sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
