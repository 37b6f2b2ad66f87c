-- The project file, version 1. What the machine found and what people decided never share a table.

-- Files that were added. The order is the order of adding.
CREATE TABLE source (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    path TEXT NOT NULL
);

-- Machine results. All of it can be made again from the sources. Bodies are compressed JSON of the nouns.
CREATE TABLE document (
    id TEXT PRIMARY KEY REFERENCES source (document) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE page (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (document, number)
);

CREATE TABLE findings (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    body BLOB NOT NULL
);

CREATE TABLE results (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    fingerprint TEXT NOT NULL,
    body BLOB NOT NULL
);

-- What people decided. One row a thing decided on; `other` is the document of a cell of the matrix, else ''.
CREATE TABLE decision (
    noun TEXT NOT NULL CHECK (noun IN ('statement', 'coverage', 'conflict', 'identity')),
    subject TEXT NOT NULL,
    other TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (noun, subject, other)
) WITHOUT ROWID;

-- Steps that can be undone (undone = 0) or redone (undone = 1), and the SQL that does it.
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    words TEXT NOT NULL,
    who TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE undo_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    noun TEXT NOT NULL,
    subject TEXT NOT NULL,
    other TEXT NOT NULL,
    reverse TEXT NOT NULL
);
CREATE INDEX undo_log_of_step ON undo_log (step);

-- The step that a change belongs to, set while one is made.
CREATE TABLE current_step (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    step INTEGER
);
INSERT INTO current_step VALUES (1, NULL);

-- Who decided what and when. Only ever added to.
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('decided', 'undone', 'redone')),
    words TEXT NOT NULL,
    noun TEXT NOT NULL,
    subject TEXT NOT NULL,
    other TEXT NOT NULL,
    body TEXT
);
