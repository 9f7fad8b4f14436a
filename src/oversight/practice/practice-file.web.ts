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
import { fileTaker, readAnswersFile, readRoundFile } from './practice-file.store.ts';
import { readPracticeFile } from './practice-file.ts';
import { TakeForm } from './practice-file.schema.ts';
import { RoundParams } from './round.schema.ts';
import type { Vignette } from './vignette.schema.ts';

const takePage = (form: Form = freshForm()) => ({
  title: 'Take in a file',
  form,
  back: { href: '/practice', text: 'All rounds' },
});

const asText = (file: unknown): string => `${JSON.stringify(file, null, 1)}\n`;

/** Rounds and answers as files between forces, which share no database. */
export const practiceFilePages = (
  { execute, consult, admit }: Gateway,
  library: readonly Vignette[],
): readonly Route[] => [
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
      const leave = await admit(actor, 'take-practice-file');
      return leave.ok ? render('practice-take.njk', takePage()) : refuse(leave.refusal, '/practice');
    },
  }),
  page({
    method: 'POST',
    url: '/practice/take',
    action: 'take-practice-file',
    handle: async ({ actor, form, idempotencyKey }) => {
      const leave = await admit(actor, 'take-practice-file');
      if (!leave.ok) return refuse(leave.refusal, '/practice');
      const read = readForm(TakeForm, form);
      if (!read.ok) return render('practice-take.njk', takePage(read.form));
      const file = readPracticeFile(read.value.file);
      if (!file.ok) {
        const text = `This is not a file of practice: ${file.refusal.why}`;
        return render('practice-take.njk', takePage(faultyForm(form, [{ field: 'file', text }])));
      }
      const done = await execute(actor, fileTaker(library), file.value, keyed(idempotencyKey, file.value));
      return done.ok
        ? redirect(`/practice/rounds/${done.value['round'] ?? ''}`)
        : refuse(done.refusal, '/practice/take');
    },
  }),
];
