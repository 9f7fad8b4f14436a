import type { Gateway } from '../../platform/command/index.ts';
import {
  faultyForm,
  type Form,
  freshForm,
  keyed,
  page,
  paper,
  readForm,
  redirect,
  refuse,
  render,
  type Route,
} from '../../platform/web/index.ts';
import { fileTaker, readAnswersFile, readPracticeKey, readRoundFile } from './practice-file.store.ts';
import { readPracticeFile } from './practice-file.ts';
import { TakeForm } from './practice-file.schema.ts';
import { RoundParams } from './round.schema.ts';
import type { Vignette } from './vignette.schema.ts';

const takePage = (ownKey: string, form: Form = freshForm()) => ({
  title: 'Take in a file',
  form,
  ownKey,
  back: { href: '/practice', text: 'All rounds' },
});

const asText = (file: unknown): string => `${JSON.stringify(file, null, 1)}\n`;

/** Rounds and answers as files between forces, which share no database. */
export const practiceFilePages = ({ execute, consult }: Gateway, library: readonly Vignette[]): readonly Route[] => [
  page({
    method: 'GET',
    url: '/practice/rounds/:round/file',
    action: 'read-practice-file',
    params: RoundParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readRoundFile, params);
      if (!found.ok) return refuse(found.refusal, '/practice');
      return paper('application/json', asText(found.value), 'practice-round.json');
    },
  }),
  page({
    method: 'GET',
    url: '/practice/rounds/:round/answers-file',
    action: 'read-practice-file',
    params: RoundParams,
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readAnswersFile, params);
      if (!found.ok) return refuse(found.refusal, `/practice/rounds/${params.round}`);
      return paper('application/json', asText(found.value), 'practice-answers.json');
    },
  }),
  page({
    method: 'GET',
    url: '/practice/take',
    action: 'take-practice-file',
    handle: async ({ actor }) => {
      const key = await consult(actor, readPracticeKey, undefined);
      return key.ok ? render('practice-take.njk', takePage(key.value)) : refuse(key.refusal, '/practice');
    },
  }),
  page({
    method: 'POST',
    url: '/practice/take',
    action: 'take-practice-file',
    handle: async ({ actor, form, idempotencyKey }) => {
      const key = await consult(actor, readPracticeKey, undefined);
      if (!key.ok) return refuse(key.refusal, '/practice');
      const read = readForm(TakeForm, form);
      if (!read.ok) return render('practice-take.njk', takePage(key.value, read.form));
      const file = readPracticeFile(read.value.file, read.value.key);
      if (!file.ok) {
        const text = `This is not a file of practice by that key: ${file.refusal.why}`;
        return render('practice-take.njk', takePage(key.value, faultyForm(form, [{ field: 'file', text }])));
      }
      const input = { file: file.value, key: read.value.key };
      const done = await execute(actor, fileTaker(library), input, keyed(idempotencyKey, input));
      return done.ok
        ? redirect(`/practice/rounds/${done.value['round'] ?? ''}`)
        : refuse(done.refusal, '/practice/take');
    },
  }),
];
