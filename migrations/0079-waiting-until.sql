-- What waits for an answer only until a day ends with that day, and lets nobody into the case any more.
ALTER TABLE waiting ADD COLUMN until_at timestamptz;

-- As the owner, who is under the policies too: lifted for this transaction, to reach the rows of every force.
ALTER TABLE waiting NO FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling NO FORCE ROW LEVEL SECURITY;
UPDATE waiting w SET until_at = n.review_on::timestamp AT TIME ZONE 'Europe/London' FROM not_telling n
WHERE w.waits = 'not-telling' AND n.force = w.force AND n.case_file = w.case_file AND w.place = 'notices/' || n.person || '/not-telling/' || n.not_telling;
ALTER TABLE waiting FORCE ROW LEVEL SECURITY;
ALTER TABLE not_telling FORCE ROW LEVEL SECURITY;
