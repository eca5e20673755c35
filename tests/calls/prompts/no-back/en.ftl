main = Welcome.
about = This is about us.
    .option = about us
code = Please type your code.
    .option = your code
person = I am connecting you, { $number }.
    .option = a person
    .anywhere = a person
