import type { Context } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import { settingsFor } from '../../platform/setting/index.ts';
import type { Advice, Adviser, Policy } from '../../policy/index.ts';
import { checksOf } from '../check/index.ts';
import { crimesOf, floorsOf, partiesOf } from '../report/index.ts';
import { responseOf } from '../response/index.ts';
import { dangersOf, ownWordsOf, safeguardingOf } from '../safeguarding/index.ts';
import { alwaysOpen, factsOf, type Guidance, type TriageQuestion } from '../triage/index.ts';
import { basisDigest, questionOf, restsOn, type Basis, type Known, type Rested } from './basis.ts';
import { conflictOf } from './conflict.store.ts';
import type { Conditions } from './decision.ts';
import { dutiesOf } from './duty.store.ts';
import { referralsOwed, type Duty } from './duty.ts';
import { reopenedOf } from './reopened.store.ts';
import { holdsCancelled, unfinishedIn, type Unfinished } from './unfinished.ts';
import { settingsAsked, type Proposal } from './proposal.store.ts';

/** What an outcome rests on, and what the guidance says of it. */
export interface Advised {
  readonly basis: Basis;
  readonly digest: string;
  readonly asked: unknown;
  /** The conditions that a decider stated. */
  readonly stated: Conditions;
  readonly advice: Advice;
  readonly policy: Policy;
  readonly unfinished: readonly Unfinished[];
  /** What the guidance owes, of what is known. */
  readonly duties: readonly Duty[];
}

/** Of the set that was signed for this version of the guidance, what the guidance itself asks; the force's own are the steps'. */
const ofGuidance = async (tx: Tx, { files }: Policy): Promise<Known['settings']> => {
  const { settings } = await settingsFor(tx, files.policy.id);
  return Object.fromEntries(
    files.settings.flatMap(({ name, answers }) => {
      const signed = answers.find((answer) => answer === settings[name]);
      return signed === undefined ? [] : [[name, signed]];
    }),
  );
};

/** What is known, before any settings are read with it. */
const readKnown = async (tx: Tx, id: string): Promise<Omit<Known, 'settings'>> => {
  const [parties, facts, checks, safeguarding, floors, dangers, ownWords, response, crimes, conflict, reopened] =
    await Promise.all([
      partiesOf(tx, id),
      factsOf(tx, id),
      checksOf(tx, id),
      safeguardingOf(tx, id),
      floorsOf(tx, id),
      dangersOf(tx, id),
      ownWordsOf(tx, id),
      responseOf(tx, id),
      crimesOf(tx, id),
      conflictOf(tx, id),
      reopenedOf(tx, id),
    ]);
  const children = parties.filter(({ isChild }) => isChild).map(({ person }) => person);
  // A cancelled record gets no outcome: it is no crime any more (handbook 3.2).
  const standing = crimes.filter(({ cancelled }) => cancelled === null);
  const isCancelled = crimes.length > 0 && standing.length === 0;
  const ofPeople = { facts, checks, children, safeguarding, floors, dangers, ownWords };
  return { ...ofPeople, response, crimes: standing, cancelled: isCancelled, conflict, reopened };
};

/** Everything that is recorded and an outcome rests on, with the settings that the guidance asks for. */
export const readKnownUnder = async ({ tx }: Pick<Context, 'tx'>, id: string, policy: Policy): Promise<Known> => {
  const [known, settings] = await Promise.all([readKnown(tx, id), ofGuidance(tx, policy)]);
  return { ...known, settings };
};

/** The guidance in force on a day in London. */
export const policyOn = (adviser: Adviser, today: string): Policy => {
  const chosen = adviser.inForceOn(today);
  if (!chosen.ok) throw new Error(`no guidance on ${today}`);
  return chosen.value;
};

const peopleOf = (unasked: readonly TriageQuestion[]) => unasked.map(({ person }) => person?.person);

/** What no decision can rest on as a case stands. */
export const unfinishedOf = async (
  tx: Tx,
  guidance: Pick<Guidance, 'facts'>,
  id: string,
  duties: Promise<readonly Duty[]>,
): Promise<readonly Unfinished[]> => {
  const known = await readKnown(tx, id);
  const owed = referralsOwed(await duties, known.children);
  const open = unfinishedIn({ ...known, owed }, peopleOf(alwaysOpen(guidance, known.facts)));
  // Where no crime stands nothing is decided any more: a report of nobody must not stay open for ever (handbook 3.2).
  return known.cancelled ? open.filter(holdsCancelled) : open;
};

/** Guidance is the one in force at the decision: by the database's clock, in London. */
export const readAdvised = async (
  context: Context,
  adviser: Adviser,
  id: string,
  stated: Conditions,
): Promise<Advised> => {
  const today = londonDay(context.now);
  const policy = policyOn(adviser, today);
  const known = await readKnownUnder(context, id, policy);
  const duties = await dutiesOf(context, adviser, policy, { case: id, known });
  const basis = { ...known, owed: referralsOwed(duties, known.children) };
  const asked = questionOf(basis, today, stated);
  const advice = adviser.advise(asked, { today });
  // Facts come from closed lists that the guidance itself gave: what it cannot read is a bug of ours.
  if (!advice.ok) throw new Error(`the guidance refused a case: ${advice.refusal.map(({ says }) => says).join('; ')}`);
  const unasked = alwaysOpen(policy.files, basis.facts);
  const unfinished = unfinishedIn(basis, peopleOf(unasked));
  return { basis, digest: basisDigest(basis), asked, stated, advice: advice.value, policy, unfinished, duties };
};

/** What is known now, under the settings of a proposal: what a force signs later would otherwise undo every decision at once. */
const knownUnder = async (tx: Tx, id: string, proposal: Proposal): Promise<Known> => ({
  ...(await readKnown(tx, id)),
  settings: settingsAsked(proposal),
});

/**
 * The digest of what is known now, under the guidance and the settings that a proposal was made under: what the force
 * signs later is no news of a case.
 */
export const digestUnder = async (tx: Tx, id: string, proposal: Proposal): Promise<string> =>
  basisDigest(await knownUnder(tx, id, proposal));

/** Whether what a decision rested on is known still, and nothing else. */
export const stillRests = async (tx: Tx, id: string, proposal: Proposal, rested: Rested): Promise<boolean> =>
  restsOn(await knownUnder(tx, id, proposal), rested);
