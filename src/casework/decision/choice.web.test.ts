// How each choice stands to the advice is said beside it, before anything is chosen: of outcomes, of the response and of the category.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';

const app = await openCaseApp();
const { officer, supervisor } = app;

/** What stands beside each choice of a page, by its value. */
const besideIn = (page: string, name: string): ReadonlyMap<string, string> => {
  const items = page.matchAll(
    new RegExp(
      `<input class="govuk-radios__input" id="${name}[^"]*" name="${name}[^"]*" type="radio" value="([^"]+)"([^>]*)>([\\s\\S]*?)</div>\\s*</div>`,
      'g',
    ),
  );
  return new Map(
    [...items].map(([, value = '', attributes = '', rest = '']) => {
      assert.doesNotMatch(attributes, /checked/, 'nothing is chosen beforehand');
      const hint = /govuk-radios__hint">([\s\S]*)$/.exec(rest)?.[1] ?? '';
      return [value, hint.replaceAll(/\s+/g, ' ').trim()];
    }),
  );
};

it('given a case that is ready, when the decision is read, then beside each outcome stands whether it is in line, left open or a departure', async () => {
  const { id, propose } = await readyCase(app, 321);
  const beside = besideIn((await officer.get(`/cases/${id}/decision`)).text, 'outcome');
  assert.ok(beside.size > 3, [...beside.keys()].join());
  for (const [code, text] of beside)
    assert.match(text, /In line with the advice|Left open by the advice|A departure from the advice/, code);
  assert.match(beside.get('21') ?? '', /it also needs the state of the evidence/);
  assert.match(beside.get('20') ?? '', /For [^:]*nobody[^:]*: |another body’s acceptance/);
  const shown = (await officer.get(`/cases/${id}/decision`)).text.split('id="choice"')[1] ?? '';
  const groups = [
    ...shown.matchAll(
      /bold govuk-!-margin-bottom-2">([^<]+)<\/p>([\s\S]*?)(?=<p class="govuk-body govuk-!-font-weight-bold|<\/fieldset>)/g,
    ),
  ].map(
    ([, heading = '', items = '']) =>
      [heading, [...items.matchAll(/type="radio" value="(\d+)"/g)].map(([, code = '']) => code)] as const,
  );
  assert.deepEqual(
    groups.map(([heading]) => heading).filter((heading) => heading !== 'Open now'),
    ['Open once something is decided or recorded', 'Departures from the advice'],
  );
  assert.deepEqual(new Set(groups.flatMap(([, codes]) => codes)), new Set(beside.keys()));
  for (const [heading, codes] of groups) {
    const living = codes.filter((code) => code !== '5').map(Number);
    assert.deepEqual(
      living,
      living.toSorted((a, b) => a - b),
      heading,
    );
    assert.ok(
      !codes.includes('5') || codes.at(-1) === '5',
      'that somebody has died is behind what commonly ends a case',
    );
  }
  assert.match(
    shown,
    /Whose part is it about\?[\s\S]*?<option value="">Choose<\/option>[\s\S]*?<option value="nobody">Nobody/,
  );
  const departing = [...beside].filter(([, text]) => text.includes('A departure')).map(([code]) => code);
  assert.ok(departing.length > 0, 'else this tells nothing');
  await propose();
});

it('given a proportionate advice, when a supervisor reads the choices of response and category, then one is as advised and the other a departure', async () => {
  const { id, put } = await readyCase(app, 322);
  const choices = async (about: string) =>
    besideIn((await supervisor.get(`/cases/${id}/response/decide-${about}`)).text, 'value');
  const notYet = {
    'not-yet': 'It goes back to the officer, with what is to be found out and by when. Nothing is decided.',
  };
  await put('response/ask', { about: 'response', reason: 'Please say how the invented case is to be answered.' });
  assert.deepEqual(Object.fromEntries(await choices('response')), {
    proportionate: 'As the guidance advises.',
    'full-investigation': 'A departure from the advice: you are asked to choose why.',
    ...notYet,
  });
  const bullied = { fact: 'bullying', direction: 'case', state: 'suspected' };
  await put('answer-sets', { fromWhom: 'partner', answers: [bullied] });
  const left = 'The guidance leaves this to a supervisor.';
  assert.deepEqual(Object.fromEntries(await choices('category')), {
    aggravated: left,
    'non-aggravated': left,
    ...notYet,
  });
});
