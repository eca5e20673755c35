main = Welcome. Please choose a department.
    .again = Please choose a department.

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

fences = I am connecting you to fences and gates.
    .option = fences and gates

carpets = I am connecting you to carpets and rugs.
    .option = carpets and rugs

lamps = I am connecting you to lamps and bulbs.
    .option = lamps and bulbs

desk = I am connecting you to the desk.
    .option = the desk
