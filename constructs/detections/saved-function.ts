import { LogAnalyticsSavedSearch } from '@cdktf/provider-azurerm/lib/log-analytics-saved-search';
import type { FunctionParameter } from '../../lib/kql/model/model';
import type { SavedFunction as Definition } from '../../lib/rules/read/model';
import { Construct, type IConstruct } from '../core/cdktf';
import { checkOneOf, checkPattern, checkText } from '../core/checks';
import { claim } from '../core/claims';
import { resourcesIn } from '../core/dependencies';
import { clash, malformed } from '../core/errors';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { tagList } from './search-tags';

const TYPES = ['bool', 'datetime', 'decimal', 'dynamic', 'guid', 'int', 'long', 'real', 'string', 'timespan'];

export interface SavedFunctionProps {
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace. */
  readonly workspaceId: string;
  readonly definition: Definition;
  /** Playbook items it answers; kept as a tag for whoever reviews a plan. @default - none */
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
    checkPattern(this, 'definition.id', definition.id, /^[^/?#%\s]{1,260}$/, 'a name without / ? # % and blanks');
    checkPattern(
      this,
      'definition.alias',
      definition.alias,
      /^[A-Za-z_][A-Za-z0-9_]{0,127}$/,
      'a name of letters, digits and _ that starts with no digit',
    );
    checkText(this, 'definition.displayName', definition.displayName, 256);
    checkText(this, 'definition.query', definition.query, 60_000);
    checkText(this, 'category', props.category, 256);
    claim(this, 'definition.id', props.workspaceId, 'id of a saved search', definition.id);
    claim(this, 'definition.alias', props.workspaceId, 'function alias', definition.alias);
    const parameters = this.signature(definition.parameters);
    readable(
      new LogAnalyticsSavedSearch(this, 'resource', {
        name: definition.id,
        logAnalyticsWorkspaceId: props.workspaceId,
        category: literal(props.category ?? 'Functions'),
        displayName: literal(definition.displayName),
        query: literal(definition.query),
        functionAlias: definition.alias,
        functionParameters: parameters.length ? parameters : undefined,
        tags: props.playbook?.length ? { playbook: tagList(props.playbook) } : undefined,
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }

  /** Each as `name:type` or `name:type=default`, which the provider joins with `, ` and parts there again. */
  private signature(parameters: readonly FunctionParameter[]): string[] {
    let optional: string | undefined;
    const seen = new Set<string>();
    return parameters.map(({ name, type, default: fallback }) => {
      const property = `definition.parameters.${name}`;
      checkPattern(this, property, name, /^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of letters, digits and _');
      checkOneOf(this, property, type, TYPES);
      if (seen.has(name)) throw clash(this, property, 'it is there twice', 'Remove one of the two.');
      seen.add(name);
      if (fallback === undefined && optional !== undefined)
        throw clash(
          this,
          property,
          `it has no default and stands behind '${optional}', which has one`,
          'Put parameters with a default last.',
        );
      if (fallback === undefined) return `${name}:${type}`;
      optional = name;
      if (fallback === '' || /[,\n\r]/.test(fallback))
        throw malformed(
          this,
          property,
          'a default on one line without commas',
          fallback,
          'The provider parts parameters at commas: build such a value inside the function.',
        );
      return literal(`${name}:${type}=${fallback}`);
    });
  }
}
