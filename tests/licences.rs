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
}

#[test]
fn every_dependency_has_a_licence_that_is_allowed() {
    let deny: Deny = toml::from_str(include_str!("../deny.toml")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Metadata = serde_json::from_slice(&output.stdout).unwrap();
    assert!(metadata.packages.len() > 100, "the list of dependencies is too short to be whole");

    let mut refused = Vec::new();
    for package in metadata.packages {
        let Some(licence) = &package.license else {
            refused.push(format!(
                "{} {} names no licence (file: {:?})",
                package.name, package.version, package.license_file
            ));
            continue;
        };
        let expression = Expression::parse_mode(licence, ParseMode::LAX).unwrap();
        if !expression.evaluate(|wanted| deny.licenses.allow.contains(&wanted.to_string())) {
            refused.push(format!("{} {} is {licence}", package.name, package.version));
        }
    }
    assert!(refused.is_empty(), "not allowed by deny.toml:\n{}", refused.join("\n"));
}
