import { fillPlaceholders } from '../../../../lib/rules/kinds/workbook/placeholders';
import { workbook } from './workbench';

const { parameters } = workbook();
const fill = (query: string) => fillPlaceholders(query, parameters);

describe('placeholders', () => {
  it.each([
    ["f('{User}')", "f('ann')"],
    ['f({TimeRange:start}, {TimeRange:end})', 'f(datetime(2026-01-01T00:00:00Z), datetime(2026-01-08T00:00:00Z))'],
    ['bin(TimeGenerated, {TimeRange:grain})', 'bin(TimeGenerated, 1h)'],
    ['where TimeGenerated {TimeRange}', 'where TimeGenerated > ago(timespan(10080m))'],
    ['print dynamic({"a": 1}), {Other}, {TimeRange:colour}', 'print dynamic({"a": 1}), {Other}, {TimeRange:colour}'],
  ])('in %s give %s', (query, text) => expect(fill(query).text).toBe(text));

  it('give a text that its quotes cannot end', () => {
    expect(fillPlaceholders("'{Q}'", [{ name: 'Q', type: 'text', label: 'Q', sample: "o'x" }]).text).toBe("'o\\'x'");
  });

  it('lead back to the place in the original', () => {
    const query = "a('{User}', {TimeRange:start}) | wrong";
    const { text, original } = fill(query);
    expect(query.slice(original(text.indexOf('wrong')))).toBe('wrong');
    expect(query.slice(original(text.indexOf('ann') + 1))).toMatch(/^\{User\}/);
    expect(query.slice(original(text.indexOf('2026')))).toMatch(/^\{TimeRange:start\}/);
    expect(original(0)).toBe(0);
    expect(original(text.length)).toBe(query.length);
  });
});
