import { clientOf, PROGRAMS } from '../clients';
import type { Person } from '../company';
import { DOMAIN } from '../company';
import type { Block } from '../records';
import { type Moment, moment, often, type Scene } from './happening';

type Parameters = readonly (readonly [string, string])[];

/** Rules that people make for themselves, in their own languages. */
const RULES: readonly (readonly [Parameters, number])[] = [
  [
    [
      ['Name', 'HR'],
      ['From', `hr@${DOMAIN}`],
      ['MoveToFolder', 'HR'],
    ],
    3,
  ],
  [
    [
      ['Name', 'IT'],
      ['SubjectContainsWords', 'IT;ticket;servicedesk'],
      ['MoveToFolder', 'IT'],
    ],
    3,
  ],
  [
    [
      ['Name', 'Newsletter'],
      ['SubjectOrBodyContainsWords', 'unsubscribe'],
      ['MoveToFolder', 'Newsletters'],
      ['MarkAsRead', 'True'],
    ],
    4,
  ],
  [
    [
      ['Name', 'Security Weekly'],
      ['From', 'news@security-weekly.example'],
      ['MoveToFolder', 'Archive'],
      ['MarkAsRead', 'True'],
    ],
    2,
  ],
  [
    [
      ['Name', 'Jira'],
      ['From', 'jira@tracker.example'],
      ['MoveToFolder', 'Jira'],
      ['StopProcessingRules', 'True'],
    ],
    4,
  ],
  [
    [
      ['Name', 'Slett kalendersvar'],
      ['MessageTypeMatches', 'CalendaringResponse'],
      ['DeleteMessage', 'True'],
    ],
    2,
  ],
  [
    [
      ['Name', 'Rechnungen'],
      ['SubjectContainsWords', 'Rechnung'],
      ['MoveToFolder', 'Rechnungen 2026'],
    ],
    2,
  ],
  [
    [
      ['Name', 'Boss'],
      ['From', `anna.adams@${DOMAIN}`],
      ['FlaggedForAction', 'Any'],
    ],
    1,
  ],
  [
    [
      ['Name', 'Vikar'],
      ['ForwardTo', `bjorn.adams@${DOMAIN}`],
      ['SubjectContainsWords', 'vakt'],
    ],
    1,
  ],
  [
    [
      ['Name', 'Alerts'],
      ['SubjectContainsWords', 'build failed'],
      ['DeleteMessage', 'True'],
    ],
    2,
  ],
];

/** Inbox rules, and who may read whose mailbox. */
export function mail(scene: Scene): void {
  for (let i = often(scene, 1.5); i > 0; i--) {
    const by = moment(scene);
    if (by) inboxRule(scene, by);
  }
  for (let i = often(scene, 0.2); i > 0; i--) {
    const by = moment(scene, scene.company.administrators);
    if (by) permission(scene, by);
  }
}

function inboxRule(scene: Scene, by: Moment): void {
  const { records, random } = scene;
  const parameters = random.weighted(RULES);
  const { person } = by;
  // Outlook on the desktop writes the rule in another record and other words.
  const desktop = random.chance(0.4);
  const row: Block = desktop
    ? {
        Operation: 'UpdateInboxRules',
        RecordType: 'ExchangeItem',
        OperationProperties: [
          { Name: 'RuleOperation', Value: 'AddMailboxRule' },
          { Name: 'RuleName', Value: parameters[0]![1] },
          { Name: 'RuleCondition', Value: JSON.stringify(parameters.filter(([name]) => !isAction(name)).slice(1)) },
          { Name: 'RuleActions', Value: JSON.stringify(parameters.filter(([name]) => isAction(name))) },
        ],
        ClientInfoString: 'Client=MSExchangeRPC',
      }
    : {
        Operation: random.chance(0.8) ? 'New-InboxRule' : 'Set-InboxRule',
        RecordType: 'ExchangeAdmin',
        Parameters: JSON.stringify([
          ...(random.chance(0.5) ? [{ Name: 'Mailbox', Value: directoryPath(person) }] : []),
          ...parameters.map(([Name, Value]) => ({ Name, Value })),
        ]),
        OfficeObjectId: `${directoryPath(person)}\\${parameters[0]![1]}`,
      };
  records.put('OfficeActivity', by.time, {
    OfficeWorkload: 'Exchange',
    UserId: person.upn,
    UserType: 'Admin',
    MailboxOwnerUPN: person.upn,
    ClientIP: `${by.address.ip.includes(':') ? `[${by.address.ip}]` : by.address.ip}:${random.between(1024, 65535)}`,
    ResultStatus: 'True',
    OfficeId: random.uuid(),
    UserAgent: String(clientOf(person.laptop, PROGRAMS.browser, scene.day).office.UserAgent),
    ...row,
  });
}

const isAction = (name: string): boolean => /^(MoveTo|Delete|Mark|Forward|Flagged|Stop)/.test(name);

/** How Exchange names a mailbox in its own records. */
const directoryPath = ({ upn }: Person): string =>
  `EURPR05A001.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/northwind.onmicrosoft.com/${upn.split('@')[0]}`;

function permission(scene: Scene, by: Moment): void {
  const { company, records, random } = scene;
  const to = random.pick(company.people);
  records.put('OfficeActivity', by.time, {
    Operation: 'Add-MailboxPermission',
    OfficeWorkload: 'Exchange',
    RecordType: 'ExchangeAdmin',
    UserId: by.person.upn,
    UserType: 'Admin',
    ClientIP: `${by.address.ip.includes(':') ? `[${by.address.ip}]` : by.address.ip}:${random.between(1024, 65535)}`,
    ResultStatus: 'True',
    OfficeId: random.uuid(),
    OfficeObjectId: `EURPR05A001.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/northwind.onmicrosoft.com/shared-${random.between(1, 40)}`,
    Parameters: JSON.stringify([
      { Name: 'Identity', Value: `shared-${random.between(1, 40)}` },
      { Name: 'User', Value: to.upn },
      { Name: 'AccessRights', Value: 'FullAccess' },
    ]),
  });
}
