import { ApplicationInsightsWorkbook } from '@cdktf/provider-azurerm/lib/application-insights-workbook';
import { Construct, Fn, Token } from '../core/cdktf';
import { checkTags, checkText, checkUuid } from '../core/checks';
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
  /** The workbook as the editor's "Advanced" view shows it: an object, or its JSON text. */
  readonly content: Readonly<Record<string, unknown>> | string;
  /** Not `hidden-title`, which the service sets by itself. @default - no tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A workbook that Sentinel lists among the saved ones. */
export class Workbook extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: WorkbookProps) {
    super(scope, id);
    checkUuid(this, 'name', props.name);
    if (props.name !== props.name.toLowerCase())
      throw malformed(this, 'name', 'a GUID in lower case', props.name, `Write ${props.name.toLowerCase()}.`);
    claim(this, 'name', 'workbooks', 'id of a workbook', props.name);
    checkText(this, 'displayName', props.displayName, 256);
    checkTags(this, 'tags', props.tags);
    if (props.tags && 'hidden-title' in props.tags)
      throw refused(this, 'tags', "the service keeps the title in 'hidden-title'", "Use 'displayName'.");
    const workbook = readable(
      new ApplicationInsightsWorkbook(this, 'resource', {
        name: props.name,
        displayName: literal(props.displayName),
        description: props.description ? literal(props.description) : undefined,
        resourceGroupName: props.resourceGroupName,
        location: props.location,
        category: 'sentinel',
        // The service stores the id in lower case and the provider takes no other.
        sourceId: Token.isUnresolved(props.workspaceId) ? Fn.lower(props.workspaceId) : props.workspaceId.toLowerCase(),
        dataJson: literal(this.json(props.content)),
        tags: props.tags && literals(props.tags),
      }),
      this,
    );
    this.id = workbook.id;
  }

  private json(content: WorkbookProps['content']): string {
    if (typeof content !== 'string') return JSON.stringify(content);
    try {
      const parsed: unknown = JSON.parse(content);
      if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return JSON.stringify(parsed);
    } catch {
      // Reported below, together with JSON that is no object.
    }
    throw malformed(this, 'content', 'a JSON object', content.slice(0, 40));
  }
}
