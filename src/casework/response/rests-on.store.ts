import { ok } from '../../platform/access/index.ts';
import type { Context, Look, RefusalData } from '../../platform/command/index.ts';
import type { Advised } from './against.ts';
import type { ResponsePage } from './response-page.store.ts';

/** What a supervisor decides on: what is known, not known and from whom, and the advice with its sources. */
export interface RestsOn {
  readonly model: Readonly<Record<string, unknown>>;
  readonly advised: Pick<Advised, 'response' | 'category'>;
  /** Everybody whose record was opened for it. */
  readonly people: readonly string[];
}

/** The advice belongs to a step that comes after this one: main hands it in. */
export type RestsOnReading = (context: Context, id: string) => Promise<RestsOn>;

export type DecidingPage<Page extends ResponsePage = ResponsePage> = Page & { readonly rests: RestsOn };

/** A look of the response with what it rests on: nobody decides on an officer’s reason alone. */
export const withRests = <
  Input extends { readonly case: string },
  Page extends ResponsePage,
  Refusal extends RefusalData,
>(
  look: Look<Input, Page, Refusal>,
  reading: RestsOnReading,
): Look<Input, DecidingPage<Page>, Refusal> => ({
  ...look,
  load: async (context, input) => {
    const found = await look.load(context, input);
    return found.ok ? ok({ ...found.value, rests: await reading(context, input.case) }) : found;
  },
  tell: (page, input) => {
    const told = look.tell(page, input);
    return { ...told, people: [...new Set([...told.people, ...page.rests.people])] };
  },
});
