# China Post in English. Short sentences; the goal before the key; no word that a caller has to look up.

welcome = Welcome to China Post.

main = How can we help?
    .again = The choices again.
    .no-input =
        { $try ->
            [1] I did not hear a key. To make me wait, press 7. For slower speech, press 8.
           *[other] I still did not hear a key. You can press a key at any time, even while I speak.
        }
    .option = the main choices

postal-business = I am connecting you to Postal Business, { $number }. In China, dial { $number }; from another city, { $national }. From abroad, dial { $international }.
    .option = postal business
    .anywhere = a person

postal-savings = I am connecting you to Postal Savings, { $number }. In China, dial { $number }. From abroad, dial { $international }.
    .option = postal savings

logistics-ems = I am connecting you to Logistics and Express Mail Service, EMS, { $number }. In China, dial { $number }; from another city, { $national }. From abroad, dial { $international }.
    .option = logistics and express mail service, EMS

china-post-life = I am connecting you to China Post Life, { $number }. In China, dial { $number }. From abroad, try { $international }; many foreign networks do not carry this number. It is also printed as { $published }. That form does not ring, because a 400 number has no area code.
    .option = life insurance, China Post Life

news = The latest headline news.
    .again = Here are the headlines again.
    .option = headline news

about = More about China Post.
    .again = The choices again.
    .option = more about us and this line

postman-story = Postman Story is a section of China Post’s English website. There is no recording of it on this line.
    .option = Postman Story

postal-equipments = Postal Equipments is a section of China Post’s English website. There is no recording of it on this line.
    .option = Postal Equipments

stamps-2021 = 2021 Stamps is a section of China Post’s English website. There is no recording of it on this line.
    .option = 2021 Stamps

how-to-use = You can press a key at any time, even while I speak. For a person, press 0. To hear something again, press 9. For slower or faster speech, more time, or another language, press 8. To make me wait, press 7. To go back, press star. To skip what I am saying, press hash.
    .option = how to use this line
