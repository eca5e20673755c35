//! Characters that have several sounds. The dictionary goes by single characters and has one sound for each; in the words
//! here they have another, and something that is said so stands for them. Only words are here that a telephone says.

use std::collections::BTreeMap;

/// A character, what stands for it, and the words in which it does.
pub(super) const READINGS: &[(char, char, &[&str])] = &[
    (
        '行',
        '杭',
        &[
            "银行",
            "分行",
            "支行",
            "总行",
            "央行",
            "商行",
            "开户行",
            "发卡行",
            "行号",
            "行业",
            "行长",
            "行情",
            "行列",
        ],
    ),
    (
        '地',
        '递',
        &[
            "地址",
            "地区",
            "地方",
            "地点",
            "地铁",
            "地图",
            "地名",
            "地面",
            "地下",
            "地级",
            "地市",
            "地震",
            "地理",
            "地位",
            "当地",
            "本地",
            "外地",
            "异地",
            "各地",
            "两地",
            "内地",
            "产地",
            "所在地",
            "目的地",
            "寄达地",
            "原地",
            "基地",
            "场地",
            "土地",
            "陆地",
            "属地",
            "居住地",
            "出生地",
        ],
    ),
    ('的', '递', &["目的"]),
    (
        '重',
        '虫',
        &[
            "重新", "重复", "重听", "重播", "重试", "重设", "重置", "重拨", "重做", "重录", "重发", "重来",
            "重名", "重叠", "重写", "重庆", "重返", "重启", "重输",
        ],
    ),
    (
        '长',
        '涨',
        &[
            "局长", "市长", "省长", "区长", "县长", "行长", "处长", "校长", "部长", "家长", "增长", "成长",
            "长大",
        ],
    ),
    ('更', '耕', &["更改", "更新", "更换", "更正", "变更"]),
    ('调', '条', &["调整", "调节", "空调", "协调", "调解"]),
    ('应', '硬', &["应用", "供应", "反应", "适应", "响应", "对应", "相应", "应急", "应答", "应聘"]),
    ('还', '环', &["还款", "归还", "退还", "偿还", "还清", "返还"]),
    ('子', '紫', &["电子", "子女", "子公司", "子账户", "分子", "王子"]),
    ('都', '督', &["首都", "成都", "都市", "都江堰"]),
    (
        '为',
        '围',
        &[
            "作为", "成为", "分为", "认为", "以为", "行为", "称为", "改为", "设为", "为止", "为准", "为期",
            "视为",
        ],
    ),
    ('处', '储', &["处理", "处于", "处罚", "处分"]),
    ('得', '德', &["获得", "取得", "得到", "所得", "不得"]),
    ('了', '瞭', &["了解"]),
    ('乐', '月', &["音乐", "乐器"]),
    ('空', '控', &["空闲", "填空", "空白", "空格"]),
    ('中', '众', &["中奖"]),
    ('会', '快', &["会计"]),
    ('兴', '星', &["兴业", "新兴", "兴起"]),
    ('著', '助', &["著名", "显著", "著作"]),
    ('差', '拆', &["出差", "邮差"]),
    ('量', '凉', &["测量"]),
];

/// The text, with what is said in place of such characters.
pub(super) fn as_read(text: &str) -> String {
    let mut stands = BTreeMap::new();
    for (c, other, words) in READINGS {
        for word in *words {
            for (at, word) in text.match_indices(word) {
                stands.extend(word.match_indices(*c).map(|(within, _)| (at + within, *other)));
            }
        }
    }
    text.char_indices().map(|(at, c)| stands.get(&at).copied().unwrap_or(c)).collect()
}
