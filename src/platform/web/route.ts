import type { z } from 'zod';
import type { Actor } from '../access/index.ts';
import { faultsIn, invalidInput, plainly } from './fault.ts';
import { type FormBody } from './form.ts';
import { refuse, type Reply } from './reply.ts';
import type { Upload } from './upload.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Carried {
  readonly csrfToken: string;
  /** From the header `Idempotency-Key`, or from the field that every form of ours carries. */
  readonly idempotencyKey: string | undefined;
  /** From the header `If-Match`, or from a form’s field `if-match`: the version that the person saw. */
  readonly ifMatch: string | undefined;
}

/** A request as it came, before its route has read it. */
export interface RawVisit extends Carried {
  readonly actor: Actor | undefined;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly form: FormBody;
  readonly file: Upload | undefined;
  /** Draws a page before it is sent: while something is waited for, such as its look being kept. */
  readonly draw: (answer: Reply) => Reply;
}

interface Read<Params, Query> extends Carried {
  readonly params: Params;
  readonly query: Query;
}
export interface PageVisit<Params, Query> extends Read<Params, Query> {
  readonly actor: Actor;
  readonly form: FormBody;
  readonly file: Upload | undefined;
  readonly draw: RawVisit['draw'];
}
export interface OpenVisit<Params, Query> extends Read<Params, Query> {
  readonly actor: Actor | undefined;
  readonly form: FormBody;
}
export interface ApiVisit<Params, Query, Body> extends Read<Params, Query> {
  readonly actor: Actor;
  readonly body: Body;
}

interface PageShape<P extends z.ZodType, Q extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly action: string;
  readonly params?: P;
  readonly query?: Q;
  /** Report intake only: never made to wait by a rate limit. */
  readonly unlimited?: boolean;
  /** For anybody, and much to work out: asked a twentieth as often as other pages may be, so that it takes nobody's time. */
  readonly costly?: boolean;
  /** The same for everybody and about nobody: a stranger’s browser may keep it for some minutes. */
  readonly keepable?: boolean;
  /** Never looks up who asks, so that it is served without the database: for a page that is the same for everybody. */
  readonly anonymous?: boolean;
  /** Settings only, where the services that a card names have addresses: every door of a case refuses links. */
  readonly takesLinks?: boolean;
  /** Published figures only: no door of a case takes a file. */
  readonly takesFile?: boolean;
}
export interface PageRoute<P extends z.ZodType, Q extends z.ZodType> extends PageShape<P, Q> {
  handle(visit: PageVisit<z.output<P>, z.output<Q>>): Promise<Reply>;
}
export interface OpenPageRoute<P extends z.ZodType, Q extends z.ZodType> extends PageShape<P, Q> {
  handle(visit: OpenVisit<z.output<P>, z.output<Q>>): Promise<Reply>;
}

export interface ApiSchema<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** By status; what is not in the schema does not leave. */
  readonly response: Readonly<Record<number, z.ZodType>>;
}
export interface ApiRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: Method;
  readonly url: `/api/${string}`;
  readonly action: string;
  /** What the description calls it, where its action has several endpoints; the action by default. */
  readonly operation?: string;
  readonly summary: string;
  readonly schema: ApiSchema<P, Q, B>;
  readonly unlimited?: boolean;
  readonly takesLinks?: boolean;
  handle(visit: ApiVisit<z.output<P>, z.output<Q>, z.output<B>>): Promise<Reply>;
}

/** A route with its types put away, as the server registers it. */
export interface Route {
  readonly kind: 'page' | 'api';
  readonly method: Method;
  readonly url: string;
  readonly action: string;
  /** For anybody, signed in or not. */
  readonly open: boolean;
  readonly unlimited: boolean;
  readonly costly: boolean;
  readonly keepable: boolean;
  readonly anonymous: boolean;
  readonly takesLinks: boolean;
  readonly takesFile: boolean;
  readonly api?: { readonly operation: string; readonly summary: string; readonly schema: ApiSchema };
  run(visit: RawVisit): Promise<Reply>;
}

const signedIn = (actor: Actor | undefined): Actor => {
  if (actor === undefined) throw new Error('a page that needs a session ran without one');
  return actor;
};

type Parsed = { readonly params: unknown; readonly query: unknown } | { readonly refused: Reply };

const parse = (params: z.ZodType | undefined, query: z.ZodType | undefined, visit: RawVisit): Parsed => {
  const place = params?.safeParse(visit.params);
  // A reference that cannot be one is answered as one that is not there: neither answer tells anything.
  if (place?.success === false) return { refused: refuse({ code: 'no-such-page' }) };
  const asked = query?.safeParse(visit.query);
  if (asked?.success === false) return { refused: refuse({ code: 'bad-address' }) };
  return { params: place?.data, query: asked?.data };
};

const shape = (route: PageShape<z.ZodType, z.ZodType>, open: boolean): Omit<Route, 'run'> => ({
  kind: 'page',
  method: route.method,
  url: route.url,
  action: route.action,
  open,
  unlimited: route.unlimited === true,
  costly: route.costly === true,
  keepable: open && route.keepable === true,
  anonymous: open && route.anonymous === true,
  takesLinks: route.takesLinks === true,
  takesFile: route.takesFile === true,
});

/** A page for staff who are signed in. Whether this person may is asked of `execute` or `consult` by the handler. */
export function page<P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  route: PageRoute<P, Q>,
): Route;
export function page(route: PageRoute<z.ZodType, z.ZodType>): Route {
  const run = async (visit: RawVisit): Promise<Reply> => {
    const read = parse(route.params, route.query, visit);
    return 'refused' in read ? read.refused : route.handle({ ...visit, ...read, actor: signedIn(visit.actor) });
  };
  return { ...shape(route, false), run };
}

/** A page for anybody. */
export function openPage<P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined>(
  route: OpenPageRoute<P, Q>,
): Route;
export function openPage(route: OpenPageRoute<z.ZodType, z.ZodType>): Route {
  const run = async (visit: RawVisit): Promise<Reply> => {
    const read = parse(route.params, route.query, visit);
    return 'refused' in read ? read.refused : route.handle({ ...visit, ...read });
  };
  return { ...shape(route, true), run };
}

const conform = (schema: ApiSchema, reply: Reply): Reply => {
  if (reply.kind !== 'json') return reply;
  const response = schema.response[reply.status];
  if (response === undefined) throw new Error(`no response schema for status ${reply.status}`);
  // Not only checked: what the schema does not name stays behind, so that no row leaves whole by mistake.
  return { ...reply, body: response.parse(reply.body) };
};

type OpenApiVisit<Params, Query, Body> = Omit<ApiVisit<Params, Query, Body>, 'actor'>;

interface OpenApiRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> extends Omit<
  ApiRoute<P, Q, B>,
  'handle'
> {
  /** Reckons rather than reads: fewer a minute than other requests. */
  readonly costly?: boolean;
  handle(visit: OpenApiVisit<z.output<P>, z.output<Q>, z.output<B>>): Promise<Reply>;
}

/** Reads what was sent by its schema, or refuses it whole with where it is wrong. */
const readApi = ({ params, query, body }: ApiSchema, visit: RawVisit) => {
  const place = params?.safeParse(visit.params);
  if (place?.success === false) return { refused: refuse({ code: 'no-such-page' }) };
  const asked = query?.safeParse(visit.query, { error: plainly });
  const sent = body?.safeParse(visit.body, { error: plainly });
  const faults = [...faultsIn(asked?.error), ...faultsIn(sent?.error)];
  if (faults.length > 0) return { refused: refuse(invalidInput(faults)) };
  return { read: { ...visit, params: place?.data, query: asked?.data, body: sent?.data } };
};

const apiShape = (
  route: Omit<ApiRoute<z.ZodType, z.ZodType, z.ZodType>, 'handle'>,
  open: boolean,
): Omit<Route, 'run'> => ({
  kind: 'api',
  method: route.method,
  url: route.url,
  action: route.action,
  open,
  unlimited: route.unlimited === true,
  costly: false,
  keepable: false,
  anonymous: false,
  takesLinks: route.takesLinks === true,
  takesFile: false,
  api: { operation: route.operation ?? route.action, summary: route.summary, schema: route.schema },
});

/** A JSON endpoint: the same commands as the pages, by the same schemas. */
export function api<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(route: ApiRoute<P, Q, B>): Route;
export function api(route: ApiRoute<z.ZodType, z.ZodType, z.ZodType>): Route {
  const run = async (visit: RawVisit): Promise<Reply> => {
    const { read, refused } = readApi(route.schema, visit);
    if (read === undefined) return refused;
    return conform(route.schema, await route.handle({ ...read, actor: signedIn(visit.actor) }));
  };
  return { ...apiShape(route, false), run };
}

/** A JSON endpoint for anybody, signed in or not. */
export function openApi<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(route: OpenApiRoute<P, Q, B>): Route;
export function openApi(route: OpenApiRoute<z.ZodType, z.ZodType, z.ZodType>): Route {
  const run = async (visit: RawVisit): Promise<Reply> => {
    const { read, refused } = readApi(route.schema, visit);
    if (read === undefined) return refused;
    return conform(route.schema, await route.handle(read));
  };
  return { ...apiShape(route, true), costly: route.costly === true, run };
}
