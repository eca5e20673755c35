main = 请问您要办什么事？

person = 正在为您接通人工服务，{ $number }。
    .option = 人工服务

savings = 正在为您接通邮政储蓄，{ $number }。
    .option = 邮政储蓄

parcels = 正在为您接通包裹和特快专递，{ $number }。
    .option = 包裹和特快专递
