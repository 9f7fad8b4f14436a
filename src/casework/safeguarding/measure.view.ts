import { dateTime, date, type PageModel } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import type { LastResult } from './concern.store.ts';
import { resultsOf, type MeasureResult, type Measure } from './measure.ts';
import type { MeasurePage, SafeguardingPage } from './safeguarding-page.store.ts';

const measureWords: Readonly<Record<Measure, string>> = {
  'police-protection': 'Police protection',
  assessment: 'Assessment by children’s social care',
  conference: 'Child protection conference',
  'core-group': 'First core group of the child protection plan',
  review: 'Review conference of the child protection plan',
};

const resultWords: Readonly<Record<MeasureResult, string>> = {
  plan: 'Held: the child is on a child protection plan',
  'no-plan': 'Held: the child is on no plan, or on none any more',
  held: 'It was held',
  'not-held': 'None is held',
};

// What protects a child ends; a meeting is held.
const isMeeting = (measure: Measure): boolean => resultsOf(measure).length > 0;

const sinceText = (measure: Measure, since: Date): string =>
  measure === 'police-protection' ? `Taken ${dateTime(since)}` : `Counted from ${date(since)}`;

const lastText = ({ result, at }: LastResult): string => `${resultWords[result]} (${dateTime(at)})`;

/** What runs for a child, one of each kind: since when, and where it is said that it ended; with what can be put right. */
export const measureRows = ({ file, measures, lastResults }: SafeguardingPage, person: string) => {
  const ofChild = measures.filter((one) => one.person === person);
  const at = (measure: Measure): string => `/cases/${file.case}/children/${person}/measures/${measure}/end`;
  // The oldest of a kind leads, as in the clock of the case.
  const running = [...Map.groupBy(ofChild, ({ measure }) => measure).values()].flatMap(([first]) =>
    first === undefined
      ? []
      : {
          key: measureWords[first.measure],
          value: sinceText(first.measure, first.since),
          act: isMeeting(first.measure) ? 'Record what came of it' : 'Record that it ended',
          href: at(first.measure),
        },
  );
  // While one runs, what is recorded is of it, and not of the one before.
  const last = lastResults.filter(
    (one) => one.person === person && ofChild.every(({ measure }) => measure !== one.measure),
  );
  return [
    ...running,
    ...last.map((one) => ({
      key: measureWords[one.measure],
      value: lastText(one),
      act: 'Put right what came of it',
      href: at(one.measure),
    })),
  ];
};

export const measurePage = (page: MeasurePage): PageModel => ({
  title: `${isMeeting(page.measure) ? 'When was it held?' : 'When did it end?'} ${measureWords[page.measure]}: ${nameOf(page, page.person)}`,
  results: resultsOf(page.measure).map((value) => ({ value, text: resultWords[value] })),
  known: [
    {
      key: measureWords[page.measure],
      value: page.last === undefined ? sinceText(page.measure, page.since) : lastText(page.last),
    },
  ],
  hint: page.last === undefined ? 'Leave it empty if it was just now.' : 'Leave it empty if the time was right.',
  back: { href: `/cases/${page.file.case}/safeguarding`, text: 'Safeguarding' },
});
