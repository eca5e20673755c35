main = Welcome. Please choose.
    .again = Please choose.

travel = Please choose.
    .option = travel

home = Please choose.
    .option = the house

journeys-by-air-and-stays = Please choose.
    .option = flying and staying

journeys-on-rails-and-water = Please choose.
    .option = rails and water

outside = Please choose.
    .option = outdoors

inside = Please choose.
    .option = indoors

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
