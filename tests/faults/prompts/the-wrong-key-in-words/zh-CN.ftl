main = 邮政储蓄，请按2。包裹和特快专递，请按1。
    .again = 我再念一遍选项。

person = 正在为您接通人工服务，{ $number }。
    .option = 人工服务

savings = 正在为您接通邮政储蓄，{ $number }。
    .option = 邮政储蓄

parcels = 正在为您接通包裹和特快专递，{ $number }。
    .option = 包裹和特快专递

opening-hours = 我们的服务时间是星期一到星期五，上午九点到下午五点。
    .option = 服务时间
