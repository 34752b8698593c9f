import { html, xml } from '../../lib/report/markup';

const HOSTILE = `<b> & "q" 'a'`;

test('HTML escapes every value, also in attributes, and joins lists', () => {
  expect(html`<p title="${HOSTILE}">${['<', 1]}${undefined}${false}</p>`.text).toBe(
    '<p title="&lt;b&gt; &amp; &quot;q&quot; &#39;a&#39;">&lt;1</p>',
  );
});

test('markup inside markup is taken as it is', () => {
  expect(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>`.text).toBe('<ul><li>1</li><li>2</li></ul>');
});

test('XML keeps line breaks through attributes, and writes out what XML cannot hold', () => {
  expect(xml`<a b="${`${HOSTILE}\n\t`}"/>`.text).toBe(`<a b="&lt;b&gt; &amp; &quot;q&quot; 'a'&#10;&#9;"/>`);
  expect(xml`${'\u0000 \u001b \ud800 \uffff 😀'}`.text).toBe('\\u0000 \\u001b \\ud800 \\uffff 😀');
});
