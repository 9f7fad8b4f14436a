-- Who was not added as a child, and may be one by what is known: every step then takes them as one. Kept up with each
-- statement of an age, a name or a part; the statements themselves are its history.
ALTER TABLE party ADD COLUMN may_be_child boolean NOT NULL DEFAULT false;
GRANT UPDATE (may_be_child) ON party TO :app;

-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
ALTER TABLE party NO FORCE ROW LEVEL SECURITY;
ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
ALTER TABLE age_statement NO FORCE ROW LEVEL SECURITY;
ALTER TABLE part_statement NO FORCE ROW LEVEL SECURITY;

-- What was stated before: a date of birth stands before what was said, and somebody named of no known age may be a child.
UPDATE party p SET may_be_child = true
FROM (SELECT p.force, p.case_file, p.person, p.kind, q.named, born.lowest AS born, said.stated AS stated, said.lowest AS said,
    EXISTS (SELECT FROM part_statement t WHERE t.force = p.force AND t.case_file = p.case_file AND t.person = p.person
      AND t.parts && ARRAY['depicted', 'shared', 'received', 'passed-on', 'asked-for', 'protected']) AS concerned
  FROM party p JOIN person q ON q.force = p.force AND q.person = p.person
  LEFT JOIN LATERAL (SELECT a.lowest FROM age_statement a WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person
    AND a.basis = 'birth-date' ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1) born ON true
  LEFT JOIN LATERAL (SELECT true AS stated, a.lowest FROM age_statement a WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person
    AND a.basis = 'stated' ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1) said ON true
  WHERE p.kind <> 'child') k
WHERE p.force = k.force AND p.case_file = k.case_file AND p.person = k.person AND (k.kind <> 'reporter' OR k.concerned) AND (k.kind <> 'person' OR k.named)
  AND CASE WHEN coalesce(k.born, k.said) IS NOT NULL THEN coalesce(k.born, k.said) < 18
    ELSE k.kind = 'person' OR coalesce(k.stated, false) END;

ALTER TABLE party FORCE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
ALTER TABLE age_statement FORCE ROW LEVEL SECURITY;
ALTER TABLE part_statement FORCE ROW LEVEL SECURITY;
