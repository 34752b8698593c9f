import { sarifUri } from '../../lib/report/sarif';

test.each([
  ['rules/analytics/a.yaml', 'rules/analytics/a.yaml'],
  ['rules/a b#c?ä.yaml', 'rules/a%20b%23c%3F%C3%A4.yaml'],
  ['/elsewhere/a b.yaml', 'file:///elsewhere/a%20b.yaml'],
])('%s is the URI %s', (file, uri) => expect(sarifUri(file)).toBe(uri));
