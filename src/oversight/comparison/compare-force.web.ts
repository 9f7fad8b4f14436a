import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, type Reply, type Route } from '../../platform/web/index.ts';
import { givenArrests, shippedArrests, type ArrestsBeside } from './arrests-beside.ts';
import { fileOf } from './chart-file.web.ts';
import type { ChartView } from './chart-view.ts';
import { changeApart } from './changes-apart.ts';
import { answering, read } from './compare-answer.ts';
import type { Compared } from './compare-files.ts';
import { chartPage, FILE_KINDS, frame } from './compare-pages.ts';
import { asked, type CompareQuery } from './compare.schema.ts';
import type { ForceFigure } from './comparison.ts';
import { placeOf, slugOf } from './force-place.ts';
import { forceView } from './force.view.ts';
import type { Question } from './question.ts';

const ForceParams = z.object({ force: z.string().max(60) });

/** Arrests of the same source where it has any: those of another are never put beside it as if they were its own. */
const arrestsOf = (force: string, compared: Compared): Promise<ArrestsBeside | null> =>
  compared.given === undefined
    ? shippedArrests(force)
    : Promise.resolve(givenArrests(force, compared.given, compared.comparison.definition.source));

const figureIn = ({ comparison: { forces } }: Compared, params: z.infer<typeof ForceParams>) =>
  forces.find(({ force }) => slugOf(force) === params.force);

/** Whether its share changed takes half a second to work out, in which nobody else would be answered. */
async function viewOf(figure: ForceFigure, compared: Compared): Promise<ChartView> {
  await changeApart(figure.force, compared);
  return forceView(figure, compared);
}

const none = ({ query }: Question): Reply => refuse({ code: 'no-such-page' }, `/compare/force${asked(query)}`);

const filesOf = (force: string, query: CompareQuery) =>
  (['csv', 'ods'] as const).map((kind) => ({
    href: `${placeOf(force)}/table.${kind}${asked(query)}`,
    text: FILE_KINDS[kind],
  }));

/** The table of one force as a file. */
const forceFiles = (gateway: Gateway): readonly Route[] =>
  (['csv', 'ods'] as const).map((kind) =>
    page({
      ...read,
      params: ForceParams,
      url: `/compare/force/:force/table.${kind}`,
      handle: (visit) =>
        answering(gateway, 'each', `force ${visit.params.force}.${kind}`, async (compared, question) => {
          const figure = figureIn(compared, visit.params);
          return figure === undefined ? none(question) : fileOf(await viewOf(figure, compared), kind);
        })(visit),
    }),
  );

/** The list of forces, and one force by itself. */
export const forcePages = (gateway: Gateway): readonly Route[] => [
  page({
    ...read,
    url: '/compare/force',
    handle: answering(gateway, 'each', 'forces listed', ({ comparison }, question) =>
      render('compare-forces.njk', {
        ...frame('each', question, comparison.definition.told.licence),
        title: 'Each force',
        forces: comparison.forces.map(({ force }) => ({ text: force, href: placeOf(force, asked(question.query)) })),
        excluded: comparison.excluded,
      }),
    ),
  }),
  page({
    ...read,
    params: ForceParams,
    url: '/compare/force/:force',
    handle: (visit) =>
      answering(gateway, 'each', `force ${visit.params.force}`, async (compared, question) => {
        const figure = figureIn(compared, visit.params);
        if (figure === undefined) return none(question);
        return render('compare-chart.njk', {
          ...chartPage(await viewOf(figure, compared), 'each', question, compared),
          action: placeOf(figure.force),
          downloads: filesOf(figure.force, question.query),
          beside: await arrestsOf(figure.force, compared),
        });
      })(visit),
  }),
  ...forceFiles(gateway),
];
