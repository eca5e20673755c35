//! How times, lengths and keys are written in JSON: times and lengths in whole milliseconds, keys as a text.
#![expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde hands over references")]

/// A moment of a call.
pub(super) mod at {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::clock::At;

    pub(in super::super) fn serialize<S: Serializer>(at: &At, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(at.as_millis())
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<At, D::Error> {
        u64::deserialize(from).map(At::from_millis)
    }
}

/// A length.
pub(super) mod whole {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(in super::super) fn serialize<S: Serializer>(length: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(u64::try_from(length.as_millis()).unwrap_or(u64::MAX))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(Duration::from_millis)
    }
}

/// A length that may be absent.
pub(super) mod length {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in super::super) fn serialize<S: Serializer>(
        length: &Option<Duration>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        length.map(|length| u64::try_from(length.as_millis()).unwrap_or(u64::MAX)).serialize(to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Duration>, D::Error> {
        Ok(Option::<u64>::deserialize(from)?.map(Duration::from_millis))
    }
}

/// Keys.
pub(super) mod keys {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::key::Keys;
    use crate::transcript::act::ActFault;

    pub(in super::super) fn serialize<S: Serializer>(keys: &Keys, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(keys)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Keys, D::Error> {
        let text = String::deserialize(from)?;
        Keys::parse(&text)
            .map_err(|fault| D::Error::custom(fault.map_or(ActFault::TooManyKeys, ActFault::NoSuchKey)))
    }
}
