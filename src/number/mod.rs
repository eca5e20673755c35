//! stub
pub mod spoken;
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(String);
#[derive(Debug)]
pub struct Refusal;
impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("no number")
    }
}
impl Refusal {
    pub fn cleaned(&self) -> Option<&str> {
        None
    }
}
pub fn read(text: &str) -> Result<Number, Refusal> {
    if text.chars().any(|c| c.is_alphabetic()) { Err(Refusal) } else { Ok(Number(text.to_owned())) }
}
impl Number {
    pub fn local(&self) -> String {
        self.0.clone()
    }
    pub fn national(&self) -> String {
        self.0.clone()
    }
    pub fn international(&self) -> Option<String> {
        Some(self.0.clone())
    }
    pub fn rfc3966(&self) -> String {
        "x".to_owned()
    }
    pub fn correction(&self) -> Option<&str> {
        None
    }
}
