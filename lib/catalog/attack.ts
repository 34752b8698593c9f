import { enterpriseTechniques } from './attack-enterprise';
import { icsTechniques } from './attack-ics';
import { retiredTechniques } from './attack-retired';

/**
 * The tactics that analytic rules of Sentinel take, in the order of the matrix.
 * Source: `tactics` of azurerm_sentinel_alert_rule_scheduled at azurerm 4.55.0.
 */
export const tactics = [
  'Reconnaissance',
  'ResourceDevelopment',
  'InitialAccess',
  'Execution',
  'Persistence',
  'PrivilegeEscalation',
  'DefenseEvasion',
  'CredentialAccess',
  'Discovery',
  'LateralMovement',
  'Collection',
  'CommandAndControl',
  'Exfiltration',
  'Impact',
  'PreAttack',
  'ImpairProcessControl',
  'InhibitResponseFunction',
] as const;

export type Tactic = (typeof tactics)[number];

/** `DefenseEvasion` for "Defense evasion", "defense-evasion", "TA0005"; undefined for what is no tactic of Sentinel. */
export function normalizeTactic(text: string): Tactic | undefined {
  return bySpelling.get(spelling(text));
}

/** Is the tactic written as other tools know it: its name, whatever its capitals, blanks and hyphens, or its id? */
export function isTacticName(text: string): boolean {
  const found = normalizeTactic(text);
  return found !== undefined && [spelling(found), ids[found]?.toLowerCase()].includes(spelling(text));
}

const ids: Readonly<Record<Tactic, string | undefined>> = {
  Reconnaissance: 'TA0043',
  ResourceDevelopment: 'TA0042',
  InitialAccess: 'TA0001',
  Execution: 'TA0002',
  Persistence: 'TA0003',
  PrivilegeEscalation: 'TA0004',
  DefenseEvasion: 'TA0005',
  CredentialAccess: 'TA0006',
  Discovery: 'TA0007',
  LateralMovement: 'TA0008',
  Collection: 'TA0009',
  CommandAndControl: 'TA0011',
  Exfiltration: 'TA0010',
  Impact: 'TA0040',
  // The PRE-ATT&CK matrix became Reconnaissance and Resource Development; it never had one id.
  PreAttack: undefined,
  ImpairProcessControl: 'TA0106',
  InhibitResponseFunction: 'TA0107',
};

const spelling = (text: string) => text.replace(/[\s_-]+/g, '').toLowerCase();

const bySpelling = new Map<string, Tactic>([
  ...tactics.map((tactic) => [spelling(tactic), tactic] as const),
  ...tactics.flatMap((tactic) => (ids[tactic] ? [[spelling(ids[tactic]), tactic] as const] : [])),
  ['defenceevasion', 'DefenseEvasion'],
  ['command&control', 'CommandAndControl'],
  ['c2', 'CommandAndControl'],
]);

/** "Credential Access" for CredentialAccess. */
export function tacticTitle(tactic: Tactic): string {
  return tactic
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(' And ', ' and ')
    .replace('Pre Attack', 'PRE-ATT&CK');
}

export interface Technique {
  /** `T1528`; sub-techniques are not listed. */
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly Tactic[];
}

/** As the lists of techniques write them. */
const shortTactics = new Map(
  tactics.map((tactic) => [tactic === 'ImpairProcessControl' ? 'ipc' : tactic.slice(0, 3).toLowerCase(), tactic]),
);

let known: ReadonlyMap<string, Technique> | undefined;

/** All techniques of the enterprise and the ICS matrix, by id. Read on first use. */
export function techniques(): ReadonlyMap<string, Technique> {
  known ??= new Map(
    `${enterpriseTechniques}${icsTechniques}`
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [head, name] = line.split(' | ') as [string, string];
        const [id, ...short] = head.split(' ') as [string, ...string[]];
        return [id, { id, name, tactics: short.map((key) => shortTactics.get(key)!) }];
      }),
  );
  return known;
}

export interface RetiredTechnique {
  /** `T1043`, `T1574.002`. */
  readonly id: string;
  readonly name: string;
  /** What to write instead; empty where MITRE names nothing. */
  readonly successors: readonly string[];
}

let retired: ReadonlyMap<string, RetiredTechnique> | undefined;

/** PRE-ATT&CK was given up as a whole in 2020; Reconnaissance and Resource Development have other techniques. */
const PRE_ATTACK = { first: 1224, last: 1397 };

/** A technique, or the sub-technique as written, that ATT&CK once had. */
export function retiredTechnique(id: string): RetiredTechnique | undefined {
  retired ??= new Map(
    retiredTechniques
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [head, name] = line.split(' | ') as [string, string];
        const [own, ...successors] = head.split(' ') as [string, ...string[]];
        return [own, { id: own, name, successors }];
      }),
  );
  const number = numberOf(id);
  if (number >= PRE_ATTACK.first && number <= PRE_ATTACK.last)
    return { id, name: 'a technique of PRE-ATT&CK', successors: [] };
  return retired.get(id);
}

/**
 * The newest version of ATT&CK whose techniques Sentinel is known to take in rules, and the last that it has of each matrix. Source:
 * Microsoft's changes to the validation of Azure-Sentinel's rules (2025). The page of coverage is documented to show version 18.
 */
const TAKEN = { version: 16, last: [895, 1666] } as const;

/** The version that is known, when the technique came after it or after all that the kit knows. */
export function newerThanKnown(id: string): number | undefined {
  const number = numberOf(id);
  const last = TAKEN.last.find((of) => Math.floor(of / 1000) === Math.floor(number / 1000));
  return last !== undefined && number > last ? TAKEN.version : undefined;
}

const numberOf = (id: string): number => Number(parent(id).slice(1));

const parent = (id: string) =>
  id
    .trim()
    .toUpperCase()
    .replace(/\.\d{3}$/, '');

/** The name of a technique, for `T1078` as for `T1078.004` (that of its parent); undefined when ATT&CK has no such. */
export function techniqueName(id: string): string | undefined {
  return techniques().get(parent(id))?.name;
}

/** The tactics that a technique serves, of its parent for a sub-technique; undefined when ATT&CK has no such. */
export function tacticsOf(id: string): readonly Tactic[] | undefined {
  return techniques().get(parent(id))?.tactics;
}
