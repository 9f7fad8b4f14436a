import type { Form } from './form.ts';
import type { Refusal } from './problem.ts';

/** What a template is given. `title` is the page’s one heading; `form` brings the error summary with it. */
export interface PageModel {
  readonly title: string;
  /** What the browser’s tab says in place of the title, where that holds a name or is alike on several pages. */
  readonly tab?: string;
  readonly form?: Form;
  readonly back?: { readonly href: string; readonly text?: string };
  readonly news?: News;
  readonly [key: string]: unknown;
}

type DocumentType =
  | 'text/plain'
  | 'text/csv'
  | 'application/pdf'
  | 'image/svg+xml'
  | 'application/json'
  | 'application/vnd.oasis.opendocument.spreadsheet';

/** What changed since a page was opened, shown above what was sent. */
export interface News {
  readonly title: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  /** Where there are no rows. */
  readonly otherwise: string;
  readonly more: { readonly href: string; readonly text: string };
}

interface PageReply {
  readonly kind: 'page';
  readonly template: string;
  readonly model: PageModel;
  readonly status: number;
}
/** A page that was drawn already, for its own request and no other. */
interface DrawnReply {
  readonly kind: 'drawn';
  readonly text: string;
  readonly status: number;
}
interface RedirectReply {
  readonly kind: 'redirect';
  readonly to: string;
}
export interface RefusedReply {
  readonly kind: 'refused';
  readonly refusal: Refusal;
  readonly back?: string;
  readonly news?: News;
}
interface JsonReply {
  readonly kind: 'json';
  readonly status: number;
  readonly body: unknown;
  readonly etag?: string;
  readonly location?: string;
}
interface DocumentReply {
  readonly kind: 'document';
  readonly type: DocumentType;
  readonly body: string | Buffer;
  /** With a name it is a download; it must hold nothing personal. */
  readonly name?: string;
}

/** Everything that a handler can answer. */
export type Reply = PageReply | DrawnReply | RedirectReply | RefusedReply | JsonReply | DocumentReply;

/** What a page shows was current when it was made, and the field that carries it to the server and back. */
const CARRIED = { version: 'if-match', seen: 'seen' } as const;

/**
 * A form that comes back stays held against what was seen when it was opened. Were that renewed for an answer left out,
 * what somebody else recorded meanwhile would be written over without a word.
 */
const asOpened = (model: PageModel): PageModel => {
  const typed = model.form?.typed ?? {};
  const carried = Object.entries(CARRIED).flatMap(([name, field]) =>
    name in model && typeof typed[field] === 'string' ? [[name, typed[field]] as const] : [],
  );
  return { ...model, ...Object.fromEntries(carried) };
};

/** A page; 422 when its form came back with errors. */
export const render = (
  template: string,
  model: PageModel,
  status = (model.form?.summary.length ?? 0) > 0 ? 422 : 200,
): Reply => ({ kind: 'page', template, model: asOpened(model), status });

/** After a change: see the other page. `to` is a path of ours. */
export const redirect = (to: string): Reply => ({ kind: 'redirect', to });

/** Why not; `back` is where the person can put it right. */
export const refuse = (refusal: Refusal, back?: string): Reply => ({
  kind: 'refused',
  refusal,
  ...(back === undefined ? {} : { back }),
});

export const json = (
  body: unknown,
  { status = 200, ...headers }: { status?: number; etag?: string; location?: string } = {},
): Reply => ({ kind: 'json', status, body, ...headers });

export const paper = (type: DocumentType, body: string | Buffer, name?: string): Reply => ({
  kind: 'document',
  type,
  body,
  ...(name === undefined ? {} : { name }),
});
