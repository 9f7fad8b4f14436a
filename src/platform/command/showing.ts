import { ok } from '../access/index.ts';
import type { Look } from './consult.ts';
import type { RefusalData } from './engine.ts';

/** An answer, and what is made of it: once, whenever it is first asked for. */
export interface Shown<Answer, Made> {
  readonly answer: Answer;
  readonly made: () => Made;
}

const once = <Made>(make: () => Made): (() => Made) => {
  let held: { readonly made: Made } | undefined;
  return () => (held ??= { made: make() }).made;
};

/**
 * A look of whose answer something is made, such as its page, while the log's entry is being kept: this process and the
 * database then work at once. `consult` gives it to nobody before the entry is known to be kept.
 */
export const showing = <Input, Answer, Refusal extends RefusalData, Made>(
  look: Look<Input, Answer, Refusal>,
  make: (answer: Answer) => Made,
): Look<Input, Shown<Answer, Made>, Refusal> => ({
  action: look.action,
  cases: look.cases,
  ...(look.ahead === undefined ? {} : { ahead: look.ahead }),
  load: async (context, input) => {
    const loaded = await look.load(context, input);
    if (!loaded.ok) return loaded;
    return ok({ answer: loaded.value, made: once(() => make(loaded.value)) });
  },
  tell: ({ answer }, input) => look.tell(answer, input),
  beside: ({ made }) => void made(),
});
