import { dateTime } from '../../platform/web/index.ts';
import { systemWords } from '../check/index.ts';
import { nameOf } from '../report/index.ts';
import {
  aboutWords,
  decidedCategoryWords,
  decidedResponseWords,
  departureWords,
  type Departure,
} from '../response/index.ts';
import { ageText, EXCLUDED, fromWhomWords, partText, type PersonFacts, type TriageQuestion } from '../triage/index.ts';
import type { DecisionPage } from './decision-page.store.ts';
import type { Unfinished } from './unfinished.ts';
import { placeOfUnfinished, unfinishedWords } from './unfinished.view.ts';

export const textOf = (page: DecisionPage, passage: string): string => {
  const found = page.passages.get(passage);
  // Erased with a person's key: that a reason was given stays known, and only its words are gone.
  return found?.state === 'readable' ? found.text : 'What was written was erased.';
};

export const staffName = (page: DecisionPage, id: string | undefined): string =>
  (id === undefined ? undefined : page.staff.get(id)) ?? 'somebody who left';

/** Who recorded what is known, the safety floors too: whoever decides on it is to be somebody else. */
export const recordedBy = (page: DecisionPage): readonly string[] => [...new Set(page.recorders.values())].toSorted();

const categoryText = (value: keyof typeof decidedCategoryWords): string =>
  `Category: ${decidedCategoryWords[value].toLowerCase()}`;

/** A supervisor’s own decisions that are other than the guidance advises, as those of an officer are marked. */
export const supervisorDepartures = (page: DecisionPage) => {
  const { decidedResponse, decidedCategory } = page.advised.basis.response;
  const decided = [
    ...(decidedResponse === undefined
      ? []
      : [{ ...decidedResponse, about: 'response' as const, what: decidedResponseWords[decidedResponse.value] }]),
    ...(decidedCategory === undefined
      ? []
      : [{ ...decidedCategory, about: 'category' as const, what: categoryText(decidedCategory.value) }]),
  ];
  return decided.flatMap(({ about, value, what, departure, by, at }) =>
    departure === null
      ? []
      : [
          {
            about,
            value,
            what,
            departure,
            why: departureWords[departure],
            by,
            who: `${staffName(page, by)}, ${dateTime(at)}`,
          },
        ],
  );
};

/** What supervisors decided, each with the reason: it stands beside the advice, and changes nothing of it. */
export const supervisorsDecided = (page: DecisionPage) => {
  const { decidedResponse, decidedCategory, exceptions } = page.advised.basis.response;
  const line = (
    what: string,
    row: {
      reasonPassage: string;
      at: Date;
      by: string;
      outdatedSince?: Date | undefined;
      departure?: Departure | null;
    },
  ) => ({
    what: [
      what,
      ...(row.departure === undefined || row.departure === null
        ? []
        : [`A departure from the advice: ${departureWords[row.departure].toLowerCase()}`]),
      ...(row.outdatedSince === undefined ? [] : ['More is known since: decide again']),
    ].join('. '),
    reason: textOf(page, row.reasonPassage),
    who: `${staffName(page, row.by)}, ${dateTime(row.at)}`,
  });
  return [
    ...(decidedResponse === undefined ? [] : [line(decidedResponseWords[decidedResponse.value], decidedResponse)]),
    ...(decidedCategory === undefined ? [] : [line(categoryText(decidedCategory.value), decidedCategory)]),
    ...exceptions.map((row) => line(`Granted. ${aboutWords[row.exception]}`, row)),
  ];
};

const placeName = (page: DecisionPage, subject: string, position: number): string =>
  // Checks cover places too (handbook 0.3, rule 4): a place is known by its number.
  page.people.has(subject) ? nameOf(page, subject) : `Place ${position}`;

/** Every trace that is relevant: what it says stays in its system. */
export const traces = (page: DecisionPage) =>
  page.advised.basis.checks.rows
    .filter(({ result }) => result === 'trace-relevant')
    .map(({ system, subject, position, reference, ranAt, by }) => ({
      whose: placeName(page, subject, position),
      text: `${systemWords[system]}, reference ${reference ?? 'not kept'}`,
      who: `${staffName(page, by)}${ranAt === undefined ? '' : `, ${dateTime(ranAt)}`}`,
    }));

const from = (known: PersonFacts['ageFrom']): string => {
  if (known === null) return 'from nobody yet';
  return known === 'birth-date' ? 'from a date of birth' : `from: ${fromWhomWords[known].toLowerCase()}`;
};

/** Age and part of everybody concerned, each with from whom it is known. */
export const peopleKnown = (page: DecisionPage) =>
  page.advised.basis.facts.people.map((person) => ({
    name: nameOf(page, person.person),
    age: `${ageText(person.age)} (${from(person.ageFrom)})${person.agesExclude === true ? `. ${EXCLUDED}` : ''}`,
    part: `${partText(person.parts)} (${from(person.partsFrom)})`,
  }));

const ABOUT: Readonly<Partial<Record<TriageQuestion['about'], string>>> = {
  age: 'Age on the day',
  parts: 'Part in it',
  identified: 'Whether it is known who this is',
  earlierReports: 'How many earlier reports there are',
};

const DONE: Readonly<Partial<Record<TriageQuestion['about'], string>>> = {
  by: ' Done by this person',
  towards: ' Done towards this person',
};

/** What triage asks and nobody has answered: not known, and from nobody. */
export const notAsked = (page: DecisionPage) => {
  const groups = Map.groupBy(page.open, ({ person }) => person?.person);
  return [...groups].map(([person, questions]) => ({
    whose: person === undefined ? 'The case' : nameOf(page, person),
    answer: 'not asked yet',
    from: 'Nobody',
    questions: questions.map(
      ({ about, text, fact }) => ABOUT[about] ?? `${text?.question ?? fact}${DONE[about] ?? ''}`,
    ),
  }));
};

/** Whom something unfinished is about by name, or what a supervisor was asked; a handover is about the case. */
export const whoseIn = (page: DecisionPage, { subject }: Unfinished): string | undefined => {
  if (subject === undefined) return undefined;
  if (page.people.has(subject)) return nameOf(page, subject);
  const asked = page.advised.basis.response.requests.find(({ request }) => request === subject);
  return asked === undefined ? undefined : aboutWords[asked.about];
};

/** What comes before an outcome, each with where it is put right. */
export const unfinished = (page: DecisionPage) =>
  page.advised.unfinished.map((item) => ({
    text: [whoseIn(page, item) ?? '', unfinishedWords[item.what]].filter((part) => part !== '').join(': '),
    href: `/cases/${page.file.case}${placeOfUnfinished(item)}`,
  }));
