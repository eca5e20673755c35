main = Welcome to the service line. Please listen to the following choices.
    .again = Please listen to the following choices.

accounts = Please choose.
    .option = your accounts

payments = Please choose.
    .option = payments and transfers

appointments = Please choose.
    .option = appointments

medicines = Please choose.
    .option = medicines

opening = This is what you asked for.
    .option = our opening hours

balances = Please choose.
    .option = account balances

statements = Please choose.
    .option = account statements

addresses = This is what you asked for.
    .option = a change of address

balance-today = Please choose.
    .option = the balance today

balance-earlier = This is what you asked for.
    .option = an earlier balance

balance-current = This is what you asked for.
    .option = your current account

balance-savings = This is what you asked for.
    .option = your savings account

statement-post = This is what you asked for.
    .option = a statement by letter

statement-fax = This is what you asked for.
    .option = a statement by fax

bills = Please choose.
    .option = paying a bill

transfers = This is what you asked for.
    .option = transfers to another account

standing-orders = This is what you asked for.
    .option = standing orders

bills-electricity = This is what you asked for.
    .option = electricity

bills-telephone = Please choose.
    .option = telephone bills

bills-water = This is what you asked for.
    .option = water

bill-mobile = This is what you asked for.
    .option = a mobile telephone

bill-landline = This is what you asked for.
    .option = a telephone at home

appointments-doctor = Please choose.
    .option = the doctor

appointments-dentist = This is what you asked for.
    .option = the dentist

appointments-eyes = This is what you asked for.
    .option = the eye clinic

appointment-new = This is what you asked for.
    .option = a new appointment

appointment-change = Please choose.
    .option = changing an appointment

appointment-cancel = This is what you asked for.
    .option = cancelling an appointment

appointment-this-week = This is what you asked for.
    .option = a day this week

appointment-later = This is what you asked for.
    .option = a later day

prescriptions = Please choose.
    .option = prescriptions

pharmacies = This is what you asked for.
    .option = pharmacies near you

side-effects = This is what you asked for.
    .option = side effects

prescription-repeat = Please choose.
    .option = repeating a prescription

prescription-collect = This is what you asked for.
    .option = collecting medicines

prescription-by-post = This is what you asked for.
    .option = prescriptions sent by post

prescription-at-the-counter = This is what you asked for.
    .option = prescriptions at the counter

goodbye = We did not understand you. Goodbye.
    .option = the end of the call
