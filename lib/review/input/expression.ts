/** One piece of a template: text as Terraform would deliver it, or an expression inside `${}`. */
export type Piece = { readonly text: string } | { readonly expression: string };

/**
 * Takes a string of Terraform's JSON syntax apart: `$${` stands for `${`, `%%{` for `%{`, and `${ ... }` for an
 * expression. Directives (`%{ ... }`) are kept as expressions, so that their value counts as unknown.
 */
export function parseTemplate(template: string): readonly Piece[] {
  if (!template.includes('{')) return [{ text: template }];
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  while (at < template.length) {
    const sign = template[at]!;
    if ((sign === '$' || sign === '%') && template[at + 1] === sign && template[at + 2] === '{') {
      text += `${sign}{`;
      at += 3;
    } else if ((sign === '$' || sign === '%') && template[at + 1] === '{') {
      const end = closingBrace(template, at + 2);
      if (text) pieces.push({ text });
      text = '';
      pieces.push({ expression: template.slice(at + 2, end).trim() });
      at = end + 1;
    } else {
      text += sign;
      at += 1;
    }
  }
  if (text || pieces.length === 0) pieces.push({ text });
  return pieces;
}

/** The place of the brace that closes an expression; strings inside are stepped over. */
function closingBrace(template: string, from: number): number {
  let depth = 1;
  for (let at = from; at < template.length; at++) {
    const character = template[at];
    if (character === '"') at = closingQuote(template, at + 1);
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return at;
  }
  return template.length;
}

function closingQuote(template: string, from: number): number {
  for (let at = from; at < template.length; at++) {
    if (template[at] === '\\') at += 1;
    else if (template[at] === '"') return at;
  }
  return template.length;
}

const TRAVERSAL =
  /(?<![\w.-])(?:data\.)?[a-z][a-z0-9]*(?:_[a-z0-9]+)+\.[A-Za-z_][\w-]*(?:\[[^\]]*\])?(?:\.[A-Za-z_][\w-]*)*/g;

/** Every resource attribute that an expression names, e.g. `azurerm_resource_group.main.name`. */
export function referencesIn(expression: string): readonly string[] {
  return [...new Set(expression.match(TRAVERSAL) ?? [])];
}

/** `azurerm_a.b` of `azurerm_a.b[0]`. */
export const withoutIndex = (reference: string): string =>
  reference.includes('[') ? reference.replace(/\[[^\]]*\]/g, '') : reference;

/** How many parts of a reference name the resource: `module.m.data.azurerm_a.b` has five. */
function addressLength(parts: readonly string[]): number {
  let at = 0;
  while (parts[at] === 'module') at += 2;
  return at + (parts[at] === 'data' ? 3 : 2);
}

/** `azurerm_resource_group.main` of `azurerm_resource_group.main.name` or of `azurerm_resource_group.main[0].name`. */
export function addressOf(reference: string): string {
  const parts = withoutIndex(reference).split('.');
  return parts.slice(0, addressLength(parts)).join('.');
}

/** `name` of `azurerm_resource_group.main.name`; empty when it names the resource as a whole. */
export function attributeOf(reference: string): string {
  const parts = withoutIndex(reference).split('.');
  return parts.slice(addressLength(parts)).join('.');
}
