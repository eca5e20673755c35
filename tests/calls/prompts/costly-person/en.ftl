main = Welcome.
about = This is about us.
    .option = about us
person = I am connecting you, { $number }.
    .option = a person
    .anywhere = a person
