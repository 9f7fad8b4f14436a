import type { Context } from '../../platform/command/index.ts';
import { addPassage } from '../../platform/person/index.ts';

/** Seals what was written about people of the case, under an id chosen before. */
export const writePassage = async (
  { tx, keys, actor, now }: Context,
  written: { readonly text: string; readonly concerns: readonly string[] },
  passage: string,
): Promise<void> => {
  const sealed = await addPassage({ tx, keys, force: actor.force }, { ...written, now }, passage);
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
};
