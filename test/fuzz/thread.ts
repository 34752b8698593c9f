import { readFileSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { displayPath } from '../../lib/files/file-problems';
import { faultOf } from './fault';
import type { ReaderName } from './options';
import { type Reader, readerOf } from './targets';

let reader: Reader;

async function answer(message: { readonly target: ReaderName } | { readonly bytes: Uint8Array }): Promise<object> {
  if ('target' in message) {
    reader = await readerOf(message.target);
    return { bases: reader.bases };
  }
  writeFileSync(reader.path, message.bytes);
  try {
    const found = await reader.read();
    return { fault: faultOf(found, displayPath(reader.path), readFileSync(reader.path)) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : `threw ${String(error)}` };
  }
}

parentPort!.on('message', async (message) => parentPort!.postMessage(await answer(message)));
