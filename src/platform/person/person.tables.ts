import type { Generated, Transaction } from 'kysely';
import type { CoreTables, Tx } from '../database/index.ts';
import type { KeyStore } from './keys.ts';

export interface PersonTables {
  person: {
    force: string;
    person: string;
    label: string | null;
    named: boolean;
    version: Generated<number>;
    created_at: Date;
    erased_at: Date | null;
    certificate: string | null;
  };
  person_detail: { force: string; person: string; version: number; at: Date; sealed: Buffer };
  person_token: {
    force: string;
    token: Buffer;
    person: string;
    one_name: Generated<boolean>;
    paired: Generated<boolean>;
  };
  person_distinct: { force: string; person: string; other: string; at: Date };
  passage: { force: string; passage: string; at: Date; sealed: Buffer | null };
  passage_person: { force: string; passage: string; ordinal: number; person: string; wrapped: Buffer };
  erasure: {
    force: string;
    certificate: string;
    at: Date;
    staff: string;
    rule: string;
    key_destroyed: boolean;
    details: number;
    tokens: number;
    passage_keys: number;
    passages: number;
  };
}

/** What people are read and changed with: an open transaction, the key store, and the force both are confined to. */
export interface Vault {
  readonly tx: Tx;
  readonly keys: KeyStore;
  readonly force: string;
}

export const people = (vault: Vault): Transaction<CoreTables & PersonTables> =>
  vault.tx.$extendTables<Pick<PersonTables, keyof PersonTables>>();
