import { tacticTitle } from '../../catalog/attack';
import { count } from '../../values/text';
import { attackCoverage, type CoveredTechnique } from '../facts/attack-coverage';
import type { EnvironmentReview } from '../review';

/** Of ATT&CK, as the catalog has it; of the layer format, and of the Navigator that reads it. */
const VERSIONS = { attack: '18', navigator: '5.1.0', layer: '4.5' };

/** A layer for the MITRE ATT&CK Navigator: each technique that a rule or a hunting query covers, scored by its rules. */
export function navigatorLayer({ name, configuration }: EnvironmentReview) {
  const covered = attackCoverage(configuration);
  return {
    name: `${name}: token theft detection`,
    versions: VERSIONS,
    domain: 'enterprise-attack',
    description: `Techniques covered in the environment ${name}. The score is the number of enabled analytic rules; techniques that only hunting queries cover have the score 0.`,
    sorting: 3,
    layout: { layout: 'side', aggregateFunction: 'sum', showID: true, showName: true, showAggregateScores: false },
    hideDisabled: false,
    techniques: covered.flatMap((technique) => technique.tactics.map((tactic) => entry(technique, tactic))),
    gradient: {
      colors: ['#ffe8b3', '#2e8b57'],
      minValue: 0,
      maxValue: Math.max(1, ...covered.map(({ rules }) => rules.length)),
    },
    legendItems: [],
    metadata: [],
    links: [],
    showTacticRowBackground: false,
    selectTechniquesAcrossTactics: true,
    selectSubtechniquesWithParent: false,
  };
}

function entry({ id, rules, hunts }: CoveredTechnique, tactic: CoveredTechnique['tactics'][number]) {
  return {
    techniqueID: id,
    tactic: tacticTitle(tactic).toLowerCase().replaceAll(' ', '-'),
    score: rules.length,
    comment: `${count(rules.length, 'rule')}, ${count(hunts.length, 'hunting query', 'hunting queries')}`,
    enabled: true,
    metadata: [
      ...rules.map((value) => ({ name: 'rule', value })),
      ...hunts.map((value) => ({ name: 'hunting query', value })),
    ],
    links: [],
    showSubtechniques: id.includes('.'),
  };
}
