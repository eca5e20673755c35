# NAME 的来电者听到的普通话。每个名称都是 scripts/NAME.toml 里的一个步骤。

welcome = 欢迎致电。

main = 请问您要办什么事？
    .again = 我再念一遍选项。
    .option = 主菜单

opening-hours = 我们的服务时间是星期一到星期五，上午九点到下午五点。
    .option = 服务时间

person = 正在为您接通人工服务，{ $number }。
    .option = 人工服务
