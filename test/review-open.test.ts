// What is kept of reasons not to tell that are still to be looked at again is what the reasons, their answers and what was told say,
// read from end to end: after every command, whatever came before it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { reviewsDue } from '../src/casework/notice/index.ts';
import { eraseWithLinks } from '../src/casework/triage/erase-links.store.ts';
import { openCaseApp } from './case-app.ts';
import { plant } from './database.ts';
import { many } from './many.ts';
import { readyCase, type ReadyCase } from './ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;
const registrar = await app.as('registrar');
const now = await app.opened.today();
const WHY = 'An invented reason, long enough to be one.';
const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
const dayIn = (days: number): string => inDays(days).toISOString().slice(0, 10);

/** Days of review, and the days on which it is asked what is due: before each, on it, and after all. */
const REVIEWED_IN = { proposed: 30, danger: 20 } as const;
const ASKED_IN = [0, 19, 20, 29, 30, 100];

/** One that lives and is of the case. */
const LIVING = `NOT coalesce((SELECT off.taken_off OR off.died FROM party off
  WHERE off.force = n.force AND off.case_file = n.case_file AND off.person = n.person), false)`;

/** The naive way, over every reason that there ever was: as the queue itself read them before any were kept. */
const naive = (day: string): string => `
  SELECT n.case_file AS case, f.reference, f.stage, (min(n.review_on) FILTER (WHERE ${LIVING}))::text AS "reviewOn", count(*) FILTER (WHERE ${LIVING})::int AS children,
    CASE WHEN bool_or(a.answer IS NULL AND ${LIVING}) THEN 'unanswered' ELSE 'day-has-come' END AS why
  FROM not_telling n JOIN case_file f ON f.force = n.force AND f.case_file = n.case_file
  CROSS JOIN LATERAL (SELECT (SELECT b.answer FROM not_telling_answer b WHERE b.force = n.force AND b.not_telling = n.not_telling
    ORDER BY b.answered_at DESC, b.answer_id DESC LIMIT 1) AS answer) a
  WHERE n.review_on <= '${day}' AND (a.answer = 'approved' OR (a.answer IS NULL AND n.reason IN ('danger-to-this-child', 'danger-to-another-child', 'nobody-safe-to-tell')))
    AND NOT EXISTS (SELECT FROM not_telling m WHERE m.force = n.force AND m.case_file = n.case_file AND m.person = n.person
      AND (m.proposed_at, m.not_telling) > (n.proposed_at, n.not_telling))
    AND NOT EXISTS (SELECT FROM notice_told t WHERE t.force = n.force AND t.case_file = n.case_file AND t.person = n.person
      AND t.recorded_at >= n.proposed_at)
  GROUP BY n.case_file, f.reference, f.stage HAVING bool_or(${LIVING})
  ORDER BY min(n.review_on) FILTER (WHERE ${LIVING}), n.case_file`;

const rowsOf = async (question: string): Promise<readonly unknown[]> =>
  z.array(z.unknown()).parse((await plant(app.test, question)).rows);

/** What is due on each of the days, as it is kept and as it is read from end to end. */
const bothWays = () =>
  Promise.all(
    ASKED_IN.map(async (days) => ({
      kept: (await app.read((tx) => reviewsDue(tx, inDays(days), 10_000))).rows,
      naive: await rowsOf(naive(dayIn(days))),
    })),
  );
const compare = async (after: string): Promise<void> => {
  for (const { kept, naive: read } of await bothWays()) assert.deepEqual(kept, read, after);
};
const openIn = (id: string) => rowsOf(`SELECT review_on::text, answered FROM review_open WHERE case_file = '${id}'`);

/** What anybody might send next, right or wrong at that moment. */
const COMMANDS = [
  ...(['propose', 'propose', 'propose-danger', 'propose-danger', 'approve', 'approve', 'return', 'tell'] as const),
  ...(['take-off', 'put-back', 'ask-died', 'grant-died', 'alive', 'close', 'reopen', 'uphold'] as const),
  ...(['ask-cancellation', 'cancel-crime', 'join', 'link', 'answer', 'day-comes'] as const),
] as const;
type Command = (typeof COMMANDS)[number];

/** The first that a question gives, or what is no id of anything. */
const one = async (question: string): Promise<string> =>
  z.array(z.object({ id: z.string() })).parse((await plant(app.test, question)).rows)[0]?.id ?? WHY;

const Telling = z.object({ contact: z.object({ passage: z.string() }), words: z.array(z.object({ id: z.string() })) });
const tell = async (id: string, child: string): Promise<number> => {
  const at = `/api/cases/${id}/notices/${child}`;
  const { contact, words } = Telling.parse(JSON.parse((await officer.get(at)).text));
  const how = { stillRight: 'yes', whom: 'child', how: 'in-person', byWhom: 'me', when: 'now' };
  const told = { contact: contact.passage, ...how, words: words.map((word) => word.id) };
  return (await officer.send('POST', `${at}/told`, told)).status;
};

const twin = async (child: string, name: object, judged: boolean, into: string) => {
  const other = await app.openCase(1);
  const at = `/api/cases/${other.id}`;
  const [same = ''] = other.children;
  if (!judged)
    return officer.send('POST', `${at}/join/${into}`, { children: [{ person: same, same: child }], why: WHY });
  await officer.send('POST', `${at}/people/${same}/search`, name);
  return officer.send('POST', `${at}/people/${same}/matches`, { judged: 'same-person', others: [child] });
};

// Of the other child than the one of the outcome: who is decided on is taken off no case.
const send = async ({ id, children: [other = '', child = ''], put }: ReadyCase, number: number, command: Command) => {
  const at = `/api/cases/${id}`;
  const ofCase = (columns: string) => one(`SELECT ${columns} WHERE case_file = '${id}'`);
  const answer = async (body: object) => {
    const reason = await one(
      `SELECT not_telling AS id FROM not_telling WHERE case_file = '${id}' AND person = '${child}' ORDER BY proposed_at DESC`,
    );
    return supervisor.send('POST', `${at}/notices/${child}/not-telling/${reason}/answer`, body);
  };
  const death = { on: dayIn(0), source: 'hospital', family: 'Both parents, at home, by an officer.', reason: WHY };
  const propose = (reason: string, days: number) =>
    put(`notices/${child}/not-telling`, { reason, why: WHY, reviewOn: dayIn(days) });
  const ways: Readonly<Record<Command, () => Promise<unknown>>> = {
    propose: () => propose('cannot-be-found', REVIEWED_IN.proposed),
    'propose-danger': () => propose('danger-to-this-child', REVIEWED_IN.danger),
    approve: () => answer({ answer: 'approved', why: WHY }),
    return: () => answer({ answer: 'returned', why: WHY }),
    tell: () => tell(id, child),
    'take-off': () => put(`people/${child}/take-off`, { same: other, why: WHY }),
    'put-back': () => put(`people/${child}/put-back`, { why: WHY }),
    'ask-died': () => put(`children/${child}/died`, death),
    'grant-died': async () =>
      supervisor.send(
        'POST',
        `${at}/response/requests/${await one(`SELECT request AS id FROM supervisor_request WHERE case_file = '${id}' AND about = 'child-died' ORDER BY asked_at DESC`)}`,
        { value: 'granted', reason: WHY },
      ),
    alive: () => put(`children/${child}/alive`, { why: WHY }),
    close: () => put('closing', {}),
    reopen: () => put('reconsiderations', { cause: 'challenge', why: WHY }),
    uphold: async () =>
      supervisor.send(
        'POST',
        `${at}/reconsiderations/${await ofCase('reconsideration AS id FROM reconsideration')}/uphold`,
        { why: WHY },
      ),
    'ask-cancellation': async () =>
      put(`crimes/${await ofCase('crime AS id FROM crime')}/cancellation-requests`, { reason: 'C4', why: WHY }),
    'cancel-crime': async () =>
      registrar.send('POST', `${at}/crimes/${await ofCase('crime AS id FROM crime')}/cancellation`, {
        reason: 'C4',
        why: WHY,
      }),
    join: () => twin(child, {}, false, id),
    link: () => twin(child, { givenNames: `Ashby ${number}`, familyName: 'Sampleford' }, true, id),
    // As if it were today: then what follows, as with any change.
    'day-comes': async () => {
      await plant(app.test, `UPDATE not_telling SET review_on = '${dayIn(0)}' WHERE case_file = '${id}'`);
      return put('response/responder', { responder: 'safer-schools-officer' });
    },
    answer: () =>
      put('answers', { fact: 'adult-involved', direction: 'case', state: 'ruled-out', fromWhom: 'partner' }),
  };
  // Most are refused, as they come: a refusal has to leave what is kept as it was.
  return ways[command]().catch((error: unknown) => {
    if (!(error instanceof assert.AssertionError) && !(error instanceof z.ZodError)) throw error;
  });
};

let cases = 0;
const decided = async (): Promise<ReadyCase> => {
  cases += 1;
  const ready = await readyCase(app, cases);
  await app.cover(ready.id);
  const proposal = await ready.propose();
  const approved = await supervisor.send('POST', `/api/cases/${ready.id}/proposals/${proposal}/approve`, {});
  assert.equal(approved.status, 201, approved.text);
  return ready;
};
/** What is kept after each of these commands in turn, in a case of which an outcome was approved. */
const walk = async (
  commands: readonly Command[],
): Promise<{ readonly id: string; readonly kept: readonly string[] }> => {
  const ready = await decided();
  const number = cases;
  const kept: string[] = [];
  for (const [step, command] of commands.entries()) {
    await send(ready, number, command);
    await compare(`after ${commands.slice(0, step + 1).join(', ')}`);
    kept.push(`${command}: ${JSON.stringify(await openIn(ready.id))}`);
  }
  return { id: ready.id, kept };
};

const none = '[]';
const row = (of: keyof typeof REVIEWED_IN, answered: boolean): string =>
  JSON.stringify([{ review_on: dayIn(REVIEWED_IN[of]), answered }]);
const [approved, dangerOpen, danger] = [row('proposed', true), row('danger', false), row('danger', true)];
const come = JSON.stringify([{ review_on: dayIn(0), answered: true }]);

it('given a reason proposed, answered and replaced, a child told, taken off, dead and alive again, when each was sent, then what is kept is what is to be reviewed', async () => {
  const steps: readonly (readonly [Command, string])[] = [
    ['propose', none],
    ['approve', approved],
    ['propose', approved],
    ['return', none],
    ['propose-danger', dangerOpen],
    ['take-off', none],
    ['put-back', dangerOpen],
    ['approve', danger],
    ['join', danger],
    ['link', danger],
    ['answer', danger],
    ['ask-died', danger],
    ['grant-died', none],
    ['alive', danger],
    ['ask-cancellation', danger],
    ['cancel-crime', danger],
    ['tell', danger],
    ['day-comes', come],
    // Its day lets nobody tell: a supervisor first returns it.
    ['tell', come],
    ['return', none],
    ['tell', none],
  ];
  const { kept } = await walk(steps.map(([command]) => command));
  assert.deepEqual(
    kept,
    steps.map(([command, after]) => `${command}: ${after}`),
  );
});

it('given a reason that stands, when the case is closed, opened again and upheld, and the child is erased, then it is still to be reviewed', async () => {
  const ready = await decided();
  for (const command of ['propose', 'approve'] as const) await send(ready, cases, command);
  for (const command of ['close', 'reopen', 'uphold', 'close'] as const) {
    await send(ready, cases, command);
    await compare(command);
    assert.equal(JSON.stringify(await openIn(ready.id)), approved, command);
  }
  const [, person = ''] = ready.children;
  const { keys } = app.opened;
  const actor = {
    force: 'northmoor',
    staff: '00000000-0000-4000-8000-000000000000',
    name: 'Nobody Example',
    roles: [],
  };
  const { ok } = await app.read((tx) => eraseWithLinks({ tx, keys, actor, now }, { person, rule: 'retention' }));
  assert.equal(ok, true);
  await compare('erased');
});

it('given any commands in any order, when each was sent, then what is kept is what is to be reviewed', async () => {
  const commands = fc.array(fc.constantFrom(...COMMANDS), { minLength: 10, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      await walk(all);
    }),
    { ...many(2), endOnFailure: true },
  );
});

it('given data from before the table was, when it is upgraded, then the table holds what is to be reviewed', async () => {
  const kept = () => rowsOf('SELECT * FROM review_open ORDER BY force, case_file, person');
  await walk(['propose', 'approve']);
  await walk(['propose-danger']);
  await walk(['propose-danger', 'approve', 'propose', 'return']);
  const before = await kept();
  assert.ok(before.length > 1);
  const upgrade = readFileSync(join(import.meta.dirname, '../migrations/0155-review-open.sql'), 'utf8');
  const [backfill = ''] = /INSERT INTO review_open[^;]*;/.exec(upgrade) ?? [];
  await plant(app.test, `DELETE FROM review_open; ${backfill}`);
  assert.deepEqual(await kept(), before);
});

it('given an answer that forgets to keep what it makes due, when it is compared, then it is seen', async () => {
  await plant(app.test, 'CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$');
  await plant(app.test, 'CREATE TRIGGER forget BEFORE INSERT ON review_open FOR EACH ROW EXECUTE FUNCTION forget()');
  await assert.rejects(walk(['propose', 'approve']), /after propose, approve/);
});
