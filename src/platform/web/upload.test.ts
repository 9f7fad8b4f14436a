import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import fastify from 'fastify';
import { many } from '../../../test/many.ts';
import { acceptUploads, MOST_OF_FORM, partsIn, Upload } from './upload.ts';

const sent = async (fields: Readonly<Record<string, string>>, name: string, bytes: Uint8Array) => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new File([new Uint8Array(bytes)], name));
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return { type: request.headers.get('content-type') ?? '', body: Buffer.from(await request.arrayBuffer()) };
};

it('given any fields and any bytes, when a browser sends them, then they come out as they went in', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((each) => each.replaceAll(/\r|\n/g, ' '));
  await fc.assert(
    fc.asyncProperty(text, text, fc.uint8Array({ minLength: 1, maxLength: 300 }), async (publisher, words, bytes) => {
      const { body, type } = await sent({ publisher, words }, 'answer.xlsx', bytes);
      const fields = partsIn(body, type);
      assert.deepEqual([fields?.['publisher'], fields?.['words']], [publisher, words]);
      const file = fields?.['file'];
      assert.ok(file instanceof Upload);
      assert.deepEqual([file.name, Buffer.from(file.bytes)], ['answer.xlsx', Buffer.from(bytes)]);
    }),
    many(60),
  );
});

it('given a body that is cut off, has no boundary, or is no form, when it is read, then it is none', async () => {
  const { body, type } = await sent({ publisher: 'Kent' }, 'a.csv', Buffer.from('a,b'));
  assert.equal(partsIn(body.subarray(0, body.length - 8), type), undefined);
  assert.equal(partsIn(body, 'multipart/form-data'), undefined);
  assert.equal(partsIn(Buffer.from('nothing'), type), undefined);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      partsIn(Buffer.from(bytes), 'multipart/form-data; boundary=x');
    }),
    many(60),
  );
});

it('given more text beside a file than a form takes, when it is sent, then it is refused, and a file of that length is not', async () => {
  const app = fastify();
  acceptUploads(app);
  app.post('/', () => 'taken');
  const post = async (words: string, bytes: number) => {
    const { body, type } = await sent({ words }, 'a.csv', Buffer.alloc(bytes, 'a'));
    return (await app.inject({ method: 'POST', url: '/', body, headers: { 'content-type': type } })).statusCode;
  };
  assert.deepEqual([await post('a'.repeat(MOST_OF_FORM + 1), 1), await post('a', MOST_OF_FORM + 1)], [413, 200]);
  await app.close();
});
