greeting = Hello.
closed-now = We are closed now.
main = What would you like?
    .again = Once more.
    .option = the main choices
    .no-input = { $try ->
        [1] Nothing yet.
       *[other] Still nothing.
    }
sub = Further choices.
    .option = further choices
person = Connecting you to a person on { $number }.
    .option = a person
office = Connecting you to the office on { $number }.
    .option = the office
    .closed = The office is closed.
costly = This call costs money.
    .option = the paid line
news = The news.
    .option = the news
callback = Please type your telephone number.
    .option = a call back
birthday = Please type your birthday.
    .option = your birthday
account = Please type your secret code.
    .option = your account
agree = Do you agree?
    .option = the terms
thanks = Thank you. We have your number, { $callback }.
