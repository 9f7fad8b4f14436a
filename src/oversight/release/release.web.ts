import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  keyed,
  page,
  paper,
  readForm,
  redirect,
  refuse,
  render,
  type Reply,
  type Route,
} from '../../platform/web/index.ts';
import { definitions, findDefinition } from '../definition/own.ts';
import { csvOf } from './download.ts';
import { ODS_TYPE, odsOf } from './ods.ts';
import type { Release } from './release.ts';
import { DefinitionParams, FileParams, MakeForm, PageQuery, ReleaseParams } from './release.schema.ts';
import { makeRelease, publishRelease, readRelease, readReleases } from './release.store.ts';
import { choosePage, downloadOf, makePage, releasePage, releasesPage, sharesOf, sheetsOf } from './release.view.ts';
import { returnRoutes } from './return-taken.web.ts';
import { signedReturn } from './return.ts';

/** Refusals that a choice on the form puts right, and beside which field they are said. */
const AT: Readonly<Record<string, readonly [string, string]>> = {
  ReleasePeriodNotOver: ['to', 'Choose a last day before today: until it is over its counts still change'],
  NoSuchDimension: ['by', 'Choose among the ways that the definition has'],
  SameDimensionTwice: ['by', 'Two of these part the same thing: choose one of them'],
  TooManyDimensions: ['by', 'Choose four ways at most'],
  TooManyCells: ['by', 'The table would have more cells than can be attacked before it leaves: leave out one of these'],
};

/** A file of a release that has left; nothing leaves before a second person has said so. */
const fileOf = ({ document, digest, published }: Release, file: string): Reply => {
  if (published === undefined) return refuse({ code: 'NotYetPublished' }, `/releases/${document.release}`);
  const name = `release-${document.number}`;
  const { signature, publicKey } = published;
  if (file === 'table.csv') return paper('text/csv', csvOf(downloadOf(document, digest)), `${name}.csv`);
  if (file === 'shares.csv') return paper('text/csv', csvOf(sharesOf(document, digest)), `${name}-shares.csv`);
  if (file === 'table.ods') return paper(ODS_TYPE, odsOf(sheetsOf(document, digest)), `${name}.ods`);
  const signed = `${JSON.stringify(signedReturn(document, publicKey, signature), null, 2)}\n`;
  return paper('application/json', signed, `${name}.json`);
};

/** Tables of own cases that leave: list, preview, publishing by a second person, downloads. */
export const releasePages = (gateway: Gateway): readonly Route[] => [
  ...readingPages(gateway),
  ...makingPages(gateway),
  ...returnRoutes(gateway),
];

const readingPages = ({ consult, execute }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/releases',
    action: 'read-releases',
    query: PageQuery,
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readReleases, query);
      if (!found.ok) return refuse(found.refusal, '/');
      return render('releases.njk', releasesPage(found.value, query.page, actor.roles));
    },
  }),
  page({
    method: 'GET',
    url: '/releases/:release',
    action: 'read-releases',
    params: ReleaseParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readRelease, params);
      return found.ok
        ? render('release.njk', releasePage(found.value, actor.staff))
        : refuse(found.refusal, '/releases');
    },
  }),
  page({
    method: 'POST',
    url: '/releases/:release/publish',
    action: 'publish-release',
    params: ReleaseParams,
    handle: async ({ actor, params, idempotencyKey }) => {
      const done = await execute(actor, publishRelease, params, keyed(idempotencyKey, params));
      const back = `/releases/${params.release}`;
      return done.ok ? redirect(back) : refuse(done.refusal, back);
    },
  }),
  page({
    method: 'GET',
    url: '/releases/:release/:file',
    action: 'read-releases',
    params: FileParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readRelease, params);
      return found.ok ? fileOf(found.value, params.file) : refuse(found.refusal, '/releases');
    },
  }),
];

const makingPages = ({ admit, execute }: Gateway): readonly Route[] => [
  page({
    method: 'GET',
    url: '/releases/new',
    action: 'make-release',
    handle: async ({ actor }) => {
      const leave = await admit(actor, 'make-release', []);
      return leave.ok ? render('release-choose.njk', choosePage(definitions())) : refuse(leave.refusal, '/releases');
    },
  }),
  page({
    method: 'GET',
    url: '/releases/new/:definition',
    action: 'make-release',
    params: DefinitionParams,
    handle: async ({ actor, params }) => {
      const leave = await admit(actor, 'make-release', []);
      if (!leave.ok) return refuse(leave.refusal, '/releases');
      const found = findDefinition(params.definition);
      return found === undefined
        ? refuse({ code: 'NoSuchDefinition' }, '/releases/new')
        : render('release-make.njk', makePage(found));
    },
  }),
  page({
    method: 'POST',
    url: '/releases/new/:definition',
    action: 'make-release',
    params: DefinitionParams,
    handle: async ({ actor, params, form, idempotencyKey }) => {
      const leave = await admit(actor, 'make-release', []);
      if (!leave.ok) return refuse(leave.refusal, '/releases');
      const definition = findDefinition(params.definition);
      if (definition === undefined) return refuse({ code: 'NoSuchDefinition' }, '/releases/new');
      const read = readForm(MakeForm, form, {
        by: 'many',
        from: { date: 'The first day' },
        to: { date: 'The last day' },
      });
      if (!read.ok) return render('release-make.njk', makePage(definition, read.form));
      const input = { ...params, ...read.value };
      const done = await execute(actor, makeRelease, input, keyed(idempotencyKey, input));
      if (done.ok) return redirect(`/releases/${done.value['release'] ?? ''}`);
      const at = Object.entries(AT).find(([code]) => code === done.refusal.code)?.[1];
      if (at === undefined) return refuse(done.refusal, `/releases/new/${params.definition}`);
      const [field, text] = at;
      return render(
        'release-make.njk',
        makePage(definition, faultyForm(form, [{ field, text, ...(field === 'to' ? { at: 'to-day' } : {}) }])),
      );
    },
  }),
];
