/**
 * Keys of forces and people, kept apart from the database and from its backups. Nothing is cached: a key that was
 * destroyed is gone for the next reader.
 */
export interface KeyStore {
  /** Makes what is missing of a force's keys; never replaces one. Only `evenhand force add` calls it. */
  readonly createForce: (force: string) => Promise<void>;
  /** Writes a new key for each of them, durably, before any row of theirs is; gives the keys in that order. */
  readonly createPersonKeys: (force: string, people: readonly string[]) => Promise<readonly Buffer[]>;
  /** The keys of those who have one: who was erased has none. */
  readonly findPersonKeys: (force: string, people: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;
  readonly getSearchKey: (force: string) => Promise<Buffer>;
  /** The key under which requests are known again: derived from the force's own, so that none is kept for it. */
  readonly getRequestKey: (force: string) => Promise<Buffer>;
  /** By what the force's own key is known again: derived from it, and no way back. */
  readonly getMark: (force: string) => Promise<Buffer>;
  /** Destroys a person's key for ever; tells whether there was one. */
  readonly destroyPersonKey: (force: string, person: string) => Promise<boolean>;
}

/** The key store is not as it was left: an operator has to act. Says which force, and what to do. */
export class KeyStoreFault extends Error {
  readonly code: 'ForceKeyLost' | 'ForceKeyForeign';
  readonly force: string;

  constructor(code: KeyStoreFault['code'], force: string) {
    super(
      code === 'ForceKeyLost'
        ? `The key of force ${force} is not in the folder of keys. Name the folder of its keys in EVENHAND_KEYS, or put back force.key from the copy of the key store.`
        : `The key of force ${force} does not open what that force's key sealed: it was replaced, or is another's. Name the folder of its own keys in EVENHAND_KEYS, or put back its own force.key.`,
    );
    this.code = code;
    this.force = force;
  }
}
