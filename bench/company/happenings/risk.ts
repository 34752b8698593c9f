import type { Person } from '../company';
import { idOf } from '../random';
import { HOUR, MINUTE } from '../records';
import { stamp } from '../work';
import { type Moment, moment, often, type Scene } from './happening';

/** What Identity Protection and other products say on days on which nothing happened. */
export function risk(scene: Scene): void {
  const { company, random } = scene;
  for (let i = often(scene, 0.12); i > 0; i--) {
    const at = moment(scene);
    if (at) noise(scene, at);
  }
  for (let i = often(scene, 0.25); i > 0; i--) {
    const at = moment(scene);
    if (at) alert(scene, at);
  }
  // Someone tries out what a confirmed compromise looks like, on a colleague's account.
  if (random.chance(company.people.length / 20_000)) confirmed(scene, random.pick(company.people));
}

const NOISE = [
  ['unlikelyTravel', 'offline', 5],
  ['anomalousToken', 'offline', 2],
  ['anonymizedIPAddress', 'realtime', 2],
  ['mcasImpossibleTravel', 'offline', 2],
  ['newCountry', 'offline', 2],
  ['suspiciousBrowser', 'offline', 1],
] as const;

/** Low, about a sign-in of hours ago; half of it is dismissed, which writes the event again. */
function noise(scene: Scene, { person, time, address }: Moment): void {
  const { records, random } = scene;
  const [kind, timing] = random.weighted(NOISE.map((n) => [n, n[2]] as const));
  const found = time + (timing === 'offline' ? random.between(1, 10) * HOUR : 5 * MINUTE);
  const event = {
    Id: idOf('risk', records.number()),
    RequestId: random.uuid(),
    CorrelationId: random.uuid(),
    UserId: person.id,
    UserPrincipalName: person.upn,
    UserDisplayName: person.name,
    RiskEventType: kind,
    RiskLevel: 'low',
    RiskState: 'atRisk',
    RiskDetail: 'none',
    DetectionTimingType: timing,
    Activity: 'signin',
    IpAddress: address.ip,
    Location: address.signIn.LocationDetails,
    Source: 'IdentityProtection',
    ActivityDateTime: stamp(time),
    DetectedDateTime: stamp(found),
    LastUpdatedDateTime: stamp(found),
    AdditionalInfo: [],
  };
  records.put('AADUserRiskEvents', found, event);
  user(scene, person, found, 'atRisk', 'low', 'none');
  if (!random.chance(0.5)) return;
  const later = found + random.between(1, 20) * HOUR;
  records.put('AADUserRiskEvents', later, {
    ...event,
    RiskState: 'dismissed',
    RiskDetail: 'adminDismissedAllRiskForUser',
    LastUpdatedDateTime: stamp(later),
  });
  user(scene, person, later, 'dismissed', 'none', 'adminDismissedAllRiskForUser');
}

function user({ records }: Scene, person: Person, time: number, state: string, level: string, detail: string): void {
  records.put('AADRiskyUsers', time, {
    Id: person.id,
    UserPrincipalName: person.upn,
    UserDisplayName: person.name,
    RiskLevel: level,
    RiskState: state,
    RiskDetail: detail,
    RiskLastUpdatedDateTime: stamp(time),
    IsDeleted: false,
    IsProcessing: false,
  });
}

/** An administrator's own click, which Identity Protection gives back as if it had found something. */
function confirmed(scene: Scene, person: Person): void {
  const at = moment(scene, scene.company.administrators);
  if (!at) return;
  const { records, random } = scene;
  const time = at.time + 5 * MINUTE;
  records.put('AADUserRiskEvents', time, {
    Id: idOf('risk', records.number()),
    UserId: person.id,
    UserPrincipalName: person.upn,
    UserDisplayName: person.name,
    RiskEventType: 'adminConfirmedUserCompromised',
    RiskLevel: 'high',
    RiskState: 'confirmedCompromised',
    RiskDetail: 'adminConfirmedUserCompromised',
    DetectionTimingType: 'offline',
    Activity: 'user',
    IpAddress: '',
    Source: 'IdentityProtection',
    ActivityDateTime: stamp(at.time),
    DetectedDateTime: stamp(time),
    LastUpdatedDateTime: stamp(time),
    AdditionalInfo: [],
  });
  user(scene, person, time, 'confirmedCompromised', 'high', 'adminConfirmedUserCompromised');
  records.put(
    'SecurityAlert',
    time,
    alertRow(
      scene,
      person,
      at.time,
      'Admin confirmed user compromised',
      'Azure Active Directory Identity Protection',
      'IPC',
      'High',
      '',
      random.uuid(),
    ),
  );
}

const ALERTS = [
  ['Activity from infrequent country', 'Microsoft Cloud App Security', 'MCAS', 'Low'],
  ['Email reported by user as malware or phish', 'Office 365 Advanced Threat Protection', 'OATP', 'Low'],
  [
    'Email messages containing malicious URL removed after delivery​',
    'Office 365 Advanced Threat Protection',
    'OATP',
    'Informational',
  ],
  ['Impossible travel activity', 'Microsoft Cloud App Security', 'MCAS', 'Low'],
  ['Unusual volume of file deletion', 'Microsoft Cloud App Security', 'MCAS', 'Low'],
] as const;

function alert(scene: Scene, { person, time, address }: Moment): void {
  const { records, random } = scene;
  const [title, product, provider, severity] = random.pick(ALERTS);
  const id = random.uuid();
  const found = time + random.between(5, 90) * MINUTE;
  const row = alertRow(scene, person, time, title, product, provider, severity, address.ip, id);
  records.put('SecurityAlert', found, row);
  if (random.chance(0.6)) records.put('SecurityAlert', found + 3 * HOUR, { ...row, Status: 'Resolved' });
}

function alertRow(
  _scene: Scene,
  person: Person,
  time: number,
  title: string,
  product: string,
  provider: string,
  severity: string,
  ip: string,
  id: string,
) {
  const [name, suffix] = person.upn.split('@');
  return {
    SystemAlertId: id,
    VendorOriginalId: id,
    AlertName: title,
    DisplayName: title,
    AlertSeverity: severity,
    ProviderName: provider,
    ProductName: product,
    CompromisedEntity: person.upn,
    StartTime: stamp(time),
    EndTime: stamp(time),
    Status: 'New',
    Tactics: 'InitialAccess',
    ExtendedProperties: JSON.stringify({ 'Client IP Address': ip }),
    Entities: JSON.stringify([
      { $id: '2', Name: name, UPNSuffix: suffix, AadUserId: person.id, Type: 'account' },
      ...(ip ? [{ $id: '3', Address: ip, Type: 'ip' }] : []),
    ]),
  };
}
