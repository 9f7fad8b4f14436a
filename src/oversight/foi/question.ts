import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { definitionSentence } from '../definition/index.ts';
import { definitions, findDefinition, type StoredDefinition } from '../definition/own.ts';

const SHIPPED = join(import.meta.dirname, '../../../data/definitions/questions.json');

const words = z.string().min(1).max(300);
const Head = z.strictObject({ id: z.string(), words, askedBy: words });
const Written = z.union([
  Head.extend({ definition: z.string(), from: z.iso.date() }),
  // A question that is asked and has no answer: the reason is part of what ships.
  Head.extend({ refused: z.strictObject({ numerator: words, denominator: words }) }),
]);

/** A question that can be put to any force, with the definition that answers it, or why nothing can. */
export type FoiQuestion =
  | {
      readonly kind: 'answered';
      readonly id: string;
      readonly words: string;
      readonly askedBy: string | null;
      readonly definition: StoredDefinition;
      /** The first day, where the question names one. */
      readonly from: string | null;
    }
  | {
      readonly kind: 'refused';
      readonly id: string;
      readonly words: string;
      readonly askedBy: string | null;
      readonly why: string;
    };

type Answered = Extract<FoiQuestion, { kind: 'answered' }>;

const definitionOf = (id: string): StoredDefinition => {
  const found = findDefinition(id);
  if (found === undefined) throw new Error(`a question that ships names no definition: ${id}`);
  return found;
};

/** It begins with the words of the question, and stands by itself here. */
const sentenceOf = (refused: Parameters<typeof definitionSentence>[0]): string => {
  const text = definitionSentence(refused);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

const named = (): readonly FoiQuestion[] =>
  z
    .array(Written)
    .parse(JSON.parse(readFileSync(SHIPPED, 'utf8')))
    .map((written) => {
      if ('definition' in written)
        return { ...written, kind: 'answered', definition: definitionOf(written.definition) };
      const { refused, ...head } = written;
      return { ...head, kind: 'refused', why: sentenceOf({ kind: 'units-differ', ...refused }) };
    });

/** A definition is a question too, by its own id. */
const asked = (definition: StoredDefinition): Answered => ({
  kind: 'answered',
  id: definition.id,
  words: definition.question,
  askedBy: null,
  definition,
  from: null,
});

let shipped: readonly FoiQuestion[] | undefined;

/** Every question that ships ready: those that were asked of forces, then each definition that none of them names. */
export const questions = (): readonly FoiQuestion[] => {
  if (shipped !== undefined) return shipped;
  const first = named();
  const taken = first.map(({ id }) => id);
  shipped = [
    ...first,
    ...definitions()
      .filter(({ id }) => !taken.includes(id))
      .map(asked),
  ];
  return shipped;
};

export const findQuestion = (id: string): FoiQuestion | undefined => questions().find((each) => each.id === id);
