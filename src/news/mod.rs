mod html;
mod when;
mod words;
pub use when::When;
