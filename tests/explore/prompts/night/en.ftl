desk = I am connecting you to the desk.
    .option = the desk
    .closed = The desk is closed now.
sorry = I am sorry. I will try the desk again.
