// Deciding, telling and closing at the pages; and what the pages show of the advice and of the case.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { categoryWords, responseWords, roleWords, standingWords } from '../../src/casework/decision/advice.words.ts';
import { REASONED } from './api.ts';
import type { Advice, Carrier, Choice, Said } from './carrier.ts';
import { controlsOf, fill, followTo, goTo, idOf, press, saidBy, type Desk, type Hand } from './pages.ts';
import type { Body, Label } from './scenario.ts';

const Pair = z.tuple([z.string(), z.string()]);
const Advised = z.object({
  rows: z.array(Pair),
  people: z.array(z.object({ name: z.string(), heading: z.string(), open: z.array(Pair), closed: z.array(Pair) })),
  duties: z.array(Pair),
});

/** The advice as the page of a decision prints it. */
const ADVISED = `(() => {
  const text = (node) => (node?.textContent ?? '').trim().replace(/\\s+/g, ' ');
  const pairs = (list, key, value) => Array.from(list ?? [], (row) => [text(row.querySelector(key)), text(row.querySelector(value))]);
  const tables = Array.from(document.querySelectorAll('main table')).filter((table) => text(table.caption).startsWith('Outcomes open for '));
  const people = tables.map((table) => {
    const name = text(table.caption).slice('Outcomes open for '.length);
    const heading = Array.from(document.querySelectorAll('main h3'), text).find((line) => line.startsWith(name + ': ')) ?? '';
    const closed = table.nextElementSibling?.querySelectorAll('.govuk-summary-list__row');
    return { name, heading: heading.slice(name.length + 2), open: pairs(table.tBodies[0].rows, 'th', 'td'), closed: pairs(closed, 'dt', 'dd') };
  });
  return { rows: pairs(document.querySelectorAll('main .govuk-summary-list__row'), 'dt', 'dd'), people, duties: pairs(document.querySelectorAll('#duties tbody tr'), 'th .eh-sub', 'td') };
})()`;

const Rules = z.array(
  z.object({ says: z.string(), effect: z.looseObject({ duty: z.object({ id: z.string() }).optional() }) }),
);
const rules = Rules.parse(
  JSON.parse(readFileSync(new URL('../../policies/2024-05/rules.json', import.meta.url), 'utf8')),
);
const dutyOf = (sentence: string): string =>
  rules.find(({ says, effect }) => effect.duty !== undefined && sentence.startsWith(says))?.effect.duty?.id ?? sentence;

const keyOf = (words: Readonly<Record<string, string>>, shown: string): string =>
  Object.entries(words).find(([, text]) => text === shown)?.[0] ?? shown;

const codeOf = (title: string): string => title.split(':')[0] ?? '';

const standingOf = (shown: string): string =>
  Object.entries(standingWords).find(([, text]) => shown === text || shown.startsWith(`${text}.`))?.[0] ?? shown;

const readAdvice = async (desk: Desk, hand: Hand): Promise<Advice> => {
  const { rows, people, duties } = Advised.parse(await hand.page.evaluate(ADVISED));
  const row = (name: string): string => rows.find(([key]) => key === name)?.[1] ?? '';
  const labelOf = (name: string): string => [...desk.names].find(([, one]) => one === name)?.[0] ?? name;
  return {
    category: keyOf(categoryWords, row('Category')),
    response: keyOf(responseWords, row('Response')),
    people: Object.fromEntries(
      people.map(({ name, heading, open, closed }) => [
        labelOf(name),
        {
          role: keyOf(roleWords, heading),
          outcomes: Object.fromEntries(
            [...open, ...closed].map(([title, standing]) => [codeOf(title), standingOf(standing)]),
          ),
        },
      ]),
    ),
    duties: duties.flatMap(([sentence, names]) =>
      names
        .split(', ')
        .map((name) => (name === 'The case' ? dutyOf(sentence) : `${dutyOf(sentence)} ${labelOf(name)}`)),
    ),
  };
};

const toCase = (desk: Desk, hand: Hand, path: string): Promise<void> => goTo(hand, `/cases/${desk.at}/${path}`);

/** What the page does not offer is refused by it: it says of each outcome that is closed whether for now or altogether. */
const notOffered = async (desk: Desk, hand: Hand, { outcome, about = 'A' }: Choice): Promise<Said> => {
  const { people } = await readAdvice(desk, hand);
  const standing = people[about]?.outcomes[outcome];
  return standing === 'not-yet' ? 'OutcomeNotYet' : 'OutcomeBarred';
};

const choose = async (hand: Hand, desk: Desk, crime: string, { outcome, about, departure }: Choice): Promise<void> => {
  await fill(hand, {
    [`outcome-${crime}`]: outcome,
    [`person-${crime}`]: about === undefined ? 'nobody' : idOf(desk, about),
    ...(departure === undefined ? {} : { [`departure-${crime}`]: departure }),
  });
};

const propose = async (desk: Desk, hand: Hand, choices: readonly Choice[], conditions: Body): Promise<Said> => {
  await toCase(desk, hand, 'decision');
  const shown = await saidBy(hand);
  if (shown !== 'done') return shown;
  const controls = await controlsOf(hand);
  const radios = controls.filter(({ name }) => name.startsWith('outcome-'));
  const crimes = [...new Set(radios.map(({ name }) => name.slice('outcome-'.length)))];
  // A page that has no form to propose with says why: no crime is recorded, or none stands.
  if (radios.length === 0) return 'CrimeNotRecorded';
  for (const [i, choice] of choices.entries()) {
    if (!radios.some(({ value }) => value === choice.outcome)) return notOffered(desk, hand, choice);
    await choose(hand, desk, crimes[i] ?? '', choice);
  }
  const heads = controls.filter(({ name }) => name.startsWith('reason-')).map(({ name }) => [name, REASONED] as const);
  const stated = Object.entries(conditions).map(([name, value]) => [`condition-${name}`, value] as const);
  await fill(hand, { ...Object.fromEntries<unknown>(heads), ...Object.fromEntries<unknown>(stated) });
  return press(hand, 'Propose');
};

/** A supervisor comes from the queue; who proposed it finds no link there, and may still try the address. */
const toRuling = async (desk: Desk, hand: Hand): Promise<Said> => {
  await goTo(hand, '/queue');
  if (!(await followTo(hand, `a[href="/cases/${desk.at}/ruling"]`))) await toCase(desk, hand, 'ruling');
  return saidBy(hand);
};

const tell = async (desk: Desk, hand: Hand, of: Label, body: Body): Promise<Said> => {
  await toCase(desk, hand, `notices/${idOf(desk, of)}/tell`);
  const shown = await saidBy(hand);
  if (shown !== 'done') return shown;
  const controls = await controlsOf(hand);
  const words = controls.filter(({ name }) => name === 'words').map(({ value }) => value);
  if (words.length === 0) return 'SafeContactUnknown';
  await fill(hand, { ...body, words });
  return press(hand, 'Save');
};

type Deciding = Pick<Carrier, 'propose' | 'approve' | 'giveBack' | 'tell' | 'owed' | 'answerDuty' | 'close' | 'attach'>;

export const deciding = (desk: Desk): Deciding => ({
  propose: async (who, choices, conditions) => propose(desk, await desk.by(who), choices, conditions),
  approve: async (who) => {
    const hand = await desk.by(who);
    const shown = await toRuling(desk, hand);
    return shown === 'done' ? press(hand, 'Approve') : shown;
  },
  giveBack: async (who, reason) => {
    const hand = await desk.by(who);
    const shown = await toRuling(desk, hand);
    if (shown !== 'done') return shown;
    await fill(hand, { reason });
    return press(hand, 'Return');
  },
  tell: async (who, of, body) => tell(desk, await desk.by(who), of, body),
  attach: async (who) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, `children/${idOf(desk, 'A')}/own-words`);
    assert.equal(await hand.page.locator('input[type="file"]').count(), 0, 'no page asks for a file');
    await fill(hand, { heard: 'not-yet-heard' });
    await hand.page.evaluate(`document.querySelector('main form').enctype = 'multipart/form-data'`);
    return press(hand, 'Save and go on');
  },
  owed: async (who) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, 'closing');
    const links = await hand.page.locator('main .govuk-list--spaced a[href*="/duties/"]').all();
    const places = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''));
    return places.map((place) => {
      const [duty = '', whom] = place.split('/').slice(-2);
      return { duty, of: [...desk.people].find(([, person]) => person === whom)?.[0] };
    });
  },
  answerDuty: async (who, duty, body, of) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, `duties/${duty}/${of === undefined ? 'case' : idOf(desk, of)}`);
    const shown = await saidBy(hand);
    if (shown !== 'done') return shown;
    // Whoever may not answer is shown no form, only whose it is.
    if ((await controlsOf(hand)).every(({ name }) => name !== 'answer')) return 'SupervisorAnswers';
    await fill(hand, body);
    return press(hand, 'Save');
  },
  close: async (who) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, 'closing');
    const button = hand.page.getByRole('button', { name: 'Close the case' });
    return (await button.count()) === 0 ? 'StillOpen' : press(hand, 'Close the case');
  },
});

export const reading = (desk: Desk): Pick<Carrier, 'advice' | 'stage' | 'stillOpen' | 'earlier'> => ({
  advice: async (who) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, 'decision');
    assert.equal(await saidBy(hand), 'done');
    return readAdvice(desk, hand);
  },
  stage: async (who) => {
    const hand = await desk.by(who);
    await goTo(hand, `/cases/${desk.at}`);
    return (await hand.page.locator('h1 .govuk-tag').innerText()).trim().toLowerCase();
  },
  stillOpen: async (who) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, 'closing');
    return hand.page.locator('main .govuk-list--spaced li').count();
  },
  earlier: async (who) => {
    const hand = await desk.by(who);
    await toCase(desk, hand, 'reconsideration');
    const texts = await hand.page
      .locator('main .govuk-summary-list__row')
      .filter({ hasText: 'Decided before' })
      .allInnerTexts();
    return texts.map((text) => /Outcome (\d+)/.exec(text)?.[1] ?? text);
  },
});
