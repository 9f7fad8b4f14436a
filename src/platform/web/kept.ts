import { freshForm, type Form, type FormBody, type Typed } from './form.ts';
import type { Reply } from './reply.ts';
import { questionOf, UUID } from './question.ts';
import { words } from './view.ts';

/** What every form carries and nobody types; of it, only the key of the request is sent again. */
const CARRIED: readonly string[] = ['csrf', 'idempotency-key', 'if-match', 'seen', 'basis', 'revision', 'read-at'];
/** The inputs of one moment or one day. */
const PART = /-(?:day|month|year|time|which)$/u;

const sent = ({ fields }: FormBody): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(fields).flatMap(([name, value]) => {
    const values = [value].flat().filter((one) => one.trim() !== '');
    return CARRIED.includes(name) || values.length === 0 ? [] : [[name, values] as const];
  });

/** A choice is sent as its code, and said in words; a reference says nothing to anybody; the rest is as it was written. */
const answerOf = (value: string): string =>
  /^[a-z]+(?:-[a-z]+)*$/u.test(value) ? words(value) : value.replace(UUID, '').trim();

/** What somebody answered in a form, choices too, as it is read: in the order of the form. */
export const keptIn = (form: FormBody): readonly { readonly question: string; readonly answer: string }[] => {
  const answers = new Map<string, readonly string[]>();
  for (const [name, values] of sent(form)) {
    const question = questionOf(name.replace(PART, ''));
    answers.set(question, [...(answers.get(question) ?? []), ...values.map(answerOf).filter((text) => text !== '')]);
  }
  return [...answers].flatMap(([question, texts]) =>
    texts.length === 0 ? [] : [{ question, answer: texts.join(texts.every((text) => /^\d/u.test(text)) ? ' ' : ', ') }],
  );
};

/** Whether anything but what the page carries was sent. */
export const holdsAnswers = (form: FormBody): boolean => sent(form).length > 0;

/** The same inputs once more, but for the token, which is the new session’s to give. */
export const inputsOf = ({ fields }: FormBody): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    name === 'csrf' ? [] : [value].flat().map((one) => ({ name, value: one })),
  );

const ANEW =
  'You signed in after this form was opened, and nothing of it was saved yet. Look at what is shown, then send it again';

const filled = ({ fields }: FormBody): Form => {
  const typed: Typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !CARRIED.includes(name)));
  return { ...freshForm(typed), summary: [{ text: ANEW, href: '#main-content' }] };
};

/** The page of a form as it stands now, filled with what was sent from an older session; undefined where it has no one form. */
export const filledAgain = (shown: Reply, form: FormBody): Reply | undefined => {
  if (shown.kind === 'refused') return shown;
  if (shown.kind !== 'page' || shown.model.form === undefined) return undefined;
  return { ...shown, status: 403, model: { ...shown.model, form: filled(form) } };
};
