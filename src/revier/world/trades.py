"""What firms that need hydraulics call their trade, by the branch keys of the data dictionary."""

from .dice import weighted

BRANCHES = weighted(
    construction=13,
    earthworks=12,
    demolition_recycling=6,
    quarry_mining=4,
    waste=6,
    agriculture=8,
    forestry=4,
    gardening=6,
    transport=8,
    crane_lift=4,
    rental=4,
    machine_dealer=6,
    mechanical=6,
    metal_steel=5,
    automotive=4,
    municipal=4,
    energy=3,
    chemistry=2,
    paper_wood=3,
    food=3,
    port_ship=3,
    rail=2,
    facility=3,
    other=3,
)

_TRADES = {
    "construction": "Bau, Hochbau, Bauunternehmung, Bautechnik, Ingenieurbau, Betonbau, Rohbau, Baugesellschaft, "
    "Schalungsbau, Industriebau, Massivbau, Fertigteilbau, Bau und Sanierung, Hallenbau",
    "earthworks": "Tiefbau, Erdbau, Straßenbau, Kanalbau, Erdbewegungen, Leitungsbau, Rohrleitungsbau, Kabelbau, "
    "Spezialtiefbau, Asphaltbau, Baggerbetrieb, Erd- und Tiefbau, Tief- und Straßenbau, Deichbau, Horizontalbohrungen",
    "demolition_recycling": "Abbruch, Rückbau, Abbruchtechnik, Baustoffrecycling, Schrotthandel, Metallrecycling, "
    "Abbruch und Erdbau, Recycling, Bauschuttaufbereitung, Schadstoffsanierung",
    "quarry_mining": "Steinbruch, Kieswerk, Kies und Sand, Natursteinwerk, Schotterwerk, Basaltwerk, Sandgruben, "
    "Hartsteinwerk, Mineralstoffe, Tongruben, Quarzsand",
    "waste": "Entsorgung, Containerdienst, Umweltdienste, Kanalreinigung, Abfallwirtschaft, Saugbagger, "
    "Rohr- und Kanalservice, Kompostwerk, Altholzverwertung",
    "agriculture": "Lohnunternehmen, Agrarservice, Agrarbetrieb, Landwirtschaft, Güllelogistik, Gutsverwaltung, "
    "Häckseldienst, Lohn- und Agrarservice, Rübenlogistik, Gemüsebau, Ackerbau",
    "forestry": "Forstbetrieb, Forstservice, Holzernte, Holzrückung, Forstunternehmen, Holzhackservice, "
    "Forst und Transport, Harvesterbetrieb",
    "gardening": "Garten- und Landschaftsbau, Gartenbau, Galabau, Baumpflege, Landschaftspflege, Grünpflege, "
    "Gärten und Außenanlagen, Sportplatzbau, Baumschulen",
    "transport": "Spedition, Transporte, Logistik, Fuhrbetrieb, Schwertransporte, Kippertransporte, Silotransporte, "
    "Baustofftransporte, Kranverladung, Tiefladerservice, Viehtransporte",
    "crane_lift": "Krandienst, Kranverleih, Autokrane, Arbeitsbühnen, Hebetechnik, Bühnenverleih, Schwerlast, "
    "Kran- und Schwerlastservice",
    "rental": "Baumaschinenverleih, Mietpark, Baumaschinenvermietung, Gerätevermietung, Miettechnik, Mietgeräte, "
    "Baugeräteverleih",
    "machine_dealer": "Landtechnik, Baumaschinen, Landmaschinen, Baumaschinenservice, Gabelstapler, Fördertechnik, "
    "Kommunaltechnik, Forsttechnik, Motorgeräte, Staplerservice",
    "mechanical": "Maschinenbau, Anlagenbau, Pressentechnik, Werkzeugbau, Zerspanungstechnik, Sondermaschinen, "
    "Vorrichtungsbau, Antriebstechnik, Maschinenfabrik, Verpackungsmaschinen",
    "metal_steel": "Stahlbau, Metallbau, Stahlhandel, Blechbearbeitung, Schmiede, Gießerei, Edelstahlbau, Walzwerk, "
    "Stahl- und Metallbau, Härterei, Rohrbiegerei",
    "automotive": "Nutzfahrzeuge, Fahrzeugbau, Karosseriebau, Kfz-Werkstatt, Abschleppdienst, Anhängerbau, "
    "Fahrzeugaufbauten, Lkw-Service, Reisebusse",
    "energy": "Windtechnik, Bioenergie, Energieanlagen, Rotorservice, Netzbau, Biogasanlagen, Solarparkbau, "
    "Wasserkraft, Wärmetechnik",
    "chemistry": "Kunststofftechnik, Spritzguss, Lackfabrik, Klebstoffe, Industriereinigung, Gummitechnik, "
    "Folienwerk, Chemieanlagen",
    "paper_wood": "Sägewerk, Holzwerk, Papierverarbeitung, Wellpappenwerk, Hobelwerk, Palettenwerk, Holzhandel, "
    "Spanplattenwerk, Leimholz",
    "food": "Mühle, Molkerei, Getränke, Fleischwaren, Mischfutter, Kartoffelhandel, Großbäckerei, Konserven, "
    "Ölmühle, Tiefkühlkost",
    "port_ship": "Werft, Schiffstechnik, Hafenlogistik, Nassbaggerei, Schleppschifffahrt, Wasserbau, Umschlag, "
    "Bootsbau, Schiffsreparaturen, Hafenbetriebe",
    "rail": "Gleisbau, Bahntechnik, Schienenservice, Oberbau, Waggonservice, Signalbau, Gleisbaumaschinen",
    "facility": "Gebäudetechnik, Aufzugstechnik, Torbau, Haustechnik, Winterdienst, Brandschutztechnik, "
    "Rolltore, Gebäudedienste",
    "other": "Industrieservice, Zeltbau, Veranstaltungstechnik, Schaustellerbetrieb, Brunnenbau, Bohrtechnik, "
    "Bühnenbau, Friedhofstechnik, Wasserstrahltechnik",
}

TRADES: dict[str, tuple[str, ...]] = {branch: tuple(words.split(", ")) for branch, words in _TRADES.items()}

MUNICIPAL = tuple(
    "Bauhof Stadt {town}, Bauhof Gemeinde {town}, Kreisbauhof {town}, Straßenmeisterei {town}, Baubetriebshof {town}, "
    "Stadtwerke {town} Betriebshof, Recyclinghof {town}, Abwasserverband {town}, Deichverband {town}, "
    "Klärwerk {town}, Stadtreinigung {town}, Wasserverband {town}, Technische Betriebe {town}, "
    "Autobahnmeisterei {town}, Feuerwehrtechnische Zentrale {town}, Stadtforst {town}".split(", ")
)
QUARTERS = ("Nord", "Süd", "Ost", "West", "Mitte", "am Hafen", "Altstadt")

COOPERATIVES = tuple(
    "Agrargenossenschaft {town}, Warengenossenschaft {town}, Maschinengemeinschaft {town}, Landhandel {town}, "
    "Waldgenossenschaft {town}, Energiegenossenschaft {town}, Dreschgenossenschaft {town}".split(", ")
)
ASSOCIATIONS = tuple(
    "Feldbahnverein {town}, Landtechnikfreunde {town}, Technikverein {town}, Wasser- und Bodenverein {town}, "
    "Museumswerft {town}, Motorsportverein {town}".split(", ")
)

FORMS = weighted(gmbh=44, gmbh_co_kg=15, einzel=13, kg=6, ek=6, ug=3, gbr=4, ohg=3, ag=2, se=1, eg=1, ev=1, foreign=1)
SUFFIXES = {
    "gmbh": "GmbH",
    "gmbh_co_kg": "GmbH & Co. KG",
    "kg": "KG",
    "ek": "e. K.",
    "ug": "UG (haftungsbeschränkt)",
    "gbr": "GbR",
    "ohg": "OHG",
    "ag": "AG",
    "se": "SE",
    "eg": "eG",
    "ev": "e. V.",
    "foreign": "B.V.",
}

# Invented: who else presses hoses in this world.
COMPETITORS = (
    "Schlauchtechnik Nord",
    "Hydraulik-Express Weser",
    "Rohr & Schlauch Kontor",
    "Schlauchblitz",
    "Fluidtechnik Hagenkamp",
    "Presswerk Mobil",
    "Hydromobil 24",
    "Werkstatt des Landmaschinenhändlers",
    "eigene Schlauchpresse",
    "Baumaschinenhändler vor Ort",
    "Schlauch-Depot Mitte",
    "Hydraulikdienst Wolters",
)
