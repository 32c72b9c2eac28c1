/** Given names as they stand in a Dutch classroom, invented people behind every one of them. */
export const givenNames =
  `Aisha Amira Anna Anouk Ayşe Bente Bo Britt Charlotte Chloë Dilara Dounia Elif Elin Emma Esmée Eva Evi Fatima Femke Fenna
Feyza Fleur Floor Hannah Hiba Ilse Imane Inês Isa Isabelle Jasmijn Jessy Jill Jolie Julia Kaoutar Kiki Lana Lara Laura Lieke Lina Linh Lisa Liva Lize
Lotte Luna Maartje Maud Mia Mila Naomi Nina Noa Noor Nora Noëlle Olivia Pleun Puck Quinty Renée Romy Roos Rosa Saar Salma Sanne Sara Senna Sofie Suze
Svenja Tess Thirza Valérie Vera Wietske Yara Yasmina Zara Zofia Zoë Abdel Adam Ahmet Amin Arie Bas Benjamin Björn Boaz Bram Daan Damian Dani Dex Dirk
Djairo Emir Enes Fabian Fedde Finn Floris Gijs Guus Hamza Hidde Hugo Ilyas Ibrahim Jack Jaïr Jan Jasper Jens Jesse Job Joep Jonas Joris Jurre Kai Kasper
Koen Lars Levi Liam Luca Luuk Maxim Mees Mehmet Menno Mika Milan Mohammed Morris Nathan Niels Noah Oğuz Olivier Oscar Otis Owen Pepijn Pim Quinten Rayan
René Rick Ruben Ryan Said Sam Samuel Scott Sem Siem Sjoerd Stijn Sven Tarik Teun Thijmen Thijs Thomas Tibbe Tijn Timo Tobias Tygo Vince Wessel Willem
Xander Youssef Zakaria Łukasz`.split(/\s+/)

/** Names in the register of births, with the name a pupil goes by. */
export const calledOtherwise: readonly (readonly [official: string, called: string])[] = [
  ['Wilhelmina', 'Mina'],
  ['Johannes', 'Joop'],
  ['Cornelia', 'Cokkie'],
  ['Theodorus', 'Theo'],
  ['Elisabeth', 'Bette'],
  ['Mohammed Amine', 'Amine'],
  ['Alexander', 'Lex'],
  ['Catharina', 'Toos'],
  ['Hendrikus', 'Rik'],
  ['Maria Louise', 'Marieke'],
  ['Sebastiaan', 'Bas'],
  ['Anna Sophia', 'Fietje'],
]

/** Family names, with what stands before them. */
export const familyNames: readonly (readonly [before: string, name: string])[] = [
  ...`Aydın Bakker Bakır Beekman Benali Blom Boer Bosman Bouzid Brouwer Çelik Claassen Demir Dekker Dijkstra Driessen Fernandes García Gerritsen
Groen Haddad Hendriks Hermans Hoekstra Hofman Hossaini Huisman Ibrahimović Jacobs Jansen Janssen Jonker Kamp Kaya Keller Kok Koster Kowalska Kramer
Kuiper Kuipers Lambers Lemmens Maas Maassen Martens Meijer Mertens Molenaar Mulder Müller Nguyễn Nijland Novák Okafor Özdemir Peeters Pham Postma
Prins Reijnders Ritsema Romeijn Ruiter Şahin Sanders Schipper Schouten Silva Smeets Smit Sørensen Sterk Timmermans Tromp Vos Wieringa Willems
Wójcik Yıldız Zijlstra Zwart`
    .split(/\s+/)
    .map((name) => ['', name] as const),
  ['van den', 'Berg'],
  ['van der', 'Meer'],
  ['van', 'Dijk'],
  ['de', 'Vries'],
  ['de', 'Boer'],
  ['de', 'Graaf'],
  ['de', 'Wit'],
  ['van de', 'Ven'],
  ['van der', 'Heijden'],
  ['van', 'Leeuwen'],
  ['el', 'Amrani'],
  ['el', 'Idrissi'],
  ['ten', 'Brink'],
  ['ter', 'Horst'],
  ["van 't", 'Hof'],
  ["in 't", 'Veld'],
  ['op den', 'Kamp'],
  ['von', 'Bergen'],
  ['dos', 'Santos'],
  ['del', 'Río'],
  ['van', 'Oers-Peeters'],
  ['de la', 'Fuente'],
]
