# The same words for every system, so that only their times and tries differ.

main = Thank you for calling.
sales = I am connecting you to sales, { $number }.
    .option = sales
desk = I am connecting you to the service desk, { $number }.
    .option = the service desk
goodbye = Goodbye.
    .option = the end of this call
