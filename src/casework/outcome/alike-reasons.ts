import { ALIKE_FROM } from '../triage/index.ts';

/** A reason as it was written, under its head. */
interface Written {
  readonly head: string;
  readonly text: string | undefined;
}

/** Letters and figures alone: another stop or a capital is no other reason. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Reasons that say the same under many heads: for a supervisor to ask about, never a mark against anybody. */
export const alikeReasons = (reasons: readonly Written[]): readonly string[] => {
  const readable = reasons.flatMap(({ head, text }) => (text === undefined ? [] : [{ head, said: plain(text) }]));
  return [...Map.groupBy(readable, ({ said }) => said).values()]
    .filter((group) => group.length >= ALIKE_FROM)
    .map((group) =>
      group.length === reasons.length
        ? `The reasons: all ${reasons.length} heads say the same`
        : `The reasons: ${group.length} of ${reasons.length} heads say the same (${group.map(({ head }) => head).join(', ')})`,
    );
};
