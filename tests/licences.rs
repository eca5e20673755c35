//! The licence of every dependency is known, and is one that deny.toml allows.

use std::process::Command;

use serde::Deserialize;
use spdx::{Expression, ParseMode};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    license_file: Option<String>,
}

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

/// What one crate may have besides, as cargo-deny reads it.
#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

impl Licenses {
    fn allow(&self, package: &str, licence: &str) -> bool {
        let mut exceptions = self.exceptions.iter().filter(|exception| exception.name == package);
        self.allow.iter().any(|allowed| allowed == licence)
            || exceptions.any(|exception| exception.allow.iter().any(|allowed| allowed == licence))
    }
}

#[test]
fn every_dependency_has_a_licence_that_is_allowed() {
    let Deny { licenses } = toml::from_str(include_str!("../deny.toml")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let Metadata { packages } = serde_json::from_slice(&output.stdout).unwrap();
    assert!(packages.len() > 100, "the list of dependencies is too short to be whole");

    let mut refused = Vec::new();
    for package in &packages {
        let Some(licence) = &package.license else {
            refused.push(format!(
                "{} {} names no licence (file: {:?})",
                package.name, package.version, package.license_file
            ));
            continue;
        };
        let expression = Expression::parse_mode(licence, ParseMode::LAX).unwrap();
        if !expression.evaluate(|wanted| licenses.allow(&package.name, &wanted.to_string())) {
            refused.push(format!("{} {} is {licence}", package.name, package.version));
        }
    }
    for exception in &licenses.exceptions {
        if !packages.iter().any(|package| package.name == exception.name) {
            refused.push(format!("{} is an exception and no dependency", exception.name));
        }
    }
    assert!(refused.is_empty(), "not allowed by deny.toml:\n{}", refused.join("\n"));
}

#[test]
fn no_exception_is_in_a_program_built_without_default_features() {
    let Deny { licenses } = toml::from_str(include_str!("../deny.toml")).unwrap();
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--no-default-features", "--edges", "normal", "--prefix", "none"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.lines().count() > 50, "the list of dependencies is too short to be whole");
    for exception in licenses.exceptions {
        assert!(
            tree.lines().all(|line| line.split(' ').next() != Some(&*exception.name)),
            "{}",
            exception.name
        );
    }
}
