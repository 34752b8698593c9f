import { LogAnalyticsSavedSearch } from '@cdktf/provider-azurerm/lib/log-analytics-saved-search';
import { searchBounds, searchForms } from '../../lib/catalog/bounds/searches';
import { signatureOf } from '../../lib/kql/model/signature';
import { functionForm } from '../../lib/rules/checks/function-form';
import type { SavedFunction as Definition } from '../../lib/rules/read/model';
import { Construct, type IConstruct } from '../core/cdktf';
import { checkForm, checkText, validate } from '../core/checks';
import { claim } from '../core/claims';
import { resourcesIn } from '../core/dependencies';
import { literal } from '../core/literal';
import { readable } from '../core/logical-id';
import { faultsOf, propertyIn } from './rule-faults';
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

const propertyOf = propertyIn('definition', { name: 'alias' });

/** A saved search with an alias: callable by that name in every query of the workspace. */
export class SavedFunction extends Construct {
  constructor(scope: Construct, id: string, props: SavedFunctionProps) {
    super(scope, id);
    const { definition } = props;
    const { id: name, alias, displayName, query, parameters } = definition;
    validate(this, [
      checkForm('definition.id', name, searchForms.id),
      checkText('definition.alias', alias, {}),
      checkText('definition.displayName', displayName, searchBounds.displayName),
      checkText('definition.query', query, searchBounds.functionQuery),
      ...faultsOf(propertyOf, (at) => functionForm(definition, at)),
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
        // The provider joins them with `, ` and parts them there again.
        functionParameters: parameters.length
          ? parameters.map((parameter) => literal(signatureOf(parameter)))
          : undefined,
        tags: props.playbook?.length ? { playbook: tagList(props.playbook) } : undefined,
        dependsOn: resourcesIn(props.after),
      }),
      this,
    );
  }
}
