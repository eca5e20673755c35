# 中国邮政热线的普通话。句子要短，先说事情，再说按键，不用听不懂的词。

welcome = 欢迎致电中国邮政。

main = 请问您要办什么事？
    .again = 我再念一遍选项。
    .no-input =
        { $try ->
            [1] 我没有收到您的按键。请我稍等，请按7。调慢语速，请按8。
           *[other] 我还是没有收到您的按键。您随时可以按键，不必等我说完。
        }
    .option = 主菜单

postal-business = 正在为您接通邮政业务，{ $number }。在国内请拨{ $number }；从其他城市请拨{ $national }。从国外请拨{ $international }。
    .option = 邮政业务
    .anywhere = 人工服务

postal-savings = 正在为您接通邮政储蓄，{ $number }。在国内请拨{ $number }。从国外请拨{ $international }。
    .option = 邮政储蓄

logistics-ems = 正在为您接通物流和特快专递，{ $number }。在国内请拨{ $number }；从其他城市请拨{ $national }。从国外请拨{ $international }。
    .option = 物流和特快专递

china-post-life = 正在为您接通中邮人寿，{ $number }。在国内请拨{ $number }。从国外请试拨{ $international }，很多国外的电话网打不通这个号码。这个号码也印成{ $published }。那样拨是打不通的，因为四百开头的号码没有区号。
    .option = 人寿保险，中邮人寿

news = 最新新闻。
    .again = 我再念一遍新闻标题。
    .option = 最新新闻

about = 关于中国邮政。
    .again = 我再念一遍选项。
    .option = 更多关于中国邮政和这条热线的内容

postman-story = “邮递员的故事”是中国邮政英文网站上的一个栏目。这条热线没有它的录音。
    .option = 邮递员的故事

postal-equipments = “邮政设备”是中国邮政英文网站上的一个栏目。这条热线没有它的录音。
    .option = 邮政设备

stamps-2021 = “2021年邮票”是中国邮政英文网站上的一个栏目。这条热线没有它的录音。
    .option = 2021年邮票

how-to-use = 您随时可以按键，不必等我说完。转人工服务，请按0。重听一遍，请按9。调慢或调快语速、延长等待时间、更换语言，请按8。请我稍等，请按7。返回上一步，请按星号键。跳过这段话，请按井号键。
    .option = 怎样使用这条热线
