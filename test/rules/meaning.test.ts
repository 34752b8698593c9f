import { meaningOf } from '../../lib/rules/meaning';
import { rule, scheduled } from './help';

const meaning = (text: string) => meaningOf(rule(text));

describe('the meaning of a rule', () => {
  it.each([
    ['a comment', `${scheduled()}# a comment\n`],
    ['its tests', scheduled('tests: [ { name: x, match: false } ]\n')],
    ['its version', scheduled('version: 9.9.9\n')],
    ['its tags', scheduled('tags: [x]\n')],
    [
      'another spelling of the same',
      scheduled('queryFrequency: PT60M\ntriggerOperator: GreaterThan\nseverity: medium\n'),
    ],
    ['its required connectors', scheduled('requiredDataConnectors: [ { connectorId: X } ]\n')],
    ['the order of its keys', scheduled().split('\n').filter(Boolean).reverse().join('\n')],
  ])('does not lie in %s', (_, text) => expect(meaning(text)).toBe(meaning(scheduled())));

  it.each([
    ['its query', 'query: SigninLogs | take 1\n'],
    ['its name', 'name: Another\n'],
    ['its severity', 'severity: High\n'],
    ['its schedule', 'queryPeriod: 2h\n'],
    [
      'its entities',
      'entityMappings: [ { entityType: IP, fieldMappings: [ { identifier: Address, columnName: A } ] } ]\n',
    ],
    ['its state', 'enabled: false\n'],
  ])('lies in %s', (_, more) => expect(meaning(scheduled(more))).not.toBe(meaning(scheduled())));
});
