main = How can we help you?
    .again = Here are the choices again.

person = I am connecting you to a person on { $number }.
    .option = a person

savings = I am connecting you to Postal Savings, { $number }.
    .option = postal savings

parcels = I am connecting you to parcels and express mail, { $number }.
    .option = parcels and express mail

opening-hours = We are open from Monday to Friday, from nine to five.
    .option = our opening hours
