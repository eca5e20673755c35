//! Mandarin as spoken on the Chinese mainland.

use super::Phrases;
use crate::key::Key;

pub(super) static ZH_CN: Phrases = Phrases {
    tag: "zh-CN",
    spaced: false,
    ask: &["按", "摁", "揿"],
    may_ask: &["拨", "选", "选择", "输入", "键入"],
    between: "下, 住, 数字, 数字键, 键, 号码, 键盘上的, 电话上的, 话机上的, 任意键",
    keys: &[
        ("零", Key::Zero),
        ("〇", Key::Zero),
        ("一", Key::One),
        ("幺", Key::One),
        ("二", Key::Two),
        ("三", Key::Three),
        ("四", Key::Four),
        ("五", Key::Five),
        ("六", Key::Six),
        ("七", Key::Seven),
        ("八", Key::Eight),
        ("九", Key::Nine),
        ("星", Key::Star),
        ("米字", Key::Star),
        ("井", Key::Hash),
    ],
    after: &["号键", "字键", "键", "号"],
    quantity: "下, 次, 秒, 遍, 分, 个, 回, 声, 种, 样, 直, 般, 定, 律, 起, 位, 共, 些, 切, 点, 边, 旁, \
              半, 年, 月, 日, 条, 项, 元, 步, 层, 段, 同, 旦, 再, 方",
    or: &["或者", "或", "和", "、"],
    to: &["到", "至"],
    purpose: &["转", "查", "进", "为", "是", "办", "听", "返", "接", "咨", "人工", "："],
    empty: "请, 您, 的, 了, 转, 接, 我, 要, 想, 如需, 需要, 如果, 可以, 或者, 或, 随时, 办理, 收听, \
              查询, 咨询, 了解, 进入, 选择, 这里, 这段, 帮您, 为您",
    vague: "服务, 业务, 信息, 其他, 更多, 电话, 热线, 菜单, 选项, 内容",
};
