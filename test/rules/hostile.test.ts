import { YamlSource } from '../../lib/files/source';
import { readSources } from '../../lib/rules/read-rules';
import { hostileValues, SAYS_NOTHING } from '../hostile';
import { compile, scheduled } from './help';

const KEYS: Readonly<Record<string, readonly string[]>> = {
  Scheduled: [
    ...['id', 'name', 'description', 'severity', 'queryFrequency', 'triggerOperator', 'triggerThreshold', 'tactics'],
    ...[
      'relevantTechniques',
      'query',
      'version',
      'kind',
      'tags',
      'tests',
      'entityMappings',
      'customDetails',
      'enabled',
    ],
    ...['eventGroupingSettings', 'incidentConfiguration', 'alertDetailsOverride', 'suppressionDuration', 'promotion'],
  ],
  Hunting: ['query', 'name', 'category', 'promotion', 'tactics', 'entityMappings'],
  Function: ['name', 'parameters', 'query', 'category'],
  Watchlist: ['alias', 'name', 'searchKey', 'columns'],
  AutomationRule: ['name', 'order', 'actions', 'conditions', 'expires', 'enabled'],
  Workbook: ['name', 'tabs', 'parameters', 'introduction'],
  Schema: ['tables', 'functions'],
};

test.each(Object.keys(KEYS))('a file of the kind %s is answered for, whatever stands in it', async (kind) => {
  for (const key of KEYS[kind]!)
    for (const value of hostileValues) {
      const written = kind === 'Hunting' ? { query: 'T', [key]: value } : { kind, [key]: value };
      const { problems } = readSources([YamlSource.parse('rules/a.yaml', JSON.stringify(written))]);
      for (const { message, help } of problems) expect(`${message} ${help}`).not.toMatch(SAYS_NOTHING);
      if (kind !== 'Scheduled') continue;
      const compiled = await compile(scheduled(`${key}: ${JSON.stringify(value)}\n`));
      for (const { message, help } of compiled.problems) expect(`${message} ${help}`).not.toMatch(SAYS_NOTHING);
    }
});
