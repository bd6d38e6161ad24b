-- What the order system keeps. Every kind of record has an id and a revision that rises by one with each change.

CREATE TABLE about (
    epoch INTEGER NOT NULL,     -- the cursor before the first entry of the feed
    begins_on TEXT NOT NULL     -- the first day for which the books are closed
);

CREATE TABLE centre (
    id INTEGER PRIMARY KEY,
    rev INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    rev INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    centre_id INTEGER REFERENCES centre,
    role TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE company (
    id INTEGER PRIMARY KEY,
    rev INTEGER NOT NULL DEFAULT 1,
    crm_uid TEXT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('active', 'warning', 'inactive', 'blocked', 'deleted')),
    merged_into INTEGER REFERENCES company,
    leading_centre INTEGER REFERENCES centre,
    last_order TEXT,
    name TEXT NOT NULL,
    street TEXT,
    zip TEXT,
    city TEXT,
    country TEXT NOT NULL,
    phone TEXT,
    branch TEXT,
    legal_form TEXT,
    last_visit TEXT
);

CREATE TABLE visit_plan (
    id INTEGER PRIMARY KEY REFERENCES company,
    rev INTEGER NOT NULL DEFAULT 1,
    every_days INTEGER NOT NULL DEFAULT 0,
    priority INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    rev INTEGER NOT NULL DEFAULT 1,
    crm_uid TEXT UNIQUE,
    company_id INTEGER NOT NULL REFERENCES company,
    removed INTEGER NOT NULL DEFAULT 0,
    salutation TEXT,
    first_name TEXT,
    last_name TEXT NOT NULL,
    function TEXT,
    phone TEXT,
    mobile TEXT,
    email TEXT,
    left_company TEXT
);

CREATE INDEX contact_of_company ON contact (company_id);

CREATE TABLE visit_report (
    crm_uid TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- The books as they are now, and the batches in which they were closed.

CREATE TABLE revenue (
    company_id INTEGER NOT NULL REFERENCES company,
    year INTEGER NOT NULL,
    cents INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    PRIMARY KEY (company_id, year)
) WITHOUT ROWID;

CREATE TABLE batch (
    batch_no INTEGER PRIMARY KEY AUTOINCREMENT,
    as_of TEXT NOT NULL,
    rows INTEGER NOT NULL DEFAULT 0,
    total_cents INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT ''
);

CREATE TABLE batch_row (
    batch_no INTEGER NOT NULL REFERENCES batch,
    position INTEGER NOT NULL,
    company_id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    cents INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    last_order TEXT,
    PRIMARY KEY (batch_no, position)
) WITHOUT ROWID;

-- The feed says that a record changed; what it looks like is read when somebody asks.

CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    id INTEGER NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('msto', 'crm'))
);

CREATE TABLE answered (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- What is exchanged, column by column as it goes over the wire. Whoever answers the CRM reads these and nothing else.

CREATE VIEW exchanged_centre AS SELECT id, name, active FROM centre;

CREATE VIEW exchanged_user AS SELECT id, name, centre_id, role, active FROM user;

CREATE VIEW exchanged_company AS
    SELECT id, rev, crm_uid, state, leading_centre, last_order,
        name, street, zip, city, country, phone, branch, legal_form, last_visit
    FROM company WHERE state IN ('active', 'warning', 'inactive');

CREATE VIEW exchanged_visit_plan AS
    SELECT id, rev, every_days, priority
    FROM visit_plan WHERE EXISTS (SELECT 1 FROM exchanged_company WHERE exchanged_company.id = visit_plan.id);

CREATE VIEW exchanged_contact AS
    SELECT id, rev, crm_uid, company_id, salutation, first_name, last_name, function, phone, mobile, email, left_company
    FROM contact
    WHERE NOT removed AND EXISTS (SELECT 1 FROM exchanged_company WHERE exchanged_company.id = contact.company_id);
