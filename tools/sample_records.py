#!/usr/bin/env python3
"""Write documents.jsonl of a region pack from its documents/*.txt and documents.tsv.

usage: tools/sample_records.py [--check] [PACK]      (PACK: packs/region-sample by default)

A record holds the bytes of its .txt file unchanged, with the title, publication date, outlet and url that
documents.tsv gives. With --check nothing is written: exit code 1 says that documents.jsonl is out of date.
"""
import argparse
import csv
import datetime
import json
import pathlib
import sys

COLUMNS = ["file", "title", "published", "outlet", "url"]


def read_rows(table):
    with table.open(encoding="utf-8", newline="") as stream:
        lines = [line for line in stream if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if reader.fieldnames != COLUMNS:
        sys.exit(f"{table}:1: the columns must be {' '.join(COLUMNS)}")
    return list(reader)


def record(row, folder):
    text = (folder / row["file"]).read_bytes().decode("utf-8")
    datetime.date.fromisoformat(row["published"])
    fields = {"id": row["file"].removesuffix(".txt"), "text": text}
    fields.update({key: row[key] for key in COLUMNS[1:] if row[key]})
    return json.dumps(fields, ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say whether documents.jsonl is up to date")
    parser.add_argument("pack", nargs="?", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parent.parent / "packs" / "region-sample")
    options = parser.parse_args()
    folder, target = options.pack / "documents", options.pack / "documents.jsonl"
    rows = read_rows(options.pack / "documents.tsv")
    named, present = [row["file"] for row in rows], sorted(path.name for path in folder.glob("*.txt"))
    if sorted(named) != present:
        sys.exit(f"{options.pack / 'documents.tsv'}: rows and files differ: {sorted(set(named) ^ set(present))}")
    written = "".join(record(row, folder) + "\n" for row in rows).encode("utf-8")
    if options.check:
        current = target.exists() and target.read_bytes() == written
        sys.exit(0 if current else f"{target} is out of date: run tools/sample_records.py")
    partial = target.with_suffix(".jsonl.partial")
    partial.write_bytes(written)
    partial.replace(target)


if __name__ == "__main__":
    main()
