import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { faultsIn, plainly } from './fault.ts';

const Body = z.strictObject({
  told: z.enum(['school', 'parent'], 'Choose who told us'),
  note: z.string().min(1).max(20).optional(),
  children: z.int().min(1).max(9),
  choices: z.array(z.string()).min(2),
});

const said = (body: unknown): readonly string[] =>
  faultsIn(Body.safeParse(body, { error: plainly }).error).map(({ pointer, detail }) => `${pointer} ${detail}`);

test('given what does not fit, when a program sent it, then each place says what to send, in no words of a library', () => {
  assert.deepEqual(said({ told: 'schol', note: '', children: 0, choices: ['one'] }), [
    '/told Choose who told us. One of: school, parent.',
    '/note This may not be empty: leave it out where there is nothing to say.',
    '/children Send at least 1.',
    '/choices Send at least 2 entries.',
  ]);
  assert.deepEqual(said({ told: 'school', note: 'a'.repeat(21), children: 1.5, choices: {}, more: 1 }), [
    '/note Send at most 20 characters.',
    '/children Send a whole number here.',
    '/choices Send a list here.',
    '/more This field is not known here.',
  ]);
  assert.deepEqual(said({ told: 'school', choices: [7, 'b'] }), [
    '/children This is needed, and was not sent.',
    '/choices/0 Send text here.',
  ]);
  assert.deepEqual(said('text'), [' Send an object here.']);
});
