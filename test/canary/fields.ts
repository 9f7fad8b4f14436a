// Every field of the API that takes free text, read from its own description: one that is added later is here by itself.
import { z } from 'zod';

const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  get properties() {
    return z.record(z.string(), Schema).optional();
  },
  // Of a tuple nothing follows what is listed, which the description says with *false*.
  get items() {
    return z.union([z.boolean(), Schema]).optional();
  },
  get anyOf() {
    return z.array(Schema).optional();
  },
  get oneOf() {
    return z.array(Schema).optional();
  },
  get allOf() {
    return z.array(Schema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Schema]).optional();
  },
});
type Schema = z.infer<typeof Schema>;

const Operation = z.looseObject({
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: Schema })) }).optional(),
});
export const OpenApi = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });
export type OpenApi = z.infer<typeof OpenApi>;

const isFree = ({ type, pattern, format, enum: answers, const: only }: Schema): boolean =>
  [type].flat().includes('string') &&
  pattern === undefined &&
  format === undefined &&
  answers === undefined &&
  only === undefined;

const within = (schema: Schema, at: string): readonly string[] => {
  const { additionalProperties: others } = schema;
  return [
    ...(isFree(schema) ? [at] : []),
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((each) => (each ?? []).flatMap((one) => within(one, at))),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => within(one, `${at}.${name}`)),
    ...(typeof schema.items === 'object' ? within(schema.items, `${at}[]`) : []),
    ...(typeof others === 'object' ? within(others, `${at}.*`) : []),
  ];
};

/** `POST /api/cases/{case}/places .where`, for every field that is neither a choice nor of a fixed form. */
export const freeTextFields = ({ paths }: OpenApi): readonly string[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) =>
      Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
        [...new Set(within(schema, ''))].map((field) => `${method.toUpperCase()} ${path} ${field}`),
      ),
    ),
  );

const matches = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, i) => part.startsWith('{') || part === given[i]);
};

const leaves = (value: unknown, at: string, word: string): readonly string[] => {
  if (typeof value === 'string') return value.includes(word) ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, `${at}[]`, word));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, `${at}.${name}`, word));
};

/** The fields of this request that hold the word, named as above. */
export const plantedIn = (
  api: OpenApi,
  method: string,
  path: string,
  body: unknown,
  word: string,
): readonly string[] => {
  const found = Object.keys(api.paths)
    .filter((pattern) => matches(pattern, path))
    // The address with the fewest parts left open is the one that the router takes.
    .toSorted((one, other) => one.split('{').length - other.split('{').length);
  return leaves(body, '', word).map((field) => `${method} ${found[0] ?? path} ${field}`);
};
