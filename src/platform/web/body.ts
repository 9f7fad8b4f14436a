import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findImagery } from './imagery.ts';
import type { FieldFault, FormBody, Typed } from './form.ts';
import { findPointing, pointingWords } from './pointing.ts';
import { Upload } from './upload.ts';

export const MOST_BYTES = 64 * 1024;
/** A form of many long texts is answered field by field, with every word still there: its page is not cut off before that. */
const MOST_OF_FORM = 4 * MOST_BYTES;

const MOST_LEVELS = 32;
const isTooDeep = (value: unknown, level = 0): boolean =>
  level > MOST_LEVELS ||
  (typeof value === 'object' && value !== null && Object.values(value).some((item) => isTooDeep(item, level + 1)));

/** Two kinds of body are read, both text; any other is refused before a byte of it is kept. */
export const acceptTextOnly = async (app: FastifyInstance): Promise<void> => {
  // What has no parser is refused before its body is read.
  app.removeAllContentTypeParsers();
  // A body that reaches for an object's prototype is refused, not cleaned and taken.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) =>
    parse(request, text, (error, value: unknown) => {
      // What walks a body afterwards would run out of stack.
      done(isTooDeep(value) ? Object.assign(new Error('nested too deep'), { statusCode: 400 }) : error, value);
    }),
  );
  await app.register(formbody, { bodyLimit: MOST_OF_FORM });
};

const texts = (value: unknown): string | readonly string[] =>
  Array.isArray(value) ? value.map((item: unknown) => String(item)) : String(value);

const pointingOf = ([name, value]: readonly [string, unknown]): readonly FieldFault[] =>
  findPointing({ [name]: value })
    .slice(0, 1)
    .map(({ what }) => ({ field: name, text: pointingWords[what] }));

/**
 * The form that a page sent. A field that holds imagery comes out empty and is named: no handler can keep it. A field with
 * a link, a hash or encoded text is named too, unless the page takes links; what was typed stays.
 */
export const formBody = (body: unknown, takesLinks = false): FormBody => {
  const all = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const entries = all.filter(([, value]) => !(value instanceof Upload));
  const withheld = entries.filter((entry) => findImagery(Object.fromEntries([entry])).length > 0).map(([name]) => name);
  const kept = entries.filter(([name]) => !withheld.includes(name));
  const fields: Typed = Object.fromEntries(kept.map(([name, value]) => [name, texts(value)]));
  return { fields, withheld, pointing: takesLinks ? [] : kept.flatMap(pointingOf) };
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const KEY = /^[\w.:-]{8,200}$/;

/** A key that would be passed over would leave a request unprotected that its sender believes is sent once. */
export const carriesUnusableKey = (request: FastifyRequest): boolean => {
  const given = request.headers['idempotency-key'];
  return given !== undefined && !(typeof given === 'string' && KEY.test(given));
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
