import type { Form, PageModel } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import type { PersonFacts } from './case-facts.ts';
import { dayLeftText } from './day-left.store.ts';
import type { Place } from './place.ts';
import { factOf, type FactText, type Guidance } from './guidance.ts';
import { ageText, EXCLUDED, responsibilityText } from './triage.view.ts';
import type { TriagePage } from './triage-page.store.ts';
import { triageChoices } from './triage.words.ts';

type Model = PageModel & { readonly typed?: Form['typed'] };

const typedDate = (name: string, day: string | undefined): Form['typed'] => {
  if (day === undefined) return {};
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return {
    [`${name}-day`]: String(Number(dayOfMonth)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
};

export { typedDate };

const conductTyped = ({ conduct }: TriagePage): Form['typed'] => {
  const { day } = conduct;
  if (!conduct.isStated) return {};
  if (day === undefined) return { known: 'not-known' };
  return day.earliest === day.latest
    ? { known: 'one-day', ...typedDate('day', day.earliest) }
    : { known: 'between', ...typedDate('earliest', day.earliest), ...typedDate('latest', day.latest) };
};

export const conductDayPage = (triage: TriagePage): Model => ({
  title: 'When did it happen?',
  daysLeft: triage.daysLeft.map(dayLeftText),
  choices: triageChoices,
  typed: conductTyped(triage),
});

export const earlierPage = ({ earlierCases, harmedIn }: TriagePage, text: FactText | undefined): Model => ({
  title: text?.question ?? 'How many earlier reports are there?',
  help: text?.help,
  choices: triageChoices,
  earlierCases,
  harmedIn,
});

/** The person of a place: also who reported, who has no facts until a part is stated. */
const personAt = (triage: TriagePage, { person }: Place): string | undefined =>
  triage.parties.find((party) => party.person === person)?.person;

const factsAt = (triage: TriagePage, person: string): PersonFacts | undefined =>
  triage.facts.people.find((each) => each.person === person);

export const partPage = (guidance: Guidance, triage: TriagePage, place: Place): Model | undefined => {
  const person = personAt(triage, place);
  if (person === undefined) return undefined;
  const { parts, partsFrom } = factsAt(triage, person) ?? {};
  return {
    title: `What part did ${nameOf(triage, person)} have?`,
    parts: guidance.facts
      .filter(({ kind }) => kind === 'part')
      .map(({ id, question }) => ({ value: id, text: question })),
    choices: triageChoices,
    typed: {
      ...(parts === undefined ? {} : { known: 'known', parts: [...parts] }),
      ...(partsFrom === undefined || partsFrom === null ? {} : { fromWhom: partsFrom }),
    },
  };
};

const isBorn = ({ people }: TriagePage, person: string): boolean => {
  const known = people.get(person);
  return known !== undefined && known.state !== 'erased' && known.details.birthDate !== undefined;
};

export const agePage = (guidance: Guidance, triage: TriagePage, place: Place): Model | undefined => {
  const person = personAt(triage, place);
  if (person === undefined) return undefined;
  const age = factsAt(triage, person)?.age ?? 'unknown';
  const isBornKnown = isBorn(triage, person);
  return {
    title: `How old was ${nameOf(triage, person)} on the day it happened?`,
    help: factOf(guidance, 'age', 'other')?.help,
    excluded: factsAt(triage, person)?.agesExclude === true ? `${EXCLUDED} It counts as ${ageText(age)}.` : undefined,
    derived: isBornKnown && triage.conduct.day !== undefined ? ageText(age) : undefined,
    // On the page where an age is stated: who is under 10 is never a suspect, and the officer should know it then.
    responsibility: responsibilityText(age),
    wrong: {
      born: `/cases/${place.case}/people/${person}/name`,
      day: `/cases/${place.case}/conduct-day`,
      isBorn: isBornKnown,
    },
    dayHref: isBornKnown && !triage.conduct.isStated ? `/cases/${place.case}/conduct-day` : undefined,
    choices: triageChoices,
  };
};
