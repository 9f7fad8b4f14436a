-- Of cases from before 0158: whose UPDATE met no row, since row-level security is forced on the owner of the table too.
ALTER TABLE party NO FORCE ROW LEVEL SECURITY;
ALTER TABLE age_statement NO FORCE ROW LEVEL SECURITY;
UPDATE party p SET adult_now = true
WHERE EXISTS (
  SELECT FROM (SELECT most, lowest, highest FROM age_statement a WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person AND a.basis = 'birth-date'
    ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1) born
  LEFT JOIN LATERAL (SELECT lowest, highest FROM age_statement a WHERE a.force = p.force AND a.case_file = p.case_file AND a.person = p.person AND a.basis = 'stated'
    ORDER BY a.stated_at DESC, a.age_statement DESC LIMIT 1) said ON true
  WHERE born.most >= 18 AND (said.lowest > coalesce(born.highest, born.most) OR said.highest < coalesce(born.lowest, 0)) IS NOT TRUE);
ALTER TABLE party FORCE ROW LEVEL SECURITY;
ALTER TABLE age_statement FORCE ROW LEVEL SECURITY;
