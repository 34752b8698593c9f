import { anchor, html, type Markup } from '../../../report/markup';

/** Less than this is as long as the words that would point elsewhere. */
const WORTH = 160;

/**
 * What several environments have in common stands with the first of them; the others point there. On screen the script fetches it from
 * there; on paper it is not said again.
 */
export class Once {
  private readonly first = new Map<string, { readonly name: string; readonly id: string }>();

  /** A section of an environment. What `write` makes does not say whose it is, and gives its longer parts to `part`. */
  section(link: string, name: string, title: string, write: Write): Markup {
    const id = anchor(link, name);
    const content = this.said(name, `${id}-body`, write);
    return html`<section aria-labelledby="${id}"><h3 id="${id}">${title}<span class="of"> of ${name}</span></h3>${content}</section>`;
  }

  private said(name: string, id: string, write: Write): Markup {
    const part: Part = (inner) => this.said(name, `part-${this.first.size}`, inner);
    const { text: key } = write(whole);
    const same = this.first.get(key);
    if (key.length < WORTH || same?.name === name) return write(part);
    if (same) return html`<p data-as="${same.id}">As for <a href="#${same.id}">${same.name}</a>.</p>`;
    this.first.set(key, { name, id });
    return html`<div id="${id}">${write(part)}</div>`;
  }
}

/** Makes markup of parts that may be said elsewhere. */
export type Write = (part: Part) => Markup;
export type Part = (write: Write) => Markup;

const whole: Part = (write) => write(whole);
