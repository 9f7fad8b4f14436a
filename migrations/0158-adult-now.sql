-- Whoever tells of when they were a child is asked as the adult they are: known by a date of birth that no age stated excludes.
ALTER TABLE party ADD COLUMN adult_now boolean NOT NULL DEFAULT false;
GRANT UPDATE (adult_now) ON party TO :app;
UPDATE party p SET adult_now = true
WHERE EXISTS (
  SELECT FROM (SELECT most, lowest, highest FROM age_statement a WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person AND a.basis = 'birth-date'
    ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1) born
  LEFT JOIN LATERAL (SELECT lowest, highest FROM age_statement a WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person AND a.basis = 'stated'
    ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1) said ON true
  WHERE born.most >= 18 AND (said.lowest > coalesce(born.highest, born.most) OR said.highest < coalesce(born.lowest, 0)) IS NOT TRUE);
