"""
Runs rules again and again over a stored company, each at its own frequency, with the clock moved.

  replay.py <database file> <folder for translations>
Reads one rule a line from standard input: {"query", "functions", "tables", "columns", "frequency", "period" (null: near real time),
"from", "to", "everything"}; writes lines {"progress": runs} and at last {"runs", "replayed", "alerts": [{"at", "rows"}]}.

Most runs find nothing, and most of the time of a run goes into planning and reading what cannot matter. So a run is left out when a part
of its query (a let, mostly the suspects) is empty, and DuckDB's own plan proves that then the result is empty, whatever the tables
hold: the query with that part emptied is planned, and must plan to nothing (plans.py). What is left out is never a guess.
 - A part that only filters, row by row, and looks at the clock only to say how far back, is asked for many runs at once: what it
   shows to one of them it shows to all together. Halving finds the runs for which it has rows.
 - Any other part is asked for the one run, with exactly what that run sees.
With "everything" each run is made in full; a test compares the two.
"""

import datetime
import hashlib
import json
import os
import re
import sys
import time

import duckdb
from plans import is_empty, is_rowwise, reads_logs
from sql_parts import TOKEN, alone, closing, emptied, lists_of
from tables import Translator, Values, stamp, stored_columns, table_sql, with_tables

CLOCK = "$kqlnow"
# The only use of the clock under which seeing more is having more: one of the conditions of a row says how far back.
LOOKBACK = re.compile(r">=? \(CAST\(\$kqlnow AS TIMESTAMP\) - [^()]*(?:\([^()]*\)[^()]*)*\)\)")
NESTED = re.compile(r"\([^()]*\)")
MORE = re.compile(r"\b(?:CASE|WHEN|THEN|ELSE|NOT|AND|OR)\b")
CONDITION = re.compile(r"(?:\(| AND | OR |WHERE )$")
MINUTE = datetime.timedelta(minutes=1)
STEP = re.compile(r"_s\d+")
# Seconds of one core that a proof may take for one rule.
PROVING = 25
# Runs of which a part is asked at once, at most, and after how many without a miss halving is given up.
WIDEST = 64
TRIED = 48


class Rule:
    def __init__(self, asked, translator, values, connection, planner, stored, short=True):
        self.connection, self.planner, self.stored, self.asked = connection, planner, stored, asked
        self.near_real_time = asked["period"] is None
        self.period = MINUTE if self.near_real_time else datetime.timedelta(seconds=asked["period"])
        schema = {table["name"]: [c["name"] for c in table["columns"]] for table in asked["tables"]}
        sql, _ = translator.sql(asked["query"], asked["functions"], schema, datetime.datetime(2026, 9, 1))
        self.sql = faster(values.shortened(sql) if short else sql)
        self.gates = Gates(self, translator.folder)

    def statement(self, sql, first, last=None):
        """A query as the run at `first` asks it, or as all runs until `last` would together."""
        last = last or first
        column = "arrived" if self.near_real_time else '"TimeGenerated"'
        condition = "%s > %s AND %s <= %s AND arrived <= %s" % (
            *(column, stamp(first - self.period)),
            *(column, stamp(last), stamp(last)),
        )
        tables = [table_sql(table, self.stored, condition) for table in self.asked["tables"]]
        return with_tables(sql, tables).replace(CLOCK, stamp(first))

    def has_rows(self, sql, first, last=None):
        return self.connection.execute(self.statement(sql, first, last)).fetchone() is not None

    def rows(self, moment):
        result = self.connection.execute(self.statement(self.sql, moment))
        wanted = set(self.asked["columns"])
        names = [(i, column[0]) for i, column in enumerate(result.description) if column[0] in wanted]
        return [{name: shown(row[i]) for i, name in names} for row in result.fetchall()]


def shown(value):
    return "" if value is None else value if isinstance(value, str) else str(value)


HAS = re.compile(r"lambda t: regexp_matches\((?P<text>(?:[^(),]|\([^()]*\)|, '')+), '\(\?i\)' \|\| CASE")


def faster(sql):
    """Terms are looked for as plain text before they are looked for as words: a pattern for each term and row is slow."""
    found = list(HAS.finditer(sql))
    for match in reversed(found):
        start = match.start() + len("lambda t: ")
        # Up to the parenthesis that closes regexp_matches.
        end = closing(sql, start + len("regexp_matches(")) + 1
        text = match.group("text")
        sql = "%s(contains(lower(%s), lower(t)) AND %s)%s" % (sql[:start], text, sql[start:end], sql[end:])
    return sql


def looks_back_only(sql):
    """Whether the clock only says how far back, in a condition that is no part of a negation or of another value."""
    for match in LOOKBACK.finditer(sql):
        begin = sql.rfind("WHERE ", 0, match.start()) + len("WHERE ")
        opened = []
        for token in TOKEN.finditer(sql, begin, match.start()):
            if token.group()[0] == "(":
                opened.append(token.start())
            elif token.group() == ")":
                if not opened:
                    return False
                opened.pop()
        if begin < len("WHERE ") or not opened or not all(CONDITION.search(sql, max(0, at - 6), at) for at in opened):
            return False
        # What is compared stands alone in the innermost parentheses.
        value, shorter = "", sql[opened[-1] + 1 : match.start()]
        while value != shorter:
            value, shorter = shorter, NESTED.sub("", shorter)
        if MORE.search(value):
            return False
    return CLOCK not in LOOKBACK.sub("", sql)


def inside(sql):
    """The WITH lists in what a query asks for, not those around it."""
    at = sql.rindex("SELECT 1 AS one FROM (")
    return [parts for parts in lists_of(sql) if parts[0].start > at][:8]


class Gates:
    """Parts of a rule's query without which it finds nothing: `exact` ones for one run, a `wide` one for many at once."""

    def __init__(self, rule, folder):
        self.rule = rule
        self.never = False
        self.wide = None
        self.exact = []
        self.moment = datetime.datetime(2026, 9, 1)
        self.until = time.process_time() + PROVING
        if rule.asked["everything"] or self.kept(folder):
            return
        # Tables that the company has none of: nothing can come out.
        self.never = self.judge(rule.sql, is_empty)
        if not self.never:
            self.look(rule.sql, 0)
        self.keep_for_later(folder)

    def kept(self, folder):
        """A proof is of the query and the form of its tables: it is made once."""
        here = os.path.dirname(os.path.abspath(__file__))
        told = [self.rule.statement(self.rule.sql, self.moment), duckdb.__version__]
        for name in ("plans.py", "sql_parts.py", "replay.py"):
            with open(os.path.join(here, name), encoding="utf-8") as file:
                told.append(file.read())
        self.path = os.path.join(folder, "gates-%s.json" % hashlib.sha256("\0".join(told).encode()).hexdigest())
        try:
            with open(self.path, encoding="utf-8") as file:
                self.never, self.wide, self.exact = json.load(file)
            return True
        except (OSError, ValueError):
            return False

    def keep_for_later(self, folder):
        aside = "%s.%d" % (self.path, os.getpid())
        with open(aside, "w", encoding="utf-8") as file:
            json.dump([self.never, self.wide, self.exact], file)
        os.replace(aside, self.path)

    def look(self, sql, depth):
        """
        The lets of a query in their order, the first being the suspects, then its steps. In what is proved the search goes on: what is empty
        when a part of it is empty proves as much.
        """
        parts = lists_of(sql, depth=99)[:1]
        if not parts or depth > 4:
            return
        lets = [part for part in parts[0] if not STEP.fullmatch(part.name)]
        steps = [part for part in parts[0] if STEP.fullmatch(part.name)]
        for part in lets[:6]:
            if self.proves(sql, part):
                self.keep(sql, part, depth)
        if self.wide is None and steps:
            # In a chain of steps, what proves once proves from there on; the earlier, the less it reads.
            first = self.first(steps, lambda part: self.proves(sql, part))
            if first < len(steps):
                last = first + self.first(steps[first:], lambda part: not self.is_wide(alone(sql, part)))
                self.keep(sql, steps[max(first, last - 1)], depth)

    def first(self, parts, holds):
        low, high = 0, len(parts)
        while low < high:
            middle = (low + high) // 2
            if holds(parts[middle]):
                high = middle
            else:
                low = middle + 1
        return low

    def keep(self, sql, part, depth):
        asked = alone(sql, part)
        if self.is_wide(asked) and self.judge(asked, reads_logs):
            self.widen(asked)
            return
        if depth == 0:
            self.exact.append(asked)
        for inner in inside(asked):
            if self.within(asked, inner):
                return

    def widen(self, sql):
        """What comes later in a query brings along what it is made of, and lets less through."""
        if self.wide is None or len(sql) > len(self.wide):
            self.wide = sql

    def within(self, sql, parts):
        """Lists inside a proved part, the outermost first."""
        first = self.first(parts, lambda part: self.proves(sql, part))
        if first == len(parts):
            return False
        last = first + self.first(parts[first:], lambda part: not self.is_wide(alone(sql, part)))
        if last > first and self.judge(alone(sql, parts[last - 1]), reads_logs):
            self.widen(alone(sql, parts[last - 1]))
            return True
        return False

    def proves(self, sql, part):
        return self.judge(emptied(sql, part), is_empty)

    def is_wide(self, sql):
        return looks_back_only(sql) and self.judge(sql, is_rowwise)

    def judge(self, sql, judgement):
        if time.process_time() > self.until:
            return False
        try:
            plan = self.rule.planner.execute("EXPLAIN (FORMAT JSON) " + self.rule.statement(sql, self.moment)).fetchall()[0][1]
            return all(judgement(node) for node in json.loads(plan))
        except duckdb.Error:
            return False  # Not a query of its own: it uses what stands around it.


class Replay:
    def __init__(self, rule, say):
        self.rule, self.say = rule, say
        self.done = self.replayed = 0
        self.alerts = []
        self.hits = 0
        self.misses = 0
        self.exact = None

    def all(self):
        asked = self.rule.asked
        step = datetime.timedelta(seconds=asked["frequency"])
        first, end = (datetime.datetime.fromisoformat(asked[key]) for key in ("from", "to"))
        moments = []
        while (moment := first + (len(moments) + 1) * step) <= end:
            moments.append(moment)
        for at in range(0, 0 if self.rule.gates.never else len(moments), WIDEST):
            self.range(moments[at : at + WIDEST])
        return {"runs": len(moments), "replayed": self.replayed, "alerts": self.alerts}

    def range(self, moments):
        """Halves the runs as long as the wide gate lets something through."""
        wide = self.rule.gates.wide
        if wide is None or (self.misses == 0 and self.hits > TRIED):
            for moment in moments:
                self.one(moment)
            return
        if not self.rule.has_rows(wide, moments[0], moments[-1]):
            self.misses += 1
            self.count(len(moments))
        elif len(moments) == 1:
            self.hits += 1
            self.one(moments[0])
        else:
            half = len(moments) // 2
            self.range(moments[:half])
            self.range(moments[half:])

    def one(self, moment):
        gate = self.gate(moment)
        if gate is None or self.rule.has_rows(gate, moment):
            self.replayed += 1
            rows = self.rule.rows(moment)
            if rows:
                self.alerts.append({"at": moment.isoformat(), "rows": rows})
        self.count(1)

    def gate(self, moment):
        """The exact gate that is worth its time, measured on the first runs; None when the query itself is as cheap."""
        if self.exact is None:
            self.exact = [[sql, 0.0, 0] for sql in self.rule.gates.exact]
            self.whole = 0.0
            self.measured = 0
        if self.measured < 6 and self.exact:
            self.measured += 1
            started = time.process_time()
            self.rule.rows(moment)
            self.whole += time.process_time() - started
            for entry in self.exact:
                started = time.process_time()
                entry[2] += self.rule.has_rows(entry[0], moment)
                entry[1] += time.process_time() - started
            return None
        best, cost = None, self.whole
        for sql, seconds, passed in self.exact:
            expected = seconds + (passed + 0.5) / (self.measured + 1) * self.whole
            if expected < cost:
                best, cost = sql, expected
        return best

    def count(self, runs):
        before = self.done
        self.done += runs
        if before // 50 != self.done // 50:
            self.say({"progress": self.done})


def empty_copy(connection):
    """The same tables without rows: what is proved over them is proved from the query alone, not from what the tables happen to hold."""
    planner = duckdb.connect()
    # Statistics say that an empty table has nothing to give: no proof.
    planner.execute("SET disabled_optimizers = 'statistics_propagation'")
    for (sql,) in connection.execute("SELECT sql FROM duckdb_tables() WHERE schema_name = 'main'").fetchall():
        planner.execute(sql)
    return planner


def main():
    sys.setrecursionlimit(20_000)
    database, translations = sys.argv[1:]
    os.makedirs(translations, exist_ok=True)
    connection = duckdb.connect(database, read_only=True, config={"threads": 1, "memory_limit": "3GB"})
    planner = empty_copy(connection)
    translator, values, stored = Translator(translations), Values(), stored_columns(connection)

    def say(what):
        sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    for line in sys.stdin:
        started = time.process_time()
        try:
            asked = json.loads(line)
            try:
                rule = Rule(asked, translator, values, connection, planner, stored)
                done = Replay(rule, say).all()
            except duckdb.InvalidInputException:
                # A value of a rare type: once more in the longer words of the package.
                rule = Rule(asked, translator, values, connection, planner, stored, short=False)
                done = Replay(rule, say).all()
            done["gates"] = [rule.gates.wide is not None, len(rule.gates.exact)]
            say({**done, "seconds": time.process_time() - started})
        except Exception as error:  # Tells which rule it was, and goes on with the next.
            say({"error": "%s: %s" % (type(error).__name__, str(error)[:2000])})


if __name__ == "__main__":
    main()
