import { fdatasync, readSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';

/** What a book asks of the disk that it lies on. */
export interface Disk {
  /** Bytes that were read, fewer where the file ends. */
  readonly read: (file: number, into: Buffer, at: number) => number;
  /** Writes all of it, or throws. */
  readonly write: (file: number, bytes: Buffer, at: number) => void;
  /** When all that was written is kept, whatever happens to the machine. */
  readonly flush: (file: number) => Promise<void>;
  /** Milliseconds since some moment, of a clock that nobody sets. */
  readonly elapsed: () => number;
}

// To read and write what the memory of the machine holds waits for no disk: handing it to a thread would take longer.
export const DISK: Disk = {
  read: (file, into, at) => readSync(file, into, 0, into.length, at),
  write: (file, bytes, at) => {
    if (writeSync(file, bytes, 0, bytes.length, at) !== bytes.length) throw new Error('the disk took a part of a key');
  },
  flush: promisify(fdatasync),
  elapsed: () => performance.now(),
};
