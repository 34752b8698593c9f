"""Loads the Parquet files of a company into one database file: load.py <folder> <file>."""

import os
import sys

import duckdb


def main():
    folder, target = sys.argv[1:]
    aside = "%s.%d" % (target, os.getpid())
    connection = duckdb.connect(aside, config={"threads": 2})
    for table in sorted(os.listdir(folder)):
        files = os.path.join(folder, table, "*.parquet").replace("'", "''")
        connection.execute('CREATE TABLE "%s" AS SELECT * FROM read_parquet(\'%s\', union_by_name = true)' % (table, files))
        print(table, flush=True)
    connection.close()
    os.replace(aside, target)


if __name__ == "__main__":
    main()
