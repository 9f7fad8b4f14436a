import { z } from 'zod';
import { unasked, type FormBody } from '../../platform/web/index.ts';
import type { DutyAnswer } from './duties.ts';
import {
  BY_WHOM,
  duty,
  DutyBody,
  isParentWhole,
  isWhole,
  OF_CASE,
  said,
  toAnswer,
  WHICH_PARENT,
  whom,
  whomOf,
  wordsOf,
  type DutyParams,
} from './duty.schema.ts';

/** Answers of several duties, as a program sends them: taken whole or refused whole. */
export const DutiesBody = z.strictObject({
  answers: z
    .array(
      z
        .strictObject({ duty, whom, ...said })
        .refine(isWhole, BY_WHOM)
        .refine(isParentWhole, WHICH_PARENT),
    )
    .min(1, 'Answer at least one duty')
    .max(200),
});

export const toAnswerOf = (of: Pick<DutyParams, 'duty' | 'whom'>, body: DutyBody): DutyAnswer => ({
  duty: of.duty,
  person: whomOf(of),
  answer: toAnswer(body),
  words: wordsOf(body),
});

type DutyField = 'answer' | 'by' | 'doneAt' | 'words' | 'parent' | 'parentName';

/** The name of an input of one duty on the page of several. */
export const fieldOf = (field: DutyField, of: { readonly duty: string; readonly person: string | undefined }): string =>
  `${field}_${of.duty}_${of.person ?? OF_CASE}`;

const NAME = /^(answer|by|doneAt|words|parent|parentName)_([a-z0-9-]{1,80})_([a-z0-9-]{4,36})$/;

/** The form of several: what is typed of a duty is read as its own form is; a duty of which nothing is typed stays open. */
export const DutiesForm = z
  .object({})
  .catchall(z.unknown())
  .transform((fields, context) => {
    const typed = new Map<string, Record<string, unknown>>();
    for (const [name, value] of Object.entries(fields)) {
      const [, field = '', of = '', about = ''] = NAME.exec(name) ?? [];
      const key = `${of}_${about}`;
      typed.set(key, { ...typed.get(key), [field]: value });
    }
    if (typed.size === 0) context.addIssue({ code: 'custom', path: [], message: 'Answer at least one of these' });
    return [...typed].flatMap(([key, answer]): readonly DutyAnswer[] => {
      const [name, about] = key.split('_');
      const of = z.strictObject({ duty, whom }).safeParse({ duty: name, whom: about });
      const body = DutyBody.safeParse(answer);
      if (of.success && body.success) return [toAnswerOf(of.data, body.data)];
      for (const { path, message } of body.error?.issues ?? [])
        context.addIssue({ code: 'custom', path: [`${String(path[0] ?? 'answer')}_${key}`], message });
      if (!of.success)
        context.addIssue({ code: 'custom', path: [], message: 'This page does not ask that. Open the page again' });
      return [];
    });
  });

/** Takes away what the answers chosen hide: of a duty that was not done, by whom, when, and of whom. */
export const askedOfDuties = (form: FormBody): FormBody =>
  unasked(
    form,
    Object.entries(form.fields).flatMap(([name, value]) => {
      const key = name.startsWith('answer_') && value !== 'done' ? name.slice('answer_'.length) : undefined;
      return key === undefined ? [] : ['by', 'doneAt', 'parent', 'parentName'].map((field) => `${field}_${key}`);
    }),
  );

/** Every time on the form is a date and a clock. */
export const momentsIn = ({ fields }: FormBody): Readonly<Record<string, 'moment'>> =>
  Object.fromEntries(
    Object.keys(fields).flatMap((name) => {
      const [, of] = /^(doneAt_.+)-(?:day|month|year|time|which)$/.exec(name) ?? [];
      return of === undefined ? [] : [[of, 'moment'] as const];
    }),
  );
