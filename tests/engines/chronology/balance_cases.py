"""Invented entries and what a reader finds in them: strengths (s), risks (r), with their matter.

"!" marks what stands on a family member's own word only. Half A was read while the vocabulary was
mended, half B only scored, twice; half C was written after that and scored once before anything
was mended by it. All are of the hand that wrote the vocabulary, which makes them kind.
"""

HALF_A = """
Core group. Lark's mum has turned up to everything she was asked to. | s engagement
Worker knocked twice, could hear the television, nobody came to the door. | r engagement
Midwife reviewed. Reports she has not had a drink since the booking. | s! substances
Parents very open with me about the past. | s engagement
Newborn check complete. Skin unblemished, no marks seen. | s injury
Red area behind left ear, mother thinks car seat strap. | r injury
Flat spotless, fridge full. | s home s home
Rubbish bags in hall and a strong smell of dog mess. | r home
Mum was attentive and held him close throughout. | s care
Baby left propped on the settee with a bottle while mum was outside. | r care
Neighbours phoned 101 about a man yelling and a woman crying. | r violence
Father says the row was over money and nobody was hit. | r! violence s! violence
Mother told the support worker she has finished with him for good. | s! partner
Gas engineer let in by a man who gave the father's name. |
Review cancelled by the team as the chair was unwell. |
Letter sent to offer another appointment. |
Discussed safe sleeping and gave leaflet on coping with crying. |
If she does not attend again, the case will go to the panel. |
Mother missed her scan and the growth clinic after it. | r engagement
Third no-show at the drug service this month. | r engagement
Practice nurse: child not brought for second set of injections. | r engagement
She seemed flat and said she could not see the point. | r mood
GP: mood lifted, sleeping better on the new tablets. | s mood
Step-dad was unsteady on his feet and slurring. | r substances
Denies any cannabis since Christmas; room smelled of it. | s! substances r substances
Tenancy visit. Property in good order and no issues raised. | s home s concern
Two big dogs jumping up at the baby's basket. | r dogs
Mother says the dogs have gone to her cousin. | s! dogs
No worries about his development at nursery. | s concern
Teacher worried: same jumper all week, asking other children for crisps. | r concern
Officers spoke with both; all calm, no offences. |
Would benefit from a referral to the parenting group. |
Father is a protective influence and rang for help straight away. | s protective
Health visitor had no concerns about attachment. | s concern
Supervision: agreed to ask police about earlier call-outs. |
Grandmother stays three nights a week and helps with feeds. | s support
"""

HALF_B = """
Attended with her sister, on time, and had read the plan. | s engagement
Joint visit abandoned, door not opened although the lights were on. | r engagement
Mum says that she's been dry for nine weeks. | s! substances
Mother works well with us and asks for advice when she needs it. | s engagement
Body map completed: nothing to see. | s injury
Small yellowing bruise to the shin, said to be from the coffee table. | r injury
House warm and clean, toys about. | s home
Kitchen floor sticky, dishes mouldy, dog faeces by the cot. | r home
Lovely warm interaction between father and baby at contact. | s care
Arrived in a sodden nappy and very hungry. | r care
Caller heard screaming and something being smashed. | r violence
Mother stated that there has been no violence since he got help. | s! violence
Says they have split up and he has gone to Saltmere. | s! partner
Man's coat and work boots in the hall. |
Conference deferred because two reports were late. |
Will be invited to the next clinic. |
Advised to keep the flat tidy before the baby comes. |
Should there be any bruising, ward to call the consultant. |
DNA x3 at antenatal clinic. | r engagement
Cancelled our visit by text for the fourth time. | r engagement
Failed to bring Robin for weighing. | r engagement
Tearful, not sleeping, feels she cannot go on. | r mood
Brighter today, enjoying the baby. | s mood
Smelt strongly of drink at ten in the morning. | r substances
Father denied using anything; test was positive for cocaine. | s! substances r substances
Rent paid, garden kept, no complaints from neighbours. | s home s concern
Postal worker bitten on the hand by the family's dog. | r dogs
We were assured that the animals were kept outside at all times. | s! dogs
No safeguarding issues identified by the ward. | s concern
School anxious about weight loss and grey skin. | r concern r care
Officers left after giving words of advice. |
Parenting assessment to look at capacity to protect. |
Mother took him to the surgery promptly and followed what she was told. | s protective
Nothing of concern noted at the eight-week check. | s concern
Strategy meeting to be arranged with police. |
Her aunt and the neighbours rally round. | s support
"""

HALF_C = """
Father came early with a change of clothes and got down on the floor to play. | s care
Community nurse found mum and baby relaxed in each other's company. | s care
Mother remains very motivated to keep the twins at home. | s engagement
She has followed the midwife's advice on smoking and diet. | s engagement
House was a tip; plates with old food on every surface. | r home
Housing officer: no breach of tenancy, home in a reasonable state. | s home
Baby had a fingertip-sized discolouration on the upper arm. | r injury
Nil injuries on examination. | s injury
GP receptionist: three appointments in a row not kept. | r engagement
Failed home visit. Second this week. | r engagement
Father would not allow the worker upstairs. | r engagement
Mother explained she couldn't come as the bus was late. |
According to mum, dad hasn't been round for months. | s! partner
Father's van parked outside at 7am. |
Ambulance crew noted alcohol on mother's breath. | r substances
Mother insists she only drinks at weekends. |
Urine screen clear for the sixth week running. | s substances
Reported by father: everything is fine at home. | s! concern
Ward staff had no worries and were happy for them to go. | s concern
Class teacher raised a concern about bruising to his ear. | r concern r injury
Child told his keyworker that daddy throws things when he is cross. | r violence
Heated argument overheard in the waiting room. | r violence
They both denied any arguments. | s! violence
Dog was growling behind the kitchen door. | r dogs
No pets in the property on inspection. | s dogs
Low in mood, little sleep, scored 19 on the Edinburgh scale. | r mood
Denied thoughts of self-harm. | s! mood
Weight has dropped from the 50th to the 9th centile. | r care
Good weight gain, smiling, reaching for toys. | s wellbeing
Duty worker to chase the reports from school. |
Agreed that mother will contact the drug service. |
Discharge planning meeting moved to Thursday. |
If concerns increase, refer again. |
Information on domestic abuse services was given. |
Maternal aunt has taken leave to help with the baby. | s support
Mum acted quickly to leave and went to her sister's with the children. | s protective
"""


def cases(half: str) -> list[tuple[str, list[str]]]:
    """Each text with what is found: "s engagement", "r! mood"."""
    found = []
    for line in half.strip().splitlines():
        text, _, said = line.partition(" | ")
        words = said.strip(" |").split()
        found.append(
            (text.strip(" |"), [" ".join(words[n : n + 2]) for n in range(0, len(words), 2)])
        )
    return found
