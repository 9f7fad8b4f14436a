import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { it } from 'node:test';
import { GatheringSocket } from './connection.ts';

class CountedSocket extends GatheringSocket {
  pieces = 0;

  override _write(...args: Parameters<GatheringSocket['_write']>): void {
    this.pieces += 1;
    super._write(...args);
  }

  override _writev(...args: Parameters<Required<GatheringSocket>['_writev']>): void {
    this.pieces += 1;
    super._writev?.(...args);
  }
}

const isAddress = (address: unknown): address is AddressInfo =>
  typeof address === 'object' && address !== null && 'port' in address;

it('given a connection, when much is written in one turn, then it leaves as one piece, in order', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  const socket = new CountedSocket();
  t.after(() => {
    socket.destroy();
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  assert.ok(isAddress(address));
  const accepted = new Promise<string>((resolve) => {
    server.once('connection', (peer) => {
      resolve(text(peer));
    });
  });
  socket.connect(address.port, '127.0.0.1');
  await once(socket, 'connect');
  const write = async (part: string): Promise<void> => {
    await Promise.resolve();
    socket.write(Buffer.from(part));
  };
  await Promise.all(['a', 'b', 'c'].map(write));
  await new Promise(setImmediate);
  assert.equal(socket.pieces, 1);
  await Promise.all(['d', 'e'].map(write));
  socket.end(Buffer.from('f'));
  assert.equal(await accepted, 'abcdef');
  assert.equal(socket.pieces, 2);
});
