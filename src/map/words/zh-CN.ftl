# 菜单图里除热线自己的话以外的文字。

map-title = { $name } 的菜单
map-anywhere = 随时可用
map-key = 按{ $key }
map-any-step = 转到{ $goal }
map-repeat = 重听一遍
map-settings = 调语速、等待时间或语言
map-wait = 请它等您按键
map-back = 返回上一步
map-skip = 跳过正在说的话
map-slower = 调慢语速
map-faster = 调快语速
map-more-time = 延长等待时间
map-language = 更换语言
map-hang-up = 结束通话
map-digits = 输入数字时，先按星号，这些键才有用。
map-trouble =
    { $times ->
        [1] 如果不按键或按错键，会转到{ $goal }。
       *[other] 如果不按键或总是按错键，选项会念{ $times }遍，然后转到{ $goal }。
    }
map-trouble-back = 如果不按键或总是按错键，会返回上一步。
map-menu = 菜单
map-then = 然后
map-yes = 是：按1
map-no = 不是：按2
map-open = 营业时间内
map-closed = 营业时间外
map-back-to = 回到{ $goal }
map-see = 在图中别处说明
map-below = 见下文的{ $goal }
map-dial = 请拨{ $number }。
map-dial-anywhere = 全国请拨{ $number }。
map-other-city = 外地请拨{ $number }。
map-abroad = 境外请拨{ $number }。
map-not-abroad = 境外不能拨打。
map-other-number = 另一个号码是{ $number }。
map-hours = 开放时间：{ $hours }。
map-asks = 接通前会先问您：接通按1，返回按2。
map-no-person = 由机器接听。
map-news = 新闻标题，最新的在前。每条都会说按哪个键听全文。
map-digits-fixed = 输入{ $most }位数字。
map-digits-open = 输入{ $least }到{ $most }位数字，然后按{ $key }。
map-phone = 输入电话号码，然后按#。
map-date = 输入日期：年四位，月两位，日两位。
map-read-back = 会念给您听。
map-secret = 不会念出，也不会保存。
map-day-1 = 周一
map-day-2 = 周二
map-day-3 = 周三
map-day-4 = 周四
map-day-5 = 周五
map-day-6 = 周六
map-day-7 = 周日
map-day-range = { $first }至{ $last }
map-hour-range = { $from }至{ $to }
map-all-day = 全天
map-shut = 不开放
map-never = 不开放
map-list = 、
map-between-days = ；
