import { z } from 'zod';
import { json, openApi, refuse, type Route } from '../../platform/web/index.ts';
import { Advice, AdviceInput } from '../../policy/index.ts';
import { findVersion, versionsIn, type Reading } from './published.ts';

const VersionParams = z.strictObject({ version: z.string().min(1).max(80) });

const VersionLine = z.object({
  id: z.string(),
  title: z.string(),
  digest: z.string(),
  inForceFrom: z.string(),
  inForceUntil: z.string().nullable(),
  isInForce: z.boolean(),
});

/** Twice as many as the form offers. Each person more costs more than the last: thirty take a second that nobody else has. */
const MOST_PEOPLE = 8;

const facts = AdviceInput.extend({
  people: AdviceInput.shape.people
    .unwrap()
    .max(
      MOST_PEOPLE,
      `At most ${MOST_PEOPLE} people can be advised on here at once. For up to 30, ask “evenhand advise” in the shell`,
    )
    .optional(),
});

const AdviceBody = z.strictObject({ version: z.string().max(80).optional(), facts });

/** The guidance for anybody's program: its versions, the whole of one, and what it would advise. Keeps and logs nothing. */
export const siteApi = (reading: Reading): readonly Route[] => [
  openApi({
    method: 'GET',
    url: '/api/guidance',
    action: 'read-guidance',
    summary: 'The versions of the guidance, and which is in force today',
    schema: { response: { 200: z.object({ versions: z.array(VersionLine) }) } },
    handle: () => {
      const versions = versionsIn(reading).map(({ id, digest, isInForce, policy }) => {
        const { title, inForceFrom, inForceUntil } = policy.files.policy;
        return { id, title, digest, inForceFrom, inForceUntil, isInForce };
      });
      return Promise.resolve(json({ versions }));
    },
  }),
  openApi({
    method: 'GET',
    url: '/api/guidance/:version',
    operation: 'read-guidance-version',
    action: 'read-guidance',
    summary: 'A version of the guidance whole: facts, rules, sources, outcomes, settings, periods, scenarios',
    schema: {
      params: VersionParams,
      response: { 200: z.object({ digest: z.string(), files: z.record(z.string(), z.unknown()) }) },
    },
    handle: ({ params }) => {
      const version = findVersion(reading, params.version);
      if (version === undefined) return Promise.resolve(refuse({ code: 'no-such-page' }));
      return Promise.resolve(json({ digest: version.digest, files: { ...version.policy.files } }));
    },
  }),
  openApi({
    method: 'POST',
    url: '/api/guidance/advice',
    action: 'try-guidance',
    summary:
      'What the guidance advises of facts that are invented: the same answer as evenhand advise, and nothing is kept',
    costly: true,
    schema: { body: AdviceBody, response: { 200: Advice } },
    handle: ({ body }) => {
      const { version, facts } = body;
      const advice = reading.adviser.advise(facts, {
        today: reading.today(),
        ...(version === undefined ? {} : { policy: version }),
      });
      if (advice.ok) return Promise.resolve(json(advice.value));
      // A program puts it right by where it is, as a person does by the field.
      const errors = advice.refusal.slice(0, 20).map(({ field, says }) => ({
        pointer: `/facts/${field.replaceAll('.', '/')}`,
        detail: says,
      }));
      const problem = { code: 'invalid-input', errors };
      return Promise.resolve(refuse(problem));
    },
  }),
];
