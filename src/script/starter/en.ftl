# What callers of NAME hear in English. Each name is a step of scripts/NAME.toml.

welcome = Welcome.

main = How can we help you?
    .again = Here are the choices again.
    .option = the main choices

opening-hours = We are open from Monday to Friday, from nine to five.
    .option = our opening hours

person = I am connecting you to a person on { $number }.
    .option = a person
