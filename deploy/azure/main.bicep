// Firewatch in Azure: the bot and its Teams channel, one virtual machine with a managed disk, a
// managed identity, a key vault, a registry for the image, a log workspace. docs/azure.md has the
// commands, and says why it is a virtual machine.

targetScope = 'resourceGroup'

@description('Where everything is, except the bot, which is global.')
param location string = resourceGroup().location

@description('Begins every name. Short, small letters and digits.')
@minLength(3)
@maxLength(12)
param prefix string = 'firewatch'

@description('How the bot proves that it is the bot. With SingleTenant, give appId too.')
@allowed([
  'UserAssignedMSI'
  'SingleTenant'
])
param botType string = 'UserAssignedMSI'

@description('The app registration of a bot that is SingleTenant; not used otherwise.')
param appId string = ''

@description('The image within the registry, as az acr build was told.')
param image string = 'firewatch:latest'

@description('Public SSH key of the administrator. No port is open for it; Azure wants one.')
param adminKey string

@description('Size of the machine. Firewatch wants little; the agent that carries logs wants memory.')
param vmSize string = 'Standard_B2als_v2'

@description('Size of the disk of the ledger.')
@minValue(4)
param diskGiB int = 8

@description('How long logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 90

var suffix = uniqueString(resourceGroup().id)
var hostLabel = '${prefix}-${suffix}'
var botId = botType == 'UserAssignedMSI' ? identity.properties.clientId : appId

// Roles that Azure defines: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

// ---- who the bot is

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${prefix}-identity'
  location: location
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${prefix}-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Firewatch'
    description: 'Runs the process for critical production issues'
    endpoint: 'https://${address.properties.dnsSettings.fqdn}/api/messages'
    msaAppId: botId
    msaAppType: botType
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: botType == 'UserAssignedMSI' ? identity.id : null
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
    }
  }
}

// ---- what only the machine may read

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'fw${suffix}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: '${prefix}${suffix}'
  location: location
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
  }
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, acrPull)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
  }
}

// ---- how the world reaches it

resource firewall 'Microsoft.Network/networkSecurityGroups@2023-11-01' = {
  name: '${prefix}-firewall'
  location: location
  properties: {
    securityRules: [
      {
        name: 'web'
        properties: {
          description: 'HTTPS, and HTTP for the certificate'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRanges: [
            '80'
            '443'
          ]
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: '${prefix}-network'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.21.0.0/24'
      ]
    }
    subnets: [
      {
        name: 'machine'
        properties: {
          addressPrefix: '10.21.0.0/28'
          networkSecurityGroup: {
            id: firewall.id
          }
        }
      }
    ]
  }
}

resource address 'Microsoft.Network/publicIPAddresses@2023-11-01' = {
  name: '${prefix}-address'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    dnsSettings: {
      domainNameLabel: hostLabel
    }
  }
}

resource card 'Microsoft.Network/networkInterfaces@2023-11-01' = {
  name: '${prefix}-card'
  location: location
  properties: {
    ipConfigurations: [
      {
        name: 'first'
        properties: {
          subnet: {
            id: network.properties.subnets[0].id
          }
          publicIPAddress: {
            id: address.id
          }
        }
      }
    ]
  }
}

// ---- the machine and its disk

// Apart from the machine, so that the ledger outlives it. A managed disk keeps its word about
// fdatasync and belongs to one machine at a time.
resource ledger 'Microsoft.Compute/disks@2023-10-02' = {
  name: '${prefix}-ledger'
  location: location
  sku: {
    name: 'Premium_LRS'
  }
  properties: {
    creationData: {
      createOption: 'Empty'
    }
    diskSizeGB: diskGiB
    networkAccessPolicy: 'DenyAll'
    publicNetworkAccess: 'Disabled'
  }
}

// What fetch.sh and the proxy are told; no secret.
var who = 'FIREWATCH_BOT=${botId}\nFIREWATCH_TENANT=${tenant().tenantId}\nFIREWATCH_IDENTITY=${identity.properties.clientId}\n'
var how = botType == 'UserAssignedMSI' ? 'FIREWATCH_PROOF=user-assigned\n' : ''
var places = 'FIREWATCH_HOST=${address.properties.dnsSettings.fqdn}\nFIREWATCH_VAULT=${vault.properties.vaultUri}\n'
var program = 'FIREWATCH_IMAGE=${registry.properties.loginServer}/${image}\n'
var settings = '${who}${how}${places}${program}'

// The first start of the machine, from the files beside this one.
var withSettings = replace(loadTextContent('machine.yaml'), '@settings@', base64(settings))
var withFetch = replace(withSettings, '@fetch@', loadFileAsBase64('fetch.sh'))
var withUnit = replace(withFetch, '@unit@', loadFileAsBase64('firewatch.container'))
var firstStart = replace(withUnit, '@proxy@', loadFileAsBase64('Caddyfile'))

resource machine 'Microsoft.Compute/virtualMachines@2024-03-01' = {
  name: '${prefix}-machine'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    hardwareProfile: {
      vmSize: vmSize
    }
    securityProfile: {
      securityType: 'TrustedLaunch'
      uefiSettings: {
        secureBootEnabled: true
        vTpmEnabled: true
      }
    }
    storageProfile: {
      imageReference: {
        publisher: 'Canonical'
        offer: 'ubuntu-24_04-lts'
        sku: 'server'
        version: 'latest'
      }
      osDisk: {
        createOption: 'FromImage'
        deleteOption: 'Delete'
        managedDisk: {
          storageAccountType: 'StandardSSD_LRS'
        }
      }
      dataDisks: [
        {
          lun: 0
          createOption: 'Attach'
          caching: 'None'
          deleteOption: 'Detach'
          managedDisk: {
            id: ledger.id
          }
        }
      ]
    }
    osProfile: {
      computerName: prefix
      adminUsername: 'azureuser'
      customData: base64(firstStart)
      linuxConfiguration: {
        disablePasswordAuthentication: true
        ssh: {
          publicKeys: [
            {
              path: '/home/azureuser/.ssh/authorized_keys'
              keyData: adminKey
            }
          ]
        }
        patchSettings: {
          patchMode: 'AutomaticByPlatform'
          automaticByPlatformSettings: {
            rebootSetting: 'IfRequired'
          }
        }
      }
    }
    networkProfile: {
      networkInterfaces: [
        {
          id: card.id
          properties: {
            deleteOption: 'Delete'
          }
        }
      ]
    }
    diagnosticsProfile: {
      bootDiagnostics: {
        enabled: true
      }
    }
  }
  dependsOn: [
    mayReadSecrets
    mayPull
  ]
}

// ---- where its log goes

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${prefix}-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logDays
  }
}

resource collection 'Microsoft.Insights/dataCollectionRules@2022-06-01' = {
  name: '${prefix}-log'
  location: location
  kind: 'Linux'
  properties: {
    dataSources: {
      syslog: [
        {
          name: 'system'
          streams: [
            'Microsoft-Syslog'
          ]
          facilityNames: [
            'daemon'
            'syslog'
            'user'
          ]
          logLevels: [
            'Info'
            'Notice'
            'Warning'
            'Error'
            'Critical'
            'Alert'
            'Emergency'
          ]
        }
      ]
    }
    destinations: {
      logAnalytics: [
        {
          name: 'workspace'
          workspaceResourceId: workspace.id
        }
      ]
    }
    dataFlows: [
      {
        streams: [
          'Microsoft-Syslog'
        ]
        destinations: [
          'workspace'
        ]
      }
    ]
  }
}

resource agent 'Microsoft.Compute/virtualMachines/extensions@2024-03-01' = {
  parent: machine
  name: 'AzureMonitorLinuxAgent'
  location: location
  properties: {
    publisher: 'Microsoft.Azure.Monitor'
    type: 'AzureMonitorLinuxAgent'
    typeHandlerVersion: '1.0'
    autoUpgradeMinorVersion: true
    enableAutomaticUpgrade: true
    settings: {
      authentication: {
        managedIdentity: {
          'identifier-name': 'mi_res_id'
          'identifier-value': identity.id
        }
      }
    }
  }
}

resource collected 'Microsoft.Insights/dataCollectionRuleAssociations@2022-06-01' = {
  name: '${prefix}-log'
  scope: machine
  properties: {
    dataCollectionRuleId: collection.id
  }
}

output host string = address.properties.dnsSettings.fqdn
output botAppId string = botId
output tenantId string = tenant().tenantId
output identityObjectId string = identity.properties.principalId
output vaultName string = vault.name
output registryName string = registry.name
output machineName string = machine.name
