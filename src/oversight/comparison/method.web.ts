import { ok } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import { page, refuse, render, type Route } from '../../platform/web/index.ts';
import { allBreaks, gapsOf } from './breaks.ts';
import { answerOf, isShipped, read, type Answered } from './compare-answer.ts';
import { frame, mayChoose } from './compare-pages.ts';
import { listedSources } from './compare-sources.view.ts';
import { sourcesLook } from './compare.store.ts';
import { methodFor, SOURCES } from './method.ts';
import type { Question } from './question.ts';
import { SHIPPED_ID } from './shipped.ts';

/** What was brought and what forces signed, for whoever may see it. */
async function takenHere({ consult }: Gateway, question: Question) {
  if (!mayChoose(question)) return ok({ taken: [], hasMore: false });
  const found = await consult(question.actor, sourcesLook, { page: 1 });
  if (!found.ok) return found;
  const taken = listedSources(found.value).filter(({ id }) => id !== SHIPPED_ID);
  return ok({ taken, hasMore: found.value.publications.next !== null });
}

type Heeded = Exclude<Answered, { readonly kind: 'unlogged' }>;

/** The source and the issues that the question was put to. */
function usedBy(answered: Heeded) {
  if (answered.kind === 'compared') {
    const { source, files, told } = answered.compared.comparison.definition;
    return { source, files, licence: told.licence };
  }
  const { told, files = [] } = answered.refused.heard?.material ?? {};
  return { source: told?.source ?? answered.question.title, files, licence: told?.licence ?? '' };
}

/** How every figure is come by; said whether the question can be answered or not. */
export const methodPage = (gateway: Gateway): Route =>
  page({
    ...read,
    url: '/compare/method',
    handle: async (visit) => {
      const answered = await answerOf(gateway, visit, 'method');
      if (answered.kind === 'unlogged')
        return refuse(answered.refusal, isShipped(visit.query) ? '/' : '/compare/sources');
      const { question } = answered;
      const here = await takenHere(gateway, question);
      if (!here.ok) return refuse(here.refusal, '/compare');
      const used = usedBy(answered);
      return render('compare-method.njk', {
        ...frame('method', question, used.licence),
        title: 'Method',
        parts: methodFor(answered.kind === 'compared' ? answered.compared.comparison.definition : null),
        ...{ used, sources: SOURCES, ...here.value },
        breaks: [...allBreaks(), ...gapsOf('outcomes'), ...gapsOf('arrests')],
      });
    },
  });
