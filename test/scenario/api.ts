// Carries a scenario through the JSON API, as a program of the force does.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { openClient, type Answer as Reply, type Client } from '../sign-in.ts';
import { SUBJECTS, type Advice, type Asked, type Carrier, type Said, type Step, type Who } from './carrier.ts';
import type { Force, Premises } from './premises.ts';
import type { Body, Label } from './scenario.ts';

const Made = z.looseObject({ case: z.uuid() });
const Problem = z.object({ code: z.string() });
const Case = z.object({ stage: z.string(), children: z.array(z.object({ person: z.uuid() })) });
const Triage = z.object({
  people: z.array(z.object({ person: z.uuid() })),
  open: z.array(z.object({ fact: z.string(), person: z.uuid().nullable(), direction: z.string().nullable() })),
});
const Checks = z.object({
  rows: z.array(z.object({ subject: z.uuid(), system: z.string(), result: z.string() })),
});
const Decision = z.object({
  seen: z.string(),
  refs: z.array(z.object({ ref: z.string(), person: z.uuid() })),
  crimes: z.array(z.object({ crime: z.uuid() })),
  advice: z.object({
    category: z.string(),
    response: z.string(),
    people: z.array(
      z.object({
        ref: z.string(),
        role: z.string(),
        outcomes: z.array(z.object({ code: z.string(), standing: z.string() })),
      }),
    ),
    duties: z.array(z.object({ id: z.string(), person: z.string().nullable() })),
  }),
});
const Telling = z.object({
  contact: z.object({ passage: z.uuid() }).nullable(),
  words: z.array(z.object({ id: z.string() })),
});
const Closing = z.object({ open: z.array(z.object({ subject: z.string().nullable(), duty: z.string().nullable() })) });
const History = z.object({
  reconsiderations: z.array(z.object({ id: z.uuid(), earlier: z.array(z.object({ outcome: z.string() })) })),
});

export const HEADS = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];
export const REASONED = 'As it was reported; weighed for each child.';

const said = ({ status, text }: Reply): Said => {
  if (status < 300) return 'done';
  return Problem.parse(JSON.parse(text)).code;
};

const read = <S extends z.ZodType>(answer: Reply, schema: S): z.output<S> => {
  assert.equal(answer.status, 200, answer.text);
  return schema.parse(JSON.parse(answer.text));
};

/** Where each step is sent, of the child or person it is about, or of what was made before. */
const PLACES: Readonly<Record<Step, (of: string, made: ReadonlyMap<string, string>) => string>> = {
  floor: (of) => `children/${of}/floor`,
  part: (of) => `people/${of}/part`,
  age: (of) => `people/${of}/age`,
  'conduct-day': () => 'conduct-day',
  'earlier-reports': () => 'earlier-reports',
  'no-place': () => 'places/none',
  crime: () => 'crimes',
  'ask-cancel': (_of, made) => `crimes/${made.get('crime ') ?? ''}/cancellation-requests`,
  cancel: (_of, made) => `crimes/${made.get('crime ') ?? ''}/cancellation`,
  'own-words': (of) => `children/${of}/own-words`,
  safeguarding: (of) => `children/${of}/safeguarding`,
  'next-step': (of, made) => `safeguarding/${made.get(`safeguarding ${of}`) ?? ''}/next-step`,
  responder: () => 'response/responder',
  handover: () => 'response/handover',
  'handover-answer': (_of, made) => `response/handovers/${made.get('handover ') ?? ''}`,
  consider: () => 'response/consider',
  'came-of-it': (_of, made) => `response/considerations/${made.get('consideration ') ?? ''}`,
  ask: () => 'response/ask',
  'decide-response': () => 'response/decide-response',
  'decide-category': () => 'response/decide-category',
  'not-telling': (of) => `notices/${of}/not-telling`,
  reopen: () => 'reconsiderations',
  open: () => 'open',
  uphold: (_of, made) => `reconsiderations/${made.get('reconsideration ') ?? ''}/uphold`,
};

/** One case as a program works it: whom it is about, and what was made, by what it is of. */
interface Program {
  at: string;
  readonly people: Map<Label, string>;
  readonly made: Map<string, string>;
  readonly origin: string;
  readonly staffOf: (who: Who) => Promise<string>;
  readonly by: (who: Who) => Promise<Client>;
}

const idOf = ({ people }: Program, of: Label | undefined): string => (of === undefined ? '' : (people.get(of) ?? ''));

/** Labels in a body become references: whom it is about, which check, which supervisor. */
const bodyOf = async (program: Program, body: Body): Promise<Body> => {
  const { person, check, supervisor, ...rest } = body;
  const label = z.enum(['A', 'B', 'C']);
  const checked = z.tuple([label, z.string()]);
  const asked = z.enum(['supervisor', 'inspector']);
  return {
    ...rest,
    ...(person === undefined ? {} : { person: idOf(program, label.parse(person)) }),
    ...(check === undefined ? {} : { check: checkName(program, checked.parse(z.string().parse(check).split('/'))) }),
    ...(supervisor === undefined ? {} : { supervisor: await program.staffOf(asked.parse(supervisor)) }),
  };
};

const checkName = (program: Program, [of, system]: readonly [Label, string]): string =>
  `${idOf(program, of)}/${system}`;

const post = async (program: Program, who: Who, path: string, body: unknown): Promise<Reply> =>
  (await program.by(who)).send('POST', `/api/cases/${program.at}/${path}`, body);

const get = async <S extends z.ZodType>(program: Program, who: Who, path: string, schema: S): Promise<z.output<S>> =>
  read(await (await program.by(who)).get(`/api/cases/${program.at}${path}`), schema);

/** Keeps the reference of what was made, so that it can be answered. */
const keep = (program: Program, reply: Reply, of: string): void => {
  if (reply.status >= 300) return;
  for (const [name, id] of Object.entries(Made.parse(JSON.parse(reply.text)))) {
    if (typeof id === 'string') program.made.set(`${name} ${of}`, id);
  }
};

/** A case may have opened by itself: the newest reconsideration is the one that is upheld. */
const findReconsideration = async (program: Program, who: Who): Promise<void> => {
  const { reconsiderations } = await get(program, who, '/reconsiderations', History);
  program.made.set('reconsideration ', reconsiderations.at(-1)?.id ?? '');
};

const recording = (program: Program): Pick<Carrier, 'report' | 'add' | 'name' | 'step' | 'answer' | 'answerRest'> => ({
  report: async (who, body, children) => {
    const reply = await (await program.by(who)).send('POST', '/api/reports', { ...body, children: children.length });
    if (said(reply) !== 'done') return said(reply);
    program.at = Made.parse(JSON.parse(reply.text)).case;
    const file = await get(program, who, '', Case);
    for (const [i, { person }] of file.children.entries()) program.people.set(children[i] ?? 'A', person);
    return 'done';
  },
  add: async (who, kind, label) => {
    const reply = await post(program, who, 'people', { kind });
    keep(program, reply, label);
    program.people.set(label, program.made.get(`person ${label}`) ?? '');
    return said(reply);
  },
  name: async (who, of, details) => {
    const at = `people/${idOf(program, of)}`;
    const { givenNames, familyName } = details;
    assert.equal((await post(program, who, `${at}/search`, { givenNames, familyName })).status, 200);
    return said(await post(program, who, `${at}/name`, { ...details, basis: 0 }));
  },
  step: async (who, step, body, of) => {
    if (step === 'uphold') await findReconsideration(program, who);
    const person = idOf(program, of);
    const reply = await post(program, who, PLACES[step](person, program.made), await bodyOf(program, body));
    keep(program, reply, person);
    return said(reply);
  },
  answer: async (who, { fact, state, from = 'reporter', of, way = 'person', found = {} }) => {
    const direction = of === undefined ? 'case' : way;
    const place = { fact, direction, ...(of === undefined ? {} : { person: idOf(program, of) }) };
    const source = state === 'unknown' ? {} : { fromWhom: from };
    return said(await post(program, who, 'answers', { ...place, state, ...source, ...found }));
  },
  answerRest: async (who, fromWhom) => {
    for (;;) {
      const { open } = await get(program, who, '/triage', Triage);
      const left = open.filter(({ direction }) => direction !== null);
      if (left.length === 0) return;
      const answers = left.map(({ fact, person, direction }) => ({
        fact,
        direction,
        state: 'ruled-out',
        ...(person === null ? {} : { person }),
      }));
      assert.equal(said(await post(program, who, 'answer-sets', { fromWhom, answers })), 'done');
    }
  },
});

const checking = (program: Program): Pick<Carrier, 'check' | 'checkRest'> => ({
  check: async (who, of, system, body) =>
    said(await post(program, who, `checks/${idOf(program, of)}/${system}`, { when: 'now', ...body })),
  checkRest: async (who) => {
    const { rows } = await get(program, who, '/checks', Checks);
    for (const { subject, system, result } of rows) {
      if (result !== 'not-run') continue;
      const reply = await post(program, who, `checks/${subject}/${system}`, { result: 'no-trace', when: 'now' });
      assert.equal(said(reply), 'done');
    }
  },
});

const ASKED: Readonly<Record<Asked, (of: string, made: ReadonlyMap<string, string>) => string>> = {
  response: () => 'response/decide-response',
  category: () => 'response/decide-category',
  exception: (_of, made) => `response/requests/${made.get('request ') ?? ''}`,
  'no-referral': (of, made) => `safeguarding/${made.get(`safeguarding ${of}`) ?? ''}/answer`,
  'not-telling': (of, made) => `notices/${of}/not-telling/${made.get(`notTelling ${of}`) ?? ''}/answer`,
};

type Deciding = Pick<
  Carrier,
  'propose' | 'approve' | 'giveBack' | 'reply' | 'tell' | 'owed' | 'answerDuty' | 'close' | 'attach'
>;

const deciding = (program: Program): Deciding => ({
  propose: async (who, choices, conditions) => {
    const { seen, crimes } = await get(program, who, '/decision', Decision);
    const body = {
      choices: choices.map(({ outcome, about, departure }, i) => ({
        // A program may know a crime that no longer stands.
        crime: crimes[i]?.crime ?? program.made.get('crime '),
        outcome,
        ...(about === undefined ? {} : { person: idOf(program, about) }),
        ...(departure === undefined ? {} : { departure }),
      })),
      conditions,
      reasons: Object.fromEntries(HEADS.map((head) => [head, REASONED])),
      seen,
    };
    const reply = await post(program, who, 'proposals', body);
    keep(program, reply, '');
    return said(reply);
  },
  approve: async (who) =>
    said(await post(program, who, `proposals/${program.made.get('proposal ') ?? ''}/approve`, {})),
  giveBack: async (who, reason) =>
    said(await post(program, who, `proposals/${program.made.get('proposal ') ?? ''}/return`, { reason })),
  reply: async (who, asked, body, of) =>
    said(await post(program, who, ASKED[asked](idOf(program, of), program.made), body)),
  tell: async (who, of, body) => {
    const { contact, words } = await get(program, who, `/notices/${idOf(program, of)}`, Telling);
    if (contact === null) return 'SafeContactUnknown';
    // A program may still have words that are none of a case that is decided again.
    const given = words.length === 0 ? ['ended'] : words.map(({ id }) => id);
    const told = { ...body, contact: contact.passage, words: given };
    return said(await post(program, who, `notices/${idOf(program, of)}/told`, told));
  },
  owed: async (who) => {
    const { open } = await get(program, who, '/closing', Closing);
    const labelOf = (subject: string | null): Label | undefined =>
      [...program.people].find(([, person]) => person === subject)?.[0];
    return open.flatMap(({ duty, subject }) => (duty === null ? [] : [{ duty, of: labelOf(subject) }]));
  },
  answerDuty: async (who, duty, body, of) =>
    said(await post(program, who, `duties/${duty}/${of === undefined ? 'case' : idOf(program, of)}`, body)),
  close: async (who) => said(await post(program, who, 'closing', {})),
  attach: async (who) => {
    const client = await program.by(who);
    const body = new FormData();
    body.append('wishes', new File(['a plain line of text'], 'words.txt'));
    const headers = { 'x-csrf-token': client.csrf, origin: program.origin };
    const path = `/api/cases/${program.at}/children/${idOf(program, 'A')}/own-words`;
    return said(await client.request(path, { method: 'POST', body, headers }));
  },
});

const reading = (program: Program): Pick<Carrier, 'advice' | 'stage' | 'stillOpen' | 'earlier'> => ({
  advice: async (who): Promise<Advice> => {
    const { advice, refs } = await get(program, who, '/decision', Decision);
    const labelOf = (ref: string | null): Label | undefined => {
      const person = refs.find((one) => one.ref === ref)?.person;
      return [...program.people].find(([, id]) => id === person)?.[0];
    };
    return {
      category: advice.category,
      response: advice.response,
      people: Object.fromEntries(
        advice.people.map(({ ref, role, outcomes }) => [
          labelOf(ref) ?? ref,
          { role, outcomes: Object.fromEntries(outcomes.map(({ code, standing }) => [code, standing])) },
        ]),
      ),
      duties: advice.duties.map(({ id, person }) => [id, labelOf(person) ?? []].flat().join(' ')),
    };
  },
  stage: async (who) => (await get(program, who, '', Case)).stage,
  stillOpen: async (who) => (await get(program, who, '/closing', Closing)).open.length,
  earlier: async (who) => {
    const { reconsiderations } = await get(program, who, '/reconsiderations', History);
    return reconsiderations.flatMap(({ earlier }) => earlier.map(({ outcome }) => outcome));
  },
});

/** A new case in a force, worked through the API by whoever acts. */
export const throughApi = (premises: Premises, force: Force): Carrier => {
  const clients = new Map<Who, Client>();
  const program: Program = {
    at: '',
    people: new Map(),
    made: new Map(),
    origin: new URL(premises.app.baseUrl).origin,
    staffOf: (who) => premises.staffOf(force, who),
    by: async (who) => {
      const known = clients.get(who);
      if (known !== undefined) return known;
      const client = openClient(premises.app.baseUrl);
      await client.signIn(force, SUBJECTS[who]);
      clients.set(who, client);
      return client;
    },
  };
  return { ...recording(program), ...checking(program), ...deciding(program), ...reading(program) };
};
