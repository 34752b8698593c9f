import { isMap } from '../files/format/place';
import { azSentinelRoots, isAzSentinel } from '../rules/read/built-in';
import { isUuid } from '../values/uuid';
import { azSentinelSettings } from './az-sentinel';
import { Budget, TooComplex } from './budget';
import { Scope, UNKNOWN } from './expressions';

/** Something of Sentinel that a JSON document holds. */
export interface JsonContent {
  readonly is: 'alertRule' | 'savedSearch' | 'other' | 'tooComplex';
  /** Why it is too complex. */
  readonly reason?: string;
  /** `kind` of an alert rule, or the resource type of what is neither. */
  readonly kind?: string;
  /** Last part of the resource's name (or id), when it is known. */
  readonly id?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;

/** Containers, and what only describes other resources: nothing of their own is lost with them. */
const SILENT =
  /(^microsoft\.resources\/deployments|\/contenttemplates|\/contentpackages|\/contentproducttemplates|\/contentproductpackages|\/metadata|\/templatespecs(\/versions)?|^microsoft\.operationalinsights\/workspaces|microsoft\.operationsmanagement\/solutions)$/i;

/**
 * Everything of Sentinel in a document: ARM templates at any depth (solutions and content templates hold templates
 * themselves), answers of the REST API, what the Azure CLI prints, and single objects.
 */
export function findContent(document: unknown, budget = new Budget()): JsonContent[] {
  const all = (items: readonly unknown[]) => items.flatMap((item) => findContent(item, budget));
  if (Array.isArray(document)) return all(document);
  if (!isMap(document)) return [];
  if (resourcesOf(document)) return inTemplate(document, budget);
  if (isAzSentinel(document)) return Object.entries(document).flatMap(([key, items]) => ofAzSentinel(key, items));
  if (Array.isArray(document.value)) return all(document.value);
  return resource(document, '', '', budget);
}

/** A list of AzSentinel's: settings without an envelope. */
function ofAzSentinel(key: string, items: unknown): JsonContent[] {
  const kind = azSentinelRoots.get(key.toLowerCase());
  return (Array.isArray(items) ? items : []).flatMap((item): JsonContent[] => {
    const settings = azSentinelSettings(asMap(item));
    const id = typeof settings.id === 'string' ? settings.id : undefined;
    const { id: _id, kind: _kind, ...properties } = settings;
    if (kind === 'Hunting') return [{ is: 'savedSearch', id, properties: { category: HUNTING, ...properties } }];
    return kind ? [{ is: 'alertRule', kind, id, properties }] : untyped(undefined, id, properties, settings);
  });
}

/** ARM knows a list of resources, and since language version 2.0 a map of them. */
function resourcesOf(template: Json): readonly unknown[] | undefined {
  if (Array.isArray(template.resources)) return template.resources;
  return isMap(template.resources) && !template.type ? Object.values(template.resources) : undefined;
}

function inTemplate(template: Json, budget: Budget): JsonContent[] {
  const scope = new Scope(asMap(template.parameters), asMap(template.variables), budget);
  return (resourcesOf(template) ?? []).flatMap((item) => (isMap(item) ? inScope(item, scope) : []));
}

function inScope(item: Json, scope: Scope): JsonContent[] {
  const { budget } = scope;
  budget.next();
  try {
    // What stands in a template with a scope of its own is for that one to resolve.
    const inner = innerTemplate(item);
    if (!inner) return resource(asMap(scope.resolve(item)), '', '', budget);
    return inTemplate({ ...inner, parameters: { ...asMap(inner.parameters), ...given(item, scope) } }, budget);
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error;
    const kind = typeof item.kind === 'string' ? item.kind : typeof item.type === 'string' ? item.type : undefined;
    return [{ is: 'tooComplex', reason: error.message, kind, properties: {} }];
  }
}

function innerTemplate(item: Json): Json | undefined {
  const { template, expressionEvaluationOptions: options } = asMap(item.properties);
  const { scope } = asMap(options);
  const isInner = typeof scope === 'string' && scope.toLowerCase() === 'inner';
  return isInner && isMap(template) ? template : undefined;
}

/** Parameters handed to a nested deployment, as defaults. */
function given(item: Json, scope: Scope): Json {
  const values = asMap(asMap(item.properties).parameters);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { defaultValue: scope.resolve(asMap(value).value) }]),
  );
}

function resource(item: Json, parentType: string, parentName: string, budget: Budget): JsonContent[] {
  const written = typeof item.type === 'string' ? item.type : '';
  const type = parentType && !/^microsoft\./i.test(written) ? `${parentType}/${written}` : written;
  const name = [parentName, typeof item.name === 'string' ? item.name : ''].filter(Boolean).join('/');
  const properties = asMap(item.properties);
  const nested = [properties.mainTemplate, properties.template, properties.packagedContent].filter(isMap);
  const children = Array.isArray(item.resources) ? item.resources : [];
  return [
    ...own(item, type, name),
    ...nested.flatMap((template) => inTemplate(template, budget)),
    ...children.flatMap((child) => (isMap(child) ? resource(child, type, name, budget) : [])),
  ];
}

function own(item: Json, type: string, name: string): JsonContent[] {
  const properties = isMap(item.properties) ? item.properties : withoutEnvelope(item);
  const kind = typeof item.kind === 'string' ? item.kind : undefined;
  const id = idOf(item, name);
  if (/\/alertrule(s|templates)$/i.test(type)) return [{ is: 'alertRule', kind, id, properties }];
  if (/\/savedsearches$/i.test(type)) return [{ is: 'savedSearch', id, properties }];
  if (type) return SILENT.test(type) ? [] : [{ is: 'other', kind: type, id, properties: { displayName: name } }];
  return untyped(kind, id, properties, item);
}

/** Objects without a type are known by what they hold. */
function untyped(kind: string | undefined, id: string | undefined, properties: Json, item: Json): JsonContent[] {
  const has = (...keys: readonly string[]) => keys.some((key) => properties[key] !== undefined);
  // The Azure CLI and files of the ecosystem have no envelope: the name stands beside the query.
  const named = has('displayName') ? properties : { displayName: item.name, ...properties };
  if (has('query') && has('category', 'functionAlias')) return [{ is: 'savedSearch', id, properties: named }];
  if (kind !== undefined && (isMap(item.properties) || has('displayName', 'query', 'productFilter')))
    return [{ is: 'alertRule', kind, id, properties: named }];
  if (!has('query')) return [];
  if (has('severity', 'queryFrequency', 'triggerOperator')) return [{ is: 'alertRule', id, properties: named }];
  return [{ is: 'savedSearch', id, properties: { category: HUNTING, ...named } }];
}

const HUNTING = 'Hunting Queries';

const ENVELOPE = ['id', 'name', 'type', 'kind', 'etag', 'apiVersion', 'systemData', 'location', 'resourceGroup'];

const withoutEnvelope = (item: Json): Json =>
  Object.fromEntries(Object.entries(item).filter(([key]) => !ENVELOPE.includes(key)));

/** The GUID of the name or of the id; else the name, if it is one of a resource. */
function idOf(item: Json, name: string): string | undefined {
  const last = (path: unknown) => (typeof path === 'string' ? path.split('/').at(-1)!.trim() : '');
  const candidates = [last(name), last(item.id)].filter((part) => part !== '' && !part.includes(UNKNOWN));
  const isResource = item.type !== undefined || isMap(item.properties) || item.displayName !== undefined;
  return candidates.find(isUuid) ?? (isResource ? candidates[0] : last(item.id) || undefined);
}

const asMap = (value: unknown): Json => (isMap(value) ? value : {});
