import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { ok, refused, type Result } from '../access/index.ts';

/** Where a sealed value belongs. Moved anywhere else, it does not open. */
export interface Place {
  readonly force: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** The key is not the right one, or the value was changed or moved. */
export interface Unopened {
  readonly code: 'CannotBeOpened';
}

// The first byte of every sealed value: another cipher can come one day without these being read by it.
const FORMAT = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE + TAG;
const PAD = 64;

// As JSON, not joined by a sign: no value can pretend to be the border between two others.
const boundTo = (place: Place): Buffer =>
  Buffer.from(JSON.stringify([place.force, place.table, place.row, place.column, FORMAT]));

export const sealBytes = (key: Buffer, place: Place, bytes: Buffer): Buffer => {
  // Random is safe here: one key seals one person's few thousand values, far below the 2^32 that 96 bits allow.
  const nonce = randomBytes(NONCE);
  // Node takes four times as long over a key that is given as bytes.
  const secret = createSecretKey(key);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG }).setAAD(boundTo(place));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), body]);
};

export const unsealBytes = (key: Buffer, place: Place, sealed: Buffer): Result<Buffer, Unopened> => {
  if (sealed.length < HEAD || sealed[0] !== FORMAT) return refused({ code: 'CannotBeOpened' });
  const nonce = sealed.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: TAG })
    .setAAD(boundTo(place))
    .setAuthTag(sealed.subarray(1 + NONCE, HEAD));
  // Nothing of it leaves this function before final() has found the tag to be right.
  const body = decipher.update(sealed.subarray(HEAD));
  try {
    return ok(Buffer.concat([body, decipher.final()]));
  } catch {
    return refused({ code: 'CannotBeOpened' });
  }
};

/** Seals text, padded: the length of what is sealed would otherwise tell *female* from *male*. */
export const sealText = (key: Buffer, place: Place, text: string): Buffer => {
  const bytes = Buffer.from(text);
  const padded = Buffer.alloc(Math.ceil((bytes.length + 4) / PAD) * PAD);
  padded.writeUInt32BE(bytes.length);
  bytes.copy(padded, 4);
  return sealBytes(key, place, padded);
};

export const unsealText = (key: Buffer, place: Place, sealed: Buffer): Result<string, Unopened> => {
  const opened = unsealBytes(key, place, sealed);
  if (!opened.ok) return opened;
  return ok(opened.value.subarray(4, 4 + opened.value.readUInt32BE()).toString());
};
