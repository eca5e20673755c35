# What a report says of itself; what it found is told in the words of those who found it.

title = Who can get through to { $hotline }?
contents = Contents
skip = Past the contents
made-of = This report is about the script { $script }, as Reachline { $version } read it (digest { $digest }). The words that callers hear are in { $languages }.
no-claim = This page claims no conformity with any standard. It says what a program could check, by which rule, and what people have to find out. Test with disabled callers.

summary = In short
summary-proved = { $count ->
    [one] One claim about every path was proved.
   *[other] { $count } claims about every path were proved.
}
summary-refuted = { $count ->
    [0] None was refuted.
    [one] One was refuted; it comes with the shortest call that shows it.
   *[other] { $count } were refuted; each comes with the shortest call that shows it.
}
summary-findings = { $count ->
    [0] The audit, with the profile { $profile }, found nothing.
    [one] The audit, with the profile { $profile }, found one thing.
   *[other] The audit, with the profile { $profile }, found { $count } things.
}
summary-behind = { $count ->
    [0] No simulated caller falls behind the baseline by more than chance explains.
    [one] One simulated caller falls behind the baseline by more than chance explains.
   *[other] { $count } simulated callers fall behind the baseline by more than chance explains.
}

map = The menu
map-about = What a caller can choose, as it could be printed in a letter or put on a website.

audit = Rules
audit-about = Rules for phone menus, each with its sources. The figures are the hotline’s; the thresholds are the profile’s.
audit-none = Nothing was found.
finding-heard = Heard
finding-place = Place
finding-figure = Figure
finding-affected = Who is affected
finding-mend = What to change
finding-rule = Rule
allowances = Allowed by the script
allowances-about = The script says of these that they are meant, and why.
allowances-caption = Findings that the script allows
column-reason = Reason

proofs = Every path
proofs-about = Found by going through every state that a call can come to, with keys, silence and wrong keys, in each language.
proofs-caption = Claims about every path
column-claim = Claim
column-verdict = Verdict
column-detail = Details
proved = proved
refuted = refuted
assumed = What was assumed
open = open
not-asked = not asked
error = error
warning = warning
note = note
claim-every-path-ends = Every path ends
claim-no-trap = There is no trap
claim-person-reachable = A person can be reached from everywhere
claim-no-hang-up-on-silence = Nobody who stays silent is hung up on
claim-wrong-keys-reach-a-person = Nobody who presses wrong keys is hung up on
claim-every-step-reached = Every step can be come to
counterexample = The shortest call that shows it

callers = Callers
callers-about = Simulated callers with habits that many real callers have: slow, forgetful, hard of hearing, reading along. They know only what they have heard.
callers-warning = This is simulation, not evidence about people. Many of its figures are assumed, and each is listed with the caller.
shut-out = shut out
left-behind = left behind
completes-less = completes less, reaches a person instead
level = level with the baseline
who = Who these callers are
callers-caption = How many calls reached what the caller wanted, by caller
callers-chart = Share of calls that reached what the caller wanted, by caller, with 95 percent intervals
tasks-caption = Each caller and each task
column-caller = Caller
column-task = Task
column-language = Language
column-calls = Calls
column-completed = Completed
column-interval = 95 percent interval
column-gap = Gap to the baseline
column-time = Seconds to the service, median
column-person = Seconds to a person, median
column-where = Where most calls were lost

people = What needs people
people-about = No program can say whether the words are understood, whether the voice is pleasant, or whether anybody answers. Ask callers: blind, deaf and hard of hearing, with tremor, with poor memory, old, new to the language, in distress. Let them call, and watch where they stop.
