import { dateTime, date, type PageModel } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import type { Measure } from './measure.ts';
import type { MeasurePage, SafeguardingPage } from './safeguarding-page.store.ts';

const measureWords: Readonly<Record<Measure, string>> = {
  'police-protection': 'Police protection',
  assessment: 'Assessment by children’s social care',
};

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
          href: `/cases/${file.case}/children/${person}/measures/${first.measure}/end`,
        },
  );
};

export const measurePage = (page: MeasurePage): PageModel => ({
  title: `When did it end? ${measureWords[page.measure]}: ${nameOf(page, page.person)}`,
  known: [{ key: measureWords[page.measure], value: sinceText(page.measure, page.since) }],
  back: { href: `/cases/${page.file.case}/safeguarding`, text: 'Safeguarding' },
});
