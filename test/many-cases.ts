// Many cases out of a few, by SQL: for what has to stay quick however much there is.
import type pg from 'pg';

const copied = (column: string): string => `md5(${column}::text || n)::uuid`;

/** Copies every case of a force that is open `times` times, closed: what grows is the past, not the work in hand. */
const COPIES: readonly ((times: number) => string)[] = [
  (times) => `CREATE TEMP TABLE copying AS SELECT f.case_file, n, row_number() OVER ()::int AS number
    FROM case_file f, generate_series(1, ${times}) AS n WHERE f.stage = 'open'`,
  () => `INSERT INTO case_file (force, case_file, reference, stage, opened_at)
    SELECT f.force, ${copied('f.case_file')}, upper(regexp_replace(lpad(to_hex(number), 8, '0'), '^(....)', '\\1-')), 'closed', f.opened_at - n * interval '1 hour'
    FROM copying JOIN case_file f USING (case_file)`,
  () => `INSERT INTO assignment (force, case_file, staff, from_at, until_at)
    SELECT a.force, ${copied('a.case_file')}, a.staff, a.from_at, a.from_at + interval '1 day' FROM copying JOIN assignment a USING (case_file)`,
  () => `INSERT INTO report (force, report, case_file, told_by, told_at, recorded_at, recorded_by, safe, reporter)
    SELECT r.force, ${copied('r.report')}, ${copied('r.case_file')}, r.told_by, r.told_at, r.recorded_at, r.recorded_by, r.safe, r.reporter
    FROM copying JOIN report r USING (case_file)`,
  () => `INSERT INTO party (force, case_file, person, kind, position, added_at)
    SELECT p.force, ${copied('p.case_file')}, p.person, p.kind, p.position, p.added_at FROM copying JOIN party p USING (case_file)`,
  () => `INSERT INTO ledger_entry (force, entry, at, actor, kind, action, rule, cases, people, commitment, leaf)
    SELECT e.force, ${copied('e.entry')}, e.at - n * interval '1 hour', e.actor, e.kind, e.action, e.rule, ARRAY[${copied('e.cases[1]')}], e.people, e.commitment, e.leaf
    FROM copying JOIN ledger_entry e ON e.cases[1] = copying.case_file`,
  () =>
    'INSERT INTO ledger_case (force, case_file, entry) SELECT force, cases[1], entry FROM ledger_entry WHERE cases <> ARRAY[]::uuid[] ON CONFLICT DO NOTHING',
  // What supervisors were asked in them, and answered: it must not be read through to see that nothing waits here.
  () => `INSERT INTO supervisor_request (force, request, case_file, about, passage, asked_at, asked_by)
    SELECT f.force, ${copied('f.case_file')}, ${copied('f.case_file')}, 'response', f.case_file, f.opened_at, 'x' FROM copying JOIN case_file f USING (case_file)`,
  () => `INSERT INTO supervisor_decision (force, decision, case_file, request, about, value, passage, decided_at, decided_by)
    SELECT force, request, case_file, request, 'response', 'proportionate', passage, asked_at, 'x' FROM supervisor_request WHERE about = 'response'`,
  () => `INSERT INTO safeguarding (force, safeguarding, case_file, person, decision, referred_to, passage, asked_because, asked, decided_at, decided_by)
    SELECT p.force, ${copied('p.person')}, ${copied('p.case_file')}, p.person, 'considered-not-referred', '{}', p.person, 'not-known', (SELECT staff FROM staff LIMIT 1), p.added_at, 'x'
    FROM copying JOIN party p USING (case_file)`,
  () => `INSERT INTO safeguarding_answer (force, safeguarding, answer, passage, answered_at, answered_by)
    SELECT force, safeguarding, 'agreed', passage, decided_at, 'x' FROM safeguarding`,
  () => `INSERT INTO not_telling (force, not_telling, case_file, person, reason, passage, review_on, proposed_at, proposed_by)
    SELECT p.force, ${copied('p.person')}, ${copied('p.case_file')}, p.person, 'cannot-be-found', p.person, p.added_at::date, p.added_at, 'x' FROM copying JOIN party p USING (case_file)`,
  () => `INSERT INTO not_telling_answer (force, answer_id, not_telling, proposed_by, answer, answered_at, answered_by)
    SELECT force, not_telling, not_telling, proposed_by, 'approved', proposed_at, 'y' FROM not_telling JOIN case_file USING (force, case_file) WHERE stage = 'closed' AND proposed_by = 'x'`,
  // Each was told afterwards: nothing of it is to be looked at again, however long ago its day was.
  () => `INSERT INTO notice_told (force, told, case_file, person, whom, how, by_whom, words, contact_passage, told_at, recorded_at, recorded_by)
    SELECT force, not_telling, case_file, person, 'child', 'in-person', 'me', '{ended-without-court}', passage, proposed_at, proposed_at, 'x' FROM not_telling JOIN case_file USING (force, case_file)
    WHERE stage = 'closed' AND proposed_by = 'x'`,
  // Each was once opened in an emergency that a supervisor acknowledged: none of it waits.
  () => `INSERT INTO opening (force, opening, case_file, staff, reason, emergency, from_at, until_at)
    SELECT f.force, ${copied('f.case_file')}, ${copied('f.case_file')}, (SELECT staff FROM staff LIMIT 1), 'own-words', true, f.opened_at - n * interval '1 hour', f.opened_at - n * interval '1 hour' + interval '1 hour'
    FROM copying JOIN case_file f USING (case_file)`,
  () => `INSERT INTO opening_acknowledgement (force, opening, acknowledged_at, acknowledged_by)
    SELECT o.force, o.opening, o.until_at, o.staff FROM opening o JOIN case_file f USING (force, case_file) WHERE o.emergency AND f.stage = 'closed'`,
  () => 'DROP TABLE copying',
];

/** The newest open cases of the force wait for a ruling, an answer and a review. */
const PROPOSED: readonly ((count: number) => string)[] = [
  (count) =>
    `CREATE TEMP TABLE proposed AS SELECT force, case_file, gen_random_uuid() AS id FROM case_file WHERE stage = 'open' ORDER BY opened_at DESC LIMIT ${count}`,
  () => `INSERT INTO crime (force, case_file, crime, offence, reference, recorded_at, entered_at, entered_by)
    SELECT force, case_file, id, '086/02', 'X/' || left(id::text, 30), now(), now(), 'x' FROM proposed`,
  () => `INSERT INTO proposal (force, proposal, case_file, proposed_at, proposed_by, basis_digest, asked, advice, policy, policy_digest, advice_version)
    SELECT w.force, id, w.case_file, now(), (SELECT staff FROM staff LIMIT 1), sha256('x'), '{}', '{"people":[]}', '2024-05', 'x', 1 FROM proposed w`,
  () => `INSERT INTO proposal_outcome (force, proposal, crime, outcome, standing, needs)
    SELECT force, id, id, '21', 'available', '{}' FROM proposed`,
  // Beside the proposals, as many questions that nobody answered: both lists of the queue are to have something in them.
  () => `INSERT INTO supervisor_request (force, request, case_file, about, passage, asked_at, asked_by)
    SELECT force, id, case_file, 'category', id, now(), 'x' FROM proposed`,
  () => `INSERT INTO waiting (force, case_file, waits, place, since, awaits)
    SELECT force, case_file, 'ruling', 'ruling', now(), 'supervisor' FROM proposed
    UNION ALL SELECT force, case_file, 'category', 'response/decide-category', now(), 'supervisor' FROM proposed`,
  // And of each the day has come on which a reason not to tell its children is looked at again.
  () => `INSERT INTO not_telling (force, not_telling, case_file, person, reason, passage, review_on, proposed_at, proposed_by)
    SELECT p.force, p.person, p.case_file, p.person, 'cannot-be-found', p.person, p.added_at::date, p.added_at, 'x' FROM proposed JOIN party p USING (force, case_file)`,
  () => `INSERT INTO not_telling_answer (force, answer_id, not_telling, proposed_by, answer, answered_at, answered_by)
    SELECT p.force, p.person, p.person, 'x', 'approved', p.added_at, 'y' FROM proposed JOIN party p USING (force, case_file)`,
  () => `INSERT INTO review_open (force, case_file, person, review_on, answered)
    SELECT p.force, p.case_file, p.person, p.added_at::date, true FROM proposed JOIN party p USING (force, case_file)`,
  () => `UPDATE case_file f SET stage = 'proposed' FROM proposed w WHERE f.case_file = w.case_file`,
  () => 'DROP TABLE proposed',
];

const all = async (client: pg.Client, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await client.query(statement);
};

/** As the owner of the tables, with row-level security pinned to the force. */
export const multiplyCases = async (client: pg.Client, times: number): Promise<void> => {
  await all(
    client,
    COPIES.map((copy) => copy(times)),
  );
  await client.query('ANALYZE');
};

export const proposeCases = (client: pg.Client, count: number): Promise<void> =>
  all(
    client,
    PROPOSED.map((step) => step(count)),
  );
