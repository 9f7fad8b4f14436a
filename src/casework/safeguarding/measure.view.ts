import { dateTime, date, type PageModel } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import { resultsOf, type ConferenceResult, type Measure } from './measure.ts';
import type { MeasurePage, SafeguardingPage } from './safeguarding-page.store.ts';

const measureWords: Readonly<Record<Measure, string>> = {
  'police-protection': 'Police protection',
  assessment: 'Assessment by children’s social care',
  conference: 'Child protection conference',
  'core-group': 'First core group of the child protection plan',
  review: 'Review conference of the child protection plan',
};

const resultWords: Readonly<Record<ConferenceResult, string>> = {
  plan: 'Held: the child is on a child protection plan',
  'no-plan': 'Held: the child is on no plan, or on none any more',
  'not-held': 'The local authority holds none',
};

// What protects a child ends; a meeting is held.
const isMeeting = (measure: Measure): boolean => resultsOf(measure).length > 0 || measure === 'core-group';

const sinceText = (measure: Measure, since: Date): string =>
  measure === 'police-protection' ? `Taken ${dateTime(since)}` : `Counted from ${date(since)}`;

/** What runs for a child, one of each kind: since when, and where it is said that it ended. */
export const measureRows = ({ file, measures }: SafeguardingPage, person: string) => {
  const ofChild = measures.filter((one) => one.person === person);
  // The oldest of a kind leads, as in the clock of the case.
  return [...Map.groupBy(ofChild, ({ measure }) => measure).values()].flatMap(([first]) =>
    first === undefined
      ? []
      : {
          key: measureWords[first.measure],
          value: sinceText(first.measure, first.since),
          act: isMeeting(first.measure) ? 'Record what came of it' : 'Record that it ended',
          href: `/cases/${file.case}/children/${person}/measures/${first.measure}/end`,
        },
  );
};

export const measurePage = (page: MeasurePage): PageModel => ({
  title: `${isMeeting(page.measure) ? 'When was it held?' : 'When did it end?'} ${measureWords[page.measure]}: ${nameOf(page, page.person)}`,
  results: resultsOf(page.measure).map((value) => ({ value, text: resultWords[value] })),
  known: [{ key: measureWords[page.measure], value: sinceText(page.measure, page.since) }],
  back: { href: `/cases/${page.file.case}/safeguarding`, text: 'Safeguarding' },
});
