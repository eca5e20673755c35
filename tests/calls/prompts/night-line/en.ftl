greeting = This is the night line.
closed-now = We are closed now.
duty = I am connecting you, { $number }.
    .option = someone on duty
