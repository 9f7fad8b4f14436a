// A case of two children carried through the API to where an outcome can be proposed: for tests of what comes then.
import assert from 'node:assert/strict';
import { z } from 'zod';
import { idIn, type CaseApp } from './case-app.ts';
import type { Answer } from './sign-in.ts';

const Triage = z.object({
  open: z.array(z.object({ fact: z.string(), person: z.uuid().nullable(), about: z.string() })),
});
const Checks = z.object({ rows: z.array(z.object({ subject: z.uuid(), system: z.string() })) });
const Decision = z.object({ seen: z.string(), crimes: z.array(z.object({ crime: z.uuid() })) });

/** Since the police were told, or shortly before: an older check answers nothing. */
export const AN_HOUR_AGO = new Date(performance.timeOrigin - 3_600_000).toISOString();

/** Within the hours for which a welfare check may be arranged. */
export const IN_FIVE_HOURS = new Date(performance.timeOrigin + 5 * 3_600_000).toISOString();

/** In London, as it is typed: whoever tells the police may have seen the child the day before. */
export const YESTERDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' })
  .format(new Date(performance.timeOrigin - 24 * 3_600_000))
  .split('/');

export const FLOOR = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'parent-or-carer',
  contact: 'known',
  mayTell: 'The invented mother, everything',
  how: 'By telephone after school',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: 'done',
  welfareBy: 'parent-or-carer',
  welfareAt: AN_HOUR_AGO,
  fromWhom: 'reporter',
};
const BECAUSE = 'Both are safe at home, their parents know, and the school supports each of them.';
const STATED = ['case', 'person', 'by', 'towards'];
const HEADS = ['age', 'antecedents', 'severity', 'spread', 'understanding', 'long-term-effect', 'views'];

export interface ReadyCase {
  readonly id: string;
  readonly children: readonly string[];
  /** Sends to a place of the case, as the officer. */
  readonly put: (place: string, body: unknown) => Promise<Answer>;
  /** Proposes an outcome of the first child, by default 21; gives the proposal. */
  readonly propose: (other?: Other) => Promise<string>;
}

interface Other {
  readonly outcome: string;
  readonly departure: string;
  readonly conditions: Readonly<Record<string, string>>;
}

const done = (answer: Answer): Answer => {
  assert.ok(answer.status < 300, answer.text);
  return answer;
};

/** `number` tells one crime reference from another. */
export const readyCase = async (app: CaseApp, number: number): Promise<ReadyCase> => {
  const { id, children } = await app.openCase(2);
  const at = `/api/cases/${id}`;
  const put = async (place: string, body: unknown): Promise<Answer> =>
    done(await app.officer.send('POST', `${at}/${place}`, body));
  const get = async <S extends z.ZodType>(place: string, schema: S): Promise<z.output<S>> =>
    schema.parse(JSON.parse(done(await app.officer.get(`${at}/${place}`)).text));
  for (const [i, child] of children.entries()) {
    await put(`children/${child}/floor`, FLOOR);
    const name = { givenNames: `Ashby ${number}`, familyName: i === 0 ? 'Exampleton' : 'Sampleford' };
    await put(`people/${child}/search`, name);
    await put(`people/${child}/name`, { ...name, birthDate: '2011-05-14', basis: 0 });
    await put(`people/${child}/part`, {
      known: 'known',
      parts: i === 0 ? ['depicted', 'shared'] : ['received'],
      fromWhom: 'reporter',
    });
    const words = { heard: 'said', through: 'child', wishes: 'That it is deleted, and that school goes on.' };
    await put(`children/${child}/own-words`, words);
    await put(`children/${child}/safeguarding`, { decision: 'considered-not-referred', reason: BECAUSE });
  }
  await put('conduct-day', { known: 'one-day', day: '2026-06-18' });
  await put('earlier-reports', { known: 'known', reports: 0, fromWhom: 'police-record' });
  const { open } = await get('triage', Triage);
  const answers = open
    .filter(({ about }) => STATED.includes(about))
    .map(({ fact, person, about }) => ({
      fact,
      direction: about,
      ...(person === null ? {} : { person }),
      state: 'ruled-out',
    }));
  await put('answer-sets', { fromWhom: 'partner', answers });
  await put('places/none', { fromWhom: 'parent-or-carer' });
  for (const { subject, system } of (await get('checks', Checks)).rows)
    await put(`checks/${subject}/${system}`, { result: 'no-trace', when: 'now' });
  await put('crimes', { offence: '86/2', reference: `NM/RDY/${number}`, when: 'now' });
  await put('response/responder', { responder: 'safer-schools-officer' });
  return {
    id,
    children,
    put,
    propose: async (other) => {
      const { seen, crimes } = await get('decision', Decision);
      const chosen = other === undefined ? { outcome: '21' } : { outcome: other.outcome, departure: other.departure };
      const choices = crimes.map(({ crime }) => ({ crime, ...chosen, person: children[0] }));
      const reasons = Object.fromEntries(HEADS.map((head) => [head, 'As reported by the school; weighed.']));
      const conditions = other?.conditions ?? { 'state-of-evidence': 'not-yet-sufficient' };
      return idIn(await put('proposals', { choices, conditions, reasons, seen }), 'proposal');
    },
  };
};

/** The officer asks, and a supervisor agrees, that there is no such child. */
export const agreeNoSuchChild = async (
  { supervisor }: Pick<CaseApp, 'supervisor'>,
  { id, put }: Pick<ReadyCase, 'id' | 'put'>,
  person: string,
): Promise<void> => {
  const reviewOn = new Date(performance.timeOrigin + 30 * 86_400_000).toISOString().slice(0, 10);
  const reason = 'The invented school has no such pupil, and never had one.';
  const asked = await put('response/ask', { about: 'no-such-child', person, reviewOn, reason });
  const place = `/api/cases/${id}/response/requests/${idIn(asked, 'request')}`;
  done(await supervisor.send('POST', place, { value: 'granted', reason }));
};
