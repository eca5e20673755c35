# 报告自己的文字；查出的问题由查出它的部分来说。

title = 谁能打通{ $hotline }？
contents = 目录
skip = 跳过目录
made-of = 本报告所查的是脚本{ $script }，由 Reachline { $version } 读取（摘要 { $digest }）。来电者听到的语言有：{ $languages }。
no-claim = 本页不声称符合任何标准。它只说明程序能查什么、依据哪条规则，以及哪些要由人来查。请让残障来电者试用。

summary = 摘要
summary-proved = 关于所有路径的说法，有{ $count }条得到证明。
summary-refuted = { $count ->
    [0] 没有一条被推翻。
   *[other] 有{ $count }条被推翻，每条都附有最短的一次通话。
}
summary-findings = { $count ->
    [0] 按{ $profile }标准审查，没有发现问题。
   *[other] 按{ $profile }标准审查，发现{ $count }个问题。
}
summary-behind = { $count ->
    [0] 没有哪一类模拟来电者明显落后于基准来电者。
   *[other] 有{ $count }类模拟来电者明显落后于基准来电者，不能用偶然来解释。
}

map = 菜单
map-about = 来电者可以选择的内容，可以印在信里，也可以放在网站上。

audit = 规则
audit-about = 电话菜单的规则，每条都有来源。数值是这条热线的，界限是所选标准的。
audit-none = 没有发现问题。
finding-heard = 听到的话
finding-place = 位置
finding-figure = 数值
finding-affected = 受影响的人
finding-mend = 怎样修改
finding-rule = 规则
allowances = 脚本允许的
allowances-about = 脚本说明这些是有意的，并说明了理由。
allowances-caption = 脚本允许的问题
column-reason = 理由

proofs = 所有路径
proofs-about = 用按键、沉默和按错键走遍通话能到达的每一个状态，每种语言都走一遍。
proofs-caption = 关于所有路径的说法
column-claim = 说法
column-verdict = 结论
column-detail = 细节
proved = 已证明
refuted = 已推翻
assumed = 假定
open = 未定
not-asked = 未查
error = 错误
warning = 警告
note = 提示
claim-every-path-ends = 每条路径都有尽头
claim-no-trap = 没有走不出的地方
claim-person-reachable = 从任何地方都能到达人工
claim-no-hang-up-on-silence = 不会因为沉默而被挂断
claim-wrong-keys-reach-a-person = 不会因为按错键而被挂断
claim-every-step-reached = 每一步都能到达
counterexample = 最短的一次反例通话

callers = 来电者
callers-about = 模拟的来电者有许多真实来电者的习惯：动作慢、记不住、听不清、看文字转述。他们只知道自己听到的内容。
callers-warning = 这是模拟，不是关于人的证据。其中许多数值是假定的，都列在各来电者名下。
shut-out = 被拒之门外
left-behind = 落在后面
completes-less = 完成得少，改由人工接听
level = 与基准相当
who = 这些来电者是谁
callers-caption = 各类来电者有多少通话达到目的
callers-chart = 各类来电者达到目的的通话比例，附百分之九十五区间
tasks-caption = 每类来电者的每项任务
column-caller = 来电者
column-task = 任务
column-language = 语言
column-calls = 通话数
column-completed = 达到目的
column-interval = 百分之九十五区间
column-gap = 与基准的差距
column-time = 到达服务的秒数（中位数）
column-person = 到达人工的秒数（中位数）
column-where = 最多通话中断的地方

people = 需要由人来查的
people-about = 程序说不出话是否听得懂、声音是否舒服、电话有没有人接。请去问来电者：盲人、聋人和听力不好的人、手抖的人、记性不好的人、老年人、刚学这种语言的人、处在危急中的人。请他们打进来，看他们在哪里停下。
