"""The common table expressions of a translated query: where they stand, and how one of them is asked alone."""

import re

HEAD = re.compile(r'\s*("(?:[^"]|"")*"|\w+) AS (?:MATERIALIZED |NOT MATERIALIZED )?\(')
COMMA = re.compile(r"\)\s*,")
TOKEN = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\(WITH |[()]")


def closing(sql, at):
    """Where the parenthesis closes inside which `at` lies."""
    depth = 0
    for token in TOKEN.finditer(sql, at):
        mark = token.group()[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            if depth == 0:
                return token.start()
            depth -= 1
    return len(sql)


class Part:
    """One expression of a WITH list: its name, its place, and the lists around it."""

    def __init__(self, name, start, end, around):
        self.name, self.start, self.end, self.around = name, start, end, around


def lists_of(sql, start=0, end=None, around=(), depth=0):
    """Every WITH list in the text, each a list of parts; of nested ones the outer come first."""
    end = len(sql) if end is None else end
    found = []
    at = start
    if sql.startswith("WITH ", start):
        parts = []
        at = start + 5
        while head := HEAD.match(sql, at):
            stop = closing(sql, head.end())
            parts.append(Part(head.group(1), head.end(), stop, (*around, (start, head.start()))))
            comma = COMMA.match(sql, stop)
            at = comma.end() if comma else stop + 1
            if not comma:
                break
        found.append(parts)
        if depth < 5:
            for part in parts:
                found += lists_of(sql, part.start, part.end, part.around, depth + 1)
        around = (*around, (start, at))
    # Lists inside subqueries of what follows.
    while depth < 5:
        token = next((t for t in TOKEN.finditer(sql, at, end) if t.group() == "(WITH "), None)
        if token is None:
            break
        inner = token.start() + 1
        stop = closing(sql, inner)
        found += lists_of(sql, inner, stop, around, depth + 1)
        at = stop
    return found


def emptied(sql, part):
    return sql[: part.start] + "SELECT * FROM (" + sql[part.start : part.end] + ") WHERE false" + sql[part.end :]


def alone(sql, part):
    """A query that has a row when the part has one."""
    text = "SELECT 1 AS one FROM (" + sql[part.start : part.end] + ") LIMIT 1"
    for start, stop in reversed(part.around):
        before = sql[start:stop].rstrip().rstrip(",")
        # The first of its list has nothing before it.
        text = text if before in ("WITH", "WITH ") else "%s SELECT * FROM (%s)" % (before, text)
    return text
