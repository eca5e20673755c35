main = How can we help you?
details = More details.
    .option = details
goodbye = Please call again when you know what you want.
    .option = an end of the call
person = I am connecting you to a person.
    .option = a person
