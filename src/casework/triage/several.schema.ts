import { z } from 'zod';
import { FactId, Interview } from './answer.schema.ts';
import type { AnswerSeveral } from './several.ts';
import { DIRECTIONS, FROM_WHOM, STATES } from './statement.ts';

/** Nothing found is not among them: it wants how and by whom, and is answered on a page of its own. */
export const SEVERAL_STATES = STATES.filter((state) => state !== 'no-evidence');

const SeveralState = z.enum(SEVERAL_STATES);

const Answer = z
  .strictObject({ fact: FactId, direction: z.enum(DIRECTIONS), person: z.uuid().exactOptional(), state: SeveralState })
  .refine((body) => (body.direction === 'case') === (body.person === undefined), {
    path: ['person'],
    message: 'Name the person, unless the answer is of the case',
  });

const source = { fromWhom: z.enum(FROM_WHOM).exactOptional(), interview: Interview.exactOptional() };

interface Sourced {
  readonly answers: readonly { readonly state: z.infer<typeof SeveralState> }[];
  readonly fromWhom?: unknown;
  readonly interview?: unknown;
}

const check = ({ answers, fromWhom, interview }: Sourced, context: z.RefinementCtx): void => {
  if (answers.length === 0)
    context.addIssue({ code: 'custom', path: [], message: 'Answer at least one question that this source answers' });
  if (fromWhom === undefined && answers.some(({ state }) => state !== 'unknown'))
    context.addIssue({ code: 'custom', path: ['fromWhom'], message: 'Choose from whom this is known' });
  if (fromWhom === 'interview' && interview === undefined)
    context.addIssue({ code: 'custom', path: ['interview'], message: 'Enter the reference of the interview' });
};

/** Several answers of one source, as a program sends them. */
export const AnswerSeveralBody = z.strictObject({ ...source, answers: z.array(Answer).max(400) }).superRefine(check);

export const toSeveral = (id: string, body: z.infer<typeof AnswerSeveralBody>): AnswerSeveral => ({
  case: id,
  fromWhom: body.fromWhom,
  interview: body.interview,
  answers: body.answers.map(({ fact, direction, person, state }) => ({ fact, direction, person, state })),
});

const FIELD = /^(case|person|by|towards)-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

const placeOf = (name: string) => {
  const [, direction = '', fact = ''] = FIELD.exec(name) ?? [];
  return { fact, direction: DIRECTIONS.find((one) => one === direction) };
};

/** The form: a source, and under the name of each question its answer; what is left out stays open. */
export const SeveralForm = z
  .object(source)
  .catchall(z.enum(SEVERAL_STATES, 'Choose one of the answers'))
  .transform(({ fromWhom, interview, ...answers }, context) => ({
    ...(fromWhom === undefined ? {} : { fromWhom }),
    ...(interview === undefined ? {} : { interview }),
    answers: Object.entries(answers).flatMap(([name, state]) => {
      const { fact, direction } = placeOf(name);
      if (direction !== undefined) return [{ fact, direction, state }];
      context.addIssue({ code: 'custom', path: [name], message: 'This page does not ask that. Open the page again' });
      return [];
    }),
  }))
  .superRefine(check);
