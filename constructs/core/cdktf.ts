import util from 'node:util';

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

// cdktf asks `util.isArray` whether an output is a list, of which Node 22 and later warn at every synth. It is `Array.isArray`.
Object.assign(util, { isArray: Array.isArray });
