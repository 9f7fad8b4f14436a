import { z } from 'zod';
import type { Passage } from '../../platform/person/index.ts';
import type { SafeContact, TakeOff } from './contact.ts';
import { namesOf } from './named.ts';

/** As it is sealed. The names were one line before several could be told apart. */
const Written = z.object({
  may: z.string().optional(),
  how: z.string().optional(),
  mustNot: z.union([z.string(), z.array(z.string())]),
});

export const writeContact = ({ way, mustNot }: SafeContact): string => JSON.stringify({ ...way, mustNot });

const namesIn = (mustNot: string | readonly string[]): readonly string[] =>
  (typeof mustNot === 'string' ? [mustNot] : mustNot).filter((name) => namesOf(name).length > 0);

/** The safe contact that a passage holds; undefined where its text was erased. */
export const safeContactIn = (read: Passage | undefined): SafeContact | undefined => {
  if (read?.state !== 'readable') return undefined;
  const { may, how, mustNot } = Written.parse(JSON.parse(read.text));
  // Half a way is none: nobody is told by a name alone, nor by an address without one.
  return { way: may === undefined || how === undefined ? undefined : { may, how }, mustNot: namesIn(mustNot) };
};

const TakenOff = z.object({ names: z.array(z.string()), reason: z.string() });

/** Who was taken off, and why; undefined where its text was erased. */
export const takeOffIn = (read: Passage | undefined): TakeOff | undefined =>
  read?.state === 'readable' ? TakenOff.parse(JSON.parse(read.text)) : undefined;

export const writeTakeOff = ({ names, reason }: TakeOff): string => JSON.stringify({ names, reason });
