main = How can we help you?
    .option = the first choices
more = More choices.
    .option = more choices
balance = I am connecting you to the machine that tells balances.
    .option = your balance
person = I am connecting you to a person.
    .option = a person
