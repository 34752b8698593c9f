import { csv } from '../../lib/report/csv';
import { code, fenced, inline, table } from '../../lib/report/markdown';
import { html, xml } from '../../lib/report/markup';

const ACTING = '\u001b[2J\u009b\u202e\u2028\u0000';

describe('forms for machines, with hostile text', () => {
  it.each([
    ['=1+1', "'=1+1"],
    [' \t=cmd|x', "' \t=cmd|x"],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ['-1', "'-1"],
    ['::error::x', "'::error::x"],
    ['a\n::error::x', 'a\\n::error::x'],
    ['a\nb,"c"', '"a\nb,""c"""'],
    [`a${ACTING}`, 'a\\u001b[2J\\u009b\\u202e\\u2028\\u0000'],
  ])('a cell of CSV is neither a formula nor a command: %j', (text, expected) => {
    expect(csv([[text]])).toBe(expected);
  });

  it.each([
    ['[x](javascript:alert)', '\\[x\\](javascript:alert)'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a\n# b\n::error::', 'a \\# b ::error::'],
    ['@team', '@\u200bteam'],
    [ACTING, '\\\\u001b\\[2J\\\\u009b\\\\u202e \\\\u0000'],
  ])('a text of Markdown is no markup: %j', (text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  it('code, blocks and tables of Markdown end where they should', () => {
    expect(code(`a\`b\n${ACTING}`)).toBe("`a'b \\u001b[2J\\u009b\\u202e \\u0000`");
    expect(code('##vso[x]')).not.toContain('##vso[');
    expect(fenced('yaml', '```\nx\u001b')).toBe('````yaml\n```\nx\\u001b\n````');
    expect(table(['a'], [['x | y\n| z']]).split('\n')).toHaveLength(3);
  });

  it('HTML and XML hold no character that acts, and XML no line break and no command', () => {
    for (const language of [html, xml]) {
      const { text } = language`<a b="${`"><script>${ACTING}`}">`;
      expect(text).toBe('<a b="&quot;&gt;&lt;script&gt;\\u001b[2J\\u009b\\u202e\\u2028\\u0000">');
    }
    expect(xml`<a>${'x\n::error::\n##vso[y]'}</a>`.text).toBe('<a>x&#10;::error::&#10;&#35;&#35;vso[y]</a>');
  });
});
