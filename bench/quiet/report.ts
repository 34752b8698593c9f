import { severities } from '../../lib/catalog/bounds/rules';
import { AIMS, bySeverity, type Noise } from './noise';

/** Rules that raised something first, then those that could not be run; the quiet ones are counted. */
export function textReport(noise: Noise): string {
  const { rules, people, workingDays } = noise;
  const noisy = rules.filter(({ incidents }) => incidents.length > 0);
  const width = Math.max(20, ...noisy.map(({ file }) => file.length));
  const lines = [...noisy]
    .sort((a, b) => b.incidents.length - a.incidents.length)
    .flatMap(({ file, incidents }) => [
      [
        file.padEnd(width),
        ...severities.map((s) => String(bySeverity(incidents, s)).padStart(6)),
        ...exampleOf(incidents[0]!),
      ].join('  '),
    ]);
  const runs = rules.reduce((sum, rule) => sum + rule.runs, 0);
  const replayed = rules.reduce((sum, rule) => sum + rule.replayed, 0);
  return [
    ...(lines.length
      ? [
          ['incidents'.padEnd(width), ...severities.map((s) => s.slice(0, 6).padStart(6)), 'the first'].join('  '),
          ...lines,
          '',
        ]
      : []),
    ...rules.flatMap(({ file, error }) => (error === undefined ? [] : [`${file} could not be run: ${error}`])),
    `${rules.length - noisy.length} of ${rules.length} rules raised nothing; of ${runs} runs ${replayed} had suspects and were made in full.`,
    `${people} people, ${workingDays} working days. Per 100 people and working day:`,
    `  all incidents  ${verdict(noise.all, AIMS.all)}`,
    `  High           ${verdict(noise.high, AIMS.High)}`,
  ].join('\n');
}

const verdict = (value: number, aim: number): string =>
  `${value.toFixed(3)} (aim: under ${aim})${value < aim ? '' : ' MISSED'}`;

const exampleOf = ({ opened, alerts }: Noise['rules'][number]['incidents'][number]): string[] => [
  `${new Date(opened).toISOString().slice(0, 16)}Z ${alerts[0]!.title}`,
];

/** For machines: every incident with the rows of its first alert. */
export function jsonReport({ rules, people, workingDays, all, high, isQuiet }: Noise): string {
  const listed = rules.map(({ incidents, ...rule }) => ({
    ...rule,
    incidents: incidents.map(({ opened, severity, alerts }) => ({
      opened: new Date(opened).toISOString(),
      severity,
      alerts: alerts.length,
      title: alerts[0]!.title,
      rows: alerts[0]!.rows,
    })),
  }));
  return JSON.stringify({ people, workingDays, aims: AIMS, all, high, isQuiet, rules: listed }, null, 2);
}
