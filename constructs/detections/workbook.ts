import { ApplicationInsightsWorkbook } from '@cdktf/provider-azurerm/lib/application-insights-workbook';
import { nameForms } from '../../lib/catalog/bounds/names';
import { TITLE_TAG } from '../../lib/catalog/bounds/tags';
import { Construct, Fn, Token } from '../core/cdktf';
import { checkForm, checkGuid, checkTags, validate } from '../core/checks';
import { claim } from '../core/claims';
import { malformed, refused } from '../core/errors';
import { literal, literals } from '../core/literal';
import { readable } from '../core/logical-id';

export interface WorkbookProps {
  /** GUID of the workbook, in lower case. */
  readonly name: string;
  /** At most 256 characters; unique among the workbooks of a workspace, for the sake of its readers. */
  readonly displayName: string;
  /** @default - none */
  readonly description?: string;
  readonly resourceGroupName: string;
  readonly location: string;
  /** `SentinelOnboarding.workspaceId`, or the id of a workspace that has Sentinel. */
  readonly workspaceId: string;
  /** The workbook as the editor's "Advanced" view shows it. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Not `hidden-title`, which the service sets by itself. @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A workbook that Sentinel lists among the saved ones. */
export class Workbook extends Construct {
  constructor(scope: Construct, id: string, props: WorkbookProps) {
    super(scope, id);
    const lower = props.name.toLowerCase();
    validate(this, [
      checkGuid('name', props.name),
      props.name !== lower && malformed('name', 'a GUID in lower case', props.name, `Write ${lower}.`),
      claim(this, 'name', 'workbooks', 'id of a workbook', props.name),
      checkForm('displayName', props.displayName, nameForms.workbook),
      ...checkTags('tags', props.tags),
      Object.keys(props.tags ?? {}).some((name) => name.toLowerCase() === TITLE_TAG) &&
        refused('tags', `the service keeps the title in '${TITLE_TAG}'`, "Use 'displayName'."),
    ]);
    readable(
      new ApplicationInsightsWorkbook(this, 'resource', {
        name: props.name,
        displayName: literal(props.displayName),
        description: props.description ? literal(props.description) : undefined,
        resourceGroupName: props.resourceGroupName,
        location: props.location,
        category: 'sentinel',
        // The service stores the id in lower case and the provider takes no other.
        sourceId: Token.isUnresolved(props.workspaceId) ? Fn.lower(props.workspaceId) : props.workspaceId.toLowerCase(),
        dataJson: literal(JSON.stringify(props.content)),
        tags: props.tags && literals(props.tags),
      }),
      this,
    );
  }
}
