import { memo } from './memo';
import type { Random } from './random';
import type { Block } from './records';

export type DeviceKind = 'windows' | 'mac' | 'iphone' | 'android' | 'home-pc' | 'cloud-pc' | 'room';

/** Something that signs in: a laptop, a telephone, a Cloud PC. */
export interface Device {
  readonly kind: DeviceKind;
  /** Empty where it is not registered. */
  readonly id: string;
  readonly name: string;
  readonly managed: boolean;
  readonly trust: string;
  /** How early this device gets what is rolled out: days after the first. */
  readonly ring: number;
}

export function newDevice(kind: DeviceKind, random: Random, registered: boolean): Device {
  const managed = kind === 'windows' || kind === 'mac' || kind === 'cloud-pc' || kind === 'room';
  const name = `${{ windows: 'LT', mac: 'MB', iphone: 'iPhone', android: 'Android', 'home-pc': 'DESKTOP', 'cloud-pc': 'CPC', room: 'MTR' }[kind]}-${random.hex(7).toUpperCase()}`;
  return {
    kind,
    id: managed || registered ? random.uuid() : '',
    name,
    managed: managed || (registered && random.chance(0.5)),
    trust: managed ? 'Azure AD joined' : registered ? 'Azure AD registered' : '',
    ring: random.between(0, 6),
  };
}

/** Version of the browser that a device has on a day: a new one every fortnight, device by device within a week. */
const edgeOn = (device: Device, day: number): number => 138 + Math.floor((day + 7 - device.ring) / 14);
/** Phones and Macs follow system updates once a month. */
const systemOn = (device: Device, day: number): number => 4 + Math.floor((day + 17 - device.ring) / 30);

const OS: Readonly<Record<DeviceKind, (device: Device, day: number) => string>> = {
  windows: () => 'Windows10',
  'home-pc': () => 'Windows10',
  'cloud-pc': () => 'Windows10',
  room: () => 'Windows10',
  mac: () => 'MacOs',
  iphone: (device, day) => `Ios 18.${systemOn(device, day)}`,
  android: () => 'Android 15',
};

function agentOf(device: Device, day: number): string {
  const edge = edgeOn(device, day);
  const minor = systemOn(device, day);
  switch (device.kind) {
    case 'mac':
      return `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${edge}.0.0.0 Safari/537.36`;
    case 'iphone':
      return `Mozilla/5.0 (iPhone; CPU iPhone OS 18_${minor} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.${minor} Mobile/15E148 Safari/604.1`;
    case 'android':
      return `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${edge}.0.0.0 Mobile Safari/537.36`;
    case 'home-pc':
      return `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${edge}.0.0.0 Safari/537.36`;
    default:
      return `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${edge}.0.0.0 Safari/537.36 Edg/${edge}.0.0.0`;
  }
}

const BROWSER: Readonly<Record<DeviceKind, string>> = {
  windows: 'Edge',
  'cloud-pc': 'Edge',
  room: 'Edge',
  mac: 'Chrome',
  iphone: 'Mobile Safari',
  android: 'Chrome Mobile',
  'home-pc': 'Chrome',
};

/** One program on a device, as sign-ins, Office and Graph name it. */
export interface Client {
  readonly device: Device;
  readonly signIn: Block;
  readonly office: Block;
  readonly cloud: Block;
  readonly graph: Block;
}

export interface Program {
  readonly name: string;
  readonly appId: string;
  /** What it says it is; absent: a browser. */
  readonly agent?: (device: Device, day: number) => string;
  /** What Exchange notes of it. */
  readonly exchange?: string;
}

const DESKTOP_AGENT = (device: Device, day: number): string =>
  device.kind === 'mac' ? `Microsoft Office/16.${90 + edgeOn(device, day) - 138} (Macintosh; Mac OS X 14.5)` : '';

export const PROGRAMS = {
  browser: {
    name: 'OfficeHome',
    appId: '4765445b-32c6-49b0-83e6-1d93765276ca',
    exchange: 'Client=OWA;Action=ViaProxy',
  },
  outlook: {
    name: 'Microsoft Office',
    appId: 'd3590ed6-52b3-4102-aeff-aad2292ab01c',
    agent: DESKTOP_AGENT,
    exchange: 'Client=MSExchangeRPC',
  },
  teams: {
    name: 'Microsoft Teams',
    appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    agent: (device, day) =>
      device.kind === 'mac'
        ? DESKTOP_AGENT(device, day)
        : `${agentOf(device, day)} Teams/25${150 + edgeOn(device, day)}.1`,
    exchange: 'Client=REST;Client=RESTSystem;;',
  },
  oneDrive: {
    name: 'OneDrive SyncEngine',
    appId: 'ab9b8c07-8f02-4f72-87fa-80105867a763',
    agent: (device, day) => `Microsoft SkyDriveSync 25.${edgeOn(device, day)}.0714.0004 ship; Windows NT 10.0 (19045)`,
  },
  mobileOutlook: {
    name: 'Outlook Mobile',
    appId: '27922004-5251-4030-b22d-91ecd9a37ea4',
    agent: (device, day) =>
      device.kind === 'iphone'
        ? `Outlook-iOS/729.${systemOn(device, day)}27.0`
        : `Dalvik/2.1.0 (Linux; U; Android 15) PKeyAuth/1.0`,
    exchange: 'Client=OutlookService;Outlook-iOS/2.0;',
  },
  authenticator: {
    name: 'Microsoft Authenticator App',
    appId: '4813382a-8fa7-425e-ab75-3b753aab3abb',
    agent: (device) =>
      device.kind === 'iphone'
        ? 'MicrosoftAuthenticator/6.8.24 CFNetwork/1568 Darwin/24.5.0'
        : 'Dalvik/2.1.0 (Linux; U; Android 15)',
  },
  broker: { name: 'Microsoft Authentication Broker', appId: '29d9ed98-a469-4536-ade2-f981bc1d605e', agent: () => '' },
  powershell: {
    name: 'Microsoft Graph Command Line Tools',
    appId: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
    agent: () => 'Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631; en-GB) WindowsPowerShell/5.1.22621.4391',
  },
  azureCli: {
    name: 'Microsoft Azure CLI',
    appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    agent: () => 'python-requests/2.32.3',
  },
} as const satisfies Record<string, Program>;

/** A program on a device on a day; the same object as long as nothing about it changed. */
export function clientOf(device: Device, program: Program, day: number): Client {
  const agent = program.agent?.(device, day) ?? agentOf(device, day);
  const browser = program.agent ? '' : `${BROWSER[device.kind]} ${edgeOn(device, day)}.0.0`;
  return madeFor(
    device,
    `${program.appId}|${agent}|${browser}|${OS[device.kind](device, day)}`,
    program,
    day,
    agent,
    browser,
  );
}

const madeFor = memo((device: Device, _key: string, program: Program, day: number, agent: string, browser: string) =>
  newClient(device, program, day, agent, browser),
);

function newClient(device: Device, program: Program, day: number, agent: string, browser: string): Client {
  // A browser tells of the device only where the company manages it.
  const seen = device.managed || program.agent !== undefined;
  const detail = {
    deviceId: seen ? device.id : '',
    displayName: seen && device.id ? device.name : '',
    operatingSystem: OS[device.kind](device, day),
    browser: browser || (agent.startsWith('Mozilla') ? 'Rich Client 5.0.8' : 'Rich Client 4.66.2'),
    ...(seen && device.id && { isCompliant: device.managed, isManaged: device.managed, trustType: device.trust }),
  };
  return {
    device,
    signIn: {
      DeviceDetail: detail,
      UserAgent: agent,
      ClientAppUsed: program.agent ? 'Mobile Apps and Desktop clients' : 'Browser',
      TokenProtectionStatusDetails: {
        signInSessionStatus: program.agent && device.managed ? 'bound' : 'unbound',
        signInSessionStatusCode: program.agent && device.managed ? 0 : 1002,
      },
    },
    office: {
      UserAgent: agent,
      ClientInfoString: program.exchange ?? '',
      IsManagedDevice: device.managed,
      AppId: program.appId,
      ClientAppId: program.appId,
    },
    cloud: { UserAgent: agent, ClientAppId: program.appId },
    graph: { UserAgent: agent, AppId: program.appId, ClientAuthMethod: 0, DeviceId: detail.deviceId },
  };
}

/** The same client with another resource, e.g. Teams asking for SharePoint. */
export const RESOURCES = [
  'Microsoft Graph',
  'Office 365 Exchange Online',
  'Office 365 SharePoint Online',
  'Microsoft Teams Services',
  'Skype and Teams Tenant Admin API',
  'Windows Azure Active Directory',
] as const;

export const RESOURCE_IDS: Readonly<Record<string, string>> = {
  'Microsoft Graph': '00000003-0000-0000-c000-000000000000',
  'Office 365 Exchange Online': '00000002-0000-0ff1-ce00-000000000000',
  'Office 365 SharePoint Online': '00000003-0000-0ff1-ce00-000000000000',
  'Microsoft Teams Services': 'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
  'Skype and Teams Tenant Admin API': '48ac35b8-9aa8-4d74-927d-1f4a14a0b239',
  'Windows Azure Active Directory': '00000002-0000-0000-c000-000000000000',
  'Device Registration Service': '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9',
};

export interface Use {
  readonly protocol?: string;
  readonly token?: string;
  readonly transfer?: string;
}

export const appOf = memo((program: Program, resource: string): Block => appBlock(program, resource));

export const appBlock = (program: Program, resource: string, use: Use = {}): Block => ({
  AppId: program.appId,
  AppDisplayName: program.name,
  ResourceDisplayName: resource,
  ResourceIdentity: RESOURCE_IDS[resource] ?? '',
  AuthenticationProtocol: use.protocol ?? 'none',
  IncomingTokenType: use.token ?? 'none',
  OriginalTransferMethod: use.transfer ?? 'none',
});
