import { z } from 'zod';
import { openPage, refuse, render, type PageModel, type Reply, type Route } from '../../platform/web/index.ts';
import { ChangesQuery, changesPage } from './changes.view.ts';
import { disagreementsPage } from './disagreement.view.ts';
import { factPage, factsPage } from './fact.view.ts';
import { outcomePage, outcomesPage } from './outcome.view.ts';
import { periodsPage } from './period.view.ts';
import { findVersion, versionsIn, type Reading, type Version } from './published.ts';
import { rulePage } from './rule.view.ts';
import { RulesQuery, rulesPage } from './rules.view.ts';
import { guidancePage, settingsPage, sourcesPage, versionPage } from './version.view.ts';

const name = z.string().min(1).max(80);
const VersionParams = z.object({ version: name });
const OneParams = z.object({ version: name, one: name });

/** For anybody, the same for everybody and about nobody: nothing to log, and a browser may keep it a while. */
const open = { method: 'GET', action: 'read-guidance', keepable: true } as const;

const shown = (template: string, model: PageModel | undefined): Reply =>
  model === undefined ? refuse({ code: 'no-such-page' }, '/guidance') : render(template, model);

const ofVersion = (reading: Reading, place: string, template: string, view: (version: Version) => PageModel): Route =>
  openPage({
    ...open,
    url: `/guidance/:version${place}`,
    params: VersionParams,
    handle: ({ params }) => {
      const version = findVersion(reading, params.version);
      return Promise.resolve(shown(template, version && view(version)));
    },
  });

const ofOne = (
  reading: Reading,
  place: string,
  template: string,
  view: (version: Version, one: string) => PageModel | undefined,
): Route =>
  openPage({
    ...open,
    url: `/guidance/:version/${place}/:one`,
    params: OneParams,
    handle: ({ params }) => {
      const version = findVersion(reading, params.version);
      return Promise.resolve(shown(template, version && view(version, params.one)));
    },
  });

const oneRule = (version: Version, id: string): PageModel | undefined => {
  const rule = version.policy.files.rules.find((each) => each.id === id);
  return rule && rulePage(version, rule);
};

/** The guidance as a site: every version, rule, fact, outcome and source of it, and what changed. */
export const sitePages = (reading: Reading): readonly Route[] => [
  openPage({
    ...open,
    url: '/guidance',
    handle: () => Promise.resolve(render('guidance.njk', guidancePage(versionsIn(reading)))),
  }),
  openPage({
    ...open,
    url: '/guidance/changes',
    query: ChangesQuery,
    handle: ({ query }) => Promise.resolve(shown('guidance-changes.njk', changesPage(versionsIn(reading), query))),
  }),
  openPage({
    ...open,
    url: '/guidance/:version/rules',
    params: VersionParams,
    query: RulesQuery,
    handle: ({ params, query }) => {
      const version = findVersion(reading, params.version);
      return Promise.resolve(shown('guidance-rules.njk', version && rulesPage(version, query)));
    },
  }),
  ofVersion(reading, '', 'guidance-version.njk', versionPage),
  ofVersion(reading, '/facts', 'guidance-facts.njk', factsPage),
  ofVersion(reading, '/outcomes', 'guidance-outcomes.njk', outcomesPage),
  ofVersion(reading, '/sources', 'guidance-sources.njk', sourcesPage),
  ofVersion(reading, '/settings', 'guidance-settings.njk', settingsPage),
  ofVersion(reading, '/periods', 'guidance-periods.njk', periodsPage),
  ofVersion(reading, '/disagreements', 'guidance-disagreements.njk', disagreementsPage),
  ofOne(reading, 'rules', 'guidance-rule.njk', oneRule),
  ofOne(reading, 'facts', 'guidance-fact.njk', factPage),
  ofOne(reading, 'outcomes', 'guidance-outcome.njk', outcomePage),
];
