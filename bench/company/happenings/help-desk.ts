import { appBlock, clientOf, PROGRAMS } from '../clients';
import type { Person } from '../company';
import * as outcomes from '../outcomes';
import { DAY, HOUR, MINUTE } from '../records';
import { audit, change, type Moment, moment, often, type Scene, user } from './happening';

const METHODS = 'Authentication Methods';
const USERS = 'UserManagement';

/** Passwords, telephones and passes: what people and the help desk do about them on any day. */
export function helpDesk(scene: Scene): void {
  const { company, random } = scene;
  for (let i = often(scene, 0.5); i > 0; i--) {
    const by = moment(scene);
    if (by) selfService(scene, by);
  }
  for (let i = often(scene, 0.35); i > 0; i--) {
    const by = moment(scene, company.helpdesk);
    if (by) reset(scene, by, random.pick(company.people));
  }
  for (let i = often(scene, 0.25); i > 0; i--) {
    const by = moment(scene, company.helpdesk);
    const owner = random.pick(company.people);
    if (by) pass(scene, by, owner);
  }
  for (let i = often(scene, 0.5); i > 0; i--) {
    const by = moment(scene);
    if (by) method(scene, by);
  }
  for (let i = often(scene, 2); i > 0; i--) {
    const by = moment(scene);
    if (by) rewritten(scene, by.person, by.time);
  }
}

/** Two records of one reset: of nine such records seven say nothing of what changed. */
function validFrom(scene: Scene, by: Moment, owner: Person, time: number, correlation: string): void {
  const { random } = scene;
  const told = random.chance(2 / 9);
  audit(scene, time, {
    operation: 'Update StsRefreshTokenValidFrom Timestamp',
    service: 'Core Directory',
    category: USERS,
    by,
    correlation,
    targets: [
      user(
        owner,
        told
          ? [change('StsRefreshTokensValidFrom', `["${iso(time - random.between(20, 90) * DAY)}"]`, `["${iso(time)}"]`)]
          : [],
      ),
    ],
  });
}

const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

function selfService(scene: Scene, by: Moment): void {
  const { random } = scene;
  const correlation = random.uuid();
  const { person, time } = by;
  const names = random.chance(0.6)
    ? (['Change password (self-service)', 'Change user password'] as const)
    : (['Reset password (self-service)', 'Reset user password'] as const);
  audit(scene, time, {
    operation: names[0],
    service: 'Self-service Password Management',
    category: USERS,
    by,
    targets: [user(person)],
    correlation,
  });
  audit(scene, time + 1000, {
    operation: names[1],
    service: 'Core Directory',
    category: USERS,
    by,
    targets: [user(person)],
    correlation,
  });
  validFrom(scene, by, person, time + 1000, correlation);
  revoked(scene, person, time);
}

/** The telephone still holds what was revoked and tries it once more. */
function revoked({ company, records, work, day, random }: Scene, person: Person, time: number): void {
  const client = clientOf(person.phone, PROGRAMS.mobileOutlook, day);
  const home = random.chance(0.5) ? person.home.v4 : company.offices[0]!.line[0]!.v4;
  records.add(
    'AADNonInteractiveUserSignInLogs',
    time + 10 * MINUTE,
    [person.who.signIn, client.signIn, home.signIn, OUTLOOK, outcomes.REVOKED],
    [records.number(), records.number(), records.number()],
  );
  work.endSessions(person);
}

const OUTLOOK = appBlock(PROGRAMS.mobileOutlook, 'Office 365 Exchange Online');

function reset(scene: Scene, by: Moment, owner: Person): void {
  const { random } = scene;
  const correlation = random.uuid();
  for (const [operation, service] of [
    ['Reset password (by admin)', 'Self-service Password Management'],
    ['Reset user password', 'Core Directory'],
  ] as const)
    audit(scene, by.time, { operation, service, category: USERS, by, targets: [user(owner)], correlation });
  validFrom(scene, by, owner, by.time + 1000, correlation);
  revoked(scene, owner, by.time);
}

/** A temporary access pass, and what its owner registers with it an hour later. */
function pass(scene: Scene, by: Moment, owner: Person): void {
  const { random } = scene;
  audit(scene, by.time, {
    operation: 'Admin registered security info',
    service: METHODS,
    category: USERS,
    by,
    reason: 'Admin registered temporary access pass method for user',
    targets: [user(owner)],
  });
  const mine = moment(scene, [owner]);
  if (!mine) return;
  method(scene, { ...mine, time: Math.max(by.time + random.between(20, 120) * MINUTE, mine.time) });
}

const NEW_METHODS = [
  'User registered Authenticator App with Notification and Code',
  'User registered Mobile Phone SMS',
  'User registered Fido',
] as const;

/** A new telephone or key, from where its owner works. */
function method(scene: Scene, by: Moment): void {
  const { random, day } = scene;
  const reason = random.pick(NEW_METHODS);
  const agent = String(clientOf(by.person.laptop, PROGRAMS.browser, day).signIn.UserAgent);
  const details = { 'User-Agent': agent, AuthenticationMethod: reason.endsWith('Fido') ? 'Passkey' : 'Authenticator' };
  audit(scene, by.time - MINUTE, {
    operation: 'User started security info registration',
    service: METHODS,
    category: USERS,
    by,
    targets: [user(by.person)],
  });
  audit(scene, by.time, {
    operation: 'User registered security info',
    service: METHODS,
    category: USERS,
    by,
    reason,
    details,
    targets: [user(by.person)],
  });
  if (reason.endsWith('Fido'))
    audit(scene, by.time, {
      operation: 'Add Passkey (device-bound)',
      service: 'Device Registration Service',
      category: USERS,
      by,
      details,
      // The target of a passkey can be nameless.
      targets: [
        random.chance(0.5) ? user(by.person) : { id: '', type: 'User', displayName: '', modifiedProperties: [] },
      ],
    });
}

/** The app of the telephone writes its details anew. */
function rewritten(scene: Scene, person: Person, time: number): void {
  const detail = JSON.stringify([
    { DeviceName: person.phone.name, DeviceToken: 'apns2', Id: person.id, PhoneAppVersion: '6.8.24' },
  ]);
  audit(scene, time, {
    operation: 'Update user',
    service: 'Core Directory',
    category: USERS,
    by: { app: 'Azure MFA StrongAuthenticationService', id: 'ba1e7f2c-5f4e-4e7e-8f2e-0d7f9a1c2b3d' },
    targets: [user(person, [change('StrongAuthenticationPhoneAppDetail', detail, detail.replace('6.8.24', '6.8.25'))])],
  });
}

/** The first day of someone: account, pass, device, methods. */
export function onboarding(scene: Scene): void {
  const { company, day, random } = scene;
  for (const person of company.people.filter(({ starts }) => starts === day)) {
    const admin = moment(scene, company.administrators);
    const desk = moment(scene, company.helpdesk);
    if (admin)
      audit(scene, admin.time - 4 * HOUR, {
        operation: 'Add user',
        service: 'Core Directory',
        category: USERS,
        by: admin,
        targets: [user(person)],
      });
    if (desk) pass(scene, desk, person);
    const own = moment(scene, [person]);
    if (own) device(scene, own);
    if (own && random.chance(0.5)) method(scene, own);
  }
  // New telephones and laptops of others.
  for (let i = often(scene, 0.15); i > 0; i--) {
    const own = moment(scene);
    if (own) device(scene, own);
  }
}

function device(scene: Scene, by: Moment): void {
  const { random } = scene;
  const { laptop } = by.person;
  const target = {
    id: laptop.id,
    displayName: laptop.name,
    type: 'Device',
    modifiedProperties: [change('DeviceOSType', '[]', '["Windows"]')],
  };
  const service = { app: 'Device Registration Service', id: '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9' };
  const correlation = random.uuid();
  const common = { service: 'Core Directory', category: 'Device', correlation };
  audit(scene, by.time, { ...common, operation: 'Add device', by: service, targets: [target] });
  audit(scene, by.time, {
    ...common,
    operation: 'Add registered owner to device',
    by: service,
    targets: [user(by.person), target],
  });
  audit(scene, by.time, {
    ...common,
    operation: 'Register device',
    service: 'Device Registration Service',
    by,
    targets: [target],
    details: { 'User-Agent': 'Dsreg/10.0 (Windows 10.0.22631)', 'Device Trust Type': 'AzureAd' },
  });
}
