"""What a company can be: type, level, trade, legal form (spec, B.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Type(models.TextChoices):
    ACTIVE_OVER = "ACTIVE_OVER", _("Active customer over 1,000 €")
    ACTIVE_UNDER = "ACTIVE_UNDER", _("Active customer under 1,000 €")
    FORMER_OVER = "FORMER_OVER", _("Former customer over 1,000 €")
    FORMER_UNDER = "FORMER_UNDER", _("Former customer under 1,000 €")
    POTENTIAL = "POTENTIAL", _("Potential customer")


TYPE_SIGNS = {
    Type.ACTIVE_OVER: "success full",
    Type.ACTIVE_UNDER: "success half",
    Type.FORMER_OVER: "warning full",
    Type.FORMER_UNDER: "warning half",
    Type.POTENTIAL: "neutral hollow",
}


class Volume(models.TextChoices):
    OVER = "OVER", _("over 1,000 €")
    UNDER = "UNDER", _("under 1,000 €")
    NONE = "NONE", _("none")


class Level(models.TextChoices):
    KEY_HQ = "KEY_HQ", _("Key account – head office")
    KEY_BRANCH = "KEY_BRANCH", _("Key account – branch")
    REGIONAL_HQ = "REGIONAL_HQ", _("Supra-regional customer – head office")
    REGIONAL_BRANCH = "REGIONAL_BRANCH", _("Supra-regional customer – branch")
    LOCAL = "LOCAL", _("Local customer")


class Branch(models.TextChoices):
    CONSTRUCTION = "CONSTRUCTION", _("Construction")
    EARTHWORKS = "EARTHWORKS", _("Civil engineering and roads")
    DEMOLITION_RECYCLING = "DEMOLITION_RECYCLING", _("Demolition and recycling")
    QUARRY_MINING = "QUARRY_MINING", _("Quarries and mining")
    WASTE = "WASTE", _("Waste disposal")
    AGRICULTURE = "AGRICULTURE", _("Agriculture")
    FORESTRY = "FORESTRY", _("Forestry")
    GARDENING = "GARDENING", _("Gardening and landscaping")
    TRANSPORT = "TRANSPORT", _("Transport and logistics")
    CRANE_LIFT = "CRANE_LIFT", _("Crane and lift hire")
    RENTAL = "RENTAL", _("Construction machine hire")
    MACHINE_DEALER = "MACHINE_DEALER", _("Machine trade and service")
    MECHANICAL = "MECHANICAL", _("Mechanical engineering")
    METAL_STEEL = "METAL_STEEL", _("Metal and steel")
    AUTOMOTIVE = "AUTOMOTIVE", _("Vehicles and workshops")
    MUNICIPAL = "MUNICIPAL", _("Municipal services")
    ENERGY = "ENERGY", _("Energy")
    CHEMISTRY = "CHEMISTRY", _("Chemistry")
    PAPER_WOOD = "PAPER_WOOD", _("Paper and wood")
    FOOD = "FOOD", _("Food")
    PORT_SHIP = "PORT_SHIP", _("Ports and ships")
    RAIL = "RAIL", _("Rail")
    FACILITY = "FACILITY", _("Building services")
    OTHER = "OTHER", _("Other trade")


class LegalForm(models.TextChoices):
    EINZEL = "EINZEL", _("Sole proprietorship")
    EK = "EK", "e. K."
    GBR = "GBR", "GbR"
    OHG = "OHG", "OHG"
    KG = "KG", "KG"
    GMBH = "GMBH", "GmbH"
    UG = "UG", "UG"
    GMBH_CO_KG = "GMBH_CO_KG", "GmbH & Co. KG"
    AG = "AG", "AG"
    SE = "SE", "SE"
    EG = "EG", "eG"
    EV = "EV", "e. V."
    KOER = "KOER", _("Public body")
    FOREIGN = "FOREIGN", _("Foreign legal form")
    OTHER = "OTHER", _("Other legal form")


class MstoState(models.TextChoices):
    ACTIVE = "ACTIVE", _("active")
    WARNING = "WARNING", _("warning notice")
    INACTIVE = "INACTIVE", _("not active")


class Origin(models.TextChoices):
    MST_ONSITE = "MST_ONSITE", _("Technician on site")
    ADM = "ADM", _("Field sales")
    COLD_CALL = "COLD_CALL", _("Cold call")
    REFERRAL = "REFERRAL", _("Referral")
    WEB = "WEB", _("Website")
    EMAIL = "EMAIL", _("E-mail")
    CAMPAIGN = "CAMPAIGN", _("Campaign")
    FAIR = "FAIR", _("Trade fair")
    EXISTING = "EXISTING", _("Existing customer")
    LEFT_COMPANY = "LEFT_COMPANY", _("Contact changed employer")
    OTHER = "OTHER", _("Other")
