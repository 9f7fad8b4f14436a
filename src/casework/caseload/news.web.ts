import { z } from 'zod';
import type { PermissionLine, Permissions } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import type { News, Reply, Route } from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { lookAtNews } from './news.store.ts';
import { newsView } from './news.view.ts';
import type { CaseReading } from './progress.store.ts';

const OfCase = z.looseObject(CaseParams.shape);

/** When the page that is sent was opened, by the database’s clock: every form of ours carries it. */
const Opened = z.looseObject({ 'read-at': z.iso.datetime() });

/** Refused because the case, or what something rests on, changed after its page was opened. */
const isOutdated = (reply: Reply): boolean => {
  if (reply.kind === 'refused') return ['CaseChanged', 'FactsChanged'].includes(reply.refusal.code);
  return reply.kind === 'page' && reply.model.form?.isOutdated === true;
};

/** Whoever may do it to any case has not opened this one, or had it given to them: by way of a refusal they would read it all the same. */
const isOfReaders = (line: PermissionLine | undefined): boolean =>
  typeof line === 'object' &&
  Object.values(line).every((relations = []) => !relations.includes('in-force') && !relations.includes('anyone'));

const withThem = (reply: Reply, news: News): Reply => {
  if (reply.kind === 'refused') return { ...reply, news };
  return reply.kind === 'page' ? { ...reply, model: { ...reply.model, news } } : reply;
};

/** A form of a case that is refused because of what changed meanwhile comes back with what is new; that look is logged too. */
export const withNews =
  ({ consult }: Pick<Gateway, 'consult'>, reading: CaseReading, permissions: Permissions) =>
  (route: Route): Route => {
    if (route.kind !== 'page' || route.method !== 'POST' || !isOfReaders(permissions[route.action])) return route;
    const run: Route['run'] = async (visit) => {
      const reply = await route.run(visit);
      if (!isOutdated(reply) || visit.actor === undefined) return reply;
      const of = OfCase.safeParse(visit.params);
      const opened = Opened.safeParse(visit.form.fields);
      if (!of.success || !opened.success) return reply;
      const asked = { case: of.data.case, since: new Date(opened.data['read-at']) };
      const found = await consult(visit.actor, lookAtNews(reading, route.action), asked);
      return found.ok ? withThem(reply, newsView(reading, found.value)) : reply;
    };
    return { ...route, run };
  };
