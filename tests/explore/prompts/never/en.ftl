welcome = Good day.
main = How can we help you?
person = I am connecting you to a person.
    .option = a person
