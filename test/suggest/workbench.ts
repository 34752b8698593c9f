import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExport } from '../../lib/suggest/exports';
import type { SignIn } from '../../lib/suggest/sign-in';
import { formatAddress } from '../../lib/values/networks';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function file(content: string | Buffer, name = 'sign-ins'): string {
  const folder = mkdtempSync(join(tmpdir(), 'ttk suggest '));
  folders.push(folder);
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What an export holds, one line for each sign-in, and its problems by place. */
export function read(content: string | Buffer) {
  const signIns: SignIn[] = [];
  const { rows, problems } = readExport(file(content), (signIn) => signIns.push(signIn));
  return {
    rows,
    signIns,
    lines: signIns.map(({ day, person, address, asn, isManagedComputer, device, byDeviceCode }) =>
      [
        day,
        person,
        formatAddress(address.value, address.bits),
        asn && `AS${asn}`,
        isManagedComputer ? 'managed' : '',
        device,
        byDeviceCode ? 'device code' : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    problems: problems.map(({ code, line, column }) => `${line}:${column} ${code}`),
    messages: problems.map(({ message }) => message),
  };
}
