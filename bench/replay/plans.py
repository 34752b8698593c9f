"""What DuckDB's plan of a query proves about it."""

# Operators that give no row when their (first) input gives none.
PASSING = {
    "PROJECTION", "FILTER", "UNNEST", "ORDER_BY", "TOP_N", "LIMIT", "STREAMING_LIMIT", "LIMIT_PERCENT", "HASH_GROUP_BY",
    "PERFECT_HASH_GROUP_BY", "PARTITIONED_AGGREGATE", "WINDOW", "STREAMING_WINDOW", "RESERVOIR_SAMPLE", "RESULT_COLLECTOR",
}  # fmt: skip
# Operators of which more rows in can only mean more rows out, row by row.
ROWWISE = {
    "PROJECTION", "FILTER", "UNNEST", "UNION", "CTE", "CTE_SCAN", "SEQ_SCAN", "TABLE_SCAN", "COLUMN_DATA_SCAN", "DUMMY_SCAN",
    "EMPTY_RESULT", "RESULT_COLLECTOR", "EXPRESSION_SCAN", "STREAMING_LIMIT", "LIMIT",
}  # fmt: skip
JOINS = {"HASH_JOIN", "NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN", "LEFT_DELIM_JOIN", "RIGHT_DELIM_JOIN"}


def join_kind(node):
    return str(node.get("extra_info", {}).get("Join Type", "")).upper()


def is_empty(node, ctes=None):
    """Whether the plan says that no row can come out, whatever the tables hold."""
    ctes = {} if ctes is None else ctes
    name = node["name"].strip()
    children = node["children"]
    if name == "EMPTY_RESULT":
        return True
    if name == "CTE":
        defined, body = children[0], children[1]
        key = str(node["extra_info"].get("Table Index"))
        return is_empty(body, {**ctes, key: is_empty(defined, ctes)})
    if name == "CTE_SCAN":
        return ctes.get(str(node["extra_info"].get("CTE Index")), False)
    if name in PASSING:
        return is_empty(children[0], ctes)
    if name == "UNION":
        return all(is_empty(child, ctes) for child in children)
    if name == "CROSS_PRODUCT":
        return any(is_empty(child, ctes) for child in children)
    if name in JOINS and len(children) >= 2:
        left, right = is_empty(children[0], ctes), is_empty(children[1], ctes)
        kind = join_kind(node)
        if kind in ("INNER", "SEMI", "RIGHT_SEMI"):
            return left or right
        if kind in ("LEFT", "ANTI", "MARK", "SINGLE"):
            return left
        if kind in ("RIGHT", "RIGHT_ANTI"):
            return right
        return left and right
    return False


def is_constant(node, ctes):
    """Whether nothing in it comes from a stored table: lists that the query brings along, watchlists."""
    name = node["name"].strip()
    if name in ("SEQ_SCAN", "TABLE_SCAN", "READ_PARQUET"):
        return False
    if name == "CTE_SCAN":
        return ctes.get(str(node["extra_info"].get("CTE Index")), False)
    if name == "DELIM_SCAN":
        return False
    return all(is_constant(child, ctes) for child in node["children"])


def is_rowwise(node, ctes=None):
    """Whether more rows in the tables can only mean more rows out."""
    ctes = {} if ctes is None else ctes
    name = node["name"].strip()
    children = node["children"]
    if is_constant(node, ctes):
        return True
    if name == "CTE":
        key = str(node["extra_info"].get("Table Index"))
        ctes = {**ctes, key: is_constant(children[0], ctes)}
        return is_rowwise(children[0], ctes) and is_rowwise(children[1], ctes)
    if name in JOINS:
        kind = join_kind(node)
        if kind in ("LEFT", "SINGLE", "MARK", "ANTI"):
            # Whether a row finds a partner in what never changes is a matter of the row alone.
            return is_constant(children[1], ctes) and is_rowwise(children[0], ctes)
        if kind not in ("INNER", "SEMI", "RIGHT_SEMI"):
            return False
    elif name != "CROSS_PRODUCT" and name not in ROWWISE:
        return False
    return all(is_rowwise(child, ctes) for child in children)


def reads_logs(node):
    return not is_constant(node, {})
