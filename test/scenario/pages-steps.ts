// The steps of a case at the pages: recording, checking, answering.
import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Asked, Carrier, Step } from './carrier.ts';
import { controlsOf, fill, followTo, goTo, idOf, pathOf, press, saidBy, type Desk, type Hand } from './pages.ts';
import type { Body } from './scenario.ts';

interface Place {
  /** Where the form is: the end of the address, or a link on the page that leads to it. */
  readonly at: (of: string) => string;
  readonly link?: string;
  readonly button: string;
}

const PLACES: Readonly<Record<Step, Place>> = {
  floor: { at: (of) => `children/${of}/floor`, button: 'Save and go on' },
  part: { at: (of) => `people/${of}/part`, button: 'Save and go on' },
  age: { at: (of) => `people/${of}/age`, button: 'Save and go on' },
  'conduct-day': { at: () => 'conduct-day', button: 'Save and go on' },
  'earlier-reports': { at: () => 'earlier-reports', button: 'Save and go on' },
  'no-place': { at: () => 'checks', link: 'a[href$="/places/none"]', button: 'Save' },
  crime: { at: () => 'crimes/new', button: 'Save' },
  'ask-cancel': { at: () => '', link: 'a[href$="/ask-cancellation"]', button: 'Ask the registrar' },
  cancel: { at: () => '', link: 'a[href$="/cancel"]', button: 'Cancel the record' },
  'own-words': { at: (of) => `children/${of}/own-words`, button: 'Save and go on' },
  safeguarding: { at: (of) => `children/${of}/safeguarding`, button: 'Save and go on' },
  'next-step': { at: () => 'safeguarding', link: 'a[href$="/next-step"]', button: 'Save' },
  responder: { at: () => 'response/responder', button: 'Save' },
  handover: { at: () => 'response/handover', button: 'Save' },
  'handover-answer': { at: () => 'response', link: 'a[href*="/response/handovers/"]', button: 'Save' },
  consider: { at: () => 'response/consider', button: 'Save' },
  'came-of-it': { at: () => 'response', link: 'a[href*="/response/considerations/"]', button: 'Save' },
  ask: { at: () => 'response/ask', button: 'Save' },
  'decide-response': { at: () => 'response/decide-response', button: 'Save' },
  'decide-category': { at: () => 'response/decide-category', button: 'Save' },
  'not-telling': { at: (of) => `notices/${of}/not-telling`, button: 'Send to a supervisor' },
  reopen: { at: () => 'reopen', button: 'Open this case again' },
  uphold: { at: () => 'reconsideration', link: 'a[href$="/uphold"]', button: 'Uphold the outcome' },
  open: { at: () => 'open', button: 'Open the case' },
};

/** Labels in a body become what the form has for them. */
const bodyOf = async (desk: Desk, body: Body): Promise<Body> => {
  const { person, check, supervisor, ...rest } = body;
  const label = z.enum(['A', 'B', 'C']);
  const [of, system] = check === undefined ? [] : z.string().parse(check).split('/');
  return {
    ...rest,
    ...(person === undefined ? {} : { person: idOf(desk, label.parse(person)) }),
    ...(check === undefined ? {} : { check: `${idOf(desk, label.parse(of))}/${system ?? ''}` }),
    ...(supervisor === undefined
      ? {}
      : { supervisor: await desk.staffOf(z.enum(['supervisor', 'inspector']).parse(supervisor)) }),
  };
};

const toCase = (desk: Desk, hand: Hand, path: string): Promise<void> =>
  goTo(hand, path === '' ? `/cases/${desk.at}` : `/cases/${desk.at}/${path}`);

type Recording = Pick<Carrier, 'report' | 'add' | 'name' | 'step'>;

export const recording = (desk: Desk): Recording => ({
  report: async (who, body, children) => {
    const hand = await desk.by(who);
    await goTo(hand, '/reports/new');
    const { reporterName, reporterContact, ...asked } = body;
    await fill(hand, { ...asked, children: children.length });
    if (reporterName !== undefined) await hand.page.getByText('Add who they are').click();
    await fill(hand, {
      ...(reporterName === undefined ? {} : { reporterName }),
      ...(reporterContact === undefined ? {} : { reporterContact }),
    });
    const said = await press(hand, 'Save the report');
    if (said !== 'done') return said;
    desk.at = /^\/cases\/([^/]+)\//.exec(await pathOf(hand))?.[1] ?? '';
    await goTo(hand, `/cases/${desk.at}`);
    const links = await hand.page.locator('main a[href$="/floor"]').all();
    const people = new Set<string>();
    for (const link of links) {
      const [, person] = /children\/([^/]+)\/floor/.exec((await link.getAttribute('href')) ?? '') ?? [];
      if (person !== undefined) people.add(person);
    }
    assert.equal(people.size, children.length, 'every child of the report is on the page of the case');
    for (const [i, person] of [...people].entries()) desk.people.set(children[i] ?? 'A', person);
    children.forEach((label, i) => desk.names.set(label, `Child ${i + 1}`));
    return 'done';
  },
  add: async (who, kind, label) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, 'people/new');
    await fill(hand, { kind });
    const said = await press(hand, 'Add');
    if (said !== 'done') return said;
    for (const link of await hand.page.locator('main a[href*="/people/"]').all()) {
      const [, person] = /people\/([0-9a-f-]{36})/.exec((await link.getAttribute('href')) ?? '') ?? [];
      if (person !== undefined && ![...desk.people.values()].includes(person)) desk.people.set(label, person);
    }
    desk.names.set(label, `${kind === 'adult' ? 'Adult' : 'Person'} 1`);
    return 'done';
  },
  name: async (who, of, details) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, `people/${idOf(desk, of)}/search`);
    await fill(hand, { givenNames: details['givenNames'], familyName: details['familyName'] });
    await press(hand, 'Search');
    await press(hand, 'Go on to the name');
    await fill(hand, details);
    desk.names.set(of, `${details['givenNames'] ?? ''} ${details['familyName'] ?? ''}`);
    return press(hand, 'Save');
  },
  step: async (who, step, body, of) => {
    const hand = await desk.by(who);
    const { at, link, button } = PLACES[step];
    await toCase(desk, hand, at(idOf(desk, of)));
    if (link !== undefined && !(await followTo(hand, link))) return 'no such link';
    const shown = await saidBy(hand);
    if (shown !== 'done') return shown;
    await fill(hand, await bodyOf(desk, body));
    return press(hand, button);
  },
});

export const answering = (desk: Desk): Pick<Carrier, 'answer' | 'answerRest' | 'check' | 'checkRest'> => ({
  answer: async (who, { fact, state, from = 'reporter', of, way = 'person', found = {} }) => {
    const hand = await desk.by(who);
    const place = of === undefined ? `facts/${fact}` : `people/${idOf(desk, of)}/facts/${way}/${fact}`;
    await toCase(desk, hand, place);
    await fill(hand, { state, ...(state === 'unknown' ? {} : { fromWhom: from }), ...found });
    return press(hand, 'Save and go on');
  },
  answerRest: async (who, fromWhom) => {
    const hand = await desk.by(who);
    for (;;) {
      await toCase(desk, hand, 'triage/several');
      const controls = await controlsOf(hand);
      const questions = controls.filter(
        ({ name, value }) => /^(case|person|by|towards)-/.test(name) && value === 'ruled-out',
      );
      if (questions.length === 0) return;
      await fill(hand, { fromWhom, ...Object.fromEntries(questions.map(({ name }) => [name, 'ruled-out'])) });
      assert.equal(await press(hand, 'Save and go on'), 'done');
    }
  },
  check: async (who, of, system, body) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, `checks/${idOf(desk, of)}/${system}`);
    await fill(hand, { when: 'now', ...body });
    return press(hand, 'Save');
  },
  checkRest: async (who) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, 'checks');
    const rows = await hand.page.locator('main table tr').filter({ hasText: 'Not run' }).locator('a').all();
    const places = await Promise.all(rows.map((link) => link.getAttribute('href')));
    for (const place of places) {
      await goTo(hand, place ?? '');
      await fill(hand, { result: 'no-trace', when: 'now' });
      assert.equal(await press(hand, 'Save'), 'done');
    }
  },
});

const IN_QUEUE: Readonly<Record<Asked, string>> = {
  response: '/response/decide-response',
  category: '/response/decide-category',
  exception: '/response/requests/',
  'no-referral': '/safeguarding/',
  'not-telling': '/not-telling/',
};

/** A supervisor is led by the queue to what was asked, whoever is assigned. */
export const replying = (desk: Desk): Pick<Carrier, 'reply'> => ({
  reply: async (who, asked, body) => {
    const hand = await desk.by(who);
    await goTo(hand, '/queue');
    if (!(await followTo(hand, `a[href^="/cases/${desk.at}/"][href*="${IN_QUEUE[asked]}"]`))) return 'not in the queue';
    const shown = await saidBy(hand);
    if (shown !== 'done') return shown;
    await fill(hand, body);
    return press(hand, 'Save');
  },
});
