-- Every change of a decision writes the SQL that takes it back. Dropped and made again round an upgrade.

CREATE TRIGGER decision_made AFTER INSERT ON decision BEGIN
    INSERT INTO undo_log (step, noun, subject, other, reverse) SELECT
        step, new.noun, new.subject, new.other,
        'DELETE FROM decision WHERE noun = ' || quote(new.noun) || ' AND subject = ' || quote(new.subject)
        || ' AND other = ' || quote(new.other)
    FROM current_step;
END;

CREATE TRIGGER decision_changed AFTER UPDATE ON decision BEGIN
    INSERT INTO undo_log (step, noun, subject, other, reverse) SELECT
        step, old.noun, old.subject, old.other,
        'UPDATE decision SET body = ' || quote(old.body) || ' WHERE noun = ' || quote(old.noun)
        || ' AND subject = ' || quote(old.subject) || ' AND other = ' || quote(old.other)
    FROM current_step;
END;

CREATE TRIGGER decision_taken_back AFTER DELETE ON decision BEGIN
    INSERT INTO undo_log (step, noun, subject, other, reverse) SELECT
        step, old.noun, old.subject, old.other,
        'INSERT INTO decision (noun, subject, other, body) VALUES (' || quote(old.noun) || ', '
        || quote(old.subject) || ', ' || quote(old.other) || ', ' || quote(old.body) || ')'
    FROM current_step;
END;

CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;

CREATE TRIGGER history_is_not_erased BEFORE DELETE ON history BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
