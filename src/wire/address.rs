//! The address of a Bot Connector, and which ones we trust.

use std::fmt;
use std::str::FromStr;
use url::Url;

/// The base address of a Bot Connector in one spelling: host in lower case, one `/` at the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ServiceUrl(Url);

/// Says that a text is no address we could send to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAddress;

impl fmt::Display for NotAnAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an http(s) address without user, query and fragment")
    }
}

impl std::error::Error for NotAnAddress {}

impl FromStr for ServiceUrl {
    type Err = NotAnAddress;

    /// Reads an absolute address. At most one `/` at its end is forgiven.
    ///
    /// # Errors
    /// [`NotAnAddress`] for anything but `http` and `https`, and where there is a user, a
    /// password, a query or a fragment: each of these can make an address look like another.
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let trimmed = text.strip_suffix('/').unwrap_or(text);
        let url = Url::parse(&format!("{trimmed}/")).map_err(|_| NotAnAddress)?;
        let plain = matches!(url.scheme(), "https" | "http")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        if plain { Ok(Self(url)) } else { Err(NotAnAddress) }
    }
}

impl ServiceUrl {
    /// The text of it, with one `/` at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether this address lies at or below `prefix`: same scheme, host and port, and the path
    /// goes on where a segment of `prefix` ends. A host is never matched by its ending, since
    /// anybody can register under a shared suffix such as `trafficmanager.net`.
    fn is_below(&self, prefix: &Self) -> bool {
        self.as_str().starts_with(prefix.as_str())
    }

    /// Whether it is this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }
}

impl fmt::Display for ServiceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The addresses at or below which a Connector is believed and gets our token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trusted(Vec<ServiceUrl>);

impl Trusted {
    /// These and all below them.
    #[must_use]
    pub const fn new(prefixes: Vec<ServiceUrl>) -> Self {
        Self(prefixes)
    }

    /// Whether this one is at or below one of them.
    #[must_use]
    pub fn holds(&self, url: &ServiceUrl) -> bool {
        self.0.iter().any(|prefix| url.is_below(prefix))
    }

    /// The same for an address as somebody wrote it; what is none is not trusted.
    #[must_use]
    pub fn holds_text(&self, url: &str) -> bool {
        url.parse().is_ok_and(|url| self.holds(&url))
    }
}

#[cfg(test)]
mod test {
    use super::{ServiceUrl, Trusted};

    fn url(text: &str) -> ServiceUrl {
        text.parse().unwrap()
    }

    #[test]
    fn one_spelling() {
        for text in
            ["https://SMBA.trafficmanager.net/emea", "https://smba.trafficmanager.net/emea/"]
        {
            assert_eq!(url(text).as_str(), "https://smba.trafficmanager.net/emea/");
        }
        assert_ne!(url("https://a.example/Emea"), url("https://a.example/emea"));
        assert_ne!(url("https://a.example/emea//"), url("https://a.example/emea"));
    }

    #[test]
    fn only_whole_segments_count() {
        let ours = url("https://smba.trafficmanager.net/emea");
        assert!(url("https://smba.trafficmanager.net/emea/tenant/").is_below(&ours));
        assert!(ours.is_below(&url("https://smba.trafficmanager.net")));
        for stranger in [
            "https://smba.trafficmanager.net/emeal/",
            "https://smba.trafficmanager.net/",
            "https://smba.trafficmanager.net/emea/../amer/",
            "http://smba.trafficmanager.net/emea/",
            "https://smba.trafficmanager.net:444/emea/",
            "https://smba.trafficmanager.net.example/emea/",
            "https://evil-smba.trafficmanager.net/emea/",
        ] {
            assert!(!url(stranger).is_below(&ours), "{stranger}");
        }
    }

    #[test]
    fn what_is_no_address_is_not_trusted_however_it_begins() {
        let trusted = Trusted::new(vec![url("https://smba.trafficmanager.net/")]);
        assert!(trusted.holds_text("https://SMBA.trafficmanager.net/emea"));
        for text in [
            "",
            "https://smba.trafficmanager.net",
            "https://smba.trafficmanager.net/?x",
            "https://smba.trafficmanager.net/#x",
            "https://u@smba.trafficmanager.net/",
        ] {
            let is_one = text == "https://smba.trafficmanager.net";
            assert_eq!(trusted.holds_text(text), is_one, "{text}");
        }
        assert!(!Trusted::default().holds_text("https://smba.trafficmanager.net/"));
    }

    #[test]
    fn tricks_are_no_addresses() {
        for text in [
            "",
            "smba",
            "ftp://a.example/",
            "https://",
            "https://u@a.example/",
            "https://u:p@a.example/",
            "https://a.example/?x",
            "https://a.example/#x",
            "file:///etc",
        ] {
            assert!(text.parse::<ServiceUrl>().is_err(), "{text}");
        }
    }
}
