#!/usr/bin/env bash
# Grants the identity of the bot what docs/permissions.md lists, in Microsoft Graph and, on request,
# in a log workspace. Needs the Azure CLI, signed in as an administrator who may consent to
# application permissions. Whatever is granted already stays as it is, so it can be run again.
#
#   deploy/grant-permissions.sh APP_ID                     the five of the main job
#   deploy/grant-permissions.sh APP_ID all                 these, and the optional ones
#   deploy/grant-permissions.sh APP_ID Presence.Read.All   one or several by name
#   deploy/grant-permissions.sh APP_ID --workspace WORKSPACE_RESOURCE_ID
#
# APP_ID is bot.app_id: the app registration's, or the managed identity's client id.
set -euo pipefail

# Name, id of the role, and whether the main job needs it.
# https://learn.microsoft.com/graph/permissions-reference
permissions() {
  cat <<'TABLE'
Chat.Create d9c48af6-9ad9-47ad-82c3-63757137b9af main
TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All ba1ba90b-2d8f-487e-9f16-80728d85bb5c main
AppCatalog.Read.All e12dae10-5a57-4817-b79d-dfbec5348930 main
ChatMember.ReadWrite.All 57257249-34ce-4810-a8a2-a03adf0c5693 main
Chat.ReadBasic.All b2e060da-3baf-4687-9611-f4ebc0f0cbde main
User.Read.All df021288-bdef-4463-88db-98f22de89214 optional
Presence.Read.All a70e0c2d-e793-494c-94c4-118fa0a67f42 optional
Calendars.ReadWrite ef54d2bf-783f-4e0f-bca1-3210c0444d99 optional
TABLE
}

# Microsoft Graph itself, in every tenant.
graph=00000003-0000-0000-c000-000000000000
# The role Log Analytics Reader, in every subscription.
log_reader=73c42c96-874c-492b-b04d-ab87d138a893

say() { printf '%s\n' "$*"; }
fail() {
  printf 'grant-permissions: %s\n' "$*" >&2
  exit 1
}

# principal APP_ID: the object id of its service principal in this tenant.
principal() {
  az ad sp show --id "$1" --query id --output tsv
}

# grant NAME ROLE: one application permission of Microsoft Graph.
grant() {
  local name=$1 role=$2 body
  if [[ " $granted " == *" $role "* ]]; then
    say "is      $name"
    return
  fi
  body=$(printf '{"principalId":"%s","resourceId":"%s","appRoleId":"%s"}' "$bot" "$resource" "$role")
  az rest --method post --only-show-errors --output none \
    --url "https://graph.microsoft.com/v1.0/servicePrincipals/$resource/appRoleAssignedTo" \
    --headers 'Content-Type=application/json' --body "$body" ||
    fail "$name is not granted; your account needs the role Privileged Role Administrator"
  say "granted $name"
}

[ $# -ge 1 ] || fail 'say which identity: grant-permissions.sh APP_ID'
app_id=$1
shift
command -v az >/dev/null 2>&1 || fail 'the Azure CLI (az) is missing: https://aka.ms/azure-cli'
bot=$(principal "$app_id") || fail "this tenant has no service principal for $app_id"

if [ "${1:-}" = --workspace ]; then
  [ $# -eq 2 ] || fail 'say which workspace: --workspace WORKSPACE_RESOURCE_ID'
  az role assignment create --only-show-errors --output none --role "$log_reader" \
    --assignee-object-id "$bot" --assignee-principal-type ServicePrincipal --scope "$2"
  say "granted Log Analytics Reader"
  exit
fi

wanted=" ${*:-main} "
resource=$(principal "$graph")
granted=$(az rest --method get --only-show-errors --output tsv --query 'value[].appRoleId' \
  --url "https://graph.microsoft.com/v1.0/servicePrincipals/$bot/appRoleAssignments" | tr '\n\t' '  ')
done=0
while read -r name role need; do
  if [[ $wanted == *" all "* || $wanted == *" $need "* || $wanted == *" $name "* ]]; then
    grant "$name" "$role" </dev/null
    done=$((done + 1))
  fi
done < <(permissions)
[ "$done" -gt 0 ] || fail "no such permission:${wanted% }; docs/permissions.md lists them"
say 'A managed identity may keep its old token for some hours; restarting Firewatch does not hurry it.'
