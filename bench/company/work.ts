import { midnight } from './calendar';
import { appBlock, appOf, type Client, clientOf, type Device, PROGRAMS, type Program, RESOURCES } from './clients';
import type { Company, Person } from './company';
import * as outcomes from './outcomes';
import type { Address, Place } from './places';
import { idOf, type Random } from './random';
import { type Block, DAY, HOUR, MINUTE, type Records } from './records';
import { addressAt, placeAt, relayPlace, type Stay, staysOf } from './stays';

/** What a device has been signed in with: the session of its programs, and that of its browser. */
interface Sessions {
  programs: number;
  programsEnd: number;
  browser: number;
  browserEnd: number;
}

/** A token as later records name it. */
interface Token {
  readonly time: number;
  readonly number: number;
  readonly session: number;
  readonly client: Client;
  readonly mobile: boolean;
}

const LAPTOP_PROGRAMS: readonly (readonly [Program, number])[] = [
  [PROGRAMS.teams, 40],
  [PROGRAMS.outlook, 30],
  [PROGRAMS.oneDrive, 10],
  [PROGRAMS.browser, 20],
];
const PHONE_PROGRAMS: readonly (readonly [Program, number])[] = [
  [PROGRAMS.mobileOutlook, 50],
  [PROGRAMS.teams, 35],
  [PROGRAMS.authenticator, 5],
  [PROGRAMS.browser, 10],
];

const SILENT_OUTCOMES: readonly (readonly [Block, number])[] = [
  [outcomes.SILENT, 970],
  [outcomes.NO_SESSION, 15],
  [outcomes.EXPIRED, 3],
  [outcomes.MFA_NEEDED, 2],
];
const PROMPT_OUTCOMES: readonly (readonly [Block, number])[] = [
  [outcomes.SILENT, 70],
  [outcomes.WITH_MFA, 10],
  [outcomes.KEEP_SIGNED_IN, 8],
  [outcomes.NO_SESSION, 6],
  [outcomes.MFA_NEEDED, 4],
  [outcomes.WRONG_PASSWORD, 3],
];

const WINDOWS_SIGN_IN: Program = {
  name: 'Windows Sign In',
  appId: '38aa3b87-a06d-4817-b275-7a316988d93b',
  agent: () => '',
};
const WINDOWS_SIGN_IN_APP = appBlock(WINDOWS_SIGN_IN, 'Windows Azure Active Directory');
const BROWSER_APP = appBlock(PROGRAMS.browser, 'OfficeHome', { token: 'primaryRefreshToken', protocol: 'oAuth2' });
const PHONE_APP = appBlock(PROGRAMS.broker, 'Microsoft Graph', { protocol: 'oAuth2' });

/** People at work, day after day: their sign-ins, and what they do in Office and through Graph. */
export class Work {
  private readonly sessions = new Map<Device, Sessions>();

  constructor(
    private readonly company: Company,
    private readonly records: Records,
  ) {}

  /** Every token of a person ends: each device has to sign in again. */
  endSessions(person: Person): void {
    for (const device of [person.laptop, person.phone, person.other]) if (device) this.sessions.delete(device);
  }

  day(person: Person, day: number): void {
    if (day < person.starts) return;
    const random = this.company.random.fork(`work ${person.number} ${day}`);
    const { laptop, phone, other } = staysOf(this.company, person, day, random);
    const tokens = [
      ...this.device(person, person.laptop, laptop, LAPTOP_PROGRAMS, day, random),
      ...this.device(person, person.phone, phone, PHONE_PROGRAMS, day, random),
      ...(person.other ? this.device(person, person.other, other, LAPTOP_PROGRAMS.slice(3), day, random) : []),
    ];
    if (tokens.length === 0) return;
    const stays = { laptop, phone };
    this.office(person, day, tokens, stays, random);
    this.graph(person, tokens, stays, random);
    if (laptop.length > 0) this.prompts(person, laptop, day, random);
    this.clicks(person, laptop.length > 0 ? laptop : phone, random);
  }

  /** A room: its one device, all day in the office. */
  room(room: Person, day: number): void {
    const random = this.company.random.fork(`room ${room.number} ${day}`);
    const place = random.pick(day >= room.office.mergedOn ? room.office.merged : room.office.line);
    const from = midnight(day) + 6 * HOUR;
    this.device(
      room,
      room.laptop,
      [{ from, to: from + 12 * HOUR, place, pace: 3 }],
      [[PROGRAMS.teams, 1]],
      day,
      random,
    );
  }

  /** Silent sign-ins of a device; the first of a session is made at a prompt. */
  private device(
    person: Person,
    device: Device,
    stays: readonly Stay[],
    programs: readonly (readonly [Program, number])[],
    day: number,
    random: Random,
  ): Token[] {
    const tokens: Token[] = [];
    for (const { from, to, place, pace } of stays) {
      const times = Array.from(
        { length: random.count((pace * (to - from)) / HOUR) },
        () => from + random.next() * (to - from),
      );
      for (const time of times.sort((a, b) => a - b)) {
        const program = random.weighted(programs);
        const browser = program === PROGRAMS.browser;
        const session = this.session(person, device, browser, time, place, day, random);
        const client = clientOf(device, program, day);
        const number = this.records.number();
        const where = browser && person.relay && device === person.phone ? relayPlace(person, random) : place;
        const outcome = random.weighted(SILENT_OUTCOMES);
        this.records.add(
          'AADNonInteractiveUserSignInLogs',
          time,
          [
            person.who.signIn,
            client.signIn,
            addressAt(where, random).signIn,
            appOf(program, random.pick(RESOURCES)),
            outcome,
          ],
          [this.records.number(), session, number],
        );
        if (outcome === outcomes.SILENT)
          tokens.push({ time, number, session, client, mobile: device === person.phone });
      }
    }
    return tokens;
  }

  private session(
    person: Person,
    device: Device,
    browser: boolean,
    time: number,
    place: Place,
    day: number,
    random: Random,
  ): number {
    let held = this.sessions.get(device);
    if (!held) {
      // The company did not begin on its first day: what is there is of any age.
      held = {
        programs: this.records.number(),
        programsEnd: time + random.next() * 40 * DAY,
        browser: this.records.number(),
        browserEnd: time + random.next() * 10 * DAY,
      };
      if (day === 0 || day === person.starts)
        this.signIn(person, device, held.programs, time - MINUTE, place, day, random);
      this.sessions.set(device, held);
    }
    if (browser) {
      if (time > held.browserEnd) {
        held.browser = this.records.number();
        held.browserEnd = time + (0.5 + random.next() * 10) * DAY;
        this.signIn(person, device, held.browser, time - MINUTE, place, day, random, true);
      }
      return held.browser;
    }
    if (time > held.programsEnd) {
      held.programs = this.records.number();
      held.programsEnd = time + (device === person.phone ? 20 + random.next() * 60 : 7 + random.next() * 20) * DAY;
      this.signIn(person, device, held.programs, time - MINUTE, place, day, random);
    }
    return held.programs;
  }

  /** An interactive sign-in that begins a session. */
  private signIn(
    person: Person,
    device: Device,
    session: number,
    time: number,
    place: Place,
    day: number,
    random: Random,
    browser = false,
  ) {
    const { records } = this;
    const windows = device.kind === 'windows' || device.kind === 'cloud-pc' || device.kind === 'room';
    const program = browser
      ? PROGRAMS.browser
      : windows
        ? WINDOWS_SIGN_IN
        : device === person.phone
          ? PROGRAMS.broker
          : PROGRAMS.outlook;
    const app = browser ? BROWSER_APP : windows ? WINDOWS_SIGN_IN_APP : PHONE_APP;
    const strange = place.kind !== 'office' && place.kind !== 'home' && place.kind !== 'egress';
    const risk = strange && random.chance(0.04) ? (random.chance(0.1) ? 'medium' : 'low') : undefined;
    const number = records.number();
    const address = addressAt(place, random);
    records.add(
      'SigninLogs',
      time,
      [
        person.who.signIn,
        clientOf(device, program, day).signIn,
        address.signIn,
        app,
        risk ? outcomes.unfamiliar[risk] : random.chance(0.7) ? outcomes.WITH_MFA : outcomes.SILENT,
      ],
      [number, session, records.number()],
    );
    if (risk) this.unfamiliar(person, risk, number, time, address, clientOf(device, program, day), random);
  }

  /** What Identity Protection says of it: low, or cleared by MFA; some are seen again when an administrator dismisses them. */
  private unfamiliar(
    person: Person,
    level: 'low' | 'medium',
    record: number,
    time: number,
    address: Address,
    client: Client,
    random: Random,
  ) {
    const { records } = this;
    const id = idOf('risk', records.number());
    const event = {
      Id: id,
      RequestId: idOf('record', record),
      CorrelationId: idOf('record', record),
      UserId: person.id,
      UserPrincipalName: person.upn,
      UserDisplayName: person.name,
      RiskEventType: 'unfamiliarFeatures',
      RiskLevel: level,
      RiskState: level === 'medium' ? 'remediated' : 'atRisk',
      RiskDetail: level === 'medium' ? 'userPassedMFADrivenByRiskBasedPolicy' : 'none',
      DetectionTimingType: 'realtime',
      Activity: 'signin',
      IpAddress: address.ip,
      Location: address.signIn.LocationDetails,
      Source: 'IdentityProtection',
      ActivityDateTime: stamp(time),
      DetectedDateTime: stamp(time),
      LastUpdatedDateTime: stamp(time),
      AdditionalInfo: [{ Key: 'userAgent', Value: client.signIn.UserAgent }],
    };
    records.put('AADUserRiskEvents', time + 5 * MINUTE, event);
    if (!random.chance(0.3)) return;
    const later = time + random.between(2, 7) * HOUR;
    records.put('AADUserRiskEvents', later, {
      ...event,
      RiskState: 'dismissed',
      RiskDetail: 'adminDismissedRiskForSignIn',
      LastUpdatedDateTime: stamp(later),
    });
  }

  /** Interactive sign-ins of a working day: the desk in the morning, then pages that ask again. */
  private prompts(person: Person, stays: readonly Stay[], day: number, random: Random): void {
    const { records } = this;
    const held = this.sessions.get(person.laptop);
    if (!held) return;
    const first = stays[0]!;
    if (person.laptop.kind === 'windows') {
      const client = clientOf(person.laptop, WINDOWS_SIGN_IN, day);
      records.add(
        'SigninLogs',
        first.from,
        [
          person.who.signIn,
          client.signIn,
          addressAt(first.place, random).signIn,
          WINDOWS_SIGN_IN_APP,
          outcomes.ONE_FACTOR,
        ],
        [records.number(), held.programs, records.number()],
      );
    }
    for (let i = random.between(5, 10); i > 0; i--) {
      const { from, to, place } = random.pick(stays);
      const time = from + random.next() * (to - from);
      const client = clientOf(person.laptop, PROGRAMS.browser, day);
      records.add(
        'SigninLogs',
        time,
        [
          person.who.signIn,
          client.signIn,
          addressAt(place, random).signIn,
          BROWSER_APP,
          random.weighted(PROMPT_OUTCOMES),
        ],
        [records.number(), held.browser, records.number()],
      );
    }
  }

  /** Later uses of a token: within the hour it lives, from wherever the device is then. */
  private *uses(
    times: number,
    tokens: readonly Token[],
    stays: { laptop: readonly Stay[]; phone: readonly Stay[] },
    random: Random,
  ) {
    for (let i = 0; i < times; i++) {
      const token = random.pick(tokens);
      const time = token.time + random.next() * 55 * MINUTE;
      const place = placeAt(token.mobile ? stays.phone : stays.laptop, time);
      if (place) yield { token, time, address: addressAt(place, random) };
    }
  }

  private office(
    person: Person,
    day: number,
    tokens: readonly Token[],
    stays: { laptop: readonly Stay[]; phone: readonly Stay[] },
    random: Random,
  ) {
    const { records } = this;
    const busy = stays.laptop.length > 0 ? 70 : 6;
    for (const { token, time, address } of this.uses(random.count(busy), tokens, stays, random)) {
      const operation = random.weighted(token.mobile ? PHONE_OPERATIONS : OPERATIONS);
      const file = operation.file ? fileOf(person, day, random) : { url: '', name: '' };
      const issued = Math.round(token.time);
      records.add(
        'OfficeActivity',
        time,
        [person.who.office, token.client.office, address.office, operation.office],
        [records.number(), token.session, token.number, issued, file.url, file.name],
      );
      if (operation.cloud && (operation.cloud.ActionType === 'FileDownloaded' || random.chance(0.15)))
        records.add(
          'CloudAppEvents',
          time,
          [person.who.cloud, token.client.cloud, address.cloud, operation.cloud],
          [records.number(), token.session, token.number, issued, file.url],
        );
    }
  }

  private graph(
    person: Person,
    tokens: readonly Token[],
    stays: { laptop: readonly Stay[]; phone: readonly Stay[] },
    random: Random,
  ) {
    const busy = stays.laptop.length > 0 ? 60 : 8;
    for (const { token, time, address } of this.uses(random.count(busy), tokens, stays, random))
      this.records.add(
        'MicrosoftGraphActivityLogs',
        time,
        [person.who.graph, token.client.graph, address.graph, random.pick(GRAPH_CALLS)],
        [this.records.number(), token.session, token.number, Math.round(token.time)],
      );
  }

  private clicks(person: Person, stays: readonly Stay[], random: Random): void {
    for (let i = random.count(2.5); i > 0; i--) {
      const { from, to, place } = random.pick(stays);
      const blocked = random.chance(0.002);
      const news = random.chance(0.05);
      this.records.put('UrlClickEvents', from + random.next() * (to - from), {
        ActionType: blocked ? 'ClickBlocked' : 'ClickAllowed',
        AccountUpn: person.upn,
        Url: news
          ? `https://news.security-weekly.example/issue/${random.between(1, 400)}`
          : `https://${random.pick(SITES)}/${random.hex(6)}`,
        UrlChain: '[]',
        ThreatTypes: blocked ? 'Phish' : '',
        IsClickedThrough: false,
        IPAddress: addressAt(place, random).ip,
        NetworkMessageId: random.uuid(),
        ReportId: random.uuid(),
        Workload: random.chance(0.7) ? 'Email' : 'Teams',
        AppName: '',
      });
    }
  }
}

export const stamp = (time: number): string => new Date(Math.round(time)).toISOString();

const SITES = [
  'www.timetable.example',
  'shop.example',
  'partner-portal.example',
  'docs.supplier.example',
  'meet.example',
];

const operation = (name: string, workload: string, record: string, file: boolean, cloud = false) => ({
  file,
  office: {
    Operation: name,
    OfficeWorkload: workload,
    RecordType: record,
    ResultStatus: 'Succeeded',
    EventSource: workload,
  },
  ...(cloud && {
    cloud: {
      ActionType: name,
      Application: workload === 'Exchange' ? 'Microsoft Exchange Online' : `Microsoft ${workload} Online`,
      ApplicationId: workload === 'Exchange' ? 20893 : 20892,
    },
  }),
});

export const DOWNLOADED = operation('FileDownloaded', 'SharePoint', 'SharePointFileOperation', true, true);
const OPERATIONS = [
  [operation('FileAccessed', 'SharePoint', 'SharePointFileOperation', true, true), 30],
  [operation('FileModified', 'SharePoint', 'SharePointFileOperation', true, true), 10],
  [operation('FilePreviewed', 'SharePoint', 'SharePointFileOperation', true), 6],
  [operation('FileUploaded', 'OneDrive', 'SharePointFileOperation', true), 3],
  [DOWNLOADED, 3],
  [operation('FileSyncDownloadedFull', 'OneDrive', 'SharePointFileOperation', true), 3],
  [operation('MailItemsAccessed', 'Exchange', 'ExchangeItemAggregated', false, true), 28],
  [operation('Send', 'Exchange', 'ExchangeItem', false), 8],
  [operation('MessageSent', 'MicrosoftTeams', 'MicrosoftTeams', false), 9],
] as const;
const PHONE_OPERATIONS = [
  [operation('MailItemsAccessed', 'Exchange', 'ExchangeItemAggregated', false, true), 80],
  [operation('Send', 'Exchange', 'ExchangeItem', false), 10],
  [operation('FileAccessed', 'SharePoint', 'SharePointFileOperation', true, true), 10],
] as const;

const GRAPH_CALLS: readonly Block[] = [
  'me',
  'me/messages',
  'me/events',
  'me/joinedTeams',
  'me/drive/root',
  'users',
  'me/presence',
  'me/photo/$value',
].map((path) => ({
  RequestMethod: 'GET',
  RequestUri: `https://graph.microsoft.com/v1.0/${path}`,
  ResponseStatusCode: 200,
  Scopes: 'User.Read Mail.Read Files.Read.All',
}));

const KINDS = ['docx', 'xlsx', 'pptx', 'pdf'];

/** Files of the person's own team, mostly. */
export function fileOf(person: Person, day: number, random: Random): { readonly url: string; readonly name: string } {
  const team = random.chance(0.85) ? person.number % 40 : random.between(0, 39);
  const name = `Report ${(day % 30) * 20 + random.between(0, 400)}.${random.pick(KINDS)}`;
  return { name, url: `https://northwind.sharepoint.com/sites/team-${team}/Shared Documents/${name}` };
}
