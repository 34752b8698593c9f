import { type IConstruct, TerraformResource } from './cdktf';

/** All Terraform resources in the given constructs, for `dependsOn`. */
export function resourcesIn(constructs: readonly IConstruct[] | undefined): TerraformResource[] | undefined {
  const found = constructs?.flatMap((construct) =>
    construct.node.findAll().filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node)),
  );
  return found?.length ? found : undefined;
}
