//! The item files of the built-in hotline, in the binary.

macro_rules! items {
    ($($name:literal)*) => {
        /// The news of the China Post hotline: each item file's name and text.
        pub const CHINA_POST: &[(&str, &str)] = &[
            $((
                concat!("prompts/china-post/news/", $name),
                include_str!(concat!("../../prompts/china-post/news/", $name)),
            )),*
        ];
    };
}

items! {
    "2020-10-18-bupt-agreement.en.txt"
    "2020-10-18-bupt-agreement.zh-CN.txt"
}
