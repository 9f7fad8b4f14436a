// How a scenario goes: what is known is recorded, the advice compared with what was expected, then the way to its end.
import assert from 'node:assert/strict';
import { FLOOR } from '../ready-case.ts';
import type { Carrier, Choice, Said, Who } from './carrier.ts';
import { answerOwed } from './owed.ts';
import {
  HAPPENED,
  type Answer,
  type Body,
  type Expected,
  type Known,
  type Label,
  type Person,
  type Scenario,
} from './scenario.ts';

const LABELS: readonly Label[] = ['A', 'B', 'C'];
const GIVEN: Readonly<Record<Label, string>> = { A: 'Ashby', B: 'Brook', C: 'Cleo' };
const FAMILIES = ['Exampleton', 'Sampleford', 'Inventham', 'Fictonby', 'Specimew', 'Modelthorpe', 'Patternley'];

const BECAUSE = 'Safe at home, a parent knows, and the school supports this child.';
const WORDS: Body = {
  heard: 'said',
  through: 'child',
  wishes: 'That it is deleted, and that school goes on as before.',
};
const NOT_REFERRED: Body = { decision: 'considered-not-referred', reason: BECAUSE };
const TELLING: Body = { stillRight: 'yes', whom: 'child', how: 'in-person', byWhom: 'me', when: 'now' };
const EVIDENCE: Body = { 'state-of-evidence': 'not-yet-sufficient' };

interface Protected {
  readonly words?: Body;
  readonly decision?: Body;
  /** It cannot stand without a supervisor: one is asked, and agrees. */
  readonly agreed?: true;
}

export interface Walk {
  readonly carrier: Carrier;
  readonly children: readonly Label[];
  readonly reason: string;
  readonly done: (step: Promise<Said>) => Promise<void>;
  /** The step is refused, and for this. */
  readonly refused: (code: string, step: Promise<Said>) => Promise<void>;
  readonly expect: (expected: Expected) => Promise<void>;
  /** Own words and a decision for each child; what is other than usual for whom. */
  readonly protect: (other?: Readonly<Partial<Record<Label, Protected>>>) => Promise<void>;
  readonly propose: (choice: Choice, conditions?: Body, who?: Who) => Promise<Said>;
  /** Proposed by the officer and approved by the supervisor. */
  readonly decide: (choice: Choice, conditions?: Body) => Promise<void>;
  readonly tell: (of: Label, other?: Body) => Promise<Said>;
  readonly answer: (...answers: readonly Answer[]) => Promise<void>;
  /** The safety floor walked again, with what is other than usual. */
  readonly floor: (of: Label, other: Body) => Promise<Said>;
  /** One more crime of the same case. */
  readonly crime: () => Promise<Said>;
  /** What the guidance owes is done, as far as it is said in words. */
  readonly dutiesDone: () => Promise<void>;
  /** So many things keep the case open. */
  readonly still: (open: number) => Promise<void>;
  /** What was decided before stays seen. */
  readonly earlier: (...outcomes: readonly string[]) => Promise<void>;
  /** Everybody is told, and the case closed. */
  readonly end: () => Promise<void>;
  readonly closed: () => Promise<void>;
}

const peopleOf = ({ people }: Known): readonly (readonly [Label, Person])[] =>
  LABELS.flatMap((label) => {
    const person = people[label];
    return person === undefined ? [] : [[label, person] as const];
  });

const nameOf = (label: Label, seed: number, { born }: Person): Readonly<Record<string, string>> => ({
  givenNames: GIVEN[label],
  familyName: FAMILIES[seed % FAMILIES.length] ?? '',
  ...(born === undefined ? {} : { birthDate: born }),
});

const done = async (step: Promise<Said>): Promise<void> => {
  assert.equal(await step, 'done');
};

const agreed = async (carrier: Carrier, who: Who, decision: Body, label: Label): Promise<void> => {
  assert.equal(await carrier.step(who, 'safeguarding', decision, label), 'SupervisorDecisionNeeded');
  await done(carrier.step(who, 'safeguarding', { ...decision, supervisor: 'supervisor' }, label));
  await done(carrier.reply('supervisor', 'no-referral', { answer: 'agreed', reason: BECAUSE }, label));
};

const record = async (carrier: Carrier, scenario: Scenario, seed: number, who: Who): Promise<void> => {
  const people = peopleOf(scenario.known);
  const children = people.flatMap(([label, { kind }]) => (kind === 'child' ? [label] : []));
  await done(carrier.report(who, scenario.known.report, children));
  for (const [label, person] of people) {
    if (person.kind === 'child') await done(carrier.step(who, 'floor', { ...FLOOR, ...person.floor }, label));
  }
  for (const [label, person] of people) {
    if (person.kind !== 'child') await done(carrier.add(who, person.kind, label));
    if (person.named) await done(carrier.name(who, label, nameOf(label, seed, person)));
  }
  await done(recordCrime(carrier, who, seed, 1));
};

const known = (value: unknown, name: string): Body =>
  value === 'not-known' ? { known: 'not-known' } : { known: 'known', [name]: value };

const gather = async (carrier: Carrier, scenario: Scenario, who: Who): Promise<void> => {
  const { day, earlier = 0, answers = [], checks = [] } = scenario.known;
  await done(carrier.step(who, 'conduct-day', day ?? { known: 'one-day', day: HAPPENED }));
  await done(carrier.step(who, 'earlier-reports', { ...known(earlier, 'reports'), fromWhom: 'police-record' }));
  for (const [label, { parts, age }] of peopleOf(scenario.known)) {
    await done(carrier.step(who, 'part', { ...known(parts, 'parts'), fromWhom: 'reporter' }, label));
    if (age !== undefined) await done(carrier.step(who, 'age', age, label));
  }
  for (const answer of answers) await done(carrier.answer(who, answer));
  await carrier.answerRest(who, 'partner');
  for (const { of, system, body } of checks) await done(carrier.check(who, of, system, body));
  await done(carrier.step(who, 'no-place', { fromWhom: 'parent-or-carer' }));
  await carrier.checkRest(who);
  await done(carrier.step(who, 'responder', { responder: 'safer-schools-officer' }));
};

const expecting =
  (carrier: Carrier, who: Who) =>
  async ({ category, response, people, duties = [], without = [] }: Expected): Promise<void> => {
    const seen = await carrier.advice(who);
    const cut: Record<string, unknown> = {};
    for (const [label, { role, outcomes }] of Object.entries(people)) {
      const found = Object.entries(seen.people).find(([one]) => one === label)?.[1];
      const standings = Object.keys(outcomes).map((code) => [code, found?.outcomes[code] ?? 'not listed'] as const);
      cut[label] = { role: found?.role ?? `nobody seen as ${role}`, outcomes: Object.fromEntries(standings) };
    }
    assert.deepEqual({ category: seen.category, response: seen.response, people: cut }, { category, response, people });
    for (const duty of duties) assert.ok(seen.duties.includes(duty), `${duty} among ${seen.duties.join(', ')}`);
    for (const duty of without) assert.ok(!seen.duties.includes(duty), `${duty} is not for here`);
  };

const recordCrime = (carrier: Carrier, who: Who, seed: number, which: number): Promise<Said> =>
  carrier.step(who, 'crime', { offence: '86/2', reference: `NM/2026/${seed}/${which}`, when: 'now' });

const walkOf = (carrier: Carrier, scenario: Scenario, seed: number, who: Who): Walk => {
  const children = peopleOf(scenario.known).flatMap(([label, { kind }]) => (kind === 'child' ? [label] : []));
  const propose: Walk['propose'] = (choice, conditions = EVIDENCE, by = who) =>
    carrier.propose(by, [choice], conditions);
  const tell: Walk['tell'] = (of, other = {}) => carrier.tell(who, of, { ...TELLING, ...other });
  const closed = async (): Promise<void> => {
    await answerOwed(carrier, who);
    await done(carrier.close(who));
    assert.equal(await carrier.stage(who), 'closed');
  };
  return {
    carrier,
    children,
    reason: BECAUSE,
    done,
    refused: async (code, step) => {
      assert.equal(await step, code);
    },
    expect: expecting(carrier, who),
    protect: async (other = {}) => {
      for (const label of children) {
        await done(carrier.step(who, 'own-words', other[label]?.words ?? WORDS, label));
        const decision = other[label]?.decision ?? NOT_REFERRED;
        if (other[label]?.agreed !== true) await done(carrier.step(who, 'safeguarding', decision, label));
        else await agreed(carrier, who, decision, label);
      }
    },
    propose,
    decide: async (choice, conditions) => {
      await done(propose(choice, conditions));
      await done(carrier.approve('supervisor'));
    },
    tell,
    answer: async (...answers) => {
      for (const answer of answers) await done(carrier.answer(who, answer));
    },
    floor: (of, other) => carrier.step(who, 'floor', { ...FLOOR, ...other }, of),
    crime: () => recordCrime(carrier, who, seed, 2),
    dutiesDone: () => answerOwed(carrier, who),
    still: async (open) => {
      assert.equal(await carrier.stillOpen(who), open);
    },
    earlier: async (...outcomes) => {
      assert.deepEqual(await carrier.earlier(who), outcomes);
    },
    end: async () => {
      for (const label of children) await done(tell(label));
      await closed();
    },
    closed,
  };
};

/** Carries a scenario from the report to its end. `seed` sets the invented names and references of this walk apart. */
export const carry = async (carrier: Carrier, scenario: Scenario, seed: number): Promise<void> => {
  const who: Who = scenario.officer ?? 'officer';
  await record(carrier, scenario, seed, who);
  await gather(carrier, scenario, who);
  const walk = walkOf(carrier, scenario, seed, who);
  await walk.expect(scenario.expected);
  await scenario.way(walk);
};
