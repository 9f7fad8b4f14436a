// A duty is asked by what can be answered of it: one answer alone is no choice.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openCaseApp } from '../../../test/case-app.ts';
import { readyCase } from '../../../test/ready-case.ts';
import { wordsAsked } from './duty.words.ts';

const app = await openCaseApp();

it('given what can be answered, when the words are asked for, then nobody is asked for what they cannot say', () => {
  const plain = { ofParents: false, notIdentified: false };
  assert.equal(wordsAsked(['done', 'not-done'], plain), 'Where it is written down, or why it was not done');
  assert.equal(wordsAsked(['done'], plain), 'Where it is written down');
  assert.equal(wordsAsked(['not-done'], plain), 'Why it was not done');
  assert.equal(wordsAsked(['done'], { ...plain, ofParents: true }), 'Why, and where it is written down');
});

it('given that an officer can only say that a parent is decided on, when the page is opened, then it asks what was decided and offers no single radio', async () => {
  const { id, children } = await readyCase(app, 351);
  const { text } = await app.officer.get(`/cases/${id}/duties/decide-telling-parents/${children[0] ?? ''}`);
  assert.match(text, /<h1[^>]*>What was decided\?/);
  assert.match(text, /<input type="hidden" name="answer" value="done">/);
  assert.doesNotMatch(text, /type="radio" value="done"/);
  assert.match(text, /name="parent"[\s\S]*Why, and where it is written down/);
});
