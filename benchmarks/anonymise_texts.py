"""Wordings for the anonymising benchmark, in families. Two families are blind: nobody looked at what
went wrong in them while the engine was written, they only say at the end how well it goes.

{child}, {adult}, {anyone}: a person in any form. {owner}: with a possessive. {place}, {number}: of the
register. {unknown}: somebody in no register.
"""

BLIND = ("letters", "interviews")

FAMILIES: dict[str, tuple[str, ...]] = {
    "narrative": (
        "{child} was born at term and went home two days later.", "The health visitor saw {child} with {adult} at {place}.",
        "On the same day {adult} told staff that {adult} had left the house.", "It is not known whether {adult} read the letter.",
        "{owner} weight was recorded and no concern was noted.", "{adult} said that nobody had asked about the dogs.",
        "The family lived at {place} until the spring.", "A referral was made by {unknown} and passed to {place}.",
        "{number} was written on the form.", "In supervision {adult} described the home as chaotic but warm.",
        "The review heard from {adult} and {adult}.", "Staff rang {adult} twice and left a message.",
        "{adult} has a history of anxiety, and {owner} sister had been known to services.",
        "There is no record that {adult} was offered support.", "Police visited {place} and spoke with {anyone}.",
        "{anyone} did not attend the appointment on {number}.", "After the birth, {adult} moved to {place}.",
        "When {child} was seen, {adult} explained the bruise.", "{unknown} wrote to {adult} about school.",
    ),
    "notes": (
        "TC to {adult}, no reply.", "HV: {child} seen asleep in cot, {adult} present.", "{anyone} DNA appt.",
        "Ref {place}. Dob {number}.", "{adult} stated {child} fell from sofa.", "Spoke w {unknown} re {child}.",
        "NHS no {number}", "Discussed with {adult} who agreed to visit.", "Home visit to {place}, {adult} not in.",
        "Email from {adult} re contact.", "{anyone} attended clinic.", "Plan: {adult} to ring {adult}.",
        "{owner} mother not contactable.", "Message left for {adult}.", "Seen: {child}", "Informed {adult} of outcome.",
        "Tel {number} no answer", "{unknown} to chase {place}.",
    ),
    "minutes": (
        "Present: {adult}, {unknown} and the chair.", "Apologies were received from {adult}.",
        "{adult} reported that {child} had not been brought.", "The group agreed that {adult} would contact {place}.",
        "ACTION: {adult} to send the chronology by Friday.", "{unknown} asked whether {anyone} knew about the injunction.",
        "It was noted that {owner} school place was at {place}.", "The chair thanked {adult} for the report.",
        "Date of birth confirmed as {number}.", "{adult} queried the address, {place}, given by {unknown}.",
        "Members felt that {adult} had worked hard.", "{anyone} and {anyone} were discussed together.",
        "The reference is {place}.",
    ),
    "police": (
        "At 22:10 officers attended {place} and met {adult}.", "{adult} was arrested on suspicion of neglect.",
        "A witness, {unknown}, saw {adult} leave with {child}.", "{anyone} declined to comment.",
        "The phone {number} was seized from {adult}.", "{adult} accepted a caution.", "Intelligence suggested {adult} stayed at {place}.",
        "Body worn video shows {adult} holding {child}.", "{owner} statement was taken by {unknown}.",
        "Checks on {adult} ({number}) showed nothing.", "Officers asked {adult} if {child} had been fed.",
    ),
    "school": (
        "{adult} collects {child} from {place} most days.", "{child} told a teaching assistant that {adult} shouts.",
        "{owner} attendance fell to 71 per cent.", "The attendance officer, {unknown}, wrote to {adult}.",
        "{anyone} was taught in a small group.", "A cause for concern form names {adult} and {anyone}.",
        "Staff at {place} knew {anyone} well.", "Free school meals were claimed for {child} ({number}).",
        "{adult} came to parents' evening with {adult}.", "Nobody at {place} was told about {adult}.",
    ),
    "letters": (
        "Dear {adult},", "Thank you for seeing {child}, who came with {adult}.", "I write about {child}, {number}, of {place}.",
        "I understand from {unknown} that {adult} has moved.", "Please would you ring {adult} on {number}.",
        "We have written to {adult} and to {unknown}.", "{owner} tests were normal.", "Yours sincerely, {adult}",
        "Copy to {adult}, {place}", "As you know, {adult} and {child} were seen on the ward.",
        "I should be grateful if {anyone} could be offered an appointment at {place}.",
        "My colleague {unknown} will see {anyone} next week.", "I last met {anyone} in clinic.",
    ),
    "interviews": (
        "Q: Did you know {adult}?", "A: Only through {adult}, we were at {place} together.",
        "Everyone thought {child} was thriving, even {unknown}.", "I said to {adult}, that isn't right.",
        "You'd see {adult} with the pram by {place}.", "Then {adult} goes, leave it.", "{owner} nan had him most weekends.",
        "I never met {adult} but I'd heard of {anyone}.", "She showed me a text from {adult}, from {number}.",
        "They all called {child} that.", "It was {unknown} who told us about {anyone}.", "No, {adult} wasn't there that night.",
        "He was only {place} when it happened.",
    ),
}  # fmt: skip
# What stands in brackets must stay as it is.
DECOYS = (
    "A small [mark] was seen on the left arm.", "There were two [marks] on the leg.", "The [mark] had faded.",
    "The visit took place in [May] 2019.", "In [April] a plan was made.", "By the end of [June] nothing had changed.",
    "The panel [will] meet again.", "This [may] be a concern.", "She [rose] early.", "A [grace] period was given.",
    "There was little [hope] of change.", "Staff acted in good [faith].", "It was a [joy] to see.",
    "At [dawn] the police came.", "The [summer] holidays were hard.", "He was [frank] about his drinking.",
    "[Will] the family engage?", "[May] we ask why?", "[Mark] the date in the diary.", "The [young] parents struggled.",
    "It took a [long] time.", "The dog was [brown] and white.", "They met in the [park] near the flats.",
    "The [ward] was busy.", "In each [case] the answer was no.", "A [green] bag was found.", "The [church] hall was used.",
    "The [field] behind the house was wet.", "The [wood] burner was lit.", "The [law] is clear.", "The [price] of nappies rose.",
    "One [day] he left.", "The [banks] were closed.", "The [bishop] visited.", "A [robin] was on the fence.",
    "[Guy Fawkes] night was noisy.", "The child was moved to [Great Ormond Street].", "The [Victoria Climbié] inquiry said so.",
    "The [Munro] review made this point.", "They went to [Ashdown Forest] once.", "[Clare's Law] was considered.",
    "This echoes the death of [Daniel Pelka].", "[Oliver Twist] was on the shelf.", "[Jack Russell] dogs were kept.",
    "[Robin Hood] was on television.", "[Queen Victoria] is on the sign.", "The [baker] gave evidence.", "It was a [sharp] pain.",
    "His [best] friend came.", "The [stone] steps were icy.", "The [bell] rang.", "[Baby P] was mentioned.",
    "[Lord Laming] reported in 2003.", "A [ruby] ring was sold.", "The risk was rated [amber].", "The [holly] bush was cut.",
    "The [heather] was out.", "A [daisy] chain was made.", "She has [hazel] eyes.", "He could [sue] them.",
    "They could [rob] a shop.", "The [bill] was unpaid.", "There is a [grant] for that.", "He [drew] a picture.",
    "[Harry Potter] was his favourite.", "The [swan] was on the lake.", "A [cook] was hired.", "The [hill] was steep.",
    "It was [savage] treatment.", "He seemed [moody].", "The [art] room was open.", "[Hope] is not a plan.",
    "[Young] carers were asked.", "[Long] gaps were seen.", "[Green] spaces help.", "[Case] notes were brief.",
    "The [Fraser] guidelines were applied.", "[Gillick] competence was assessed.", "[Marks] on the skin were mapped.",
    "No [marks] or bruises.", "Please [mark] as urgent.", "[Grace] periods are short.", "Contact in early [May].",
    "[April] showers were forecast.", "[May] 12 was the deadline.", "[Great Yarmouth] was suggested.",
    "The [Alder Hey] team advised.", "[St John Ambulance] came.", "[Barnardo's] offered support.", "A [Serious Case] Review began.",
)  # fmt: skip
