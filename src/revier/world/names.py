"""Names people in Germany have: old German families and families from Turkey, Poland, Italy and elsewhere."""

WOMEN = tuple(
    """
    Andrea Angela Anja Anke Anna Annette Astrid Ayşe Barbara Beate Bianca Birgit Britta Carina Carla Christa Christine
    Claudia Cornelia Dagmar Daniela Diana Doreen Dorota Elena Elif Elke Emine Esra Eva Fatma Franziska Frauke Friederike
    Gabriele Gesa Gisela Giulia Grażyna Gudrun Hannah Hatice Heike Heidrun Helena Imke Ines Inga Ingrid Iris Irina Ivana
    Jana Jasmin Jennifer Jessica Johanna Julia Jutta Karin Karoline Katarzyna Katharina Katja Kerstin Kirsten Kristina
    Lara Laura Lea Lena Linda Lisa Luisa Magdalena Maike Maja Manuela Margit Maria Marie Marion Martina Meike Melanie
    Mareike Merve Mira Monika Nadine Natalia Nele Nicole Nina Olga Patricia Paula Petra Ramona Rebecca Regina Renate
    Rita Rosa Ruth Sabine Sabrina Sandra Sarah Selin Silke Simone Sina Sonja Stefanie Susanne Svenja Svetlana Tamara
    Tanja Tatjana Ulrike Ursula Ute Vanessa Vera Verena Wiebke Yasemin Yvonne Zeynep Zuzanna
    """.split()
)

MEN = tuple(
    """
    Achim Ahmet Alexander Ali Andreas Antonio Arne Axel Bastian Benjamin Bernd Björn Burak Carsten Christian Christoph
    Claus Daniel Darius David Dennis Detlef Dieter Dirk Dominik Eike Emre Enno Erik Falk Fatih Felix Florian Frank Fritz
    Georg Gerd Gerrit Giovanni Goran Gregor Guido Günter Hannes Harald Hartmut Hasan Heiko Heiner Heinrich Helge Helmut
    Henning Hinnerk Holger Horst Hubert Ibrahim Igor Ingo Ivan Jakob Jan Janusz Jens Joachim Jochen Johannes Jonas Jörg
    Josef Julian Jürgen Kai Karl Karsten Kemal Kevin Klaus Konrad Kurt Lars Leon Lorenz Ludger Lukas Luca Lutz Malte
    Manfred Marc Marcel Marco Marek Mario Markus Martin Mathias Max Mehmet Michael Mirko Moritz Murat Mustafa Nico Niels
    Nikolai Norbert Oleg Olaf Oliver Onur Patrick Paul Peter Philipp Piotr Rainer Ralf Reiner Reinhard Rüdiger René Rolf
    Ronny Sascha Sebastian Sergej Serkan Silvio Simon Slawomir Stefan Steffen Stephan Sven Süleyman Thomas Thorsten Till
    Tim Timo Tobias Tomasz Torben Udo Ulf Ulrich Uwe Viktor Volker Werner Wilfried Wojciech Wolfgang Yusuf Zoran
    """.split()
)

FAMILIES = tuple(
    """
    Ackermann Adam Ahlers Ahrens Albers Albrecht Altmann Appel Arendt Arslan Aydın Bachmann Bader Bahr Barth Bartels
    Bauer Baumann Bäcker Bäumer Becker Beckmann Behnke Behrens Benecke Bender Berger Bergmann Berndt Beyer
    Biermann Binder Blank Blohm Bock Bode Böhm Böttcher Bohlen Bondarenko Borchers Böger Brandt Braun Brauer Bremer
    Brinkmann Bruns Brüggemann Buchholz Büttner Bulut Burmeister Busch Çelik Christiansen Claußen Conrad Conti Cordes
    Dahlke Damm Decker Dehn Demir Diekmann Dietrich Dierks Dietz Doğan Dörfler Döring Dorn Drews Dreyer Dudek Ebeling
    Eckert Eggers Ehlers Eichhorn Eilers Engel Engelhardt Erdmann Ernst Esposito Evers Fabian Falk Feldmann
    Fiedler Fink Fischer Fleischer Focken Förster Frank Franke Freese Frerichs Freitag Friedrich Fricke Fröhlich Frosch
    Fuchs Funke Gärtner Gebhardt Geiger Gerdes Gerlach Giese Glaser Göbel Götz Gottschalk Grabowski Graf Greco Greve
    Grimm Groß Großmann Grote Gruber Günther Gutmann Haas Hagemann Hahn Hajek Hamann Hansen Harms Hartmann Hartwig Haupt
    Heck Heidemann Heinemann Heinrichs Heinze Heitmann Held Hellmann Hempel Hennings Herrmann Heß Heuer
    Hiller Hinrichs Hirsch Hoff Höfer Höhne Hoffmann Hofmann Holm Holtmann Holz Hoppe Horn Horvat Huber Hübner Hüsing
    Iwanow Jablonski Jacobs Jäger Jahnke Jansen Janßen Jensen Jessen Jordan Jung Junker Kaiser Kamp Kamiński
    Kaplan Karl Kasper Kaufmann Kaya Keil Keller Kellermann Kern Kılıç Kirchner Klages Klaus Klein Kleinert Klöpper
    Knoll Knoop Kobus Koch Köhler König Körner Kohl Konrad Kopp Kowalski Kowalczyk Kramer Kranz Kraus Krämer Krause
    Krebs Kreuzer Krieger Kröger Krüger Kruse Kuhlmann Kühn Kuhn Kunz Kurz Lampe Lange Langer Lehmann Leitner Lemke Lenz
    Lewandowski Lindemann Lindner Löffler Lohmann Lorenz Lübbers Lüders Lühring Lüttmann Lutz Maaß Mahler Maier Mair
    Mancini Marković Marquardt Martens Marx Mayer Meier Meiners Meinke Menke Mertens Mewes Meyer Michaelis
    Michalski Möhlmann Möller Mohr Moritz Moser Müller Münch Nagel Naumann Neubauer Neumann Niemann Nikolić Nolte Nowak
    Nowicki Oltmanns Onken Ortmann Osterkamp Ostermann Otto Öztürk Özdemir Pape Paulsen Pawlak Peters Petersen Petrović
    Pfeiffer Pfister Piątek Pieper Pietsch Plate Pohl Polat Popp Poppe Preuß Probst Raabe Rademacher Rasch Rath Rau
    Rehder Reich Reichert Reimers Reinhardt Reiter Renken Reuter Ricci Richter Rieger Ritter Rode Röder Rohde Romano
    Roth Rosenthal Rossi Rott Ruge Runge Russo Rust Sahin Şahin Sander Sauer Schäfer Scheffler Schenk Schiller Schilling
    Schlüter Schmid Schmidt Schmitz Schneider Scholz Schönfeld Schott Schrader Schramm Schreiber Schröder Schubert
    Schuldt Schulte Schulz Schulze Schumacher Schuster Schütte Schütz Schwarz Schweers Seemann Seidel Seifert Siebert
    Siemers Simon Singer Sokolow Sommer Sonntag Stadler Stahl Stamer Stark Steffens Stein Steiner Steinke Stolte Strauß
    Stüwe Stührmann Suhr Szymański Tamm Thiel Thiele Thies Thomsen Tiedemann Tietjen Timm Tönjes Trautmann Twele Uhl
    Uhlig Ullrich Unger Vieth Vogel Vogt Voigt Voß Vollmer Wagner Walter Walther Warnecke Weber Wegener Wegner Weidner
    Weiß Wenzel Werner Wessels Westphal Wichmann Wiechers Wieczorek Wiese Wilken Wilkens Winkler Winter Witt Witte
    Wójcik Wolf Wolff Wolters Wrede Wulf Wulff Wünsche Yıldız Yılmaz Zander Ziegler Zieliński Zimmer Zimmermann
    """.split()
)
