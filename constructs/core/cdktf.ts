/**
 * The only file that imports cdktf: every name of it that the kit uses, and nothing else.
 * Moving to another build of the library is an edit of this file.
 */
export {
  App,
  AzurermBackend,
  CloudBackend,
  Fn,
  LocalBackend,
  Manifest,
  NamedCloudWorkspace,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Testing,
  Token,
} from 'cdktf';
export { Construct, type IConstruct } from 'constructs';
