from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from roost.kit import database

ID = "m0008_issues"
VERSION = "1.38.0"
DESCRIPTION = "issues, what was said and promised, who said me too, photos, routing, fixes"

# Every statement may be run twice: Piccolo writes its own row after this transaction has ended.
SQL = """
CREATE TABLE IF NOT EXISTS category (
    code text PRIMARY KEY,
    name text NOT NULL,
    position integer NOT NULL,
    retired_at timestamptz
);

-- What can be tapped instead of written. `space_kind` null: anywhere in a building.
CREATE TABLE IF NOT EXISTS chip (
    code text PRIMARY KEY,
    category text NOT NULL REFERENCES category,
    space_kind text,
    words text NOT NULL,
    position integer NOT NULL,
    retired_at timestamptz
);

-- Who gets what: the most specific rule wins; the one that names nothing is the fallback, and always there.
CREATE TABLE IF NOT EXISTS route (
    id uuid PRIMARY KEY,
    site text REFERENCES site,
    category text REFERENCES category,
    space_kind text,
    queue text NOT NULL REFERENCES queue,
    UNIQUE NULLS NOT DISTINCT (site, category, space_kind)
);

CREATE SEQUENCE IF NOT EXISTS issue_number;

CREATE TABLE IF NOT EXISTS issue (
    id uuid PRIMARY KEY,
    number integer NOT NULL UNIQUE,
    version integer NOT NULL DEFAULT 1,
    kind text NOT NULL CHECK (kind IN ('irritation', 'idea')),
    category text NOT NULL REFERENCES category,
    chip text REFERENCES chip,
    site text NOT NULL REFERENCES site,
    zone text REFERENCES zone,
    space uuid REFERENCES space,
    words text,
    -- Who may know who said it: the board a team; the current owner only; nobody.
    level text NOT NULL CHECK (level IN ('named', 'hidden', 'unlinked')),
    reporter uuid REFERENCES person,
    team text REFERENCES team,
    receipt bytea UNIQUE,
    -- Why only the queue sees it yet; null: everybody does.
    held text CHECK (held IN ('unlinked', 'names a colleague')),
    words_passed boolean NOT NULL DEFAULT false,
    reported_at timestamptz NOT NULL,
    redacted_at timestamptz,
    queue text NOT NULL REFERENCES queue,
    unowned_since timestamptz,
    escalated integer NOT NULL DEFAULT 0 CHECK (escalated BETWEEN 0 AND 3),
    escalates_at timestamptz,
    state text NOT NULL DEFAULT 'new'
        CHECK (state IN ('new', 'looking', 'doing', 'waiting', 'sorted', 'cannot', 'passed on', 'same as')),
    state_since timestamptz NOT NULL,
    owner uuid REFERENCES person,
    ticket text,
    -- Next word by, promised for, or look again on, as the state says.
    due date,
    -- On whom it waits, or to whom it was passed on.
    waiting_on text,
    -- What changed, or why it cannot: the words that an end must have.
    outcome text,
    reason text,
    decided_by uuid REFERENCES person,
    target uuid REFERENCES issue,
    -- Itself, or what it is the same as in the end: people are counted by it.
    root uuid NOT NULL REFERENCES issue DEFERRABLE INITIALLY DEFERRED,
    state_before text,
    fix uuid,
    walk uuid,
    nature text CHECK (nature IN ('tame', 'wicked')),
    sponsor uuid REFERENCES person,
    first_word_at timestamptz,
    reopened integer NOT NULL DEFAULT 0,
    CONSTRAINT issue_new_has_no_owner CHECK (state <> 'new' OR (owner IS NULL AND due IS NULL)),
    CONSTRAINT issue_unowned_is_timed CHECK ((state = 'new') = (unowned_since IS NOT NULL)),
    CONSTRAINT issue_live_has_owner_and_date CHECK (
        state NOT IN ('looking', 'doing', 'waiting', 'passed on') OR (owner IS NOT NULL AND due IS NOT NULL)),
    CONSTRAINT issue_waits_on_somebody CHECK (state NOT IN ('waiting', 'passed on') OR waiting_on IS NOT NULL),
    CONSTRAINT issue_end_has_words CHECK (state NOT IN ('sorted', 'cannot') OR outcome IS NOT NULL),
    CONSTRAINT issue_cannot_says_why CHECK (
        state <> 'cannot' OR (reason IS NOT NULL AND decided_by IS NOT NULL AND due IS NOT NULL)),
    CONSTRAINT issue_same_as_has_target CHECK ((state = 'same as') = (target IS NOT NULL)),
    CONSTRAINT issue_same_as_was_something CHECK ((state = 'same as') = (state_before IS NOT NULL)),
    CONSTRAINT issue_root CHECK ((target IS NULL) = (root = id)),
    CONSTRAINT issue_unlinked_has_nobody CHECK ((level = 'unlinked') = (reporter IS NULL)),
    CONSTRAINT issue_unlinked_has_no_space CHECK (level <> 'unlinked' OR (space IS NULL AND team IS NULL)),
    CONSTRAINT issue_hidden_tells_no_team CHECK (level = 'named' OR team IS NULL),
    CONSTRAINT issue_wicked_has_sponsor CHECK (nature <> 'wicked' OR sponsor IS NOT NULL)
);
CREATE INDEX IF NOT EXISTS issue_state ON issue (state, state_since);
CREATE INDEX IF NOT EXISTS issue_escalates ON issue (escalates_at) WHERE state = 'new';
CREATE INDEX IF NOT EXISTS issue_reporter ON issue (reporter, number) WHERE reporter IS NOT NULL;
CREATE INDEX IF NOT EXISTS issue_owner ON issue (owner) WHERE owner IS NOT NULL;
CREATE INDEX IF NOT EXISTS issue_root_of ON issue (root);
CREATE INDEX IF NOT EXISTS issue_target ON issue (target) WHERE target IS NOT NULL;
CREATE INDEX IF NOT EXISTS issue_fix ON issue (fix) WHERE fix IS NOT NULL;
CREATE INDEX IF NOT EXISTS issue_queue ON issue (queue, state);
CREATE INDEX IF NOT EXISTS issue_space ON issue (space) WHERE space IS NOT NULL;
CREATE INDEX IF NOT EXISTS issue_zone ON issue (zone) WHERE zone IS NOT NULL;
CREATE INDEX IF NOT EXISTS issue_site ON issue (site, chip);
-- The newest of a place that everybody may see and say me too to: asked for while somebody types.
CREATE INDEX IF NOT EXISTS issue_near_space ON issue (space, number)
    WHERE space IS NOT NULL AND held IS NULL AND state NOT IN ('sorted', 'same as');
CREATE INDEX IF NOT EXISTS issue_near_zone ON issue (zone, number)
    WHERE held IS NULL AND state NOT IN ('sorted', 'same as');
CREATE INDEX IF NOT EXISTS issue_near_site ON issue (site, number)
    WHERE held IS NULL AND state NOT IN ('sorted', 'same as');
CREATE INDEX IF NOT EXISTS issue_near_site_chip ON issue (site, chip, number)
    WHERE held IS NULL AND state NOT IN ('sorted', 'same as');
CREATE INDEX IF NOT EXISTS issue_near_site_category ON issue (site, category, number)
    WHERE held IS NULL AND state NOT IN ('sorted', 'same as');
CREATE INDEX IF NOT EXISTS issue_words ON issue USING gin (words gin_trgm_ops);
CREATE INDEX IF NOT EXISTS issue_ticket ON issue (ticket) WHERE ticket IS NOT NULL;

CREATE TABLE IF NOT EXISTS me_too (
    issue uuid NOT NULL REFERENCES issue,
    person uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (issue, person)
);
CREATE INDEX IF NOT EXISTS me_too_person ON me_too (person);

-- What was said along the way. `author` null: the reporter of a hidden or unlinked issue, or Roost itself.
CREATE TABLE IF NOT EXISTS issue_update (
    id uuid PRIMARY KEY,
    issue uuid NOT NULL REFERENCES issue,
    at timestamptz NOT NULL,
    author uuid REFERENCES person,
    by_reporter boolean NOT NULL DEFAULT false,
    kind text NOT NULL CHECK (kind IN ('word', 'question', 'answer', 'state')),
    state text,
    words text,
    redacted_at timestamptz
);
CREATE INDEX IF NOT EXISTS issue_update_issue ON issue_update (issue, at);

CREATE TABLE IF NOT EXISTS promise (
    id uuid PRIMARY KEY,
    issue uuid NOT NULL REFERENCES issue,
    promised_for date NOT NULL,
    made_by uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended text CHECK (ended IN ('kept', 'missed', 'moved', 'dropped')),
    CHECK ((ended IS NULL) = (ended_at IS NULL))
);
CREATE INDEX IF NOT EXISTS promise_issue ON promise (issue, made_at);
CREATE UNIQUE INDEX IF NOT EXISTS promise_one_open ON promise (issue) WHERE ended IS NULL;

CREATE TABLE IF NOT EXISTS hop (
    id uuid PRIMARY KEY,
    issue uuid NOT NULL REFERENCES issue,
    at timestamptz NOT NULL,
    from_queue text NOT NULL REFERENCES queue,
    to_queue text NOT NULL REFERENCES queue,
    by uuid REFERENCES person,
    reason text NOT NULL
);
CREATE INDEX IF NOT EXISTS hop_issue ON hop (issue, at);

-- Is it sorted? Each person's own answer to the last time it was said to be.
CREATE TABLE IF NOT EXISTS verdict (
    issue uuid NOT NULL REFERENCES issue,
    person uuid NOT NULL REFERENCES person,
    sorted boolean NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (issue, person)
);

CREATE TABLE IF NOT EXISTS photo (
    issue uuid PRIMARY KEY REFERENCES issue,
    image bytea NOT NULL,
    width integer NOT NULL CHECK (width BETWEEN 1 AND 1600),
    height integer NOT NULL CHECK (height BETWEEN 1 AND 1600),
    on_board boolean NOT NULL DEFAULT false
);

-- A report that nobody can be linked to, until it is released: no number, no time of day, no space, and a random id.
CREATE TABLE IF NOT EXISTS waiting_report (
    id uuid PRIMARY KEY,
    receipt bytea NOT NULL UNIQUE,
    release_on date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('irritation', 'idea')),
    category text NOT NULL REFERENCES category,
    chip text REFERENCES chip,
    site text NOT NULL REFERENCES site,
    zone text REFERENCES zone,
    space_kind text,
    words text,
    image bytea,
    width integer,
    height integer
);

CREATE OR REPLACE FUNCTION issue_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'issue ' || NEW.number);
    PERFORM pg_notify('roost', 'board');
    IF NEW.reporter IS NOT NULL THEN
        PERFORM pg_notify('roost', 'me ' || NEW.reporter);
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER issue_changed AFTER INSERT OR UPDATE ON issue
    FOR EACH ROW EXECUTE FUNCTION issue_says_changed();

CREATE OR REPLACE FUNCTION issue_part_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'issue ' || (SELECT number FROM issue WHERE id = coalesce(NEW.issue, OLD.issue)));
    PERFORM pg_notify('roost', 'board');
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER me_too_changed AFTER INSERT OR DELETE ON me_too
    FOR EACH ROW EXECUTE FUNCTION issue_part_says_changed();
CREATE OR REPLACE TRIGGER issue_update_changed AFTER INSERT OR UPDATE ON issue_update
    FOR EACH ROW EXECUTE FUNCTION issue_part_says_changed();
CREATE OR REPLACE TRIGGER promise_changed AFTER INSERT OR UPDATE ON promise
    FOR EACH ROW EXECUTE FUNCTION issue_part_says_changed();
CREATE OR REPLACE TRIGGER photo_changed AFTER INSERT OR UPDATE OR DELETE ON photo
    FOR EACH ROW EXECUTE FUNCTION issue_part_says_changed();

-- One purchase or change that sorts many issues. What is ordered is not sorted until it is installed.
CREATE TABLE IF NOT EXISTS fix (
    id uuid PRIMARY KEY,
    number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    version integer NOT NULL DEFAULT 1,
    title text NOT NULL,
    cost_pence integer CHECK (cost_pence >= 0),
    decided_by uuid NOT NULL REFERENCES person,
    owner uuid NOT NULL REFERENCES person,
    made_at timestamptz NOT NULL,
    ordered_on date,
    arrives_on date CHECK (arrives_on >= ordered_on),
    installed_at timestamptz,
    outcome text,
    dropped_at timestamptz,
    CHECK ((installed_at IS NULL) = (outcome IS NULL)),
    CHECK (num_nonnulls(installed_at, dropped_at) < 2)
);
DO $$ BEGIN
    ALTER TABLE issue ADD CONSTRAINT issue_fix_there FOREIGN KEY (fix) REFERENCES fix;
EXCEPTION WHEN duplicate_object THEN NULL; END $$;

-- Everyone counted in is thanked once, whatever is installed twice or merged since.
CREATE TABLE IF NOT EXISTS thanks (
    fix uuid NOT NULL REFERENCES fix,
    person uuid NOT NULL REFERENCES person,
    at timestamptz NOT NULL,
    PRIMARY KEY (fix, person)
);
CREATE INDEX IF NOT EXISTS thanks_person ON thanks (person, at);

CREATE OR REPLACE FUNCTION board_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'board');
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER fix_changed AFTER INSERT OR UPDATE ON fix
    FOR EACH STATEMENT EXECUTE FUNCTION board_says_changed();

CREATE OR REPLACE FUNCTION thanks_says_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost', 'me ' || NEW.person);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER thanks_given AFTER INSERT ON thanks
    FOR EACH ROW EXECUTE FUNCTION thanks_says_changed();
"""


async def up() -> None:
    await database.execute(SQL)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="roost", description=DESCRIPTION)
    manager.add_raw(up)
    return manager
