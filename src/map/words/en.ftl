# What a map says in English, around the hotline's own words.

map-title = The menu of { $name }
map-anywhere = At any time
map-key = Press { $key }
map-any-step = to reach { $goal }
map-repeat = to hear it again
map-settings = to change how fast it speaks, how long it waits, or the language
map-wait = to make it wait until you press a key
map-back = to go back
map-skip = to skip what is being said
map-slower = for slower speech
map-faster = for faster speech
map-more-time = for more time to answer
map-language = for another language
map-hang-up = to end the call
map-digits = While you type digits, press star first; then these keys work again.
map-trouble =
    { $times ->
        [1] If you press nothing, or a key that means nothing, you go on to { $goal }.
       *[other] If you press nothing, or only keys that mean nothing, the choices are said { $times } times. Then you go on to { $goal }.
    }
map-trouble-back = If you press nothing, or only keys that mean nothing, you go back to where you were.
map-menu = The menu
map-then = then
map-yes = yes: press 1
map-no = no: press 2
map-open = when it is open
map-closed = when it is closed
map-back-to = back to { $goal }
map-see = told elsewhere on this map
map-below = goes on below, at { $goal }
map-dial = Dial { $number }.
map-dial-anywhere = In China, dial { $number }.
map-other-city = From another city, dial { $number }.
map-abroad = From abroad, dial { $number }.
map-not-abroad = It cannot be dialled from abroad.
map-other-number = Another number is { $number }.
map-hours = Open { $hours }.
map-asks = You are asked before you are connected: press 1 to connect, 2 to go back.
map-no-person = A machine answers.
map-news = Headlines, the newest first. Each says the key that reads its story.
map-digits-fixed =
    { $most ->
        [1] Type one digit.
       *[other] Type { $most } digits.
    }
map-digits-open = Type { $least } to { $most } digits, then press { $key }.
map-phone = Type a telephone number, then press #.
map-date = Type a day: four digits for the year, two for the month, two for the day.
map-read-back = It is read back to you.
map-secret = It is never said or kept.
map-day-1 = Monday
map-day-2 = Tuesday
map-day-3 = Wednesday
map-day-4 = Thursday
map-day-5 = Friday
map-day-6 = Saturday
map-day-7 = Sunday
map-day-range = { $first } to { $last }
map-hour-range = { $from } to { $to }
map-all-day = all day
map-shut = closed
map-never = at no time
map-list = , 
map-between-days = ;
