import type { FastifyInstance } from 'fastify';

/** The largest file that a page takes; larger ones are read where they lie, by the shell. */
const MOST_UPLOADED = 8 * 1024 * 1024;

/** A form of many long texts is answered field by field, with every word still there: its page is not cut off before that. */
export const MOST_OF_FORM = 256 * 1024;

/** A file as a page sent it. Its bytes are in no field, so that nothing that walks a body walks them. */
export class Upload {
  readonly #bytes: Uint8Array;
  readonly name: string;

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.#bytes = bytes;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }
}

type Fields = Readonly<Record<string, string | Upload>>;

const HEADING_END = Buffer.from('\r\n\r\n');
const MOST_PARTS = 2_000;

const named = (heading: string, parameter: string): string | undefined =>
  new RegExp(`[; ]${parameter}="([^"]*)"`, 'i').exec(heading)?.[1];

/** One part of a form: its field and value, or undefined where it is none. An empty choice of file is no file. */
function partOf(part: Buffer): readonly [string, string | Upload] | undefined {
  const end = part.indexOf(HEADING_END);
  if (end < 0) return undefined;
  const heading = part.subarray(0, end).toString('utf8');
  const content = part.subarray(end + HEADING_END.length);
  const [name, file] = [named(heading, 'name'), named(heading, 'filename')];
  if (name === undefined || name === '__proto__') return undefined;
  if (file === undefined) return [name, content.toString('utf8')];
  return content.length === 0 ? undefined : [name, new Upload(file, content)];
}

/** The parts of a form between its boundaries (RFC 7578), or undefined for a body that is none or is cut off. */
export function partsIn(body: Buffer, type: string): Fields | undefined {
  const boundary = /boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(type);
  const line = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  // The first boundary has no line before it.
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const between = Buffer.from(`\r\n${line}`);
  const fields: [string, string | Upload][] = [];
  let from = boundary === null ? -1 : whole.indexOf(between);
  while (from >= 0 && fields.length < MOST_PARTS) {
    const start = from + between.length;
    if (whole.subarray(start, start + 2).toString('latin1') === '--') return Object.fromEntries(fields);
    const next = whole.indexOf(between, start);
    const part = next < 0 ? undefined : partOf(whole.subarray(start + 2, next));
    if (part !== undefined) fields.push([...part]);
    from = next;
  }
  return undefined;
}

const textIn = (fields: Fields): number =>
  Object.values(fields).reduce((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);

/** For the few pages that take a table of figures: no other door of the server knows what a file is. */
export const acceptUploads = (scope: FastifyInstance): void => {
  scope.addContentTypeParser<Buffer>(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: MOST_UPLOADED },
    (request, body, done) => {
      const fields = partsIn(body, request.headers['content-type'] ?? '');
      if (fields === undefined) done(Object.assign(new Error('no form'), { statusCode: 400 }));
      // Beside its file a form is a form: its texts are looked through like any other’s.
      else if (textIn(fields) > MOST_OF_FORM)
        done(Object.assign(new Error('too much text'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }));
      else done(null, fields);
    },
  );
};

/** The one file of a form, or undefined. */
export const uploadIn = (body: unknown): Upload | undefined =>
  typeof body === 'object' && body !== null ? Object.values(body).find((value) => value instanceof Upload) : undefined;
