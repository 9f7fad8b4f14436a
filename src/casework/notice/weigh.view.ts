import { knownWords, withWhomWords } from '../report/index.ts';
import { heardWords } from '../safeguarding/index.ts';
import { ageText, partText } from '../triage/index.ts';
import type { NotTellingPage } from './notice-page.store.ts';
import { textOf } from './words.ts';

const NOT_KNOWN = 'Not known';

export const textIn = (page: NotTellingPage, passage: string | null): string | undefined => {
  if (passage === null) return undefined;
  const found = page.passages.get(passage);
  return found?.state === 'readable' ? found.text : 'This text was erased.';
};

const answerWords = { approved: 'Why it was approved', returned: 'Why it was returned' };

/** Why a supervisor approved or returned it; approvals of before they had a reason have none. */
export const answersIn = (page: NotTellingPage) =>
  page.row.answers.flatMap(({ answer, passage }) => {
    const value = textIn(page, passage);
    return value === undefined ? [] : [{ key: answerWords[answer], value }];
  });

const contactRows = ({ contact }: NotTellingPage) => [
  { key: 'May be told, and what', value: contact?.may ?? 'Not known: nobody is told yet' },
  ...(contact === undefined ? [] : [{ key: 'How', value: contact.how }]),
  { key: 'Must not be told', value: contact === undefined ? NOT_KNOWN : contact.mustNot || 'Nobody is named' },
];

const floorRows = ({ floor }: NotTellingPage) =>
  floor === undefined
    ? [{ key: 'Safety floor', value: 'Not walked yet' }]
    : [
        { key: 'Safe now', value: knownWords[floor.safeNow] },
        { key: 'Sign of self-harm', value: knownWords[floor.selfHarm] },
        { key: 'With', value: withWhomWords[floor.withWhom] },
        { key: 'In care', value: knownWords[floor.inCare] },
        { key: 'On a plan', value: knownWords[floor.onPlan] },
      ];

const wordsRows = (page: NotTellingPage) => {
  const { ownWords } = page;
  if (ownWords === undefined) return [{ key: 'Own words', value: heardWords['not-yet-heard'] }];
  const said = [textIn(page, ownWords.wishes), textIn(page, ownWords.howTheyAre)].filter((text) => text !== undefined);
  return [{ key: 'Own words', value: said.length === 0 ? heardWords[ownWords.heard] : said.join(' ') }];
};

/** What a supervisor weighs not telling a child by: of this child, and of nobody else. */
export const weighedRows = (page: NotTellingPage) => [
  { key: 'Age on the day', value: page.facts === undefined ? NOT_KNOWN : ageText(page.facts.age) },
  { key: 'Part in it', value: page.facts === undefined ? NOT_KNOWN : partText(page.facts.parts) },
  ...contactRows(page),
  ...floorRows(page),
  ...wordsRows(page),
];

/** What would be told: it is this that is kept from the child. */
export const wouldBeTold = ({ notice }: NotTellingPage): readonly string[] => [
  ...new Set(notice.owed.flatMap(({ words }) => textOf(words))),
];
