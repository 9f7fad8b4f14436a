import { drawn } from '../chart/index.ts';
import type { PageModel } from '../../platform/web/index.ts';
import { faultyForm, freshForm } from '../../platform/web/index.ts';
import { LICENCE, type ChartView } from './chart-view.ts';
import type { Compared, Refused } from './compare-files.ts';
import { asked, type CompareQuery } from './compare.schema.ts';
import { definitionLines } from './comparison.view.ts';
import { optionsOf, type Option } from './shipped.ts';
import type { Outcomes } from '../source/index.ts';

/** Every page of a comparison, in the order it is read: the spread, then each force, then what else it may come to. */
const SECTIONS = [
  { id: 'forces', path: '', text: 'Spread and funnel' },
  { id: 'pooled', path: '/pooled', text: 'Pooled shares' },
  { id: 'mix', path: '/mix', text: 'What cases came to' },
  { id: 'trend', path: '/trend', text: 'Over time' },
  { id: 'rates', path: '/rates', text: 'Per 1,000 children' },
  { id: 'silence', path: '/silence', text: 'Who is silent' },
  { id: 'each', path: '/force', text: 'Each force' },
  { id: 'report', path: '/report', text: 'Report' },
  { id: 'method', path: '/method', text: 'Method' },
] as const;
export type Section = (typeof SECTIONS)[number]['id'];

/** What every page of a comparison has about it: its sections, the question it was asked, and what may be asked. */
export function frame(section: Section, query: CompareQuery, outcomes: Outcomes) {
  const found = SECTIONS.find(({ id }) => id === section);
  return {
    section,
    action: `/compare${found?.path ?? ''}`,
    sections: SECTIONS.map(({ id, path, text }) => ({ id, text, href: `/compare${path}${asked(query)}` })),
    options: withTyped(optionsOf(outcomes), query),
    form: freshForm(query),
    licence: LICENCE,
    back: { href: '/' },
  };
}

type Options = ReturnType<typeof optionsOf>;

/** A question that came by an address and is no choice of the form: kept, and shown as typed. */
function withTyped(options: Options, query: CompareQuery): Options {
  const kept = (name: keyof Options): readonly Option[] =>
    options[name].some(({ value }) => value === query[name])
      ? options[name]
      : [{ value: query[name], text: query[name] }, ...options[name]];
  return {
    offence: kept('offence'),
    numerator: kept('numerator'),
    denominator: kept('denominator'),
    basis: options.basis,
  };
}

/** The drawing for a desk and for a phone, beside what goes with it. */
export const figureOf = ({ drawing, caption }: ChartView) =>
  drawing === null ? null : { desk: drawn(drawing('desk')), phone: drawn(drawing('phone')), caption };

/** A chart with its summary, table, downloads, definition and the way to its method. */
export function chartPage(
  view: ChartView,
  section: Section,
  query: CompareQuery,
  { comparison, outcomes }: Compared,
): PageModel {
  return {
    ...frame(section, query, outcomes),
    title: view.title,
    view,
    figure: figureOf(view),
    downloads: downloadsOf(view.id, query),
    method: `/compare/method#${view.id}`,
    definition: definitionLines(comparison.definition),
  };
}

export const downloadsOf = (id: string, query: CompareQuery, more = '') =>
  (['csv', 'ods'] as const).map((kind) => ({
    href: `/compare/${id}.${kind}${[asked(query), more].filter((part) => part !== '').join(asked(query) === '' ? '?' : '&')}`,
    text: kind === 'csv' ? 'CSV' : 'OpenDocument (ODS)',
  }));

/** The question again, with what is wrong with it beside the field that has to be put right. */
export function refusedPage(
  { sentence, field }: Refused,
  section: Section,
  query: CompareQuery,
  outcomes: Outcomes,
): PageModel {
  const fault = { field: field ?? 'offence', text: sentence };
  return {
    ...frame(section, query, outcomes),
    title: 'Compare forces',
    form: faultyForm({ fields: query, withheld: [] }, [fault]),
  };
}
