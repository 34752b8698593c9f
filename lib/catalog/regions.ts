import type { CloudName } from './clouds';

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * Short names of the regions of each cloud, those with restricted access and announced ones among them.
 * Source: Microsoft Learn, "List of Azure regions", "Azure Government regions", "Azure operated by 21Vianet"; `az account list-locations`.
 */
export const regions: Readonly<Record<CloudName, readonly string[]>> = {
  public: names(`
    australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth brazilsoutheast
    canadacentral canadaeast centralindia centralus chilecentral denmarkeast eastasia eastus eastus2 eastus3 finlandcentral
    francecentral francesouth germanynorth germanywestcentral greececentral indiasouthcentral indonesiacentral israelcentral
    italynorth japaneast japanwest jioindiacentral jioindiawest koreacentral koreasouth malaysiawest mexicocentral
    newzealandnorth northcentralus northeurope norwayeast norwaywest polandcentral qatarcentral saudiarabiaeast southafricanorth
    southafricawest southcentralus southcentralus2 southeastasia southindia spaincentral swedencentral swedensouth
    switzerlandnorth switzerlandwest taiwannorth taiwannorthwest uaecentral uaenorth uksouth ukwest westcentralus westeurope
    westindia westus westus2 westus3`),
  usgovernment: names('usdodcentral usdodeast usgovarizona usgoviowa usgovtexas usgovvirginia'),
  china: names('chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2 chinanorth3'),
};
