import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import { canonical } from '../../platform/ledger/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import { settingsInForce } from '../../platform/setting/index.ts';
import { checksOf } from '../check/index.ts';
import type { Departure } from '../response/index.ts';
import type { Head, OutcomeProposed } from './decision.ts';

/** The force's own settings that an outcome rests on, as they stood: which checks had to be done, and when one had grown old. */
const settingsAt = async (tx: Tx, id: string): Promise<string> => {
  const { setting } = await checksOf(tx, id);
  return canonical({
    // Kept beside the advice: which checks had to be done then, must be told when the setting has long been another.
    set: (await settingsInForce(tx)).set?.id ?? null,
    mandatoryChecks: setting.systems.filter(({ need }) => need === 'mandatory').map(({ system }) => system),
    recheckAfterDays: setting.recheckAfterDays,
  });
};

const insertReasons = async (context: Context, event: OutcomeProposed, concerns: readonly string[]): Promise<void> => {
  const { tx, actor, now } = context;
  const vault = { tx, keys: context.keys, force: actor.force };
  // A passage a head: each is read beside its own question.
  for (const [head, text] of Object.entries(event.reasons)) {
    const passage = newId(now);
    const sealed = await addPassage(vault, { text, concerns, now }, passage);
    if (!sealed.ok) throw new Error(`a reason was refused: ${sealed.refusal.code}`);
    await sql`INSERT INTO proposal_reason (force, proposal, head, passage) VALUES (${actor.force}, ${event.proposal}, ${head}, ${passage})`.execute(
      tx,
    );
  }
};

/** Keeps a proposal whole: with the question and the advice as canonical JSON, so that its replay can be compared for ever. */
export const insertProposal = async (
  context: Context,
  event: OutcomeProposed,
  concerns: readonly string[],
): Promise<void> => {
  const { tx, actor } = context;
  const { policy, adviceVersion } = event.advice;
  await sql`INSERT INTO proposal (force, proposal, case_file, proposed_at, proposed_by, basis_digest, asked, advice, policy, policy_digest, advice_version, force_settings)
    VALUES (${actor.force}, ${event.proposal}, ${event.case}, ${event.at}, ${event.by}, ${Buffer.from(event.basisDigest, 'hex')}, ${canonical(event.asked)},
      ${canonical(event.advice)}, ${policy.id}, ${policy.digest}, ${adviceVersion}, ${await settingsAt(tx, event.case)})`.execute(
    tx,
  );
  for (const { crime, outcome, person, standing, needs, departure } of event.outcomes) {
    await sql`INSERT INTO proposal_outcome (force, proposal, crime, outcome, person, standing, needs, departure)
      VALUES (${actor.force}, ${event.proposal}, ${crime}, ${outcome}, ${person ?? null}, ${standing}, ${[...needs]}, ${departure ?? null})`.execute(
      tx,
    );
  }
  await insertReasons(context, event, concerns);
};

export interface ProposedOutcome {
  readonly crime: string;
  readonly outcome: string;
  readonly person: string | undefined;
  readonly standing: 'available' | 'needs-decision';
  readonly needs: readonly string[];
  readonly departure: Departure | undefined;
}

export interface Proposal {
  readonly proposal: string;
  readonly at: Date;
  readonly by: string;
  readonly byName: string | undefined;
  readonly basisDigest: string;
  readonly asked: string;
  readonly advice: string;
  readonly policy: string;
  readonly policyDigest: string;
  readonly outcomes: readonly ProposedOutcome[];
  readonly reasons: ReadonlyMap<Head, string>;
}

interface Row {
  readonly proposal: string;
  readonly at: Date;
  readonly by: string;
  readonly byName: string | null;
  readonly basisDigest: Buffer;
  readonly asked: string;
  readonly advice: string;
  readonly policy: string;
  readonly policyDigest: string;
}

const outcomesOf = async (tx: Tx, proposal: string): Promise<readonly ProposedOutcome[]> => {
  const { rows } = await sql<
    Omit<ProposedOutcome, 'person' | 'departure'> & { person: string | null; departure: Departure | null }
  >`
    SELECT crime, outcome, person, standing, needs, departure FROM proposal_outcome WHERE proposal = ${proposal} ORDER BY crime`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, person: row.person ?? undefined, departure: row.departure ?? undefined }));
};

const reasonsOf = async (tx: Tx, proposal: string): Promise<ReadonlyMap<Head, string>> => {
  const { rows } = await sql<{
    head: Head;
    passage: string;
  }>`SELECT head, passage FROM proposal_reason WHERE proposal = ${proposal}`.execute(tx);
  return new Map(rows.map(({ head, passage }) => [head, passage]));
};

const findProposal = async (tx: Tx, which: RawBuilder<unknown>): Promise<Proposal | undefined> => {
  const { rows } = await sql<Row>`
    SELECT p.proposal, p.proposed_at AS at, p.proposed_by AS by, s.name AS "byName", p.basis_digest AS "basisDigest", p.asked, p.advice, p.policy,
      p.policy_digest AS "policyDigest"
    FROM proposal p LEFT JOIN staff s ON s.force = p.force AND s.staff = p.proposed_by
    WHERE ${which} ORDER BY p.proposed_at DESC, p.proposal DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    ...row,
    byName: row.byName ?? undefined,
    basisDigest: row.basisDigest.toString('hex'),
    outcomes: await outcomesOf(tx, row.proposal),
    reasons: await reasonsOf(tx, row.proposal),
  };
};

/** The newest proposal of a case. */
export const proposalOf = (tx: Tx, id: string): Promise<Proposal | undefined> =>
  findProposal(tx, sql`p.case_file = ${id}`);

/** One proposal by its reference. */
export const getProposal = async (tx: Tx, proposal: string): Promise<Proposal> => {
  const found = await findProposal(tx, sql`p.proposal = ${proposal}`);
  // Proposals are never deleted: to miss one that was ruled on is damage, no refusal.
  if (found === undefined) throw new Error('a ruled proposal is not there');
  return found;
};

const Asked = z.looseObject({
  conditions: z.record(z.string(), z.string()).optional(),
  settings: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
});

/** The settings that a proposal was advised under. */
export const settingsAsked = (proposal: Pick<Proposal, 'asked'>): Readonly<Record<string, string | boolean>> =>
  Asked.parse(JSON.parse(proposal.asked)).settings ?? {};

/** The conditions that a proposal was advised under. */
export const conditionsStated = (proposal: Pick<Proposal, 'asked'>): Readonly<Record<string, string>> =>
  Asked.parse(JSON.parse(proposal.asked)).conditions ?? {};
