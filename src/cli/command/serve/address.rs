//! Under which address the computer is reached.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, UdpSocket};

use crate::cli::failure::{Failure, Mistake};
use crate::text::printable::shown;
use crate::text::vocabulary::Unknown;

/// Addresses to which nothing is ever sent: those of documents and of home networks. The system
/// says from where it would be sent.
const AWAY: [IpAddr; 6] = [
    IpAddr::V4(Ipv4Addr::new(198, 51, 100, 1)),
    IpAddr::V4(Ipv4Addr::new(192, 168, 0, 1)),
    IpAddr::V4(Ipv4Addr::new(192, 168, 1, 1)),
    IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1)),
    IpAddr::V4(Ipv4Addr::new(172, 16, 0, 1)),
    IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)),
];
/// A port that nobody listens to; nothing is sent there.
const DISCARD: u16 = 9;

const NAME_ONE: &str = "name the one of your network, as the settings of the computer show it: \
    --address 192.168.1.20";

/// The address that is typed.
///
/// # Errors
/// [`Unknown`] where it is none, or not a single one.
pub fn read(text: &str) -> Result<IpAddr, Unknown> {
    let inner = text.trim().trim_start_matches('[').trim_end_matches(']');
    match inner.parse::<IpAddr>() {
        Ok(all) if all.is_unspecified() || all.is_multicast() => {
            Err(Unknown::with(format!("`{}` is no single address", shown(text)), NAME_ONE))
        }
        Ok(address) => Ok(address),
        Err(_) => Err(Unknown::with(format!("`{}` is no address", shown(text)), NAME_ONE)),
    }
}

/// The address of this computer in the network that it is in.
///
/// # Errors
/// Where it is in none, or can only be reached by the whole internet.
pub fn find() -> Result<IpAddr, Failure> {
    let found = AWAY.into_iter().filter_map(towards).find(|own| !own.is_loopback());
    let Some(address) = found else {
        let message = "--phone: this computer is in no network that a phone could be in".to_owned();
        let help = format!("connect it to the one that the phone is in, or {NAME_ONE}");
        return Err(Mistake::Said { message, help: Some(help) }.into());
    };
    if is_near(address) {
        return Ok(address);
    }
    let message = format!(
        "--phone: the address of this computer, {address}, is one of the whole internet, not of a network at home"
    );
    Err(Mistake::Said { message, help: Some(NAME_ONE.into()) }.into())
}

/// The own address from which something would go to another one; nothing goes.
fn towards(other: IpAddr) -> Option<IpAddr> {
    let any: IpAddr = match other {
        IpAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        IpAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    let socket = UdpSocket::bind((any, 0)).ok()?;
    socket.connect((other, DISCARD)).ok()?;
    socket.local_addr().ok().map(|own| own.ip()).filter(|own| !own.is_unspecified())
}

/// Whether an address means something in one network alone.
fn is_near(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => {
            // Also those that a provider shares out among homes.
            let [first, second, ..] = four.octets();
            let shared = first == 100 && (64..128).contains(&second);
            four.is_private() || four.is_link_local() || four.is_documentation() || shared
        }
        IpAddr::V6(six) => {
            let [first, second, ..] = six.segments();
            six.is_unique_local()
                || six.is_unicast_link_local()
                || (first, second) == (0x2001, 0xdb8)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_near, read};

    #[test]
    fn addresses_of_a_network_are_told_from_those_of_all_networks() {
        for near in [
            "192.168.178.20",
            "10.1.2.3",
            "172.20.0.9",
            "169.254.1.1",
            "100.64.0.1",
            "fd00::2",
            "fe80::1",
        ] {
            assert!(is_near(near.parse().expect("an address")), "{near}");
        }
        for far in ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "11.0.0.1"] {
            assert!(!is_near(far.parse().expect("an address")), "{far}");
        }
    }

    #[test]
    fn an_address_is_one_and_no_name() {
        for text in ["192.168.1.20", " 127.0.0.1 ", "[fd00::2]", "::1"] {
            assert!(read(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "localhost",
            "0.0.0.0",
            "::",
            "224.0.0.1",
            "192.168.1",
            "192.168.1.20:80",
            "fe80::1%eth0",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
