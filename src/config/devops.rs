//! Where bugs go.

use super::reader::Reader;
use secrecy::SecretString;
use std::collections::BTreeMap;

/// Where bugs go.
#[derive(Clone, Debug)]
pub struct Devops {
    /// The organisation.
    pub organization: String,
    /// The project.
    pub project: String,
    /// The team whose sprint it is.
    pub team: String,
    /// The work item type of a bug.
    pub bug_type: String,
    /// The tag all critical production issues carry (P13).
    pub tag: String,
    /// What bugs must hold besides what Firewatch knows, by the field's reference name.
    pub fields: BTreeMap<String, String>,
    /// A personal access token, where Entra's are not to be used.
    pub personal_access_token: Option<SecretString>,
}

pub fn read(reader: &mut Reader) -> Option<Devops> {
    let organization = reader.text("devops.organization");
    let project = reader.text("devops.project");
    let team = reader.text("devops.team");
    let bug_type = reader.text("devops.bug_type").unwrap_or_else(|| "Bug".to_owned());
    let tag = reader.text("devops.tag").unwrap_or_else(|| "critical-production-issue".to_owned());
    let fields = reader.texts("devops.fields");
    let personal_access_token = reader.secret("devops.personal_access_token");
    if tag.contains([',', ';']) {
        reader.problem("devops.tag", &tag, "a tag without comma and semicolon");
    }
    match (organization, project) {
        (Some(organization), Some(project)) => {
            let team = team.unwrap_or_else(|| format!("{project} Team"));
            let devops = Devops {
                organization,
                project,
                team,
                bug_type,
                tag,
                fields,
                personal_access_token,
            };
            Some(devops)
        }
        (None, None) => None,
        (Some(_), None) => {
            reader.problem("devops.project", "nothing", "the name of the project");
            None
        }
        (None, Some(_)) => {
            reader.problem("devops.organization", "nothing", "the name of the organization");
            None
        }
    }
}
