menu = What would you like?
news = The news.
    .again = Here are the headlines again.
    .option = the news
office = I am connecting you to the office, { $number }.
    .option = the office
