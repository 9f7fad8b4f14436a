import type { ToldEntry } from '../../platform/ledger/index.ts';
import { openingReasonWords } from '../case/index.ts';
import { checkResultWords, RESULTS, systemWords } from '../check/index.ts';
import { whomWords } from '../notice/index.ts';
import { nameOf, type Party } from '../report/index.ts';
import { stateWords } from '../triage/index.ts';
import type { CasePage } from './case-page.store.ts';
import { toldIn, type Told } from './timeline.store.ts';

/** What the log names by reference, of what was done in a case. */
export interface DoneIn extends Pick<CasePage, 'parties' | 'people' | 'questions' | 'timescales'> {
  readonly takenOff: readonly Pick<Party, 'person'>[];
  /** The number of each place. */
  readonly places: ReadonlyMap<string, number>;
}

/** Whom an entry concerns, of those in the case; somebody a search came upon is not named in a case they are not in. */
const whom = (page: DoneIn, { people }: ToldEntry): readonly string[] => {
  // Of who was taken off too: what was done stays told.
  const all = [...page.parties, ...page.takenOff];
  const parties = all.filter(({ person }) => people.includes(person));
  if (parties.length === 0) return [];
  if (parties.length > 1 && parties.length === all.length) return ['Everybody in the case'];
  return [parties.map(({ person }) => nameOf(page, person)).join(', ')];
};

const DIRECTION = { case: '', person: '', by: ' Done by them.', towards: ' Done towards them.' } as const;

const facts = (page: DoneIn, { answers }: Told): readonly string[] =>
  answers.map(
    // A fact that the guidance of today does not ask any more is named by its id.
    ({ fact, direction, state }) => `${page.questions.get(fact) ?? fact}${DIRECTION[direction]} ${stateWords[state]}`,
  );

/** Which fact is weighed, and nothing of what was said: its words are read where it is decided. */
const weighed = (page: DoneIn, told: Told): readonly string[] =>
  told.weighed.map(({ fact }) => page.questions.get(fact) ?? fact);

const resultText = (result: string): string => {
  const known = RESULTS.find((one) => one === result);
  return known === undefined ? result : checkResultWords[known];
};

const checks = (page: DoneIn, { checks: all }: Told): readonly string[] =>
  all.map(({ kind, subject, system, result }) => {
    const place = page.places.get(subject);
    return `${kind === 'place' && place !== undefined ? `Place ${place}: ` : ''}${systemWords[system]}: ${resultText(result)}`;
  });

const dutyWords = { done: 'done', 'not-done': 'not done' } as const;

/** What was said of a duty; one that the guidance of today does not have any more is named by its id. */
const duties = ({ timescales }: DoneIn, told: Told): readonly string[] =>
  told.duties.map(({ duty, answer }) => {
    const rule = timescales.rules.find(({ effect }) => 'duty' in effect && effect.duty.id === duty);
    return `Said to be ${dutyWords[answer]}: ${rule?.says ?? duty.replaceAll('-', ' ')}`;
  });

const takenOff = (page: CasePage, { floors }: Told): readonly string[] =>
  floors.flatMap(({ floor, takenOff: count }) => {
    if (count === 0) return [];
    const found = page.named.takeOffs.get(floor);
    // To others it says that names were taken off, and neither whose nor why: both are about the child.
    if (found === undefined) return [`Taken off those who must not be told: ${count}`];
    return [`No longer among those who must not be told: ${found.names.join('; ')}. Reason: ${found.reason}`];
  });

/** The last part of a rule is the relation under which it was allowed (access/permit.ts). */
export const relationOf = ({ rule }: Pick<ToldEntry, 'rule'>): string => rule.split('/').at(-1) ?? '';

/** Why the case was open to whoever is not assigned: the reason they gave, for the opening and for each look under it. */
const opened = ({ named }: CasePage, entry: ToldEntry): readonly string[] => {
  if (relationOf(entry) !== 'opened' && entry.action !== 'open-case') return [];
  const { at, actor } = entry;
  const found = named.openings.findLast((one) => one.staff === actor && one.from <= at && at < one.until);
  // A look at the known risks comes before any reason, and has none.
  return found === undefined ? [] : [`Opened because: ${openingReasonWords[found.reason]}`];
};

/** Why a case was opened in an emergency, for the opening and for each look under it, to who may read it. */
const inEmergency = ({ emergencies }: CasePage, entry: ToldEntry): readonly string[] => {
  const { at, actor, action } = entry;
  if (relationOf(entry) !== 'emergency' && action !== 'break-glass') return [];
  // The risks that are looked at before are no part of the hour that follows.
  const found = emergencies.find(({ staff, from, until }) => staff === actor && from <= at && at < until);
  return found?.reason === undefined ? [] : [`Opened in an emergency because: ${found.reason}`];
};

/** What was done by an entry: to whom, which facts, checks and places. */
export const doneDetails = (page: DoneIn, entry: ToldEntry): readonly string[] => {
  const told = toldIn(entry);
  return [
    ...whom(page, entry),
    ...facts(page, told),
    ...weighed(page, told),
    ...checks(page, told),
    ...duties(page, told),
    ...told.places.map(({ position }) => `Place ${position}`),
  ];
};

/** What an entry of the timeline is about: whom, which facts, checks and places, and why. */
export const detailsOf = (page: CasePage, entry: ToldEntry): readonly string[] => {
  const told = toldIn(entry);
  return [
    ...doneDetails({ ...page, places: page.named.places }, entry),
    ...takenOff(page, told),
    ...(told.letter === undefined ? [] : [`For: ${whomWords[told.letter.for].toLowerCase()}`]),
    ...(told.rulings.some(({ recordedToo }) => recordedToo)
      ? ['By somebody who recorded some of what is known of the case: nobody else could approve it']
      : []),
    ...opened(page, entry),
    ...inEmergency(page, entry),
  ];
};
