import { SEVERAL } from './answer-kind.ts';
import type { Proposal } from './import-read.ts';
import { outcomeWords } from './outcome-type.ts';
import type { Coded, OutcomeSaid } from './outcome-wording.ts';

interface Asked {
  readonly asks: string;
  readonly proposals: readonly Proposal[];
}

const KEPT: Proposal = { answer: SEVERAL, why: 'it holds more than one type, and is kept as printed' };

const typesAs = (types: readonly string[], why: (type: string) => string): readonly Proposal[] =>
  types.map((type) => ({ answer: type, why: why(type) }));

const named = (type: string): string => `Outcome ${type} (${outcomeWords(type)})`;

/** *1 - Charged*: code and words say the same, or each something else; either way a person says which holds. */
function askedOfCode(printed: string, { type, words, types }: Coded): Asked {
  if (types.includes(type)) {
    const others = types.filter((each) => each !== type);
    return {
      asks: `“${printed}” begins with the code of ${named(type)}, and its words fit it. Is it that?`,
      proposals: [
        { answer: type, why: `the code in front and the words “${words}” say so: ${outcomeWords(type)}` },
        ...typesAs(others, (each) => `the words alone can be this: ${outcomeWords(each)}`),
        KEPT,
      ],
    };
  }
  const said = types.length === 0 ? 'are no wording of it that is known' : `say ${types.map(named).join(' or ')}`;
  return {
    asks: `“${printed}” begins with the code of ${named(type)}, but its words “${words}” ${said}. Which holds?`,
    proposals: [
      { answer: type, why: `the code in front: ${outcomeWords(type)}` },
      ...typesAs(types, (each) => `the words: ${outcomeWords(each)}`),
      KEPT,
    ],
  };
}

/** What is asked of a label that does not by itself name one type. */
export function askedOfOutcome(printed: string, { types, coded }: OutcomeSaid): Asked {
  if (coded !== undefined) return askedOfCode(printed, coded);
  return {
    asks:
      types.length === 0
        ? `“${printed}” is no wording of an outcome that is known. Which type is it?`
        : `“${printed}” can be several types. Which is it, or does it hold several?`,
    proposals: [...typesAs(types, outcomeWords), KEPT],
  };
}
