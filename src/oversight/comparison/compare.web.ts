import type { Gateway } from '../../platform/command/index.ts';
import { page, render, type PageModel, type Route } from '../../platform/web/index.ts';
import { beyondSentences } from './beyond.ts';
import { caseMixSentences } from './case-mix.words.ts';
import type { ChartView } from './chart-view.ts';
import { fileOf } from './chart-file.web.ts';
import type { Compared } from './compare-files.ts';
import { answering, read } from './compare-answer.ts';
import type { Question } from './question.ts';
import { forcePages } from './compare-force.web.ts';
import { chartPage, downloadsOf, frame, type Section } from './compare-pages.ts';
import { asked } from './compare.schema.ts';
import { comparisonSources } from './compare-sources.web.ts';
import { comparisonPage } from './comparison.view.ts';
import { placeOf } from './force-place.ts';
import { forcesWithCaseMix } from './forces.view.ts';
import { methodPage } from './method.web.ts';
import { mixView } from './mix.view.ts';
import { pooledView } from './pooled.view.ts';
import { reportPages } from './report.web.ts';
import { ratesView } from './rates.view.ts';
import { shippedChildren } from './shipped-children.ts';
import { silencePages } from './silence.web.ts';
import { trendFitsApart } from './trend-fits-apart.ts';
import { trendView } from './trend.view.ts';

const overview = (compared: Compared, question: Question): PageModel => {
  const { query } = question;
  const { comparison } = compared;
  return {
    ...frame('forces', question, comparison.definition.told.licence),
    title: 'Compare forces',
    view: comparisonPage(comparison),
    beyond: [...beyondSentences(comparison), ...caseMixSentences(compared)],
    downloads: downloadsOf('forces', query),
    method: `/compare/method${asked(query)}#forces`,
    places: Object.fromEntries(comparison.forces.map(({ force }) => [force, placeOf(force, asked(query))])),
  };
};

type Make = (compared: Compared) => ChartView | Promise<ChartView>;

const CHARTS: Readonly<Record<'pooled' | 'mix' | 'trend' | 'rates', Make>> = {
  pooled: ({ comparison }) => pooledView(comparison),
  mix: ({ comparison, material }) => mixView(comparison, material),
  trend: async (compared) => {
    await trendFitsApart(compared);
    return trendView(compared.comparison, compared.over);
  },
  rates: async ({ comparison, material }) => ratesView(comparison, material, await shippedChildren()),
};

const downloads = (gateway: Gateway, section: Section, make: Make): readonly Route[] =>
  (['csv', 'ods'] as const).map((kind) =>
    page({
      ...read,
      url: `/compare/${section}.${kind}`,
      handle: answering(gateway, section, `${section}.${kind}`, async (compared) => fileOf(await make(compared), kind)),
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

/** *Compare forces*: the published outcomes table, the spread between forces first. */
export const comparisonPages = (gateway: Gateway): readonly Route[] => [
  page({
    ...read,
    url: '/compare',
    handle: answering(gateway, 'forces', 'forces', (compared, question) =>
      render('comparison.njk', overview(compared, question)),
    ),
  }),
  ...downloads(gateway, 'forces', forcesWithCaseMix),
  ...(['pooled', 'mix', 'trend', 'rates'] as const).flatMap((section) => chartRoutes(gateway, section)),
  ...silencePages(gateway),
  ...forcePages(gateway),
  methodPage(gateway),
  ...reportPages(gateway),
  ...comparisonSources(gateway),
];
