import { midnight } from '../calendar';
import type { Company } from '../company';
import { memo } from '../memo';
import { type Address, AMAZON, AZURE, AZURE_OTHER, addressOf, CITIES, type Provider, someV4 } from '../places';
import type { Block } from '../records';
import { HOUR, MINUTE } from '../records';
import { audit, change, moment, type Scene } from './happening';

interface Service {
  readonly name: string;
  readonly appId: string;
  readonly id: string;
  readonly home: Provider;
  /** A backup service moves its workers about its cloud. */
  readonly moves: boolean;
  /** Its workers are rented by the job. */
  readonly pipeline: boolean;
  readonly pace: number;
  readonly office: Block;
}

const services = memo((company: Company, _key: 'all'): readonly Service[] => {
  const random = company.random.fork('services');
  const number = 6 + Math.ceil(company.people.length / 60);
  return Array.from({ length: number }, (_, i): Service => {
    const appId = random.uuid();
    return {
      name: i === 0 ? 'Cloud backup' : i === 1 ? 'Deployment pipeline' : `Integration ${i}`,
      appId,
      id: random.uuid(),
      home: i === 0 || random.chance(0.7) ? AZURE : AMAZON,
      moves: i === 0,
      pipeline: i === 1,
      pace: i === 0 ? 6 : random.between(1, 4),
      office: {
        UserAgent: 'CloudBackup/8.1',
        ClientInfoString: '',
        IsManagedDevice: false,
        AppId: appId,
        ClientAppId: appId,
      },
    };
  });
});

const workers = memo(
  (company: Company, key: string, provider: Provider): Address =>
    addressOf(
      someV4(provider, company.random.fork(`worker ${key}`)),
      provider,
      key.endsWith('b') ? CITIES.dublin : CITIES.amsterdam,
    ),
);

/** Service principals that work day and night, and whoever changes their secrets. */
export function servicePrincipals(scene: Scene): void {
  const { company, records, random, day } = scene;
  for (const service of services(company, 'all')) {
    for (let hour = 0; hour < 24; hour++) {
      for (let i = random.count(service.pace / 2); i > 0; i--) {
        const address = workerOf(scene, service);
        records.put('AADServicePrincipalSignInLogs', midnight(day) + hour * HOUR + random.next() * HOUR, {
          AppId: service.appId,
          ServicePrincipalId: service.id,
          ServicePrincipalName: service.name,
          ServicePrincipalCredentialKeyId: `${service.id.slice(0, 24)}${String(Math.floor(day / 14)).padStart(12, '0')}`,
          ClientCredentialType: service.pipeline ? 'federatedIdentityCredential' : 'clientSecret',
          ResourceDisplayName: 'Microsoft Graph',
          ResourceIdentity: '00000003-0000-0000-c000-000000000000',
          ResultType: '0',
          IPAddress: address.ip,
          AutonomousSystemNumber: address.signIn.AutonomousSystemNumber,
          Location: address.signIn.Location,
          LocationDetails: JSON.stringify(address.signIn.LocationDetails),
          Id: random.uuid(),
          CorrelationId: random.uuid(),
          UniqueTokenIdentifier: random.hex(22),
        });
      }
    }
  }
  backup(scene);
  if (day % 7 < 5) rotations(scene);
}

/** Two regions at a time; once a month other ones, under another number of the same cloud. */
function workerOf({ company, random, day }: Scene, service: Service): Address {
  if (service.pipeline) return workers(company, `${service.name} ${day} ${random.between(0, 4)}`, AZURE);
  if (!service.moves) return workers(company, `${service.name} ${random.between(0, 1)}`, service.home);
  const region = Math.floor((day + 9) / 20) * 3 + random.between(0, 3);
  return workers(company, `${service.name} ${region} ${region % 2 ? 'a' : 'b'}`, region % 2 ? AZURE : AZURE_OTHER);
}

/** The backup reads what changed, each night. */
function backup(scene: Scene): void {
  const { company, records, random, day } = scene;
  const service = services(company, 'all')[0]!;
  for (let i = random.count(company.people.length); i > 0; i--) {
    const file = `https://northwind.sharepoint.com/sites/team-${random.between(0, 39)}/Shared Documents/Report ${random.between(0, 1000)}.docx`;
    records.add(
      'OfficeActivity',
      midnight(day) + (1 + random.next() * 3) * HOUR,
      [BACKUP, service.office, workerOf(scene, service).office, BACKUP_READS],
      [records.number(), 0, records.number(), midnight(day), file, ''],
    );
  }
}

const BACKUP: Block = { UserId: 'app@sharepoint', UserType: 'Application', MailboxOwnerUPN: '' };
const BACKUP_READS: Block = {
  Operation: 'FileDownloaded',
  OfficeWorkload: 'SharePoint',
  RecordType: 'SharePointFileOperation',
  ResultStatus: 'Succeeded',
  EventSource: 'SharePoint',
};

/** Secrets change by plan: the pipeline at night, an administrator now and then. */
function rotations(scene: Scene): void {
  const { company, random, day } = scene;
  const all = services(company, 'all');
  const pipeline = all[1]!;
  for (const [i, service] of all.entries()) {
    if ((day + i * 3) % 14 !== 0) continue;
    const own = i % 3 === 0 ? moment(scene, company.administrators) : undefined;
    const time = own?.time ?? midnight(day) + 3 * HOUR + i * MINUTE;
    const keys = (on: number) =>
      `["[KeyIdentifier=${service.id.slice(0, 24)}${String(Math.floor(on / 14)).padStart(12, '0')},KeyType=Password,KeyUsage=Verify,DisplayName=rotated]"]`;
    audit(scene, time, {
      operation: 'Update application – Certificates and secrets management ',
      service: 'Core Directory',
      category: 'ApplicationManagement',
      by: own ?? { app: pipeline.name, id: pipeline.id },
      targets: [
        {
          id: service.appId,
          displayName: service.name,
          type: 'Application',
          modifiedProperties: [
            change('KeyDescription', keys(day - 14), keys(day)),
            change('Included Updated Properties', null, '"KeyDescription"'),
          ],
        },
      ],
      details: { AppId: service.appId },
      address: random.chance(0.3) ? '' : undefined,
    });
  }
}
