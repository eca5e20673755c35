# 每条热线都会说的普通话。热线自己的文件可以改写其中任何一句。

## 选项

option = { $goal }，请按{ $key }。
option-count =
    { $count ->
        [2] 共有两个选项。
       *[other] 共有{ $count }个选项。
    }
language-option = 普通话，请按{ $key }。
say-repeat = 重听一遍，请按{ $key }。
say-settings = 调慢或调快语速、延长等待时间、更换语言，请按{ $key }。
say-settings-one-language = 调慢或调快语速、延长等待时间，请按{ $key }。
say-wait = 请我稍等，请按{ $key }。
say-back = 返回上一步，请按{ $key }。
say-skip = 跳过这段话，请按{ $key }。
say-slower = 调慢语速，请按{ $key }。
say-faster = 调快语速，请按{ $key }。
say-more-time = 延长等待时间，请按{ $key }。
say-language = 更换语言，请按{ $key }。
say-hang-up = 结束通话，请按{ $key }。

## 没有按键、按错键

no-input =
    { $try ->
        [1] 我没有收到您的按键。
       *[other] 我还是没有收到您的按键。您随时可以按键，不必等我说完。
    }
no-match =
    { $try ->
        [1] 这里没有{ $keys }这个选项。
       *[other] 这里也没有{ $keys }这个选项。请按我念到的键。
    }
no-match-words = 我没有听懂这个选项。
last-try = 如果还是不行，我会为您转到{ $goal }。
gave-up-silence = 我没有收到您的按键。
gave-up-wrong = 没有成功，没关系。
too-long = 这次通话已经很长时间了。

## 随时可用

help = 您随时可以这样做。
at-beginning = 您已经在最开头。
going-on = 我们继续。
nothing-to-skip = 这里没有可以跳过的内容。
slower = 我会说得慢一些。
slowest = 不能再慢了。
faster = 我会说得快一些。
fastest = 不能再快了。
more-time = 您现在有更多时间按键。
most-time = 等待时间已经是最长的了。
language-set = 我们用普通话继续。
settings = 设置。
languages = 语言。
waiting = 我在等您。准备好了请按任意键。
still-waiting = 我还在等您。准备好了请按任意键。
waited-long = 我已经等了很长时间。
guess = 您是说{ $goal }吗？是，请按1。不是，请按2。

## 新闻

headline = { $date }。{ $title }
headline-undated = { $title }
headline-key = 收听这条新闻，请按{ $key }。
older = 更早的新闻，请按{ $key }。
newer = 较新的新闻，请按{ $key }。
no-news = 目前没有新闻。
story-keys = 下一段，请按1。上一段，请按2。
story-stop = 停止收听，请按{ $key }。
story-end = 这条新闻播完了。

## 输入数字

end-key = 输入完毕，请按{ $key }。
pause-key = 停止输入并听其他选项，请按{ $key }。
paused =
    { $count ->
        [0] 您还没有输入。
        [2] 您已经输入了两位数字。
       *[other] 您已经输入了{ $count }位数字。
    }
paused-keys = 继续输入，请按1。重新输入，请按2。
yes-or-no = 是，请按1。不是，请按2。
read-back = 您输入的是{ $digits }。
read-back-date = 您输入的是{ $date }。
read-back-hidden =
    { $count ->
        [2] 您输入了两位数字。
       *[other] 您输入了{ $count }位数字。
    }
read-back-keys = 正确，请按1。重新输入，请按2。
too-short =
    { $count ->
        [2] 我收到两位数字，需要{ $least }位。
       *[other] 我收到{ $count }位数字，需要{ $least }位。
    }
not-a-date = 这不是日历上的日期。请输入四位年份、两位月份和两位日期。
not-a-number = 这不是我会拨的电话号码。

## 线路

connect-keys = 接通，请按1。返回，请按2。
closed = { $goal }现在不在服务时间。

## 来电者可以输入的文字，意思相同的用竖线隔开

command-help = 帮助 | ? | ？ | 怎么用
command-repeat = 重复 | 再说一遍 | 重听 | 再听一遍
command-settings = 设置
command-wait = 等一下 | 稍等 | 等等
command-back = 返回 | 上一步 | 后退
command-skip = 跳过 | 下一个 | 继续
command-slower = 慢一点 | 慢些 | 说慢点
command-faster = 快一点 | 快些 | 说快点
command-more-time = 更多时间 | 多给点时间 | 延长时间
command-language = 语言 | 换语言 | 更换语言
command-person = 人工 | 人工服务 | 客服 | 转人工 | 接线员
command-hang-up = 挂断 | 挂机 | 再见 | 结束
command-yes = 是 | 是的 | 对 | 好
command-no = 不是 | 否 | 不 | 不对
