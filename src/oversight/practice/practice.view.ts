import { digestOf } from '../../platform/ledger/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import {
  adviceModel,
  departures,
  departureWords,
  heads,
  headWords,
  recordedView,
} from '../../casework/decision/index.ts';
import { freshForm, turnLinks, type Form, type PageModel, type Turned } from '../../platform/web/index.ts';
import type { CaseRead, RoundRead } from './practice-page.store.ts';
import { adviceWords, choiceWords } from './practice.words.ts';
import { UNABLE } from './round.ts';
import { reasonField } from './round.schema.ts';
import type { RoundLine } from './round.rows.ts';
import { outcomesOf } from './standard-case.ts';
import type { Vignette } from './vignette.schema.ts';
import { answersOf } from './vignette.ts';

/** Who decides standard cases; who opens, closes and carries rounds. Only what a page offers: leave is asked again. */
const decides = ({ roles }: Actor): boolean => roles.includes('officer') || roles.includes('supervisor');
const keeps = ({ roles }: Actor): boolean => roles.includes('analyst') || roles.includes('policy-owner');

const AT = '/practice';
const placeOf = (round: string): string => `${AT}/rounds/${round}`;
const ALL = { href: AT, text: 'All rounds' };

const progress = ({ own, cases, hasWithdrawn, closedAt }: RoundLine): string => {
  if (hasWithdrawn) return 'You have withdrawn';
  if (closedAt !== null) return 'Closed';
  return own === cases ? 'You have decided all of them' : `You have decided ${own} of ${cases}`;
};

/** Every round as the reader stands to it. */
export const roundsPage = (actor: Actor, read: Turned<RoundLine>): PageModel => ({
  title: 'Practice: standard cases',
  keeps: keeps(actor),
  ...turnLinks(read, AT, 'rounds'),
  rounds: read.rows.map((round) => ({
    href: placeOf(round.id),
    openedAt: round.openedAt,
    cases: round.cases,
    advice: round.adviceShown ? 'Advice shown' : 'Blind to the advice',
    from: round.origin === actor.force ? undefined : round.origin,
    state: decides(actor) ? progress(round) : round.closedAt === null ? 'Open' : 'Closed',
  })),
  back: { href: '/', text: 'Start page' },
});

/** The library, to choose a round from: shown to whoever opens rounds, and never to who decides them before they have. */
export const newRoundPage = (library: readonly Vignette[], form: Form = freshForm()): PageModel => ({
  title: 'Open a round',
  form,
  cases: library.map(({ id, title, why, policy, about }) => ({
    value: id,
    text: `${title} (the part of ${about}; guidance ${policy})`,
    hint: { text: why },
  })),
  modes: [
    { value: 'hidden', text: 'Blind to the advice', hint: { text: adviceWords(false) } },
    { value: 'shown', text: 'With the advice shown', hint: { text: adviceWords(true) } },
  ],
  back: ALL,
});

/**
 * The next case to decide, in an order of one's own that stays the same: neighbours that differ in one answer are seldom met
 * one after the other, and what comes first colours no case for everybody.
 */
export const nextFor = (
  { staff }: Pick<Actor, 'staff'>,
  { cases, own }: Pick<RoundRead, 'cases' | 'own'>,
): Vignette | undefined =>
  cases
    .filter(({ id }) => !own.some(({ vignette }) => vignette === id))
    .map((one) => ({ one, at: digestOf([staff, one.id]).toString('hex') }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]?.one;

/** One round: what is left to decide, and nothing of what others chose. */
export const roundPage = (actor: Actor, read: RoundRead): PageModel => {
  const { round, cases, own, hasWithdrawn, people } = read;
  const at = placeOf(round.id);
  const next = nextFor(actor, read);
  const isOpen = round.closedAt === null;
  return {
    title: `Round of ${cases.length} standard ${cases.length === 1 ? 'case' : 'cases'}`,
    at,
    round,
    // Of another force's round only the answers leave, and of one's own only the cases.
    isOwn: round.origin === actor.force,
    advice: adviceWords(round.adviceShown),
    people,
    isOpen,
    decides: decides(actor) && isOpen && !hasWithdrawn,
    hasWithdrawn,
    keeps: keeps(actor),
    decided: own.length,
    next: next === undefined ? undefined : `${at}/cases/${next.id}`,
    cases: cases.map(({ id, title }) => ({
      title,
      href: `${at}/cases/${id}`,
      isDecided: own.some(({ vignette }) => vignette === id),
    })),
    back: ALL,
  };
};

const answerView = ({ answer, policy, told, hasDeparted, reasons }: CaseRead) => {
  if (answer === undefined) return undefined;
  const titles = new Map(outcomesOf(policy).map(({ code, title }) => [code, title] as const));
  return {
    choice: choiceWords(answer.choice, titles),
    heads: answer.heads.map((head) => headWords[head]),
    reasons: reasons.map(({ head, text }) => ({ head: headWords[head], text })),
    at: answer.answeredAt,
    departure: answer.departure === null ? undefined : departureWords[answer.departure],
    asksDeparture: told !== undefined && hasDeparted && answer.departure === null,
  };
};

/** The answers of a standard case and, where it may be seen, the advice, in the shapes of the decision page. */
const readView = ({ vignette, policy, told }: CaseRead) => ({
  ...recordedView({ input: answersOf(vignette, policy.files), policy, from: 'the standard case' }),
  mayAskWhy: false,
  conflict: undefined,
  decided: [],
  advice:
    told === undefined
      ? undefined
      : {
          ...adviceModel({ advice: told.advice, policy, nameOf: (ref) => ref ?? 'The case', whyNot: () => undefined }),
          duties: [],
        },
});

/** One standard case: to be decided, or as the reader decided it. */
export const casePage = (actor: Actor, read: CaseRead, form: Form = freshForm()): PageModel => {
  const { round, cases, own, vignette, policy, hasWithdrawn } = read;
  const at = placeOf(round.id);
  const isOpen = round.closedAt === null;
  const next = nextFor(actor, { cases, own });
  return {
    title: vignette.title,
    form,
    at,
    place: `${at}/cases/${vignette.id}`,
    number: cases.findIndex(({ id }) => id === vignette.id) + 1,
    count: cases.length,
    story: vignette.story,
    about: vignette.about,
    isBlind: !round.adviceShown,
    isOpen,
    mayDecide: decides(actor) && isOpen && !hasWithdrawn,
    answer: answerView(read),
    next: next === undefined ? undefined : `${at}/cases/${next.id}`,
    outcomes: [
      // None is chosen beforehand, and all are offered: a shorter list would be advice.
      ...outcomesOf(policy).map(({ code, title }) => ({ value: code, text: `${code}: ${title}` })),
      { divider: 'or' },
      { value: UNABLE, text: 'I am unable to decide' },
    ],
    heads: heads.map(({ head, text, hint }) => ({ value: head, text, hint, field: reasonField(head) })),
    departures,
    ...readView(read),
    back: { href: at, text: 'The round' },
  };
};
