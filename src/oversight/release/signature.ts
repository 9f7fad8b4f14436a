import { createHmac, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

// RFC 8410: what comes before the 32 bytes of an Ed25519 key, private and public.
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/**
 * Secrets of releases, worked out of the force's own key and kept nowhere (ADR 3): one moves figures, one signs. Losing the
 * force's key loses both, and others see that a new one signs.
 */
export const releaseSecrets = (forceKey: Uint8Array) => {
  const derive = (what: string): Buffer => createHmac('sha256', forceKey).update(what).digest();
  const seed = derive('key that signs releases');
  const signing = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });
  return { noise: derive('order in which keys move figures'), signing };
};

/** The 32 bytes by which others know who signs. */
export const publicKeyOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-KEY_BYTES);

export const signText = (text: string, key: KeyObject): Buffer => sign(null, Buffer.from(text), key);

export const isSignedBy = (text: string, signature: Uint8Array, publicKey: Uint8Array): boolean =>
  publicKey.length === KEY_BYTES &&
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' }),
    signature,
  );
