import { rulesFolder } from '../../lib/files/root';
import { readRules } from '../../lib/rules/read-rules';

const alerts = readRules([rulesFolder]).rules.filter(({ alert }) => alert !== undefined);

test.each(alerts.map((rule) => [rule.file, rule] as const))(
  'an alert of %s carries the ready call of its trail',
  (_, { alert, query }) => {
    expect(alert!.customDetails).toMatchObject({ Trail: 'Trail' });
    // A window that begins before the first sign, and the id of a session, an account or an application.
    expect(query).toMatch(
      /TokenTheft_Trail\('",[\s\S]+?, "', datetime\(", tostring\([\s\S]+? - \d+[mhd]\), "\), now\(\)\)"/,
    );
  },
);
