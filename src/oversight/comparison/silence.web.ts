import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, type PageModel, type Reply, type Route } from '../../platform/web/index.ts';
import type { ChartView } from './chart-view.ts';
import { answerOf, isShipped, read, type Answered, type Asking } from './compare-answer.ts';
import { fileOf } from './chart-file.web.ts';
import { downloadsOf, figureOf, frame, refusedPage } from './compare-pages.ts';
import { asked, SilenceQuery } from './compare.schema.ts';
import { definitionLines } from './comparison.view.ts';
import { materialSilence } from './counts-silence.ts';
import { foiSilence, printedQuestions } from './foi-silence.ts';
import { heardOf, type Heard } from './heard.ts';
import type { Question } from './question.ts';
import { arrestsSilence } from './shipped-children.ts';
import { besideFunnel } from './warnings.ts';

type Heeded = Exclude<Answered, { readonly kind: 'unlogged' }>;

/** What forces were asked, whether it can be compared or not. */
const heardIn = (answered: Heeded): Heard | undefined => {
  if (answered.kind === 'refused') return answered.refused.heard;
  const { comparison, over } = answered.compared;
  return heardOf(comparison.definition, over, besideFunnel(comparison));
};

function viewOf(answered: Heeded, { of, print }: SilenceQuery): Promise<ChartView> | ChartView | undefined {
  if (of === 'arrests') return arrestsSilence();
  if (of === 'foi') return foiSilence(print);
  const heard = heardIn(answered);
  return heard === undefined ? undefined : materialSilence(heard);
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

const choiceOf = ({ query, isShipped: ships }: Question, of: SilenceQuery['of']) => {
  const of21 = asked(query);
  return (['outcomes', 'arrests', 'foi'] as const).map((each) => ({
    text: each === 'outcomes' && !ships ? 'What is compared, by time' : SILENT[each],
    isShown: each === of,
    href: `/compare/silence${of21}${of21 === '' ? '?' : '&'}of=${each}`,
  }));
};

/** What is shown is of the comparison where there is one; a map of another source has a definition of its own. */
const definedBy = ({ provenance }: ChartView, answered: Heeded, { of }: SilenceQuery) => {
  if (of === 'outcomes' && answered.kind === 'compared')
    return definitionLines(answered.compared.comparison.definition);
  const { definition, basis, period, source, vintage } = provenance;
  return Object.entries({
    Definition: definition,
    Basis: basis,
    Period: period,
    Source: source,
    Vintage: vintage,
  }).map(([key, value]) => ({ key, value }));
};

/** Where nothing can be compared, who was silent says why. */
const uncompared = (answered: Heeded, { of }: SilenceQuery): string | undefined =>
  of === 'outcomes' && answered.kind === 'refused'
    ? `Nothing can be compared: ${answered.refused.sentence}`
    : undefined;

const silenceFile = (view: ChartView, kind: 'csv' | 'ods', why: string | undefined): Reply =>
  fileOf(why === undefined ? view : { ...view, notes: [why, ...view.notes] }, kind);

async function modelOf(view: ChartView, answered: Heeded, silent: SilenceQuery): Promise<PageModel> {
  const { question } = answered;
  const { of, print } = silent;
  const more = new URLSearchParams({ of, ...(print === undefined ? {} : { print }) }).toString();
  return {
    ...frame('silence', question, view.provenance.licence),
    title: view.title,
    view,
    figure: figureOf(view),
    method: `/compare/method${asked(question.query)}#silence`,
    downloads: downloadsOf('silence', question.query, more),
    printed: of === 'foi' ? await printedChoice(print) : undefined,
    choice: choiceOf(question, of),
    definition: definedBy(view, answered, silent),
    uncompared: uncompared(answered, silent),
  };
}

type Answer = (view: ChartView, answered: Heeded, silent: SilenceQuery) => Promise<Reply> | Reply;

const silent = (gateway: Gateway, url: `/compare/silence${'' | '.csv' | '.ods'}`, answer: Answer): Route =>
  page({
    ...read,
    query: SilenceQuery,
    url,
    handle: async (visit: Asking<SilenceQuery>) => {
      const answered = await answerOf(gateway, visit, url.replace('/compare/', ''));
      if (answered.kind === 'unlogged')
        return refuse(answered.refusal, isShipped(visit.query) ? '/' : '/compare/sources');
      const view = await viewOf(answered, visit.query);
      if (view !== undefined) return answer(view, answered, visit.query);
      if (answered.kind === 'compared') throw new Error('what was compared was asked of somebody');
      return render('comparison.njk', refusedPage(answered.refused, 'silence', answered.question));
    },
  });

/** *Who is silent*: shown all the more where nothing can be compared. */
export const silencePages = (gateway: Gateway): readonly Route[] => [
  silent(gateway, '/compare/silence', async (view, answered, query) =>
    render('compare-chart.njk', await modelOf(view, answered, query)),
  ),
  ...(['csv', 'ods'] as const).map((kind) =>
    silent(gateway, `/compare/silence.${kind}`, (view, answered, query) =>
      silenceFile(view, kind, uncompared(answered, query)),
    ),
  ),
];
