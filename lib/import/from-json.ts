import { isMap } from '../files/format/place';
import { parseJson } from '../files/json';
import { builtInReason, CUSTOM_DETECTION, isCustomDetection } from '../rules/read/built-in';
import { derivedId } from '../rules/read/derived-id';
import { kindNamed } from '../rules/read/kind';
import { isUuid } from '../values/uuid';
import { alertRuleFile } from './alert-rule';
import { isUnknown } from './expressions';
import { findContent, type JsonContent } from './json-content';
import { type Found, type Refused, withPlace } from './model';
import { resourceReason } from './not-importable';
import { savedSearchFile } from './saved-search';
import type { ImportSource } from './sources';
import { ruleYaml } from './write-yaml';

/** Everything that a JSON file holds; a file that holds nothing of Sentinel is one refusal. */
export function fromJson(source: ImportSource, text: string): Found[] {
  const { file } = source;
  const nothing = { source: file, name: null, kind: null, id: null };
  const document = parseJson(text);
  if (!('value' in document)) {
    const { reason, line, column } = document;
    return [
      { ...nothing, reason: withPlace({ line, column, message: `this is not valid JSON: ${reason}` }), failed: true },
    ];
  }
  return fromDocument(source, document.value);
}

/** The same of a document that was read. */
export function fromDocument({ file, isNamed }: ImportSource, document: unknown): Found[] {
  const nothing = { source: file, name: null, kind: null, id: null };
  const found = findContent(document);
  if (found.length === 0) {
    const reason = 'it holds no analytic rule, hunting query or saved function';
    return [{ ...nothing, reason, failed: isNamed }];
  }
  return found.map((content) => oneOf(file, content));
}

function oneOf(source: string, content: JsonContent): Found {
  const { properties } = content;
  const title =
    content.is === 'savedSearch' ? (properties.functionAlias ?? properties.displayName) : properties.displayName;
  const name = typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
  const kind = content.is === 'alertRule' ? (content.kind ?? 'Scheduled') : (content.kind ?? 'Hunting');
  const refuse = (reason: string, failed: boolean, as = kind): Refused => {
    return { source, name, kind: as, id: content.id ?? null, reason, failed };
  };
  if (content.is === 'tooComplex') return refuse(content.reason ?? 'it is too complex', true);
  if (content.is === 'other') return refuse(resourceReason(kind), false);
  if (content.is === 'alertRule' && isCustomDetection(kind)) return refuse(CUSTOM_DETECTION, false);
  const builtIn = content.is === 'alertRule' ? builtInReason(kind) : undefined;
  if (builtIn) return refuse(withProduct(builtIn, properties.productFilter), false);
  if (typeof properties.query !== 'string' || properties.query.trim() === '') return refuse('it has no query', true);
  if (name === null) return refuse('it has no displayName', true);
  const unknown = Object.keys(properties).filter((key) => isUnknown(properties[key]));
  if (unknown.length > 0) {
    const what = unknown.map((key) => `'${key}'`).join(', ');
    return refuse(`${what}: the template computes it from what is known only during deployment`, true);
  }
  const id = idFor(content, name);
  const comment = content.id && !isUuid(content.id) ? `In the source its id is ${oneLine(content.id)}.` : undefined;
  if (content.is === 'alertRule') {
    const alertKind = kindNamed(kind);
    if (alertKind !== 'Scheduled' && alertKind !== 'NRT')
      return refuse(`rules of the kind '${kind}' are not known`, true);
    return { source, name, kind: alertKind, id, text: ruleYaml(alertRuleFile(id, alertKind, properties), comment) };
  }
  const file = savedSearchFile(id, properties);
  if ('reason' in file) return refuse(file.reason, false, file.kind);
  return { source, name, kind: file.kind, id, text: ruleYaml(file.content, comment) };
}

/** Azure takes any name for a rule; the kit only GUIDs, always the same for the same name. */
function idFor({ id }: JsonContent, name: string): string {
  if (id === undefined) return derivedId('import', name.toLowerCase());
  return isUuid(id) ? id.toLowerCase() : derivedId('id', id.toLowerCase());
}

const withProduct = (reason: string, product: unknown): string =>
  typeof product === 'string' ? `${reason}: [${product}]` : reason;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Why a value read from YAML is of a kind that no rule file has. */
export function builtInYaml(value: unknown): string | undefined {
  if (!isMap(value) || typeof value.kind !== 'string') return undefined;
  if (isCustomDetection(value.kind)) return CUSTOM_DETECTION;
  const reason = builtInReason(value.kind);
  return reason && withProduct(reason, value.productFilter);
}
