/**
 * ASIM, Sentinel's normalized schemas: the unifying parsers are functions such as `_Im_Dns` (filtering, with parameters) and `_ASim_Dns`
 * (without), their workspace-deployed forms `imDns` / `ASimDns`, and the parsers of single sources, `_Im_Dns_InfobloxNIOSV02`, `vimDnsEmpty`.
 * Sources: the ASIM pages of the Sentinel documentation.
 */
interface AsimSchema {
  /** As the function names spell it. */
  readonly name: string;
  /** The native table of the schema: its columns are the schema's. */
  readonly table?: string;
  /** `name:type` of the filtering parameters; all are optional. */
  readonly parameters: string;
}

const TIMES = 'starttime:datetime endtime:datetime disabled:bool pack:bool';
const PROCESS = `${TIMES} commandline_has_any:dynamic commandline_has_all:dynamic commandline_has_any_ip_prefix:dynamic actingprocess_has_any:dynamic targetprocess_has_any:dynamic parentprocess_has_any:dynamic targetusername_has:string actorusername_has:string targetusername_has_any:dynamic actorusername_has_any:dynamic targetusername:string actorusername:string dvcipaddr_has_any_prefix:dynamic dvchostname_has_any:dynamic dvcname_has_any:dynamic eventtype:string hashes_has_any:dynamic`;

const SCHEMAS: readonly AsimSchema[] = [
  {
    name: 'AlertEvent',
    table: 'ASimAlertEventLogs',
    parameters: `${TIMES} ipaddr_has_any_prefix:dynamic hostname_has_any:dynamic username_has_any:dynamic attacktactics_has_any:dynamic attacktechniques_has_any:dynamic threatcategory_has_any:dynamic alertverdict_has_any:dynamic eventseverity_has_any:dynamic`,
  },
  { name: 'AgentEvent', table: 'ASimAgentEventLogs', parameters: TIMES },
  { name: 'AssetEntity', table: 'ASimAssetEntityLogs', parameters: TIMES },
  {
    name: 'AuditEvent',
    table: 'ASimAuditEventLogs',
    parameters: `${TIMES} srcipaddr_has_any_prefix:dynamic eventtype_in:dynamic eventresult:string actorusername_has_any:dynamic operation_has_any:dynamic object_has_any:dynamic newvalue_has_any:dynamic`,
  },
  {
    name: 'Authentication',
    table: 'ASimAuthenticationEventLogs',
    parameters: `${TIMES} username_has_any:dynamic targetusername_has:string targetusername_has_any:dynamic actorusername_has_any:dynamic targetappname_has_any:dynamic srcipaddr_has_any_prefix:dynamic srchostname_has_any:dynamic targetipaddr_has_any_prefix:dynamic dvcipaddr_has_any_prefix:dynamic dvchostname_has_any:dynamic eventtype_in:dynamic eventresultdetails_in:dynamic eventresult:string`,
  },
  {
    name: 'DhcpEvent',
    table: 'ASimDhcpEventLogs',
    parameters: `${TIMES} srcipaddr_has_any_prefix:dynamic srchostname_has_any:dynamic srcusername_has_any:dynamic eventresult:string`,
  },
  {
    name: 'Dns',
    table: 'ASimDnsActivityLogs',
    parameters: `${TIMES} srcipaddr:dynamic domain_has_any:dynamic responsecodename:string response_has_ipv4:string response_has_any_prefix:dynamic eventtype:string`,
  },
  {
    name: 'FileEvent',
    table: 'ASimFileEventLogs',
    parameters: `${TIMES} eventtype_in:dynamic srcipaddr_has_any_prefix:dynamic actorusername_has_any:dynamic targetfilepath_has_any:dynamic srcfilepath_has_any:dynamic hashes_has_any:dynamic dvchostname_has_any:dynamic dvcipaddr_has_any_prefix:dynamic`,
  },
  {
    name: 'NetworkSession',
    table: 'ASimNetworkSessionLogs',
    parameters: `${TIMES} srcipaddr_has_any_prefix:dynamic dstipaddr_has_any_prefix:dynamic ipaddr_has_any_prefix:dynamic dstportnumber:int hostname_has_any:dynamic dvcaction:dynamic eventresult:string`,
  },
  { name: 'ProcessEvent', table: 'ASimProcessEventLogs', parameters: PROCESS },
  { name: 'ProcessCreate', table: 'ASimProcessEventLogs', parameters: PROCESS },
  { name: 'ProcessTerminate', table: 'ASimProcessEventLogs', parameters: PROCESS },
  { name: 'Process', table: 'ASimProcessEventLogs', parameters: PROCESS },
  {
    name: 'RegistryEvent',
    table: 'ASimRegistryEventLogs',
    parameters: `${TIMES} eventtype_in:dynamic actorusername_has_any:dynamic registrykey_has_any:dynamic registryvalue_has_any:dynamic registrydata_has_any:dynamic registryvaluedata_has_any:dynamic dvchostname_has_any:dynamic dvcipaddr_has_any_prefix:dynamic`,
  },
  { name: 'Registry', table: 'ASimRegistryEventLogs', parameters: TIMES },
  {
    name: 'UserManagement',
    table: 'ASimUserManagementActivityLogs',
    parameters: `${TIMES} srcipaddr_has_any_prefix:dynamic targetusername_has_any:dynamic actorusername_has_any:dynamic eventtype_in:dynamic`,
  },
  {
    name: 'WebSession',
    table: 'ASimWebSessionLogs',
    parameters: `${TIMES} srcipaddr_has_any_prefix:dynamic ipaddr_has_any_prefix:dynamic url_has_any:dynamic httpuseragent_has_any:dynamic eventresultdetails_in:dynamic eventresultdetails_has_any:dynamic eventresult:string`,
  },
];

const FUNCTION = /^(?:_Im_|_ASim_|im|vim|ASim)([A-Z][A-Za-z]*)(?:_?\w+)?$/;

export interface AsimFunction {
  readonly table?: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

/** What is known of an ASIM parser, by its name; undefined when the name is not one. */
export function findAsimFunction(name: string): AsimFunction | undefined {
  const rest = FUNCTION.exec(name)?.[1];
  if (!rest || name.endsWith('Logs')) return undefined;
  const schema = SCHEMAS.filter((candidate) => rest.startsWith(candidate.name)).sort(
    (a, b) => b.name.length - a.name.length,
  )[0];
  if (!schema) return undefined;
  const parameters = schema.parameters.split(' ').map((parameter) => {
    const [parameterName, type] = parameter.split(':');
    return { name: parameterName!, type: type! };
  });
  return { table: schema.table, parameters };
}
