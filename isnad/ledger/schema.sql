-- What a ledger keeps, version 1. Numbers count from 1 but for the log's, which count from 0.
-- The tables of the record only grow: triggers refuse changes of them. What is derived from them
-- can be made anew.

CREATE TABLE ledger (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- ---- the record
CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  leaf TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TABLE input (
  input INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  at TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE TABLE provenance (
  provenance INTEGER PRIMARY KEY,
  input INTEGER NOT NULL REFERENCES input,
  commitment TEXT NOT NULL,
  at TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX provenance_input ON provenance (input);
CREATE TABLE document (
  document INTEGER PRIMARY KEY,
  input INTEGER NOT NULL REFERENCES input,
  record INTEGER NOT NULL,
  digest TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  published TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (input, record, digest)
) STRICT;
CREATE TABLE analysis (
  analysis INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  reading INTEGER NOT NULL REFERENCES reading,
  published TEXT NOT NULL,
  basis TEXT NOT NULL,
  claims INTEGER NOT NULL,
  digest TEXT NOT NULL,
  content TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX analysis_document ON analysis (document);
CREATE TABLE claim (
  claim INTEGER PRIMARY KEY,
  analysis INTEGER NOT NULL REFERENCES analysis,
  id TEXT NOT NULL,
  line TEXT NOT NULL
) STRICT;
CREATE INDEX claim_analysis ON claim (analysis);
CREATE TABLE quarantine (
  quarantine INTEGER PRIMARY KEY,
  input INTEGER NOT NULL REFERENCES input,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  byte INTEGER NOT NULL,
  message TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE TABLE decision (
  decision INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  parent TEXT NOT NULL,
  kind TEXT NOT NULL,
  commitment TEXT NOT NULL,
  at TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_subject ON decision (subject);

-- What leaves commit to. A lawful erasure deletes the row; the log then says so.
CREATE TABLE personal (
  commitment TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- the work: how far each reading of an input is
CREATE TABLE reading (
  reading INTEGER PRIMARY KEY,
  input INTEGER NOT NULL REFERENCES input,
  options TEXT NOT NULL,
  program TEXT NOT NULL,
  packs TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  read_to INTEGER,
  reason TEXT NOT NULL,
  UNIQUE (input, options, program, packs)
) STRICT;
CREATE INDEX reading_pending ON reading (state) WHERE state = 'pending';
CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;

-- ---- derived: the log's head, which analysis stands, and what claims are found by
-- The roots of the log's full subtrees, largest first, 32 bytes each: one row.
CREATE TABLE log_head (one INTEGER PRIMARY KEY, size INTEGER NOT NULL, subtrees BLOB NOT NULL) STRICT;
CREATE TABLE standing (
  input INTEGER NOT NULL,
  record INTEGER NOT NULL,
  analysis INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  PRIMARY KEY (input, record)
) STRICT, WITHOUT ROWID;
-- Claims of analyses that stand no more, by first and last number.
CREATE TABLE superseded (first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
-- What claims and documents are found by: for each key (claim_keys.hpp) the numbers of those that have
-- it (posting.hpp), in runs of numbers that follow each other, each in blocks in the order of keys.
-- place: 0 what claims say, 1 words of claims' evidence, 2 words of documents.
CREATE TABLE posting_run (
  run INTEGER PRIMARY KEY,
  place INTEGER NOT NULL,
  level INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;
CREATE TABLE posting_block (
  block INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  key BLOB NOT NULL,
  postings BLOB NOT NULL
) STRICT;
CREATE INDEX posting_block_key ON posting_block (run, key);
-- The words as they are written, for phrases. Row numbers are those of documents, and of the first
-- claims of passages.
CREATE VIRTUAL TABLE document_words USING fts5(
  words, content='', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE passage_words USING fts5(
  words, content='', tokenize='unicode61 remove_diacritics 0');
INSERT INTO document_words(document_words, rank) VALUES
  ('automerge', 8), ('pgsz', 16000), ('hashsize', 67108864);
INSERT INTO passage_words(passage_words, rank) VALUES
  ('automerge', 8), ('pgsz', 16000), ('hashsize', 67108864);

CREATE TRIGGER log_grows BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log only grows'); END;
CREATE TRIGGER input_grows BEFORE UPDATE ON input BEGIN SELECT raise(ABORT, 'inputs only grow'); END;
CREATE TRIGGER input_stays BEFORE DELETE ON input BEGIN SELECT raise(ABORT, 'inputs only grow'); END;
CREATE TRIGGER provenance_grows BEFORE UPDATE ON provenance BEGIN SELECT raise(ABORT, 'provenance only grows'); END;
CREATE TRIGGER provenance_stays BEFORE DELETE ON provenance BEGIN SELECT raise(ABORT, 'provenance only grows'); END;
CREATE TRIGGER document_grows BEFORE UPDATE ON document BEGIN SELECT raise(ABORT, 'documents only grow'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT raise(ABORT, 'documents only grow'); END;
CREATE TRIGGER analysis_grows BEFORE UPDATE ON analysis BEGIN SELECT raise(ABORT, 'analyses only grow'); END;
CREATE TRIGGER analysis_stays BEFORE DELETE ON analysis BEGIN SELECT raise(ABORT, 'analyses only grow'); END;
CREATE TRIGGER claim_grows BEFORE UPDATE ON claim BEGIN SELECT raise(ABORT, 'claims only grow'); END;
CREATE TRIGGER claim_stays BEFORE DELETE ON claim BEGIN SELECT raise(ABORT, 'claims only grow'); END;
CREATE TRIGGER quarantine_grows BEFORE UPDATE ON quarantine BEGIN SELECT raise(ABORT, 'quarantine only grows'); END;
CREATE TRIGGER quarantine_stays BEFORE DELETE ON quarantine BEGIN SELECT raise(ABORT, 'quarantine only grows'); END;
CREATE TRIGGER decision_grows BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'decisions only grow'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions only grow'); END;
