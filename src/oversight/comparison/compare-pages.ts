import { drawn } from '../chart/index.ts';
import type { PageModel } from '../../platform/web/index.ts';
import { faultyForm, freshForm } from '../../platform/web/index.ts';
import type { ChartView } from './chart-view.ts';
import type { Question } from './question.ts';
import type { Compared } from './compare-files.ts';
import type { Refused } from './compare-refused.ts';
import { asked, type CompareQuery } from './compare.schema.ts';
import { definitionLines } from './comparison.view.ts';
import type { Field } from './shipped.ts';

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
export function frame(section: Section, question: Question, licence: string) {
  const { query, title: source, fields } = question;
  const found = SECTIONS.find(({ id }) => id === section);
  return {
    section,
    action: `/compare${found?.path ?? ''}`,
    sections: SECTIONS.map(({ id, path, text }) => ({ id, text, href: `/compare${path}${asked(query)}` })),
    source: { title: source, id: query.source, choose: mayChoose(question) ? '/compare/sources' : undefined },
    fields: fields.map(withTyped),
    form: freshForm(Object.fromEntries(fields.map(({ name, value }) => [name, value]))),
    licence,
    back: { href: '/' },
  };
}

/** For what a page offers only: the look at other sources asks again. */
export const mayChoose = ({ actor }: Question): boolean => actor.roles.includes('analyst');

/** A question that came by an address and is no choice of the form: kept, and shown as typed. */
const withTyped = (field: Field): Field =>
  field.items.some(({ value }) => value === field.value)
    ? field
    : { ...field, items: [{ value: field.value, text: field.value }, ...field.items] };

/** The drawing for a desk and for a phone, beside what goes with it. */
export const figureOf = ({ drawing, caption }: ChartView) =>
  drawing === null ? null : { desk: drawn(drawing('desk')), phone: drawn(drawing('phone')), caption };

/** A chart with its summary, table, downloads, definition and the way to its method. */
export function chartPage(view: ChartView, section: Section, question: Question, { comparison }: Compared): PageModel {
  const { definition } = comparison;
  return {
    ...frame(section, question, view.provenance.licence),
    title: view.title,
    view,
    figure: figureOf(view),
    downloads: downloadsOf(view.id, question.query),
    method: methodOf(view.id, question.query),
    definition: definitionLines(definition, view.defined),
  };
}

/** Where it is said how a chart is come by. */
export const methodOf = (id: string, query: CompareQuery): string => `/compare/method${asked(query)}#${id}`;

export const FILE_KINDS = { csv: 'CSV', ods: 'OpenDocument (ODS)' } as const;

export function downloadsOf(id: string, query: CompareQuery, more = '') {
  const question = asked(query);
  const also = more === '' ? '' : `${question === '' ? '?' : '&'}${more}`;
  return (['csv', 'ods'] as const).map((kind) => ({
    href: `/compare/${id}.${kind}${question}${also}`,
    text: FILE_KINDS[kind],
  }));
}

/** The question again, with what is wrong with it beside the field that has to be put right. */
export function refusedPage({ sentence, field }: Refused, section: Section, question: Question): PageModel {
  const { fields } = question;
  // A field that the form does not have is said beside the first one.
  const beside = fields.find(({ name }) => name === field)?.name ?? fields[0]?.name ?? 'source';
  const typed = fields.map((each) => ({ ...each, value: question.query[each.name] ?? each.value }));
  return {
    ...frame(section, { ...question, fields: typed }, ''),
    title: 'Compare forces',
    form: faultyForm({ fields: Object.fromEntries(typed.map(({ name, value }) => [name, value])), withheld: [] }, [
      { field: beside, text: sentence },
    ]),
  };
}
