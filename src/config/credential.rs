//! How the bot proves to Entra that it is the bot.

use super::reader::Reader;
use secrecy::SecretString;
use std::path::PathBuf;

/// The variable in which Kubernetes says where its token is.
const FEDERATED_TOKEN_FILE: &str = "AZURE_FEDERATED_TOKEN_FILE";

/// The proof. Exactly one is configured.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A client secret.
    Secret(SecretString),
    /// A PEM text with a certificate and its private key.
    Certificate(SecretString),
    /// A file with a token of an issuer that the app registration trusts.
    Federated(PathBuf),
    /// Azure vouches for the machine.
    Machine(Machine),
}

/// An identity that Azure gave to the machine.
#[derive(Clone, Debug)]
pub struct Machine {
    /// Which one, by client id; the machine's own where there is none.
    pub client_id: Option<String>,
    /// Where the platform gives out tokens, and the key for it; a virtual machine has none.
    pub platform: Option<(String, SecretString)>,
    /// Where a virtual machine asks.
    pub metadata: String,
}

pub fn read(reader: &mut Reader, app_id: &str) -> Credential {
    let secret = reader.secret("bot.client_secret");
    let certificate = reader.file("bot.certificate_file");
    let federated = reader.text("bot.federated_token_file");
    let machine = machine(reader, app_id);
    let named = [
        ("bot.client_secret", secret.is_some()),
        ("bot.certificate_file", certificate.is_some()),
        ("bot.federated_token_file", federated.is_some()),
        ("bot.managed_identity", machine.is_some()),
    ];
    let named: Vec<&str> =
        named.iter().filter(|(_, is_set)| *is_set).map(|(key, _)| *key).collect();
    if named.len() > 1 {
        reader.problem(&named.join(", "), "more than one proof", "exactly one of them");
    }
    let found = secret
        .map(Credential::Secret)
        .or_else(|| certificate.map(|(_, pem)| Credential::Certificate(SecretString::from(pem))))
        .or_else(|| machine.map(Credential::Machine))
        .or_else(|| {
            let file = federated.or_else(|| reader.platform(FEDERATED_TOKEN_FILE))?;
            Some(Credential::Federated(PathBuf::from(file)))
        });
    found.unwrap_or_else(|| {
        let expected = "a secret, or client_secret_file, certificate_file, federated_token_file or \
                        managed_identity";
        reader.problem("bot.client_secret", "nothing", expected);
        Credential::Secret(SecretString::default())
    })
}

fn machine(reader: &mut Reader, app_id: &str) -> Option<Machine> {
    let metadata = reader.url("endpoints.metadata", "http://169.254.169.254");
    let wish = reader.text("bot.managed_identity")?;
    let client_id = match wish.as_str() {
        "system-assigned" => None,
        "user-assigned" => Some(app_id.to_owned()),
        other => {
            reader.problem("bot.managed_identity", other, "user-assigned or system-assigned");
            None
        }
    };
    let platform = reader.platform("IDENTITY_ENDPOINT").zip(reader.platform("IDENTITY_HEADER"));
    let platform = platform.map(|(url, key)| (url, SecretString::from(key)));
    Some(Machine { client_id, platform, metadata: metadata.trim_end_matches('/').to_owned() })
}
