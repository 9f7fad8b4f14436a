import { parse as parseQuery } from 'node:querystring';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { assertAsSent, assertEscapes, BodyRefused, textOf } from './body-text.ts';
import { findImagery } from './imagery.ts';
import type { FieldFault, FormBody, Typed } from './form.ts';
import { findPointing, pointingWords } from './pointing.ts';
import { MOST_OF_FORM, Upload } from './upload.ts';

export const MOST_BYTES = 64 * 1024;

/** No page of ours has so many inputs: each is looked through for images, and shown again. */
const MOST_FIELDS = 2_000;
/** What is given back to somebody who is not signed in. */
const MOST_GIVEN_BACK = 200;

const MOST_LEVELS = 32;
const isTooDeep = (value: unknown, level = 0): boolean =>
  level > MOST_LEVELS ||
  (typeof value === 'object' && value !== null && Object.values(value).some((item) => isTooDeep(item, level + 1)));

/** Two kinds of body are read, both text; any other is refused before a byte of it is kept. */
export const acceptTextOnly = (app: FastifyInstance): void => {
  // What has no parser is refused before its body is read.
  app.removeAllContentTypeParsers();
  // A body that reaches for an object's prototype is refused, not cleaned and taken.
  const parser = app.getDefaultJsonParser('error', 'error');
  const parse = (request: FastifyRequest, json: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      void parser(request, json, (error, value: unknown) => {
        if (error === null) resolve(value);
        else reject(error);
      });
    });
  const readJson = async (request: FastifyRequest, bytes: Buffer): Promise<unknown> => {
    const json = textOf(bytes, request.headers['content-type']);
    const value = await parse(request, json);
    // What walks a body afterwards would run out of stack.
    if (isTooDeep(value)) throw new BodyRefused({ code: 'malformed-body' });
    assertAsSent(json, value);
    return value;
  };
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, readJson);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit: MOST_OF_FORM },
    readForm,
  );
};

// A promise, so that what is thrown is answered.
const readForm = async (request: FastifyRequest, bytes: Buffer): Promise<object> =>
  Promise.resolve(formOf(textOf(bytes, request.headers['content-type'])));

const formOf = (form: string): object => {
  // Counted before anything is made of it.
  if (form.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) throw new BodyRefused({ code: 'too-many-fields' });
  assertEscapes(form);
  return parseQuery(form, '&', '=', { maxKeys: MOST_FIELDS });
};

/** A file is not kept, so a form with one is not sent again. */
export const isPlainForm = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;

/** Whether anything was sent beside the headers. */
export const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Whether a form may be read of somebody who is not signed in: whoever sends more than a page holds has lost no page of ours. */
export const isShort = ({ headers }: FastifyRequest): boolean =>
  // Chunked, it does not say how long it will be.
  headers['transfer-encoding'] === undefined && Number(headers['content-length']) <= MOST_BYTES;

/** Whether it has no more inputs than are given back. */
export const isOfFew = ({ fields }: FormBody): boolean => Object.values(fields).flat().length <= MOST_GIVEN_BACK;

const texts = (value: unknown): string | readonly string[] =>
  Array.isArray(value) ? value.map((item: unknown) => String(item)) : String(value);

const pointingOf = ([name, value]: readonly [string, unknown]): readonly FieldFault[] =>
  findPointing({ [name]: value })
    .slice(0, 1)
    .map(({ what }) => ({ field: name, text: pointingWords[what] }));

const readFields = (body: object): FormBody => {
  const entries = Object.entries(body).filter(([, value]) => !(value instanceof Upload));
  const withheld = new Set(
    entries.filter((entry) => findImagery(Object.fromEntries([entry])).length > 0).map(([name]) => name),
  );
  const kept = entries.filter(([name]) => !withheld.has(name));
  const fields: Typed = Object.fromEntries(kept.map(([name, value]) => [name, texts(value)]));
  return { fields, withheld: [...withheld], pointing: kept.flatMap(pointingOf) };
};

// Asked for by guard, handler and answer alike, and the dearest thing that is done with a request.
const read = new WeakMap<object, FormBody>();

/**
 * The form that a page sent. A field that holds imagery comes out empty and is named: no handler can keep it. A field with
 * a link, a hash or encoded text is named too, unless the page takes links; what was typed stays.
 */
export const formBody = (body: unknown, takesLinks = false): FormBody => {
  if (typeof body !== 'object' || body === null) return { fields: {}, withheld: [], pointing: [] };
  const form = read.get(body) ?? readFields(body);
  read.set(body, form);
  return takesLinks ? { ...form, pointing: [] } : form;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What an Idempotency-Key may be. */
export const KEY = /^[\w.:-]{8,200}$/;

/** A key that would be passed over would leave a request unprotected that its sender believes is sent once. */
export const carriesUnusableKey = (request: FastifyRequest): boolean => {
  const given = request.headers['idempotency-key'];
  return given !== undefined && !(typeof given === 'string' && KEY.test(given));
};

const VERSION = /^(?:\*|\d{1,9}|(?:W\/)?"\d{1,9}")$/;

/** A version that cannot be one would be answered as if somebody had changed the case meanwhile. */
export const carriesUnusableVersion = (request: FastifyRequest): boolean => {
  const given = request.headers['if-match'];
  return given !== undefined && !VERSION.test(given);
};

/** Headers that carry a change, or the fields that stand for them in a form. */
export const carriedBy = (request: FastifyRequest, form: FormBody) => {
  const key = text(request.headers['idempotency-key']) ?? text(form.fields['idempotency-key']);
  const version = text(request.headers['if-match']) ?? text(form.fields['if-match']);
  return {
    idempotencyKey: key !== undefined && KEY.test(key) ? key : undefined,
    ifMatch: version?.replace(/^(?:W\/)?"(.*)"$/, '$1'),
  };
};
