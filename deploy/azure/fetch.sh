#!/usr/bin/env bash
# Before each start on the Azure machine: fetches the configuration and the secrets from the key
# vault into memory (/run), and the image from the registry, all with the machine's identity.
#
# The secret firewatch-toml holds the configuration. A secret firewatch-SECTION--KEY holds that key:
# firewatch-hooks--devops-secret is hooks.devops_secret.
set -euo pipefail
umask 077

: "${FIREWATCH_HOST:?}" "${FIREWATCH_IMAGE:?}" "${FIREWATCH_IDENTITY:?}" "${FIREWATCH_VAULT:?}"
: "${FIREWATCH_BOT:?}" "${FIREWATCH_TENANT:?}"
vault=${FIREWATCH_VAULT%/}
registry=${FIREWATCH_IMAGE%%/*}
place=/run/firewatch

say() { printf 'firewatch-fetch: %s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

# token RESOURCE: a token of the machine's identity. Never in an argument, where others could see it.
token() {
  curl --silent --show-error --fail --noproxy '*' --retry 5 --header 'Metadata: true' --get \
    --data-urlencode 'api-version=2018-02-01' \
    --data-urlencode "resource=$1" \
    --data-urlencode "client_id=$FIREWATCH_IDENTITY" \
    http://169.254.169.254/metadata/identity/oauth2/token | jq --exit-status --raw-output .access_token
}

# from_vault PATH: what the key vault says.
from_vault() {
  printf 'header = "Authorization: Bearer %s"\n' "$vault_token" |
    curl --silent --show-error --fail --retry 5 --config - "$1"
}

install -d -m 0755 "$place"
vault_token=$(token https://vault.azure.net) || fail 'the machine gets no token for the key vault'

from_vault "$vault/secrets/firewatch-toml?api-version=7.4" |
  jq --exit-status --raw-output .value >"$place/firewatch.toml.new" ||
  fail "the key vault has no secret firewatch-toml, or the identity may not read it"
# The container's user reads it through a mount of this one file.
chown 65532:65532 "$place/firewatch.toml.new"
mv "$place/firewatch.toml.new" "$place/firewatch.toml"

{
  printf 'FIREWATCH_SERVER__PUBLIC_URL=https://%s\n' "$FIREWATCH_HOST"
  printf 'FIREWATCH_BOT__APP_ID=%s\n' "$FIREWATCH_BOT"
  printf 'FIREWATCH_BOT__TENANT_ID=%s\n' "$FIREWATCH_TENANT"
  if [ -n "${FIREWATCH_PROOF:-}" ]; then
    printf 'FIREWATCH_BOT__MANAGED_IDENTITY=%s\n' "$FIREWATCH_PROOF"
  fi
  next="$vault/secrets?api-version=7.4&maxresults=25"
  while [ -n "$next" ]; do
    page=$(from_vault "$next")
    while IFS= read -r name; do
      case $name in
        firewatch-*--*) ;;
        *) continue ;;
      esac
      value=$(from_vault "$vault/secrets/$name?api-version=7.4" | jq --exit-status --raw-output .value)
      printf '%s=%s\n' "$(printf '%s' "$name" | tr 'a-z-' 'A-Z_')" "$value"
    done < <(jq --raw-output '.value[] | select(.attributes.enabled) | .id | split("/") | last' <<<"$page")
    next=$(jq --raw-output '.nextLink // ""' <<<"$page")
  done
} >"$place/env.new" || fail 'the secrets in the key vault cannot be read'
mv "$place/env.new" "$place/env"

# The registry gives a pass for the token of the identity. If it is away, the image that is here
# still starts.
pull() {
  local azure pass
  azure=$(token https://management.azure.com/) &&
    pass=$(printf 'grant_type=access_token&service=%s&access_token=%s' "$registry" "$azure" |
      curl --silent --show-error --fail --data @- "https://$registry/oauth2/exchange" |
      jq --exit-status --raw-output .refresh_token) &&
    printf '%s' "$pass" |
    podman login --username 00000000-0000-0000-0000-000000000000 --password-stdin "$registry" &&
    podman pull --quiet "$FIREWATCH_IMAGE" &&
    podman tag "$FIREWATCH_IMAGE" localhost/firewatch:current
}
if ! pull >&2; then
  podman image exists localhost/firewatch:current || fail "no image: $FIREWATCH_IMAGE cannot be pulled"
  say "$FIREWATCH_IMAGE cannot be pulled; the image that is here is started"
fi
