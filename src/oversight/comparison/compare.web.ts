import { csvOf, ODS_TYPE, odsOf } from '../release/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { page, paper, render, type PageModel, type Reply, type Route } from '../../platform/web/index.ts';
import { beyondSentences } from './beyond.ts';
import { downloadOf, type ChartView } from './chart-view.ts';
import type { Compared } from './compare-files.ts';
import { answering, read } from './compare-answer.ts';
import type { Question } from './question.ts';
import { forcePages } from './compare-force.web.ts';
import { chartPage, downloadsOf, frame, type Section } from './compare-pages.ts';
import { asked, SilenceQuery } from './compare.schema.ts';
import { comparisonSources } from './compare-sources.web.ts';
import { comparisonPage } from './comparison.view.ts';
import { placeOf } from './force-place.ts';
import { foiSilence, printedQuestions } from './foi-silence.ts';
import { forcesView } from './forces.view.ts';
import { mixView } from './mix.view.ts';
import { pooledView } from './pooled.view.ts';
import { reportPages } from './report.web.ts';
import { ratesView } from './rates.view.ts';
import { arrestsSilence, shippedChildren } from './shipped-children.ts';
import { materialSilence } from './counts-silence.ts';
import { trendView } from './trend.view.ts';

const overview = ({ comparison }: Compared, question: Question): PageModel => {
  const { query } = question;
  return {
    ...frame('forces', question, comparison.definition.told.licence),
    title: 'Compare forces',
    view: comparisonPage(comparison),
    beyond: beyondSentences(comparison),
    downloads: downloadsOf('forces', query),
    method: `/compare/method${asked(query)}#forces`,
    places: Object.fromEntries(comparison.forces.map(({ force }) => [force, placeOf(force, asked(query))])),
  };
};

/** A table as a file. */
const file = (view: ChartView, kind: 'csv' | 'ods'): Reply => {
  const table = downloadOf(view);
  return kind === 'csv'
    ? paper('text/csv', csvOf(table), `evenhand-${view.id}.csv`)
    : paper(ODS_TYPE, odsOf([table]), `evenhand-${view.id}.ods`);
};

type Make = (compared: Compared) => ChartView | Promise<ChartView>;

const CHARTS: Readonly<Record<'pooled' | 'mix' | 'trend' | 'rates', Make>> = {
  pooled: ({ comparison }) => pooledView(comparison),
  mix: ({ comparison, material }) => mixView(comparison, material),
  trend: ({ comparison, over }) => trendView(comparison, over),
  rates: async ({ comparison }) => ratesView(comparison, await shippedChildren()),
};

const downloads = (gateway: Gateway, section: Section, make: Make): readonly Route[] =>
  (['csv', 'ods'] as const).map((kind) =>
    page({
      ...read,
      url: `/compare/${section}.${kind}`,
      handle: answering(gateway, section, `${section}.${kind}`, async (compared) => file(await make(compared), kind)),
    }),
  );

const chartRoutes = (gateway: Gateway, section: keyof typeof CHARTS): readonly Route[] => [
  page({
    ...read,
    url: `/compare/${section}`,
    handle: answering(gateway, section, section, async (compared, question) =>
      render('compare-chart.njk', chartPage(await CHARTS[section](compared), section, question, compared)),
    ),
  }),
  ...downloads(gateway, section, CHARTS[section]),
];

type Silent = Pick<SilenceQuery, 'of' | 'print'>;

function silenceOf({ comparison, over }: Compared, { of, print }: Silent): ChartView | Promise<ChartView> {
  if (of === 'outcomes') return materialSilence(comparison, over);
  return of === 'arrests' ? arrestsSilence() : foiSilence(print);
}

const SILENT = {
  outcomes: 'Outcomes, by quarter',
  arrests: 'Arrests aged 10 to 17, by year',
  foi: 'Answers in print, by year',
} as const;

/** Which question answers in print are held against. */
async function printedChoice(print: string | undefined) {
  const items = await printedQuestions();
  const value = print ?? items[0]?.value;
  // A question that nobody answered is a question still.
  const typed = value === undefined || items.some((each) => each.value === value) ? [] : [{ value, text: value }];
  return { value, items: [...typed, ...items] };
}

async function silencePage(compared: Compared, question: Question, silent: Silent): Promise<Reply> {
  const { query } = question;
  const { of, print } = silent;
  const view = await silenceOf(compared, silent);
  const model = chartPage(view, 'silence', question, compared);
  const { definition: what, basis, period, source, vintage } = view.provenance;
  const of21 = asked(query);
  return render('compare-chart.njk', {
    ...model,
    downloads: downloadsOf(
      'silence',
      query,
      new URLSearchParams({ of, ...(print === undefined ? {} : { print }) }).toString(),
    ),
    printed: of === 'foi' ? await printedChoice(print) : undefined,
    choice: (['outcomes', 'arrests', 'foi'] as const).map((each) => ({
      text: each === 'outcomes' && !question.isShipped ? 'What is compared, by time' : SILENT[each],
      isShown: each === of,
      href: `/compare/silence${of21}${of21 === '' ? '?' : '&'}of=${each}`,
    })),
    definition:
      of === 'outcomes'
        ? model['definition']
        : Object.entries({ Definition: what, Basis: basis, Period: period, Source: source, Vintage: vintage }).map(
            ([key, value]) => ({ key, value }),
          ),
  });
}

const silenceRoutes = (gateway: Gateway): readonly Route[] => [
  page({
    ...read,
    query: SilenceQuery,
    url: '/compare/silence',
    handle: (visit) =>
      answering(gateway, 'silence', 'silence', (compared, question) => silencePage(compared, question, visit.query))(
        visit,
      ),
  }),
  ...(['csv', 'ods'] as const).map((kind) =>
    page({
      ...read,
      query: SilenceQuery,
      url: `/compare/silence.${kind}`,
      handle: (visit) =>
        answering(gateway, 'silence', `silence.${kind}`, async (compared) =>
          file(await silenceOf(compared, visit.query), kind),
        )(visit),
    }),
  ),
];

/** *Compare forces*: the published outcomes table, the spread between forces first. */
export const comparisonPages = (gateway: Gateway): readonly Route[] => [
  page({
    ...read,
    url: '/compare',
    handle: answering(gateway, 'forces', 'forces', (compared, question) =>
      render('comparison.njk', overview(compared, question)),
    ),
  }),
  ...downloads(gateway, 'forces', ({ comparison }) => forcesView(comparison)),
  ...(['pooled', 'mix', 'trend', 'rates'] as const).flatMap((section) => chartRoutes(gateway, section)),
  ...silenceRoutes(gateway),
  ...forcePages(gateway),
  ...reportPages(gateway),
  ...comparisonSources(gateway),
];
