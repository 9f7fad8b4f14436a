import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import { api, json, keyed, refuse, type Route } from '../../platform/web/index.ts';
import type { Policy } from '../../policy/index.ts';
import type { Draft, DraftRefusal } from './draft.ts';
import { withEntry } from './draft-part.ts';
import {
  DraftParams,
  EntryBody,
  EntryParams,
  PageQuery,
  PublishBody,
  RevisionBody,
  StartDraft,
  TrialBody,
} from './draft.schema.ts';
import { DRAFTS_PAGE, publishDraft, readDraft, readDrafts, saveDraft, startDraft } from './draft.store.ts';
import { endShadow, readShadow, startShadow } from './shadow.store.ts';
import { TRIALS } from './trial.ts';
import type { Trials } from './trials.ts';

const Instant = z.iso.datetime();
const Row = z.object({
  draft: z.uuid(),
  policy: z.string(),
  basedOn: z.string(),
  revision: z.int(),
  savedAt: Instant,
  publishedAt: Instant.nullable(),
});
const Drafts = z.object({ drafts: z.array(Row), next: z.int().nullable() });
const Tried = z.object({
  kind: z.enum(TRIALS),
  isWell: z.boolean(),
  summary: z.string(),
  lines: z.array(z.string()),
  at: Instant,
});
const Answer = z.object({
  draft: z.uuid(),
  policy: z.string(),
  basedOn: z.string(),
  revision: z.int(),
  digest: z.string(),
  publishedAt: Instant.nullable(),
  tried: z.array(Tried),
  running: z.array(z.enum(TRIALS)),
  files: z.record(z.string(), z.unknown()),
});
const Made = z.object({ draft: z.uuid() });
const Shadow = z.object({
  shadow: z
    .object({
      draft: z.uuid(),
      policy: z.string(),
      startedAt: Instant,
      endedAt: Instant.nullable(),
      counts: z.array(z.object({ what: z.string(), proposals: z.string() })),
    })
    .nullable(),
});

const answerOf = ({ files, tried, publishedAt, writers: _, ...draft }: Draft, running: readonly string[]) => ({
  ...draft,
  publishedAt: publishedAt?.toISOString() ?? null,
  tried: Object.entries(tried).map(([kind, { at, ...each }]) => ({ kind, ...each, at: at.toISOString() })),
  running,
  files: { ...files },
});

/** Where a draft is wrong, as the problem’s errors say it. */
const refusedAs = (refusal: { readonly code: string } | DraftRefusal) => {
  if (!('faults' in refusal)) return refuse(refusal);
  const errors = refusal.faults.map(({ file, at, says, nearest }) => ({
    pointer: `/files/${file}${at === '' ? '' : `/${at.replaceAll('.', '/')}`}`,
    detail: nearest.length === 0 ? says : `${says} (nearest: ${nearest.join(', ')})`,
  }));
  const problem = { code: refusal.code, errors };
  return refuse(problem);
};

/** The workbench as a program uses it. */
export const workbenchApi = (gateway: Gateway, versions: () => readonly Policy[], trials: Trials): readonly Route[] => [
  ...readingApi(gateway, trials),
  ...writingApi(gateway, versions),
  ...tryingApi(gateway, versions, trials),
  ...shadowApi(gateway),
];

const readingApi = ({ consult }: Gateway, trials: Trials): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/workbench',
    action: 'read-drafts',
    summary: 'The drafts of the guidance, newest first, a page at a time',
    schema: { query: PageQuery, response: { 200: Drafts } },
    handle: async ({ actor, query }) => {
      const found = await consult(actor, readDrafts, query);
      if (!found.ok) return refuse(found.refusal);
      const drafts = found.value.slice(0, DRAFTS_PAGE).map((row) => ({
        ...row,
        savedAt: row.savedAt.toISOString(),
        publishedAt: row.publishedAt?.toISOString() ?? null,
      }));
      return json({ drafts, next: found.value.length > DRAFTS_PAGE ? query.page + 1 : null });
    },
  }),
  api({
    method: 'GET',
    url: '/api/workbench/:draft',
    operation: 'read-draft',
    action: 'read-drafts',
    summary: 'A draft as it stands, with what was tried of it and what runs now',
    schema: { params: DraftParams, response: { 200: Answer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readDraft, params);
      if (!found.ok) return refuse(found.refusal);
      const running = trials.runningOf(actor, params.draft).map(({ kind }) => kind);
      return json(answerOf(found.value, running));
    },
  }),
];

const problemAt = (pointer: string, detail: string) => ({ code: 'invalid-input', errors: [{ pointer, detail }] });

/** Who may only read a draft may not write it. */
const draftToWrite = { ...readDraft, action: 'write-guidance' };

const writingApi = ({ execute, consult }: Gateway, versions: () => readonly Policy[]): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/workbench',
    action: 'write-guidance',
    summary: 'Begin a draft as a copy of a version',
    schema: { body: StartDraft, response: { 201: Made } },
    handle: async ({ actor, body, idempotencyKey }) => {
      const done = await execute(actor, startDraft(versions), body, keyed(idempotencyKey, body));
      return done.ok ? json(done.value, { status: 201 }) : refusedAs(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/workbench/:draft/:part/:entry',
    operation: 'write-entry',
    // A source has an address of its own; no case passes this door.
    takesLinks: true,
    action: 'write-guidance',
    summary:
      'Write one entry of a draft as its next revision (null drops it): the whole holds together, or it is refused',
    schema: { params: EntryParams, body: EntryBody, response: { 200: Made } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const { draft, part, entry } = params;
      const found = await consult(actor, draftToWrite, { draft });
      if (!found.ok) return refuse(found.refusal);
      const text = body.value === null ? '' : JSON.stringify(body.value);
      const files = withEntry(found.value.files, part, entry, text);
      if (!files.ok) return refuse(problemAt('/value', files.refusal));
      const input = { draft, revision: body.revision, files: files.value };
      const done = await execute(actor, saveDraft, input, keyed(idempotencyKey, { ...params, ...body }));
      return done.ok ? json(done.value) : refusedAs(done.refusal);
    },
  }),
];

const tryingApi = ({ execute }: Gateway, versions: () => readonly Policy[], trials: Trials): readonly Route[] => [
  api({
    method: 'POST',
    url: '/api/workbench/:draft/trials',
    operation: 'try-draft',
    action: 'write-guidance',
    summary: 'Begin a trial of a draft as it stands; its result is kept with the draft',
    schema: { params: DraftParams, body: TrialBody, response: { 202: Made } },
    handle: async ({ actor, params, body }) => {
      const refusal = await trials.begin(actor, params.draft, body, versions());
      return refusal === undefined ? json(params, { status: 202 }) : refuse(refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/workbench/:draft/publish',
    action: 'publish-guidance',
    summary: 'Publish a draft that somebody else wrote: it is never changed again',
    schema: { params: DraftParams, body: PublishBody, response: { 201: Made } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, ...body };
      const done = await execute(actor, publishDraft, input, keyed(idempotencyKey, input));
      return done.ok ? json(done.value, { status: 201 }) : refusedAs(done.refusal);
    },
  }),
];

const shadowApi = ({ execute, consult }: Gateway): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/workbench/shadow',
    operation: 'read-shadow',
    action: 'read-drafts',
    summary: 'What the draft that runs beside the live version, or ran last, advised otherwise',
    schema: { response: { 200: Shadow } },
    handle: async ({ actor }) => {
      const found = await consult(actor, readShadow, undefined);
      if (!found.ok) return refuse(found.refusal);
      if (found.value === undefined) return json({ shadow: null });
      const { draft, policy, counts, startedAt, endedAt } = found.value;
      // Instants as a program reads them; whether it still runs is told by the end that it has not.
      return json({
        shadow: { draft, policy, counts, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
      });
    },
  }),
  api({
    method: 'POST',
    url: '/api/workbench/:draft/shadow',
    operation: 'start-shadow',
    action: 'write-guidance',
    summary: 'Let a draft advise beside the live version; the one that did before stops',
    schema: { params: DraftParams, body: RevisionBody, response: { 201: z.object({ run: z.uuid() }) } },
    handle: async ({ actor, params, body, idempotencyKey }) => {
      const input = { ...params, ...body };
      const done = await execute(actor, startShadow, input, keyed(idempotencyKey, input));
      return done.ok ? json(done.value, { status: 201 }) : refusedAs(done.refusal);
    },
  }),
  api({
    method: 'POST',
    url: '/api/workbench/shadow/end',
    operation: 'end-shadow',
    action: 'write-guidance',
    summary: 'Let the draft that runs beside the live version stop; its counts stay',
    schema: { response: { 200: z.object({ run: z.uuid() }) } },
    handle: async ({ actor, idempotencyKey }) => {
      const done = await execute(actor, endShadow, undefined, keyed(idempotencyKey, 'end'));
      return done.ok ? json(done.value) : refusedAs(done.refusal);
    },
  }),
];
