main = Please choose a department.

flights = I am connecting you to flight bookings.
    .option = flight bookings

hotels = I am connecting you to hotel rooms.
    .option = hotel rooms

trains = I am connecting you to train tickets.
    .option = train tickets

ferries = I am connecting you to ferry crossings.
    .option = ferry crossings

mowers = I am connecting you to lawn mowers.
    .option = lawn mowers

desk = I am connecting you to the desk.
    .option = the desk
