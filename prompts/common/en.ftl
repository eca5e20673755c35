# What every hotline can say in English. A hotline's own file may say any of it differently.

## Choices

option = For { $goal }, press { $key }.
option-count =
    { $count ->
        [1] There is one choice.
       *[other] There are { $count } choices.
    }
language-option = For English, press { $key }.
say-repeat = To hear this again, press { $key }.
say-settings = For slower or faster speech, more time, or another language, press { $key }.
say-settings-one-language = For slower or faster speech, or more time, press { $key }.
say-wait = To make me wait, press { $key }.
say-back = To go back, press { $key }.
say-skip = To skip what I am saying, press { $key }.
say-slower = For slower speech, press { $key }.
say-faster = For faster speech, press { $key }.
say-more-time = For more time to answer, press { $key }.
say-language = For another language, press { $key }.
say-hang-up = To end the call, press { $key }.

## Silence and wrong keys

no-input =
    { $try ->
        [1] I did not hear a key.
       *[other] I still did not hear a key. You can press a key at any time, even while I speak.
    }
no-match =
    { $try ->
        [1] { $keys } is not one of the choices here.
       *[other] { $keys } is not one of the choices here either. Please press one of the keys I name.
    }
no-match-words = I do not know that choice.
last-try = If this does not work, I will take you to { $goal }.
gave-up-silence = I did not hear a key.
gave-up-wrong = That did not work, and that is all right.
too-long = This call has gone on for a long time.

## At any time

help = Here is what you can do at any time.
at-beginning = You are at the beginning.
going-on = We go on.
nothing-to-skip = There is nothing to skip here.
slower = I now speak more slowly.
slowest = I cannot speak any more slowly.
faster = I now speak faster.
fastest = I cannot speak any faster.
more-time = You now have more time to answer.
most-time = You already have the most time I can give.
language-set = We go on in English.
settings = Settings.
languages = Languages.
waiting = I am waiting. Press any key when you are ready.
still-waiting = I am still waiting. Press any key when you are ready.
waited-long = I have waited for a long time.
guess = Did you mean { $goal }? For yes, press 1. For no, press 2.

## News

headline = { $date }. { $title }
headline-undated = { $title }
headline-key = For this story, press { $key }.
older = For older news, press { $key }.
newer = For newer news, press { $key }.
no-news = There is no news at the moment.
story-keys = For the next paragraph, press 1. For the one before, press 2.
story-stop = To stop, press { $key }.
story-end = That was the whole story.

## Typing digits

end-key = When you are done, press { $key }.
pause-key = To stop typing and hear other choices, press { $key }.
paused =
    { $count ->
        [0] You have not typed anything yet.
        [1] You have typed one digit.
       *[other] You have typed { $count } digits.
    }
paused-keys = To go on typing, press 1. To begin again, press 2.
yes-or-no = For yes, press 1. For no, press 2.
read-back = You typed { $digits }.
read-back-date = You typed { $date }.
read-back-hidden =
    { $count ->
        [1] You typed one digit.
       *[other] You typed { $count } digits.
    }
read-back-keys = If that is right, press 1. To type it again, press 2.
too-short =
    { $count ->
        [1] I counted one digit. I need { $least }.
       *[other] I counted { $count } digits. I need { $least }.
    }
not-a-date = That is not a day of the calendar. Please type four digits for the year, two for the month and two for the day.
not-a-number = That is not a telephone number I know how to dial.

## Lines

connect-keys = To connect, press 1. To go back, press 2.
closed = { $goal } is closed now.

## What callers may type in place of keys, with a bar between words that mean the same

command-help = help | ? | what can i do
command-repeat = repeat | again | say again | once more
command-settings = settings | options
command-wait = wait | hold on | one moment
command-back = back | go back | before
command-skip = skip | next | go on | continue
command-slower = slower | slow down | speak slower
command-faster = faster | speed up | speak faster
command-more-time = more time | time
command-language = language | other language | another language
command-person = person | human | operator | agent | someone | help me
command-hang-up = hang up | end | quit | goodbye | bye
command-yes = yes | y | right | ok | okay
command-no = no | n | wrong
