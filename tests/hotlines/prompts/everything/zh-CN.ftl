greeting = 您好。
closed-now = 现在不在服务时间。
main = 请问您要什么？
    .again = 再念一遍。
    .option = 主菜单
    .no-input = { $try ->
        [1] 还没有按键。
       *[other] 仍然没有按键。
    }
sub = 更多选项。
    .option = 更多选项
person = 正在接通人工服务，{ $number }。
    .option = 人工服务
office = 正在接通办公室，{ $number }。
    .option = 办公室
    .closed = 办公室现在不在服务时间。
costly = 这个电话要收费。
    .option = 收费电话
news = 新闻。
    .option = 新闻
callback = 请输入您的电话号码。
    .option = 回电
birthday = 请输入您的生日。
    .option = 生日
account = 请输入您的密码。
    .option = 账户
agree = 您同意吗？
    .option = 条款
thanks = 谢谢。您的号码是{ $callback }。
