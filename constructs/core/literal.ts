/**
 * Makes Terraform deliver a text as it is.
 *
 * In the JSON that is synthesized every string is a template: `${` starts an expression and `%{` a directive. cdktf
 * passes strings on unchanged, and takes `${TfToken[` for one of its own references. All text that a person wrote
 * (queries, descriptions, playbook templates) therefore goes through here, exactly once.
 */
export function literal(text: string): string {
  if (!text.includes('{')) return text;
  return text
    .replace(/(\$+|#|&)\{(?=TfToken\[)/g, (_, sign: string) => `\0${sign}\0`)
    .replace(/\$\{/g, '$$${')
    .replace(/%\{/g, '%%{')
    .replace(/\0([$#&]+)\0/g, (_, sign: string) => `\${"${sign}"}{`);
}

/** `literal` for all keys and values of a map. */
export function literals(map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [literal(key), literal(value)]));
}
