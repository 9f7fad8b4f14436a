import type pg from 'pg';
import { given, seedCases, type InventedCase } from './demonstration.cases.ts';
import { DEMONSTRATION_FORCE, staffBySubject } from './demonstration.ts';
import { openGuidance, type Guidance } from './guidance.ts';
import type { Opened } from './installation.ts';
import {
  readDepartures,
  readDraft,
  readDrafts,
  ruleChangeProposer,
  saveDraft,
  startDraft,
  startShadow,
} from './oversight/guidance/index.ts';
import type { Actor } from './platform/access/index.ts';
import { londonDay } from './platform/clock/index.ts';
import type { Attempt } from './platform/command/index.ts';
import { withClient } from './platform/database/index.ts';
import type { PolicyFiles } from './policy/index.ts';

/** The same key each time: what an earlier, interrupted start made is not made again. */
const once = (step: string): Attempt => {
  const key = `demonstration-guidance-${step}`;
  return { idempotency: { key, body: { demonstration: key } } };
};

const FAMILY = ['Notreal', 'Makebelieve'] as const;
const GIVEN = [
  ['Bramble', 'Clover'],
  ['Sorrel', 'Tansy'],
  ['Yarrow', 'Teasel'],
  ['Campion', 'Burdock'],
  ['Comfrey', 'Vetch'],
] as const;

/** As many as are told by their number: of fewer the page gives a bound, so that none could be found in it. */
const CASES: readonly InventedCase[] = GIVEN.map((names, i) => ({
  key: `beside-${i}`,
  crime: `NM/2026/${111 + i}`,
  upTo: 'closed',
  children: names.map((givenNames, child) => ({
    ...{ givenNames, familyName: FAMILY[child] ?? FAMILY[0] },
    birthDate: `2011-0${child + 1}-1${i}`,
  })),
}));

/** What the draft has otherwise: of every child, so that each proposal differs by it. */
const CHANGED = 'duty-support';
const changed = ({ rules, ...files }: PolicyFiles): PolicyFiles => ({
  ...files,
  rules: rules.map((rule) =>
    rule.id === CHANGED && 'duty' in rule.effect
      ? {
          ...rule,
          says: 'Every child is put in touch with a support service within a day.',
          effect: { duty: { ...rule.effect.duty, within: 'same-day' } },
        }
      : rule,
  ),
});

/** A draft that holds from an April which no visitor comes to. */
async function letDraftRun(opened: Opened, guidance: Guidance, owner: Actor): Promise<void> {
  const today = londonDay(await opened.today());
  const policy = `${Number(today.slice(0, 4)) + 2}-04`;
  const versions = () => guidance.versions;
  const before = (await given(opened.consult(owner, readDrafts, { page: 1 }))).find((row) => row.policy === policy);
  const begin = { policy, basedOn: guidance.policyOn(today).files.policy.id, from: `${policy}-01` };
  const draft =
    before?.draft ?? (await given(opened.execute(owner, startDraft(versions), begin, once('draft'))))['draft'] ?? '';
  const { revision, files } = await given(opened.consult(owner, readDraft, { draft }));
  if (revision === 1)
    await given(opened.execute(owner, saveDraft, { draft, revision, files: changed(files) }, once('saved')));
  await given(opened.execute(owner, startShadow, { draft, revision: 2 }, once('shadow')));
}

/** The rule that officers departed from most, of those that are told by their number. */
async function proposeChange(opened: Opened, guidance: Guidance, owner: Actor): Promise<void> {
  const versions = () => guidance.versions;
  const { departures } = await given(opened.consult(owner, readDepartures(versions), { page: 1 }));
  const often = departures.find(({ cases }) => cases !== null);
  if (often === undefined) return;
  const { policy, rule } = often;
  await given(opened.execute(owner, ruleChangeProposer(versions), { policy, rule }, once('proposed')));
}

/** The log says it for good, and the key of a request for a day: what was proposed once is not proposed again once it is answered. */
async function isDone(client: pg.Client): Promise<boolean> {
  await client.query(`SELECT set_config('evenhand.force', $1, false)`, [DEMONSTRATION_FORCE.force]);
  const action = ruleChangeProposer(() => []).action;
  return (await client.query('SELECT FROM ledger_entry WHERE action = $1 LIMIT 1', [action])).rowCount === 1;
}

/** Asked anew each time: it ends while something is awaited. */
const isOver = ({ aborted }: AbortSignal): boolean => aborted;

/**
 * What a policy owner looks at first, by their own commands: a draft that advised beside the live version while cases were decided,
 * with what it said otherwise counted; and a rule that was departed from often, proposed to be changed. Once the older cases are there.
 */
export const seedGuidance = (opened: Opened, ending: AbortSignal): Promise<void> =>
  withClient(opened.premises.ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(5)');
    if (isOver(ending) || (await isDone(client))) return;
    const guidance = openGuidance();
    const staff = await staffBySubject(opened, opened.actorIn(DEMONSTRATION_FORCE.force));
    const [owner, officer, supervisor] = ['policy-owner', 'officer', 'supervisor'].map((each) => staff.get(each));
    if (owner === undefined || officer === undefined || supervisor === undefined) return;
    await letDraftRun(opened, guidance, owner);
    for (const each of CASES) {
      if (isOver(ending)) return;
      await seedCases(opened, officer, supervisor, [each]);
    }
    await proposeChange(opened, guidance, owner);
  });
