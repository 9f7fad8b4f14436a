// Decided cases of one force by several invented people, as they lie in the database: facts, guidance and people each make a difference.
import type { TestDatabase } from './database.ts';
import { plant } from './database.ts';

/** Half under one digest of guidance and settings and half under another; a factor on every second; outcome 21 or 22. */
const DECISIONS = `
WITH made AS (
  SELECT i, gen_random_uuid() AS case_file, gen_random_uuid() AS crime, gen_random_uuid() AS proposal,
    i % 12 AS who, i % 2 = 0 AS coerced, i % 5 < 2 AS early,
    ('x' || substr(md5('decision ' || i), 1, 6))::bit(24)::int / 16777216.0 AS chance
  FROM generate_series(1, $COUNT) i
), people AS (
  INSERT INTO staff (force, staff, subject, name, roles, started_at)
  SELECT 'northmoor', gen_random_uuid(), 'split-' || n, 'Invented Decider ' || n, '{officer}', '2020-01-01' FROM generate_series(0, 11) n
  RETURNING staff, subject
), cases AS (
  INSERT INTO case_file (force, case_file, reference, stage, opened_at)
  SELECT 'northmoor', case_file, regexp_replace(lpad((70000000 + i)::text, 8, '0'), '^(....)', '\\1-'), 'closed', '2025-02-01' FROM made
), crimes AS (
  INSERT INTO crime (force, case_file, crime, offence, reference, recorded_at, entered_at, entered_by)
  SELECT 'northmoor', case_file, crime, '086/02', 'SPLIT/' || i, '2025-02-02', '2025-02-02', 'x' FROM made
), proposals AS (
  INSERT INTO proposal (force, proposal, case_file, proposed_at, proposed_by, basis_digest, asked, advice, policy, policy_digest, advice_version)
  SELECT 'northmoor', proposal, case_file, '2025-03-01', p.staff, decode(repeat('00', 32), 'hex'),
    json_build_object('people', json_build_array(json_build_object('ref', 'Child 1', 'age', 14, 'identified', true, 'parts', json_build_array('shared'))),
      'factors', json_build_object('coercion', CASE WHEN coerced THEN 'suspected' ELSE 'ruled-out' END))::text,
    '{}', CASE WHEN early THEN '2016-11' ELSE '2024-05' END, CASE WHEN early THEN 'one' ELSE 'other' END, 1
  FROM made JOIN people p ON p.subject = 'split-' || who
), outcomes AS (
  INSERT INTO proposal_outcome (force, proposal, crime, outcome, standing, needs)
  SELECT 'northmoor', proposal, crime,
    CASE WHEN chance < 0.55 + CASE WHEN coerced THEN -0.25 ELSE 0.2 END + (who - 5.5) * 0.03 + CASE WHEN early THEN -0.1 ELSE 0.1 END THEN '21' ELSE '22' END,
    'available', '{}' FROM made
)
INSERT INTO ruling (force, ruling, case_file, proposal, verdict, ruled_at, ruled_by)
SELECT 'northmoor', gen_random_uuid(), case_file, proposal, 'approved', '2025-03-02', p.staff
FROM made JOIN people p ON p.subject = 'split-' || ((who + 1) % 12)`;

/** Plants so many decisions of March 2025 in northmoor, by twelve people. */
export const plantDecisions = async (db: TestDatabase, count: number): Promise<void> => {
  await plant(db, DECISIONS.replace('$COUNT', String(count)), 'northmoor');
};
