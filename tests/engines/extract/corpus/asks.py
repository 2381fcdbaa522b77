"""Recommendations in the different ways reviews write them, with their kinds. All invented.

Each entry: (what follows the body's name, kinds a careful reader would accept, verb style).
`{duty}` items read "<Body> should <...>"; the same words serve after "To" or as an imperative.
"""
# ruff: noqa: E501 - sentences stay on one line

DUTIES: list[tuple[str, tuple[str, ...]]] = [
    (
        "seek assurance from partner agencies that pre-birth assessments are started by the twentieth week",
        ("assurance",),
    ),
    ("be assured that all agencies understand and use the escalation policy", ("assurance",)),
    (
        "seek assurance that practitioners have access to reflective supervision in complex cases",
        ("assurance",),
    ),
    (
        "obtain assurance from health providers that fathers' details are recorded in maternity notes",
        ("assurance",),
    ),
    (
        "satisfy itself that the learning from this review has reached frontline staff",
        ("assurance",),
    ),
    (
        "carry out a multi-agency audit of child protection plans that end within six months",
        ("qa", "assurance"),
    ),
    ("undertake an audit of cases where a child was not brought to health appointments", ("qa",)),
    (
        "audit a sample of strategy discussions to test whether health professionals are present",
        ("qa",),
    ),
    (
        "complete a dip sample of closed referrals each quarter to check the quality of decision making",
        ("qa", "monitoring"),
    ),
    (
        "deliver training on professional curiosity to all staff who visit families at home",
        ("training",),
    ),
    (
        "provide multi-agency training on coercive control, with refresher sessions every year",
        ("training",),
    ),
    (
        "review its training programme so that neglect is covered for all levels of staff",
        ("training",),
    ),
    (
        "ensure that staff in emergency departments are trained to recognise injuries in babies who are not mobile",
        ("training", "practice"),
    ),
    ("develop practice guidance on working with parents who appear to comply", ("guidance",)),
    ("produce a short briefing for practitioners on the risks of unsafe sleeping", ("guidance",)),
    ("issue guidance to schools on sharing safeguarding files when pupils transfer", ("guidance",)),
    (
        "create a toolkit for practitioners who work with adults who neglect themselves",
        ("guidance",),
    ),
    (
        "remind all practitioners of the bruising in non-mobile babies guidance",
        ("guidance", "practice"),
    ),
    (
        "raise awareness among staff of the resources for families who keep dogs",
        ("guidance", "training", "practice"),
    ),
    ("review the pre-birth protocol and make clear when a referral must be made", ("policy",)),
    ("develop a joint protocol for adults who move between placements", ("policy",)),
    ("update its information sharing policy to cover adult mental health services", ("policy",)),
    ("revise the threshold document so that cumulative harm is described", ("policy", "guidance")),
    (
        "agree a pathway for the assessment of unexplained injuries out of hours",
        ("policy", "practice"),
    ),
    (
        "amend the child protection procedures to include unborn babies of care-experienced parents",
        ("policy",),
    ),
    ("ensure that the history of both parents is considered in every assessment", ("practice",)),
    (
        "ensure that practitioners see and speak to children alone at home and at school",
        ("practice",),
    ),
    (
        "make sure that routine enquiry about domestic abuse is made at each antenatal contact",
        ("practice",),
    ),
    (
        "ensure that discharge planning meetings are held before a baby at risk leaves hospital",
        ("practice", "policy"),
    ),
    ("ensure that GPs are invited to contribute to child protection conferences", ("practice",)),
    (
        "consider how fathers can be more fully involved in antenatal and postnatal visits",
        ("practice",),
    ),
    (
        "monitor the timeliness of initial health assessments and report on them twice a year",
        ("monitoring",),
    ),
    (
        "track the completion of the single agency action plans until every action is closed",
        ("monitoring",),
    ),
    (
        "include repeat referrals in its multi-agency dataset and scrutinise the trend",
        ("monitoring",),
    ),
    (
        "commission a specialist service for young people who display harmful sexual behaviour",
        ("commissioning",),
    ),
    (
        "review the capacity of perinatal mental health provision and address any gap",
        ("commissioning",),
    ),
    (
        "commission an advocacy service for adults who have no family to speak for them",
        ("commissioning",),
    ),
    (
        "ensure that contracts with residential providers require notification of serious incidents",
        ("commissioning", "policy"),
    ),
]
BODIES = [
    "The {board}", "{place} Children's Social Care", "{place} Police", "The Integrated Care Board", "{place} Hospitals NHS Foundation Trust",
    "The Local Authority", "{place} Council", "All partner agencies", "Health commissioners", "The Department for Education",
    "NHS England", "The Probation Service", "{place} Housing Services", "The General Practice", "Adult Social Care", "The Safeguarding Partners",
    "The Home Office", "The Safeguarding Adults Board and {place} Police", "Public Health commissioners and the Integrated Care Board",
    "{place} Mental Health NHS Trust", "The Health Visiting Service", "Schools and early years settings", "The Youth Justice Service",
    "The Welsh Government", "The Health and Social Care Trust", "Maternity services", "The Ambulance Service",
]  # fmt: skip
