import type { Context } from '../../platform/command/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Advice, Adviser, Policy } from '../../policy/index.ts';
import { getCase } from '../case/index.ts';
import { outstandingSince } from '../check/index.ts';
import { floorsOf, partiesOf, reportsOf } from '../report/index.ts';
import { dischargesOf } from '../response/index.ts';
import { factHistoryOf } from '../triage/index.ts';
import { questionOf, type Known } from './basis.ts';
import {
  againSince,
  dutyOf,
  findOutDuty,
  keyOf,
  OF_PROCEDURE,
  owedSince,
  REFERRAL,
  referralsOwed,
  type Duty,
} from './duty.ts';

const CHECKS = 'finish-background-checks';

/** What the guidance owes on a case: of what is known, or of what was known earlier. */
const owedOn =
  (adviser: Adviser, known: Known, today: string) =>
  (facts: Known['facts']): Advice['duties'] => {
    const owed = adviser.owed(questionOf({ ...known, facts, owed: new Map() }, today, {}), { today });
    // Facts come from closed lists that the guidance itself gave: what it cannot read is a bug of ours.
    if (!owed.ok) throw new Error(`the guidance refused a case: ${owed.refusal.map(({ says }) => says).join('; ')}`);
    return owed.value;
  };

/**
 * Owed to who is a child still: of an adult who tells of when they were one no parent is told, and no local authority has care.
 * Nor do children’s services, or a school, take up an adult: what protects them, and children today, is decided all the same.
 */
const OF_CHILDREN_NOW: readonly string[] = [
  'decide-telling-parents',
  'offer-report-remove',
  'confirm-care-and-plans',
  'appropriate-adult-before-any-interview',
  'referral-or-strategy',
  'report-child-at-risk-wales',
  'hold-separate-strategy-meetings',
  'tell-allocated-social-worker',
  'tell-local-authority-of-private-fostering',
  'ask-school-how-to-talk',
  'agree-school-place',
];

/** What is owed to a child of an adult by now, in the words for one. */
const SAID_OF_ADULTS: Readonly<Record<string, string>> = {
  'decide-referral':
    'They are an adult by now: whether adult safeguarding or another service is asked to help them, with their agreement where they can give it, and whether a child is at risk today from anybody in the case, is decided with reasons.',
  'welfare-check':
    'They are an adult by now: they are checked on now: safe, with somebody if they want that, no risk of self-harm.',
};

const earliest = (times: readonly Date[]): Date | undefined =>
  times.toSorted((one, other) => one.getTime() - other.getTime())[0];

/** What is left to find out, since the report reached the police. */
export const findOutIn = async (
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  policy: Policy,
  id: string,
): Promise<readonly Duty[]> => {
  const reports = await reportsOf(tx, id);
  return findOutDuty(policy, earliest(reports.map(({ toldAt }) => toldAt)) ?? now, now);
};

/**
 * Every duty of the guidance on a case, those of the procedure aside, as it stands: the guidance is asked again of what
 * was known at each moment, for since when it owed them.
 */
export const dutiesOf = async (
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  adviser: Adviser,
  policy: Policy,
  of: {
    readonly case: string;
    readonly known: Known | Promise<Known>;
  },
): Promise<readonly Duty[]> => {
  const { case: id } = of;
  const [history, reports, parties, floors, discharges, { stage }, known] = await Promise.all([
    factHistoryOf(tx, id),
    reportsOf(tx, id),
    partiesOf(tx, id),
    floorsOf(tx, id),
    dischargesOf(tx, id),
    getCase(tx, id),
    of.known,
  ]);
  const asked = owedOn(adviser, known, londonDay(now));
  // Who has died is looked after no more, and what is owed for the others stays.
  const died = known.facts.people.filter((person) => person.died === true).map(({ ref }) => ref);
  const adults = known.facts.people
    .filter(({ person }) => parties.some((party) => party.isAdultNow && party.person === person))
    .map(({ ref }) => ref);
  const isOwed = ({ id: duty, person }: Advice['duties'][number]): boolean =>
    person === null || !(died.includes(person) || (adults.includes(person) && OF_CHILDREN_NOW.includes(duty)));
  const owed = asked(known.facts).filter((duty) => !OF_PROCEDURE.includes(duty.id) && isOwed(duty));
  const since = owedSince(
    owed.map(keyOf),
    history.moments,
    (moment) => new Set(asked(history.factsAt(moment)).map(keyOf)),
  );
  const [start] = history.moments;
  // What was owed from the start was owed when the report reached the police, which may be before it was entered.
  const told = earliest(reports.map(({ toldAt }) => toldAt)) ?? start ?? now;
  const sinceOf = (duty: Advice['duties'][number]): Date => {
    // A check that has grown old is owed since it did, not since the report.
    if (duty.id === CHECKS) return outstandingSince(known.checks) ?? told;
    const at = since.get(keyOf(duty)) ?? now;
    return at.getTime() === start?.getTime() && told < at ? told : at;
  };
  const ruled = stage === 'approved' || stage === 'closed';
  const before = { known, floors, discharges, ruled, referrals: new Map<string, Duty>() };
  // Whether a decision stands waits for what is owed since it was made: that is seen first.
  const asks = owed.filter(({ id: duty }) => duty === REFERRAL);
  const referrals = referralsOwed(
    asks.map((duty) => dutyOf(policy, duty, before, sinceOf(duty), now)),
    known.children,
  );
  const reading = { ...before, referrals };
  return owed.map((duty) => {
    const made = dutyOf(policy, duty, reading, againSince(reading, duty, history.moments) ?? sinceOf(duty), now);
    const ofAdult = duty.person !== null && adults.includes(duty.person) ? SAID_OF_ADULTS[duty.id] : undefined;
    return ofAdult === undefined ? made : { ...made, says: ofAdult };
  });
};
