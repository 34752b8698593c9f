import { LogAnalyticsSavedSearch } from '@cdktf/provider-azurerm/lib/log-analytics-saved-search';
import { columnTypes, searchBounds, searchForms } from '../../lib/catalog/bounds/searches';
import type { FunctionParameter } from '../../lib/kql/model/model';
import type { SavedFunction as Definition } from '../../lib/rules/read/model';
import { Construct, type IConstruct } from '../core/cdktf';
import { type Check, checkForm, checkOneOf, checkText, validate } from '../core/checks';
import { claim } from '../core/claims';
import { resourcesIn } from '../core/dependencies';
import { clash } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { tagList } from './search-tags';

export interface SavedFunctionProps {
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace. */
  readonly workspaceId: string;
  readonly definition: Definition;
  /** Playbook items it answers; kept as a tag for reviewers of a plan. @default - none */
  readonly playbook?: readonly string[];
  /** In which folder of the portal's list it stands. @default Functions */
  readonly category?: string;
  /** Functions that this one calls. @default - nothing */
  readonly after?: readonly IConstruct[];
}

/** A saved search with an alias: callable by that name in every query of the workspace. */
export class SavedFunction extends Construct {
  constructor(scope: Construct, id: string, props: SavedFunctionProps) {
    super(scope, id);
    const { definition } = props;
    const { id: name, alias, displayName, query, parameters } = definition;
    validate(this, [
      checkForm('definition.id', name, searchForms.id),
      checkForm('definition.alias', alias, searchForms.identifier),
      checkText('definition.displayName', displayName, searchBounds.displayName),
      checkText('definition.query', query, searchBounds.functionQuery),
      ...parameters.flatMap(checkParameter),
      claim(this, 'definition.id', props.workspaceId, 'id of a saved search', name),
      claim(this, 'definition.alias', props.workspaceId, 'function alias', alias),
    ]);
    readable(
      new LogAnalyticsSavedSearch(this, 'resource', {
        name,
        logAnalyticsWorkspaceId: props.workspaceId,
        category: literal(props.category ?? 'Functions'),
        displayName: literal(displayName),
        query: literal(query),
        functionAlias: alias,
        functionParameters: parameters.length ? parameters.map(signature) : undefined,
        tags: props.playbook?.length ? { playbook: tagList(props.playbook) } : undefined,
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }
}

/** `name:type` or `name:type=default`; the provider joins them with `, ` and parts them there again. */
const signature = ({ name, type, default: fallback }: FunctionParameter): string =>
  fallback === undefined ? `${name}:${type}` : literal(`${name}:${type}=${fallback}`);

function checkParameter(
  { name, type, default: fallback }: FunctionParameter,
  i: number,
  all: readonly FunctionParameter[],
): Check[] {
  const property = `definition.parameters.${name}`;
  const before = all.slice(0, i);
  const optional = before.findLast((other) => other.default !== undefined);
  return [
    checkForm(property, name, searchForms.identifier),
    checkOneOf<string>(property, type, columnTypes),
    checkForm(
      property,
      fallback,
      searchForms.parameterDefault,
      'The provider parts parameters at commas: build such a value inside the function.',
    ),
    before.some((other) => other.name === name) && clash(property, 'it is there twice', 'Remove one of the two.'),
    fallback === undefined &&
      optional !== undefined &&
      clash(
        property,
        `it has no default and stands behind '${optional.name}', which has one`,
        'Put parameters with a default last.',
      ),
  ];
}
