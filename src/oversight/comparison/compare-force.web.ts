import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, type Route } from '../../platform/web/index.ts';
import { givenArrests, shippedArrests, type ArrestsBeside } from './arrests-beside.ts';
import { answering, read } from './compare-answer.ts';
import type { Compared } from './compare-files.ts';
import { chartPage, frame } from './compare-pages.ts';
import { asked } from './compare.schema.ts';
import { placeOf, slugOf } from './force-place.ts';
import { forceView } from './force.view.ts';

const ForceParams = z.object({ force: z.string().max(60) });

/** Arrests of the same source where it has any: those of another are never put beside it as if they were its own. */
const arrestsOf = (force: string, compared: Compared): Promise<ArrestsBeside | null> =>
  compared.given === undefined
    ? shippedArrests(force)
    : Promise.resolve(givenArrests(force, compared.given, compared.comparison.definition.source));

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
        const { comparison } = compared;
        const figure = comparison.forces.find(({ force }) => slugOf(force) === visit.params.force);
        if (figure === undefined) return refuse({ code: 'no-such-page' }, `/compare/force${asked(question.query)}`);
        return render('compare-chart.njk', {
          ...chartPage(forceView(figure, compared), 'each', question, compared),
          action: placeOf(figure.force),
          downloads: [],
          beside: await arrestsOf(figure.force, compared),
        });
      })(visit),
  }),
];
