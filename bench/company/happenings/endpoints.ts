import { DOMAIN } from '../company';
import type { Scene } from './happening';
import { inTheDay } from './happening';

const PROCESSES = [
  ['browsercore.exe', 'msedge.exe', '"C:\\Windows\\BrowserCore\\browsercore.exe"'],
  ['browsercore.exe', 'chrome.exe', '"C:\\Windows\\BrowserCore\\browsercore.exe"'],
  ['teams.exe', 'explorer.exe', 'ms-teams.exe'],
  ['outlook.exe', 'explorer.exe', 'OUTLOOK.EXE'],
] as const;

/** A little of what Defender for Endpoint tells of each laptop. */
export function endpoints(scene: Scene): void {
  const { company, records, random } = scene;
  for (const person of company.people) {
    if (person.laptop.kind !== 'windows') continue;
    const device = {
      DeviceId: person.laptop.id.replaceAll('-', ''),
      DeviceName: `${person.laptop.name.toLowerCase()}.${DOMAIN}`,
    };
    for (let i = random.between(1, 3); i > 0; i--) {
      const [file, parent, line] = random.pick(PROCESSES);
      records.put('DeviceProcessEvents', inTheDay(scene), {
        ...device,
        ActionType: 'ProcessCreated',
        FileName: file,
        ProcessCommandLine: line,
        FolderPath: `C:\\Windows\\${file}`,
        AccountUpn: person.upn,
        AccountObjectId: person.id,
        InitiatingProcessFileName: parent,
        InitiatingProcessCommandLine: parent,
        InitiatingProcessParentFileName: 'explorer.exe',
        InitiatingProcessAccountUpn: person.upn,
        InitiatingProcessAccountObjectId: person.id,
      });
      records.put('DeviceNetworkEvents', inTheDay(scene), {
        ...device,
        ActionType: 'ConnectionSuccess',
        RemoteIP: `20.190.${random.between(128, 190)}.${random.between(1, 254)}`,
        RemoteUrl: 'login.microsoftonline.com',
        RemotePort: 443,
        InitiatingProcessFileName: 'msedge.exe',
        InitiatingProcessCommandLine: 'msedge.exe',
        InitiatingProcessAccountUpn: person.upn,
        InitiatingProcessAccountObjectId: person.id,
        InitiatingProcessVersionInfoCompanyName: 'Microsoft Corporation',
      });
    }
  }
}
