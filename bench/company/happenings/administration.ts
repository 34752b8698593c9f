import { midnight } from '../calendar';
import { appBlock, clientOf, PROGRAMS, RESOURCE_IDS } from '../clients';
import * as outcomes from '../outcomes';
import { HOUR } from '../records';
import { addressAt, officePlace } from '../stays';
import { audit, change, moment, often, type Scene, user } from './happening';

const SHELL = appBlock(PROGRAMS.powershell, 'Microsoft Graph', { protocol: 'oAuth2' });
const CLI = appBlock(PROGRAMS.azureCli, 'Windows Azure Active Directory', { protocol: 'oAuth2' });
const BY_CODE = { protocol: 'deviceCode', transfer: 'deviceCodeFlow' };
const CLI_BY_CODE = appBlock(PROGRAMS.azureCli, 'Windows Azure Active Directory', BY_CODE);
const ROOM_BY_CODE = appBlock(PROGRAMS.broker, 'Device Registration Service', BY_CODE);

/** Administrators and developers at their shells, roles, consents; rooms that are set up again. */
export function administration(scene: Scene): void {
  const { company, records, random, day } = scene;
  for (const person of company.administrators) {
    const by = moment(scene, [person]);
    if (!by) continue;
    const client = clientOf(person.laptop, PROGRAMS.powershell, day);
    const session = records.number();
    for (let i = random.between(1, 5); i > 0; i--)
      records.add(
        i % 2 ? 'SigninLogs' : 'AADNonInteractiveUserSignInLogs',
        by.time + i * 60_000,
        [person.who.signIn, client.signIn, by.address.signIn, SHELL, outcomes.SILENT],
        [records.number(), session, records.number()],
      );
    audit(scene, by.time, {
      operation: 'Add member to role completed (PIM activation)',
      service: 'PIM',
      category: 'RoleManagement',
      by,
      targets: [user(person)],
    });
  }
  for (const person of company.people.filter(({ role }) => role === 'developer')) {
    if (random.chance(0.4)) continue;
    const by = moment(scene, [person]);
    if (!by) continue;
    // Every fifth works on a machine without a browser and carries a code over.
    const byCode = person.number % 5 === 0;
    const client = clientOf(person.laptop, PROGRAMS.azureCli, day);
    const app = byCode ? CLI_BY_CODE : CLI;
    const session = records.number();
    records.add(
      'SigninLogs',
      by.time,
      [person.who.signIn, client.signIn, by.address.signIn, app, outcomes.WITH_MFA],
      [records.number(), session, records.number()],
    );
    for (let i = random.between(1, 6); i > 0; i--)
      records.add(
        'AADNonInteractiveUserSignInLogs',
        by.time + i * 300_000,
        [person.who.signIn, client.signIn, by.address.signIn, app, outcomes.SILENT],
        [records.number(), session, records.number()],
      );
  }
  consents(scene);
  rooms(scene);
}

function rooms({ company, records, random, day }: Scene): void {
  for (const room of company.rooms) {
    if (!random.chance(0.01)) continue;
    const address = addressAt(officePlace(room.office, day, random), random);
    const client = clientOf(room.laptop, PROGRAMS.broker, day);
    records.add(
      'SigninLogs',
      midnight(day) + (8 + random.next() * 8) * HOUR,
      [room.who.signIn, client.signIn, address.signIn, ROOM_BY_CODE, outcomes.ONE_FACTOR],
      [records.number(), records.number(), records.number()],
    );
  }
}

/** Applications that ask for little, and the one an administrator brings in. */
function consents(scene: Scene): void {
  const { company, random } = scene;
  for (let i = often(scene, 0.3); i > 0; i--) {
    const by = moment(scene);
    if (by) consent(scene, by, 'openid profile email User.Read offline_access', false);
  }
  if (random.chance(0.2)) {
    const by = moment(scene, company.administrators);
    if (by) consent(scene, by, 'User.Read.All Group.Read.All', true);
  }
}

function consent(scene: Scene, by: Parameters<typeof audit>[2]['by'], scope: string, everybody: boolean): void {
  const { random } = scene;
  const number = random.between(1, 60);
  const target = {
    id: `5a1e0000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    displayName: `Partner app ${number}`,
    type: 'ServicePrincipal',
    modifiedProperties: [
      change('ConsentContext.IsAdminConsent', null, `"${everybody ? 'True' : 'False'}"`),
      change(
        'ConsentAction.Permissions',
        null,
        `"[] => [[Id: x, ClientId: y, PrincipalId: , ResourceId: ${RESOURCE_IDS['Microsoft Graph']}, ConsentType: ${everybody ? 'AllPrincipals' : 'Principal'}, Scope: ${scope}]]"`,
      ),
    ],
  };
  const time = 'time' in by ? by.time : 0;
  const correlation = random.uuid();
  for (const operation of [
    'Consent to application',
    'Add delegated permission grant',
    'Add app role assignment grant to user',
  ])
    audit(scene, time, {
      operation,
      service: 'Core Directory',
      category: 'ApplicationManagement',
      by,
      targets: [target],
      correlation,
      address: random.chance(0.3) ? '' : undefined,
    });
}
