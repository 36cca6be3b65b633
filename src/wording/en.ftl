# What Firewatch says, in English. docs/languages.md tells how to change it.
# Commands between backticks are what people type; they are the same in every language.

## Moments, spans, lists

time = { $clock }, { $distance }
time-dated = { $day } { $clock }
time-dated-year = { $day } { $year } { $clock }
time-outside = a time outside the calendar
time-outside-at = at a time outside the calendar
time-in = in { $span }
time-now = just now
time-ago = { $span } ago
span-seconds = { $seconds } s
span-minutes = { $minutes } min
span-hours = { $hours } h
span-hours-minutes = { $hours } h { $minutes } min
span-days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
day = { $weekday } { $day } { $month }
weekday = { $day ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
month = { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
list-and = { $before } and { $last }
list-or = { $before } or { $last }
nobody = nobody

## The severity: at the beginning of a line, within a sentence, with its meaning

severity = Severity { $level } ({ $level ->
        [1] Critical
        [2] High
        [3] Medium
       *[4] Low
    })
severity-within = { severity }
severity-level = Severity { $level }
meaning = { $level ->
        [1] a critical path is out and there is no workaround
        [2] a critical path is hit badly and the workaround is limited
        [3] no critical path is hit, or there is a workaround that will do
       *[4] a small thing, a blemish or a question
    }
severity-meaning = { severity }: { meaning }.
extent-outage = nothing gets through
extent-degradation = slow, partly failing, or wrong for some
extent-blemish = it works, something about it is not right
workaround-none = there is no workaround
workaround-limited = the workaround helps some, or for a while
workaround-viable = there is a workaround that will do

## No: what is so, then what to do

no-reason = Your answers suggest { $suggested } for { $id }, and you chose { $chosen }. Say why: `confirm { $level } { $id } because …`, or fill in the reason on the card.
no-why = That needs a reason, so that others understand it later. Say `{ $command } { $id } because …`.
no-such-person = I know nobody called “{ $name }” in the team. Mention the person with @, or use the name as it is in Teams.
no-one-person = “{ $name }” could be { $who }. Use the whole name.
no-verification = { $id } cannot be resolved yet: say who verified it in production, and how. For example: `resolve { $id } verified by Bo: 20 test payments went through`.
no-verifier = { $id } cannot be resolved yet: say who verified it in production. For example: `resolve { $id } verified by Bo: 20 test payments went through`.
no-proof = { $id } cannot be resolved yet: say how it was verified in production. For example: `resolve { $id } verified by Bo: 20 test payments went through`.
no-such-incident = There is no { $id }. `incidents` lists those there are.
no-incident-open = No incident is open that this could be about. Name one: `{ $command } INC-1`; `incidents` lists them.
no-one-incident = Which one, { $ids }? Say `{ $command } { $first }`.
no-text = There is no text in this update. Say `update` and what people should know.
no-action-text = Say what is to be done: `action item write a playbook for stuck queues`.
no-more-actions = { $id } has { $most } action items; more would be lost sight of. Note the rest in Azure DevOps.
no-such-action = { $id } has no action item { $number }. `action items` lists those that are open.
action-ended = Action item { $number } of { $id } is over already, said { $by } at { $time }.
no-same-bug = Bug { $bug } is the bug of { $id } already.
no-second-bug = { $id } has bug { $bug } already, and an incident has one. Link { $named } to it in Azure DevOps.
no-second-chat = { $id } has its firefighting chat already; `show { $id }` has the way there.
no-this-chat = This cannot be the firefighting chat of { $id }. Say `use this chat for { $id }` in a group chat that is for it alone.
no-second-post-mortem = The post-mortem of { $id } is set for { $time }. To move it, move the meeting in the calendar.
no-escalation = Nobody is set up to be told when { $id } is escalated. An administrator can name them in team.escalation.
no-reminder = Nobody is to be reminded of anything about { $id } now.
no-stopped = No reminder about { $id } was stopped, so there is none to resume.
no-stop = { $id } needs somebody who leads it, so this reminder goes on. Say `volunteer { $id }`, or `snooze 30 min { $id }`.
no-further = A reminder about { $id } can be put off by { $span } at the most. Say for example `snooze 30 min { $id }`.
no-parked = Nothing waits for another try on { $id }.
no-identity = I cannot tell who said this, so I did nothing.
no-confirmer = Nobody is on the rota now, so nobody can confirm { $id } yet; soon the whole team may.
no-manager = { $id } has no incident manager yet.
not-the-checker = The severity of { $id } is for { $who } to confirm, as daily log checker. `who is checking` shows who that is.
not-a-confirmer = The severity of { $id } is for { $who } to confirm.
not-a-chooser = The incident manager of { $id } is for { $who } to assign. You can `volunteer`.
not-the-asked = { $who } was asked to be incident manager of { $id }, so the answer is theirs. You can `volunteer`.
not-the-manager = That is for { $who } to decide, who is in charge of { $id }.
not-in-the-team-chat = Only people on the team list can choose the firefighting chat of { $id }. An administrator can add you.
not-in-the-team = Only people on the team list can lead an incident. An administrator can add you.
already-assumed = { $id } was taken as { $severity } at { $time }, because nobody had answered.
already-confirmed = { $by } confirmed { $id } as { $severity } at { $time }. To change it, say `severity 1 { $id } because …`, with the level you mean.
already-declined = { $id } is no incident: { $by } decided so at { $time }.
already-asked = { $by } asked { $manager } to be incident manager of { $id } at { $time }.
already-accepted = { $manager } has been incident manager of { $id } since { $time }.
already-agreed = { $manager } has said yes to lead { $id }, at { $time }.
already-objected = { $by } objected to { $manager } leading { $id } at { $time }.
already-not-led = { $manager } is not asked any more to lead { $id }, since { $time }.
is-unconfirmed = Nobody has confirmed the severity of { $id } yet; that comes first.
is-declined = { $id } was declined. `reopen { $id } because …` brings it back.
is-backlogged = { $id } is { $severity } and goes with the sprint. If it got worse, the log checker can say `severity 2 { $id } because …`.
is-not-led = Nobody leads { $id } yet.
is-not-asked = Nobody has been asked to lead { $id } yet. You can `volunteer { $id }`.
is-led = { $manager } leads { $id } already.
is-burning = { $id } is not resolved yet. `resolve { $id }` comes first.
is-resolved = { $id } has been resolved since { $time }. `reopen { $id } because …` brings it back.
is-quiet = Somebody has said already that all is quiet after { $id }.
is-closed = { $id } is closed. `reopen { $id } because …` brings it back.
is-same-severity = { $id } is { $severity } already.

exercise = { $id } (exercise)

## What the cards say: where an incident stands

as-of = As of { $clock }
reported = Reported by { $reporter } at { $time }
reported-for = Reported by { $reporter } for { $source } at { $time }
thinks = { $reporter } thinks: { $level }
anybody = anybody in the team
anybody-first = Anybody in the team
nobody-first = Nobody
the-checker = { $checker } (daily log checker)
checker-or-deputy = { $checker } (daily log checker) or { $deputy } (deputy)
waiting = Waiting for { $who } since { $since }.
can-wait = It can wait: the question goes on from { $time }.
how-severe-you = { $checker }, how severe is it?
how-severe-anybody = How severe is it? Anybody in the team can say.
declined-by = { $by } decided.
declined-by-at = { $by } decided at { $time }.
reason = Reason: { $reason }
confirmed-by = Confirmed by { $by } at { $time }.
assumed = Assumed at { $time }, because there was no answer.
offered = Offered to lead: { $who }.
can-choose = { $who } can choose the incident manager.
can-accept = { $manager } can accept or decline.
asked-to-lead = { $manager } was asked to lead.
asked-to-lead-at = { $manager } was asked to lead at { $time }.
manager = { $manager } is incident manager.
manager-since = { $manager } is incident manager since { $time }.
was-manager = { $manager } was incident manager.
last-update = Last update by { $by } at { $time }: “{ $text }”
no-update = No update yet.
next-update = Next update by { $time }.
update-overdue = ⏰ An update is overdue.
watched-until = To be watched until { $time }.
quiet = All quiet, said { $by } at { $time }.
quiet-noted = All quiet, said { $by } at { $time }: { $noted }
put-off = { $by } put { $what } off until { $time }.
reminders-stopped = No reminders of { $what }, said { $by } at { $time }: { $reason }
owed-update = an update
owed-monitoring = the watch after the repair
owed-post-mortem = the date of the post-mortem
owed-action-items = action items
owed-severity = the severity
owed-manager = an incident manager
resolved-at = Resolved at { $time }.
resolved-after = Resolved at { $time }, after { $span }.
verified = Verified in production by { $verifier }: { $how }
fix = Fix: { $fix }
post-mortem-at = Post-mortem: { $time }.
will-you = Will you be incident manager?

state-unconfirmed = Severity not confirmed
state-declined = Not an incident
state-backlogged = Goes with the regular sprint
state-leaderless = FIREFIGHTING, nobody leads yet
state-agreed = { $manager } will lead
can-object = { $manager } leads from { $time } unless somebody objects: `object … because …`.
short-agreed = { $id } is { $severity }, firefighting mode is on, { $manager } will lead: { $summary }
asked-to-take-over = { $who } is asked to take over.
leads-agreed = { $manager } leads from { $time } unless somebody objects.
state-asked = FIREFIGHTING, { $manager } is asked to lead
state-led = FIREFIGHTING, { $manager } leads
state-led-since = FIREFIGHTING since { $clock }, { $manager } leads
state-resolved = Resolved
state-closed = Closed

# In notifications, and where cards are not drawn.
short-unconfirmed = { $id } waits for { $who } to confirm its severity: { $summary }
short-declined = { $id } is no incident: { $summary }
short-backlogged = { $id } is { $severity } and goes with the regular sprint: { $summary }
short-leaderless = { $id } is { $severity }, firefighting mode is on, nobody leads yet: { $summary }
short-asked = { $id } is { $severity }, firefighting mode is on, { $manager } is asked to lead: { $summary }
short-led = { $id } is { $severity }, firefighting mode is on, { $manager } leads: { $summary }
short-resolved = { $id } is resolved, firefighting mode is off: { $summary }
short-closed = { $id } is closed: { $summary }

# In the list of incidents.
row-backlogged = with the regular sprint
row-leaderless = firefighting, nobody leads yet
row-led = firefighting, { $manager } leads
row-resolved = resolved
row-closed = closed
row-reported = Reported at { $time }
row-details = Details of { $id }
incidents-open = { $count ->
        [0] No incident is open.
        [one] 1 incident is open.
       *[other] { $count } incidents are open.
    }
incidents-more = … and { $count } more

## What exists outside, in the card

bug = Bug { $id }
bug-resolved = { $bug }, set to resolved
chat = Firefighting chat
chat-by-hand = Start the chat by hand, add Firewatch to it, and mention it there with “use this chat for { $id }”
chat-begins = This is the firefighting chat of { $id }: { $summary }
topic-resolved = RESOLVED
top-of = Top of { $sprint }
under-way = { $what }: under way
tasks-done = Tasks: { $tasks }
tasks-missing = Tasks ({ $tasks } missing): { $reason }
tasks-under-way = Tasks: { $missing } of { $all } under way
label-card = Card in the team chat
label-war-room = Card in the firefighting chat
label-acceptance = Question to the manager
label-bug = Bug
label-task = Task { $task }
label-top = Top of the sprint
label-note = Note { $number } on the bug
label-bug-state = State of the bug
label-bot = Firewatch in the firefighting chat
label-title = Title of the firefighting chat
label-people = More people in the firefighting chat
label-post-mortem = Post-mortem
label-finish = Closing the task { $task }
label-actions = Card of the action items
label-action = Action item { $number }
label-end-action = Closing action item { $number }
label-message = A message to the chat
label-alert = Card of ALERT-{ $number }
label-informing = Card for those who inform others
label-duty = Card of the log check
label-reminder = A reminder
old-card = This card is old. { $link } further down.
old-card-link = Go to the present one

## The questions: how severe, who leads

paths-none = none
suggestion = Your answers suggest { $severity }
suggestion-confirm = Confirm Severity { $level }
suggestion-meaning = That is: { $meaning }.
suggestion-paths = Critical paths hit: { $paths }
suggestion-extent = How much: { $extent }
suggestion-workaround = Workaround: { $workaround }
acceptance-open = { $id }: { $manager } is asked to be incident manager: { $summary }
acceptance-ask = { $manager }, will you be incident manager?
acceptance-asked = { $by } asked { $manager } at { $time }. Without an answer by { $until }, somebody else is chosen.
acceptance-agreed = { $manager } said yes at { $time }, and leads unless somebody objects.
acceptance-objected = { $by } objected to { $manager } at { $time }.
hand-over-asked = { $by } asked { $manager } to take over at { $time }. { $leads } leads until then, and on where there is no answer by { $until }.
hand-over-note = For you: { $summary }
acceptance-gone = The question is not open any more.
acceptance-leads = { $manager } is incident manager since { $time }.
acceptance-cannot = { $manager } cannot take it, said at { $time }.
acceptance-silent = { $manager } had not answered by { $time }, and is not asked any more.
acceptance-instead = { $by } asked { $manager } instead at { $time }.
acceptance-off = Nobody is needed to lead { $id } any more, since { $time }.
candidate-knows = knows { $path }
candidate-offered = offered
candidate-manager = incident manager
candidate-leads = leads { $id } now
candidate-away = away today
candidate-led = led { $span } ago
candidate-asked = asked before
there-available = available
there-busy = busy
there-away = away
there-in-a-call = in a call
there-in-a-meeting = in a meeting
there-presenting = presenting
there-quiet = do not disturb
there-offline = offline
there-out-of-office = out of office

## Answers

checker-nobody = Nobody is on the rota for the daily log check. An administrator can fill it in.
checker-today = { $checker } is daily log checker today.
checker-now = { $checker } is daily log checker now.
checker-deputy = If { $first } cannot answer, { $deputy } is asked.
checker-until = The next turn begins on { $day }.
checker-until-clock = The next turn begins on { $day } at { $clock } ({ $zone }).
unclear = { $first }, I did not understand that. `help` shows what you can say.
unclear-nearest = { $first }, I did not understand that. Did you mean `{ $nearest }`? `help` shows what you can say.
help-several = With several open, add the number: “update { $id } …”.
maybe-report = Is this a production issue? { $quote }

## Turns at checking the logs: a no

rota-stranger = Only people on the team list can change turns. An administrator can add you.
rota-no-checker = { $who } does not check logs. An administrator can give the role `log-checker`.
rota-no-administrator = That is for an administrator to say, and the team has none. For your own turns there are `swap`, `take over` and `leave`.
rota-not-administrator = That is for { $who } to say. For your own turns there are `swap`, `take over` and `leave`.
rota-not-for-you = That is for { $who } to decide.
rota-no-such-day = The calendar has no such day. Say it like `30 Nov`, `Monday` or `2026-11-30`.
rota-past = That turn is over: { $time }.
rota-too-far = { $time } is more than a year ahead. Say it when it is nearer.
rota-backwards = The last day comes before the first: { $until } is before { $from }.
rota-day-off = No turn begins on that day: { $time }. The one before it goes on.
rota-not-their-turn = The turn at { $time } is not { $who }’s but { $whose }’s. `rota` shows the turns to come.
rota-no-turn = { $who } has no turn in the next months. Name the day you want: `swap 30 Nov with Dev 2 Dec`.
rota-yours-already = You check the logs then already: { $time }.
rota-with-yourself = Swap with somebody else: `swap Monday with Dev`.
rota-wished = That was asked already, as swap { $number }. `rota` shows what waits.
rota-no-wish = No swap waits for your answer. `rota` shows what waits.
rota-which-wish = Which one, { $numbers }? Say `accept swap { $first }`.
rota-overlaps = By change { $number }, { $who } has some of these days: until { $time }. `rota undo { $number }` takes that back; then say it again.
rota-away-already = { $who } is known to be away then, by change { $number }. `rota undo { $number }` takes that back.
rota-no-such-change = No change { $number } is in force. `rota` lists those that are.
rota-checked = { $by } looked at the logs already, at { $time }. `log checks` shows it.
rota-nobody-left = Nobody is left to pass it on to. Ask in the chat: whoever can says `take over`.
rota-nobody-at-all = Nobody takes turns at checking the logs. An administrator can fill in the rota.

## Turns at checking the logs: whose they are, and what changed

on-duty = { $checker } checks the logs now.
on-duty-until = { $checker } checks the logs now until { $until }.
turn-instead = { $who } instead of { $planned }
turn-bare = { $who } ⚠ away, and nobody is left
change-override = { $who } checks the logs from { $from } until { $until }, set by { $by }
change-take-over = { $who } checks the logs from { $from } until { $until }, taken over
change-swap = { $who } checks the logs from { $from } until { $until }, swapped
change-passed-on = { $who } checks the logs from { $from } until { $until }, passed on
change-away-day = { $who } is away on { $day }
change-away = { $who } is away from { $from } to { $until }
turns-head = Who checks the logs
turns-nobody = Nobody takes turns.
turns-short = The rota. { $now }
turns-wish = Swap { $number } waits for { $with }: { $by } gives { $gives } and gets { $gets }.
turns-change = { $told } · change { $number }
turns-button = Rota
turns-you-now = { $who }, you check the logs now. { $told }
turns-changed-back = The rota has changed, and changed back since.
turns-undo = To take it back: `rota undo { $number }`.
turns-undone = { $by } took back change { $number } of the rota.
turns-everybody = Everybody
turns-no-people = { $who }, nobody takes turns at checking the logs. Give somebody the role `log-checker`, or fill in `rota.order`.
turns-start-later = { $who }, by `rota.start` the turns at checking the logs begin on { $from }. { $now }
turns-never-work = { $who }, the team has no working day in sight, so nobody is asked to look at the logs. `rota.holidays` may have too many. { $now }
turns-bare = { $who }, nobody is left to check the logs at { $time }: everybody who takes turns is away. Somebody can say `take over`, or an administrator `override`.
wish-head = Swap turns?
wish-ask = { $with }, { $by } asks you to swap turns at checking the logs.
wish-gives = you, instead of { $by }
wish-gets = { $by }, instead of you
wish-or-say = Or say “accept swap { $number }” or “decline swap { $number }”.
wish-yes = Swap
wish-no = Keep as it is
wish-short = { $by } wants to swap turns with { $with }.
wish-answered = Swap { $number } has been answered.
wish-declined = { $asker }, the swap is off: { $by } said no.
wish-lapsed = { $asker }, { $with } did not answer in time, so the turns stay as they were.
preview-head = Change the rota?
preview-text = { $who } would check the logs. Nothing is changed yet.
preview-or-say = Or say “override { $first } to { $last } { $who } yes { $agreed }”.
preview-yes = Change it
preview-short = A change of the rota: { $who } would check the logs.

## The morning duty

duty-head = Log check · { $day }
duty-ask = { $who }, please look at the logs today.
duty-noted = ✅ { $by } looked: { $noted }
duty-nothing = ✅ { $by } looked and found nothing.
duty-late = This comes late: it was due at { $time }.
duty-short = Log check of { $day }.
duty-short-asked = Log check of { $day }: { $who } is asked.
duty-short-done = Log check of { $day }: done by { $by }.
duty-why-silence = { $before } was asked first, and there was no answer.
duty-why-passed = { $before } cannot today.
duty-why-changed = { $before } was asked first; the turn has changed since.
duty-before-noted = { $day }, { $by }: { $noted }
duty-before-nothing = { $day }, { $by }: nothing found.
duty-before-silent = { $day }: no answer from { $who }.
duty-card = the log check
duty-nudge = { $who }, have you looked at the logs today? Press a button on { $card }, or say `logs checked`; if you cannot, say `pass on`.
duty-silent = { $to }, please look at the logs: { $from } has not answered. Press a button on { $card }, or say `logs checked`.
duty-passed = { $to }, please look at the logs: { $from } cannot today. Press a button on { $card }, or say `logs checked`.
checks-head = Log checks
checks-none = No morning has been asked about yet.
checks-done = ✅ { $by }, { $clock }: { $noted }
checks-nothing = nothing found
checks-open = ❓ no answer yet from { $who }
checks-short = Who looked at the logs, and what was found.

## Fairness

fairness-head = Fairness
fairness-span = From { $first } to { $last }: { $days ->
        [one] { $days } working day.
       *[other] { $days } working days.
    }
fairness-open = On { $days } of them nobody said that the logs were looked at.
fairness-row = { $days ->
        [one] { $days } day
       *[other] { $days } days
    } · { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    } · { $late } out of hours
fairness-how = A day counts for whoever said that the logs were looked at, an incident for whoever first said how severe it is or that it is none. Out of hours are answers outside office hours, about the logs, a severity or leading.
fairness-short = Who checked the logs how often, from { $first } to { $last }.

## How incidents went

statistics-span = Reported from { $first } to { $last }: { $count ->
        [0] no incident.
        [one] 1 incident.
       *[other] { $count } incidents.
    }
statistics-day = { $day } { $year }
statistics-unconfirmed = ❓ not confirmed yet: { $count }
statistics-noticed = Noticed by an alert: { $alert } · by somebody else, who told the reporter: { $told } · by the reporter: { $reporter }
statistics-reopened = Reopened: { $reopened ->
        [0] none
        [one] 1 incident
       *[other] { $reopened } incidents
    }{ $times ->
        [0] { "" }
        [one] , once
       *[other] , { $times } times
    }
statistics-assumed = Severity assumed because nobody answered: { $count ->
        [0] none
       *[other] { $count }
    }
statistics-apart = Not measured: { $declined } declined, { $exercises ->
        [one] 1 exercise
       *[other] { $exercises } exercises
    }
statistics-spread = median { $median } · p90 { $p90 } · n{ "\u00A0" }={ "\u00A0" }{ $n }
statistics-few = { $each } · n{ "\u00A0" }={ "\u00A0" }{ $n }
statistics-none = n{ "\u00A0" }={ "\u00A0" }0
statistics-without-assumed = (without { $count } assumed)
statistics-without-invalid = (without { $count } whose times contradict each other)
statistics-invalid = times contradict each other
statistics-working-days = { $days ->
        [0] the same day
        [one] 1 working day
       *[other] { $days } working days
    }
statistics-days-hours = { $days ->
        [one] 1 day
       *[other] { $days } days
    }{ $hours ->
        [0] { "" }
       *[other] { " " }{ $hours } h
    }
statistics-window = { $days ->
        [365] 1 year
       *[other] { $days } days
    }
statistics-short = How incidents went, from { $first } to { $last }.
metric-confirmation = Time to confirm
metric-confirmation-what = From the report until somebody said how severe it is, or that it is none.
metric-manager = Time to an incident manager
metric-manager-what = From the moment it was severity 1 or 2 until somebody led.
metric-firefighting = Time to firefighting
metric-firefighting-what = From the report until the team was in firefighting mode, also by an assumed severity.
metric-silence = Longest silence
metric-silence-what = The longest time without an update while the team was firefighting. Promised: { $critical } at severity 1, { $high } at severity 2.
metric-resolution = Time to resolve
metric-resolution-what = From the report until somebody said that it works again in production; where it was reopened, the last time.
metric-post-mortem = Time to post-mortem
metric-post-mortem-what = From then until the date of the post-mortem, in working days of the team. Wanted: 2 at the most.
case-confirmation = Confirm: { $amount }
case-assumed = Assumed: { $amount }
case-manager = Manager: { $amount }
case-firefighting = Firefighting: { $amount }
case-silence = Silence: { $amount }
case-resolution = Resolve: { $amount }
case-post-mortem = Post-mortem: { $amount }
case-reopened = Reopened: { $times ->
        [one] once
       *[other] { $times } times
    }

## The calendar of turns

calendar-summary = Log check: { $checker }
calendar-nobody = Whoever set Firewatch up can give you the link to the calendar of turns.
calendar-others = { $who } can give you the link to the calendar of turns.
calendar-alone = Ask me `rota calendar` in our one-to-one chat: the link is a secret.
calendar-off = There is no calendar of turns yet. Set rota.calendar_secret, for example to what `openssl rand -hex 24` prints, and restart.
calendar-link = The link is `{ $address }/calendar/SECRET.ics`, with the value of rota.calendar_secret for SECRET. With `?who=` and an e-mail behind it, it has the turns of one person. Whoever has the link can read the turns, so give it to people and not to chats.

## Stakeholders and clients (P25, P26, P27)

informing-head = { $id } · Who has to know
informing-subject = { $id }: a problem with the 121 Platform
informing-ask = { $who }, please tell Cash IM and leadership. What follows can be sent as it is.
informing-ask-anybody = Please tell Cash IM and leadership. What follows can be sent as it is.
informing-told = Stakeholders were told by { $by } at { $time }
informing-told-whom = Told by { $by } at { $time }: { $whom }
informing-stale = { $told }. There is something new since
informing-clients-left = Clients who have to hear of it: { $clients }
informing-clients-told = Clients who know: { $clients }
informing-short-owed = { $id }: stakeholders have to be told.
informing-short-told = { $id }: stakeholders know what is new.
informing-again = { $people }, there is something new to tell about { $id }: { $state } What can be sent is on { $card }.
client-not-told = { $client }: not told yet
client-told = { $client }: told by { $by } at { $time }{ $how }
client-told-before = { $client }: told by { $by } at { $time }{ $how }, before the latest news
expected = Should be over by { $time }, says { $by }
expected-over = Should have been over by { $time }
expected-unknown = Nobody has said when it should be over. Say “eta { $id } 17:00”.
draft-what = We have a problem with the 121 Platform: { $summary }
draft-since = It was reported at { $time }.
draft-burns = It is { $level }. The team works on it; we do not know yet when it will be over.
draft-expected = It is { $level }. The team works on it; it should be over by { $time }.
draft-resolved = It was resolved at { $time }, and is watched.
draft-lowered = It turned out less bad: { $level }. It is repaired in the regular work of the team.
draft-looked-at = The team looks at how bad it is.
draft-led = { $manager } leads the work on it.
draft-next = You hear from us as soon as there is news.
did-expect = { $by } said that it should be over in { $span }
did-inform = { $by } told the stakeholders
did-inform-whom = { $by } told { $whom }
did-name-client = { $by } named a client that is hit: { $client }
did-tell-client = { $by } told { $client }
did-tell-client-how = { $by } told { $client }: { $how }
no-such-time = That is no time to come. Say `eta { $id } 17:00`, `eta { $id } 2 hours` or `eta { $id } tomorrow 10:00`.
no-client = Which client? Say its name, such as `client told { $id } Zambia RC: by phone`.

## Alerts (P04)

alert-ask = { $who }, please look at it.
alert-ask-team = Nobody has answered: whoever is there, please look at it.
alert-why = { $before } did not answer.
alert-came = Passed on by { $by } at { $time }
alert-came-often = Came { $count } times since { $first }, last at { $last }; first passed on by { $by }
alert-waits = waits for { $who }
alert-waits-team = waits for everybody
alert-seen = ✅ { $by } looks at it ({ $time })
alert-noted = ✅ { $by } looked ({ $time }): { $noted }
alert-reported = 🔥 { $by } reported it as { $id } ({ $time })
alert-belongs = 🔗 { $by } put it to { $id } ({ $time })
alert-was-muted = 🔕 { $by } muted it until { $until } ({ $time })
alert-unmuted = 🔔 { $by } ended the mute ({ $time })
alert-muted = 🔕 Muted until { $until }: { $reason }. { $held ->
        [0] It has not come since.
        [one] It came once since.
       *[other] It came { $held } times since.
    }
alert-is-muted = 🔕 muted until { $until }{ $held ->
        [0] {""}
        [one] , came once since
       *[other] , came { $held } times since
    }
alert-short = { $title }: { $so }
alert-reopen = It is { $id } again: reopen
alert-part-of = Part of { $id }
alert-again = { $title } came again, { $count } times by now: { $so }.
alert-silent = { $title }: { $to }, please look at it. { $before } has not answered.
alert-silent-team = { $title }: nobody has looked yet. Asked before: { $before }. Whoever is there, please press a button on its card.
alert-silent-nobody = { $title }: nobody has looked yet. Whoever is there, please press a button on its card.
alert-mute-ended = { $title } is muted no longer. It came { $held ->
        [one] once
       *[other] { $held } times
    } meanwhile.
alerts-head = Alerts
alerts-none = No alert has come yet.
alerts-short = { $count ->
        [0] No alert waits.
        [one] 1 alert waits for an answer.
       *[other] { $count } alerts wait for an answer.
    }
alert-stranger = Only people of the team can answer alerts.
alert-name-wanted = What is the alert? Say `alert` and what it is called, such as `alert payment queue: 250 waiting`.
alert-no-such = There is no ALERT-{ $number }. `alerts` shows them.
alert-none-waits = No alert waits for an answer. `alerts` shows the latest.
alert-none-muted = No alert is muted. `alerts` shows the latest.
alert-which = Which one, { $numbers }? Say its number too, such as `{ $first }`.
alert-answered = { $by } answered ALERT-{ $number } already, at { $time }. `alerts` shows what came of it.
alert-is-incident = ALERT-{ $number } belongs to { $id }: { $by } said so at { $time }. Say what is new there.
alert-end-and-reason = An alert is muted with an end and a reason: `mute ALERT-{ $number } for 2 hours because …`.
alert-no-such-end = That is no time to come. Say `mute ALERT-{ $number } for 2 hours because …`, or `until 17:00`, or `until tomorrow`.
alert-too-long = An alert is muted for { $most } at the most. Say `mute ALERT-{ $number } for …` with less.
alert-not-muted = ALERT-{ $number } is not muted.

## Answers to a press, and to a form

answer-form = Report incident
answer-no-form = The form cannot be shown. Type `report` and what is wrong.
answer-no-report = Say in a sentence what is wrong, and report it again.
answer-reported = Reported as { $id }.
answer-reported-asked = Reported as { $id }. The daily log checker is asked how severe it is.
answer-reported-before = This has been reported already.
answer-nothing = Nothing was to be done.
answer-done = Done.
answer-nobody = Firewatch cannot tell who pressed this, so nothing was done.
answer-rota = Done. `rota` shows whose turn it is.
answer-dismissed = Thank you. Nothing was reported.
answer-idle = This button does nothing any more.
answer-questions = Answer the second and the third question first.
answer-not-drawn = It is stored, but the card cannot be shown. Type `incidents` to see where it stands.

## Why an errand did not work

cause-refused = { $service } refused{ $detail }
cause-sign-in = { $service } does not accept Firewatch’s sign-in{ $detail }
cause-no-alert = its alert is gone
cause-no-incident = its incident is gone
cause-no-card = the card cannot be drawn: { $error }
cause-no-devops = Azure DevOps is not set up (devops.organization, devops.project); create the bug by hand
cause-no-item = there is no work item { $id } in { $project }; say `bug` and the right number
cause-no-sprint = no sprint covers today; move the bug to the top by hand once there is one
cause-no-order = the backlog of { $sprint } cannot be reordered from here{ $why }; move the bug to the top by hand
cause-no-way = the process lets no { $kind } go from { $present } to { $wanted }; set its state by hand
cause-no-working-day = there is no working day in the next year
cause-not-in-catalogue = the Firewatch app is not in the organisation’s app catalogue; upload it there, or set bot.catalog_id
cause-too-few = a chat needs at least { $least } people, and { $found } could be found; create one by hand or add people to the configuration
cause-may-not-look = a chat may exist already, and Firewatch may not look ({ $status }). See whether Teams shows one for { $id }; the permission Chat.ReadBasic.All lets Firewatch look by itself
cause-taken-out = Firewatch was taken out of the chat. Add it there again, and this is made up for
cause-no-answer = Teams took a message and did not say whether it arrived. Look in the chat; if it is missing, try again

## What a person can do about an errand that did not work

mend = Try again
mend-chat = Try again in a while, or start a group chat by hand and say `use this chat` in it
mend-chat-people = Compare the ids in team.people with the Entra portal and try again, or start a group chat by hand and say `use this chat` in it
mend-people = Add people to the chat by hand, or try again in a while
mend-people-ids = Compare the ids in team.people with the Entra portal and try again, or add people to the chat by hand
mend-bot = Add Firewatch to the chat by hand, or try again in a while
mend-post-mortem = Invite by hand: the card has the invitation, filled in; or try again in a while
mend-finish = Close the task by hand, or try again
mend-action = Add the work item by hand, or have it mended and try again
mend-end-action = Close the work item by hand, or try again
mend-bug = Create the bug by hand and say `bug` and its number, or have it mended and try again
mend-adopt = Say `bug` and the number of a work item that is there
mend-task = Add the task by hand, or have it mended and try again
mend-top = Move the bug to the top by hand, or try again
mend-update = Bring the bug up to date by hand, or try again
mend-title = Say `use this chat` in the chat

## What is so where an errand is parked, and what mends it; operators read it too

parked-remedy = { $so }; { $mend }, and try again
so-secret-unknown = Entra does not know the client secret
do-secret-unknown = set bot.client_secret to the value (not the id) of a secret, or make a new one in the Entra portal: App registrations, the bot, Certificates & secrets
so-secret-expired = the client secret has expired
do-secret-expired = make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret
so-app-unknown = the tenant knows no app with the id of bot.app_id
do-app-unknown = compare bot.app_id and bot.tenant_id with the overview of the app registration
so-tenant-unknown = there is no tenant with the id of bot.tenant_id
do-tenant-unknown = compare bot.tenant_id with the overview of the Entra portal
so-no-principal = the app has no service principal in the tenant
do-no-principal = run `az ad sp create --id` with the id of bot.app_id
so-certificate-unknown = the app registration does not know the certificate
do-certificate-unknown = upload the certificate of bot.certificate_file in the Entra portal: App registrations, the bot, Certificates & secrets
so-proof-stale = what stands in the place of the secret is not valid now
do-proof-stale = look at the clock of this machine, and at the age of bot.federated_token_file
so-no-token-file = there is no token to read: { $detail }
do-no-token-file = see that the platform writes it there, and that Firewatch may read it
so-token-not-trusted = the app registration does not trust the token in bot.federated_token_file
do-token-not-trusted = compare issuer, subject and audience of its federated credential with the token
so-no-identity = the machine does not have the identity that bot.managed_identity names
do-no-identity = assign it to the machine (with user-assigned, bot.app_id is its client id)
so-field-wanted = Azure DevOps wants the field { $field } on this item, and Firewatch leaves it empty
do-field-wanted = give { $field } a value under devops.fields, or have the rule changed
so-field-not-taken = a rule of the project does not take what Firewatch puts into the field { $field }
so-field-unknown = the project has no field { $field }
do-field-unknown = take it out of devops.fields, or have it added to the work item type
so-place-unknown = the project does not know the sprint or the area that its team names
do-place-unknown = look at the iterations and areas of the team in the project settings
so-project-unknown = there is no such project, or the bot may not see it
do-project-unknown = compare devops.project, and add the bot to the project’s Contributors
so-organization-unknown = there is no such organization
do-organization-unknown = compare devops.organization with the address of Azure DevOps
so-type-unknown = the project has no work item type of the name of devops.bug_type, and none for bugs
do-type-unknown = set devops.bug_type to the type that stands for bugs
so-team-unknown = the project has no team of the name of devops.team
do-team-unknown = compare devops.team with the teams in the project settings
so-devops-closed = Azure DevOps does not let the bot in
do-devops-closed = add its service principal to the organization’s users, with Basic access, and to the project’s Contributors
so-graph-closed = Microsoft Graph does not accept the bot’s sign-in
do-graph-closed = compare bot.tenant_id and bot.app_id with the app registration
so-chat-of-two = the chat was begun by two people, and Teams lets nobody join such a chat
do-chat-of-two = start a new chat by hand with everybody in it
so-other-consent = the app in the catalogue asks for other permissions in chats than this version
do-other-consent = upload the package of `firewatch package` again
so-permission = the bot lacks the permission { $permission }
do-permission = grant { $permission } to it, with an administrator’s consent
so-not-in-chat = Firewatch is not in that chat
do-not-in-chat = add the app to the chat again
so-blocked = an administrator has blocked the app
do-blocked = allow it in the Teams admin centre under Manage apps
so-blocked-by-person = the person has blocked the bot, or taken it away
do-blocked-by-person = ask the person to add the app again
so-bot-unknown = the Bot Connector knows no bot with the id of bot.app_id
do-bot-unknown = compare bot.app_id with the Azure Bot, and see that its Teams channel is on
so-other-cloud = the team belongs to another cloud than the address the bot sends to
do-other-cloud = set team.service_url to the Connector of that cloud
so-may-not-write = the bot may not write in that chat
do-may-not-write = let members write there, or add the app again
so-chat-gone = there is no such chat any more
do-chat-gone = add the app to the chat that is to be used
so-connector-closed = the Bot Connector does not accept the bot’s sign-in
do-connector-closed = compare bot.app_id and bot.tenant_id with the Azure Bot

## The history

history-left-out = … { $count } more …
did-because = { $told }, because: { $reason }
did-report = { $by } reported: { $summary }
did-report-for = { $by } reported for { $source }: { $summary }
did-ask-deputy = { $deputy } was asked too
did-ask-team = the whole team was asked
did-confirm = { $by } said { $severity }
did-assume = { $by } assumed { $severity }
did-decline = { $by } said it is no incident
did-offer = { $by } offered to lead
did-ask = { $by } asked { $manager } to lead
did-not-answer = no answer from { $manager }
did-not-accept = { $by } cannot lead
did-agree = { $manager } will lead unless somebody objects
did-object = { $by } objected to who leads
did-hand-over = { $by } asked { $to } to take over
did-hand-over-note = { $by } asked { $to } to take over: { $summary }
did-take-over = { $to } took over
did-escalate = { $by } escalated it to { $people }
did-accept = { $manager } is incident manager
did-resolve = { $by } resolved it; verified by { $verifier }: { $how }
did-resolve-fix = { $by } resolved it; verified by { $verifier }: { $how }; fix: { $fix }
did-close = { $by } closed it
did-reopen = { $by } reopened it
did-name-bug = { $by } named bug { $bug }
did-choose-chat = { $by } chose the firefighting chat
did-want-post-mortem = { $by } asked for the post-mortem to be scheduled
did-add-action = { $by } noted action item { $number }: { $text }
did-add-action-for = { $by } noted action item { $number } for { $owner }: { $text }
did-finish-action = { $by } said that action item { $number } is done
did-see-action = action item { $number } is over in Azure DevOps
did-drop-action = { $by } let action item { $number } go
did-watch = { $by } saw that all is quiet
did-watch-noted = { $by } saw that all is quiet: { $noted }
did-remind = { $people } reminded of { $what }
did-snooze = { $by } put { $what } off by { $span }
did-stop-reminders = { $by } ended the reminders of { $what }
did-resume-reminders = { $by } wants reminders again
did-retry = { $by } had it tried again
came-bug = bug { $bug } exists
came-task = task { $task } exists
came-top = the bug leads { $sprint }
came-chat = the firefighting chat exists
came-bot = Firewatch joined the firefighting chat
came-bug-resolved = the bug was set to resolved
came-bug-active = the bug was set to active again
came-parked = { $what } did not work: { $reason }
came-action = action item { $number } is work item { $item }
came-post-mortem = the post-mortem stands in the calendars

## What is said aloud

the-card = the card
confirmed-it = { $by } confirmed it at { $time }.
assumed-it = Assumed at { $time }, because there was no answer. It can be changed.
leads-asked = { $manager } was asked to be incident manager.
leads-wanted = { $who } can choose the incident manager. To offer, say `volunteer { $id }`.
leads-late = This comes late: { $manager } leads by now.
late-resolved = This comes late: it is resolved by now, and firefighting mode is off.
late-off = This comes late: firefighting mode is off by now.
mode-on = The team is in firefighting mode.
mode-since = The team is in firefighting mode since { $time }.
mode-off-sprint = It goes with the regular sprint, and firefighting mode is off for it.
next-severity = It waits for its severity again.
next-you-lead = { $manager }, you lead again.
next-manager = It needs an incident manager.
says = { $by } says: { $reason }
say-deputy-asked =
    { $mention }, how severe is **{ $id }**? “{ $summary }”

    { $checker } was asked at { $time }. { $deputy } can answer too: press **Confirm severity** on the card, or say `confirm 1 { $id }`.
say-still-asked =
    {""}**{ $id }** still waits for you: how severe is it? “{ $summary }”

    { $deputy } is asked too now. Press **Confirm severity** on { $card }, or say `confirm 1 { $id }` here.
say-team-asked =
    How severe is **{ $id }**? “{ $summary }”

    Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 { $id }`. Without an answer, the higher plausible severity is assumed.
say-team-asked-until =
    How severe is **{ $id }**? “{ $summary }”

    Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 { $id }`. Without an answer by { $time }, the higher plausible severity is assumed.
say-manager-agreed =
    { $manager } will be incident manager of **{ $id }**: “{ $summary }”

    It stands from { $time } unless somebody objects: say `object { $id } because …`.
say-objected =
    { $by } objects to { $manager } leading **{ $id }**: “{ $summary }”

    { $by } says: { $reason }

    { $chooser } can choose somebody on the card, or with `assign … { $id }`.
say-objected-late =
    { $by } objects to { $manager } leading **{ $id }**: “{ $summary }”

    { $by } says: { $reason }

    { $manager } leads on. { $chooser } can ask somebody else with `assign … { $id }`.
say-handed-over =
    { $manager } leads **{ $id }** from now on, instead of { $from }: “{ $summary }”
handed-note = What goes with it: { $note }
say-not-taken =
    { $to } cannot take **{ $id }** over, so { $manager } leads on: “{ $summary }”
say-not-answered =
    There is no answer from { $to }, so { $manager } leads **{ $id }** on: “{ $summary }”
say-escalated =
    ⚠️ { $people }, { $by } escalates **{ $id }**: “{ $summary }”

    { $severity } Incident manager: { $manager }.
say-remind-assignment =
    { $people }, **{ $id }** needs somebody who leads it: “{ $summary }”

    It is severe since { $time }, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … { $id }`.
say-remind-assignment-all =
    { $people }, **{ $id }** still needs somebody who leads it: “{ $summary }”

    It is severe since { $time }. Anybody in the team can choose now: say `assign … { $id }`, or `volunteer { $id }` to take it.
remind-update = { $people }, where does { $id } stand? “{ $summary }”
remind-update-short = { $people }, where does { $id } stand? Nothing was heard since { $time }: { $summary }
remind-update-told = The team has heard nothing since { $time }. Press a button, or say “update { $id } …”.
say-remind-monitoring =
    { $people }, is all quiet after **{ $id }**? “{ $summary }”

    It was resolved at { $time }. Say `all quiet { $id }`, or `reopen { $id } because …`.
say-remind-post-mortem =
    { $people }, the post-mortem of **{ $id }** has no date: “{ $summary }”

    It should be within two working days. Say `schedule post-mortem { $id }`, `snooze 1 day { $id }`, or `stop reminders { $id } because …`.
say-remind-actions =
    { $people }, { $count ->
        [one] one action item is open
       *[other] { $count } action items are open
    } after **{ $id }**: “{ $summary }”

    { $items }

    Say `done with action item { $first } { $id }`, `snooze 7 days { $id }`, or `stop reminders { $id } because …`.
say-firefighting-on =
    🔥 The team is in firefighting mode for **{ $id }**: “{ $summary }”

    { $severity } { $by }

    { $leads }
say-backlogged =
    {""}**{ $id }** goes with the regular sprint, without firefighting: “{ $summary }”

    { $severity }

    Thank you for reporting, { $reporter }.
say-declined =
    {""}**{ $id }** is no incident after all: “{ $summary }”

    { $by }: { $reason }

    Thank you for reporting, { $reporter }. If it is one, say `reopen { $id } because …`.
say-declined-and-back = **{ $id }** was declined and is back: “{ $summary }”
say-volunteered =
    { $volunteer } offers to be incident manager of **{ $id }**: “{ $summary }”

    { $chooser } can agree on the card, or with `assign { $first } { $id }`.
say-manager-declined =
    { $asked } cannot be incident manager of **{ $id }**: “{ $summary }”

    { $chooser } can ask somebody else on the card, or with `assign … { $id }`.
say-manager-silent =
    There is no answer from { $asked } yet, so **{ $id }** needs another incident manager: “{ $summary }”

    { $chooser } can ask somebody else on the card, or with `assign … { $id }`.
say-manager-accepted =
    { $manager } is incident manager of **{ $id }**: “{ $summary }”

    { $severity } { $mode }
say-resolved =
    ✅ **{ $id }** is resolved, so firefighting mode is off: “{ $summary }”

    Verified in production by { $verifier }: { $how }
say-resolved-after =
    ✅ **{ $id }** is resolved after { $span }, so firefighting mode is off: “{ $summary }”

    Verified in production by { $verifier }: { $how }
say-resolved-and-back = **{ $id }** was resolved and is back: “{ $summary }”
say-reopened =
    {""}**{ $id }** goes on: “{ $summary }”

    { $by } says: { $reason }

    { $next }
say-severity-changed =
    {""}**{ $id }** is now { $severity } { $mode }

    “{ $summary }”

## Action items

actions-open = Action items of { $id } · { $open } of { $all } open
actions-over = Action items of { $id } · all done
actions-all = { $count ->
        [0] No action item is open.
        [one] 1 action item is open.
       *[other] { $count } action items are open.
    }
actions-fact = Action items: { $open } of { $all } open.
actions-fact-over = Action items: all { $all } done.
action-nobody = nobody yet
action-due = by { $day }
action-overdue = was due { $day }
action-done = done, said { $by } at { $time }
action-seen = over in Azure DevOps, seen at { $time }
action-dropped = let go by { $by } at { $time }: { $reason }
priority = priority { $level }
item = Work item { $id }

## The post-mortem

post-mortem-subject = Post-mortem { $id }: { $summary }
post-mortem-open = Open it
post-mortem-scheduled =
    The post-mortem of **{ $id }** is on { $time }; all involved are invited.{ $meeting }

    To move it, move the meeting in the calendar.
agenda-spirit = We look at processes and systems, never at persons.
agenda-introduction = Introduction
agenda-what = What happened: what, when, and whom it hit
agenda-timeline = The timeline, from detection to resolution
agenda-cause = The root cause
agenda-well = What went well
agenda-better = What could be better: process, tools, training, documentation
agenda-actions = Action items
agenda-who = Who does them, until when
agenda-closing = Closing

## The labels of the cards, by the names their templates call them

card-acceptance =
    .role = The incident manager brings the right people together, keeps everybody informed and says when it is resolved. It is fine to decline.
    .accept = Accept
    .decline = Decline

card-action-items =
    .add = Add one
    .add_label = What is to be done?
    .add_error = Say in a sentence what is to be done.
    .add_send = Add the action item
    .owner_label = Who does it? (optional)
    .owner_error = Choose one, or leave it.
    .owner_nobody = Not said
    .due_label = Until when? (optional)
    .due_error = Choose a day, or leave it.
    .priority_label = How urgent? (optional)
    .done = Done …
    .done_label = Which one is done?
    .done_error = Choose one.
    .done_send = It is done
    .drop = Let one go …
    .drop_label = Which one will not be done?
    .drop_why = Why not?
    .drop_error = Give a reason, so that others understand it later.
    .drop_send = Let it go

card-alert =
    .seen = I look at it
    .report = Report as incident
    .mute = Mute …
    .until = For how long?
    .until_error = Choose how long.
    .hour = 1 hour
    .hours = 2 hours
    .day = 8 hours
    .tomorrow = Until tomorrow’s office hours
    .week = A week
    .reason = Why?
    .reason_error = Say in a few words why.
    .mute_send = Mute it
    .unmute = End the mute

card-duty =
    .last = Last time
    .open = Open incidents
    .alerts = Alerts that wait
    .done = Done, nothing found
    .noted = Done, noted …
    .found = What did you find?
    .missing = Say in a few words what you found.
    .note = Note it
    .pass_on = Cannot today, pass on
    .items = Open action items

card-help =
    .fallback = You can say: report, confirm, decline, assign, volunteer, accept, object, hand over, escalate, bug, update, eta, informed, client affected, client told, snooze, stop reminders, resume reminders, resolve, all quiet, close, reopen, schedule post-mortem, action item, done with action item, drop action item, action items, retry, who is checking, rota, swap, take over, leave, override, logs checked, pass on, log checks, fairness, alert, acknowledge, mute, unmute, alerts, incidents, show, statistics.
    .all = All commands
    .now = What helps now
    .head = What you can say
    .open = Open now
    .report = Report a production issue
    .confirm = Say how severe it is, 1 to 4
    .decline = Say that it is no incident, or that you cannot lead
    .assign = Choose the incident manager
    .volunteer = Offer to lead
    .accept = Lead, when you are asked
    .object = Say that somebody else should lead
    .hand_over = Let somebody else lead from now on
    .escalate = Tell those who should know
    .update = Say where it stands
    .eta = Say when it should be over
    .informed = Say that stakeholders know
    .affected = Name a client that is hit
    .client_told = Say that a client knows
    .resolve = Say that it works again, who saw it and how
    .quiet = Say that all is quiet after the repair
    .snooze = Be reminded later
    .stop = End the reminders, with a reason
    .resume = Be reminded again
    .close = Nothing is left to do
    .reopen = It goes on after all
    .bug = Take a bug that exists already
    .post_mortem = Put the post-mortem into the calendars
    .retry = Try again what did not work
    .checking = See who is daily log checker
    .incidents = See what is going on
    .show = See one with its history
    .statistics = See how incidents went
    .report_issue = Report an issue
    .list = Incidents
    .who = Who is checking?
    .logs = Checking the logs
    .rota = See whose turn it is when
    .swap = Swap your turn
    .take_over = Check in somebody’s place
    .leave = Say when you cannot
    .override = Give a turn away, as administrator
    .checked = Say that you looked, and what you found
    .pass_on = Let the deputy look today
    .log_checks = See who looked, and what was found
    .fairness = See who checked how often
    .action = Note what is to be better next time
    .action_done = Say that an action item is done
    .action_drop = Let one go, with a reason
    .actions = See which action items are open
    .alert = Pass on what a machine says
    .acknowledge = Say that you look at an alert
    .mute = Keep an alert quiet for a while
    .unmute = Keep it quiet no longer
    .alerts = See which alerts came

card-incidents =
    .before = Before
    .tap = Tap one for its details, or say “show” and its number.
    .all = All in Azure DevOps
    .statistics = Statistics

card-statistics =
    .head = How incidents went
    .each = Each incident
    .how = Median: half took no longer. p90: nine of ten took no longer. n: how many are counted; below 5 each is told by itself.
    .tap = Tap one for its details. What is not told has not happened, or Firewatch does not know it.
    .incidents = Incidents

card-informing =
    .draft = Ready to be sent
    .mail = Write it as an e-mail
    .informed = They are informed
    .clients = Clients
    .client_told = A client is told …
    .client = Which client?
    .client_error = Choose the client.
    .client_name_error = Write the name of the client.
    .how = How, and what? (optional)
    .how_error = At most 300 characters.
    .client_told_send = It is told
    .client_affected = A client is hit …
    .client_affected_send = Add the client
    .eta = When it should be over …
    .eta_label = In how much time?
    .eta_half = half an hour
    .eta_one = an hour
    .eta_two = 2 hours
    .eta_four = 4 hours
    .eta_eight = 8 hours
    .eta_day = a day
    .eta_error = Choose a time.
    .eta_send = Say so

card-live =
    .refresh = Refresh
    .confirm = Confirm severity
    .accept = Accept
    .decline = Decline
    .assign = Assign incident manager
    .open_chat = Open the chat
    .start_chat = Start the chat
    .update = Update
    .update_label = What should people know?
    .update_error = Write a sentence or two.
    .update_send = Send the update
    .resolve = Resolve
    .verifier = Who saw it work in production?
    .verifier_error = Name the person who checked.
    .how = What did that person do to see it?
    .how_error = Say how it was checked.
    .how_example = 20 test payments went through
    .fix = What repaired it? (optional)
    .fix_error = At most 2000 characters.
    .resolve_send = It is resolved
    .quiet = All quiet
    .close = Close
    .reopen = Reopen
    .reopen_label = Why does it go on?
    .reopen_error = Give a reason, so that others understand it later.
    .reopen_send = Reopen it
    .post_mortem = Plan post-mortem
    .invite = Invite by hand
    .volunteer = I volunteer
    .details = Details
    .retry = Try again
    .nothing_new = Nothing new
    .nothing_new_said = Nothing new.
    .more = More …

card-manager =
    .refresh = Refresh
    .who = Who shall lead?
    .who_error = Choose a person.
    .assign = Assign
    .myself = I lead it myself
    .retry = Try again
    .details = Details
    .more = More …

card-maybe-report =
    .head = Is this a production issue?
    .report = Report it
    .decline = Not an incident

card-more =
    .what = What else can be done about it:
    .hand_over = Hand over
    .hand_over_to = Who shall lead from now on?
    .hand_over_error = Choose a person.
    .hand_over_label = What should that person know? (optional)
    .hand_over_send = Ask to take over
    .object = Object
    .object_label = Why should somebody else lead?
    .object_error = Give a reason, so that others understand it later.
    .object_send = Object to who leads
    .escalate = Escalate
    .escalate_label = Why should others know? (optional)
    .escalate_send = Tell them
    .snooze = Remind later
    .snooze_label = When shall people be reminded again?
    .snooze_error = Choose one.
    .snooze_send = Put it off
    .long_error = At most 2000 characters.
    .back = Back
    .add = Action item
    .add_label = What is to be done?
    .add_error = Say in a sentence what is to be done.
    .add_send = Add the action item
    .owner_label = Who does it? (optional)
    .owner_error = Choose one, or leave it.
    .owner_nobody = Not said
    .due_label = Until when? (optional)
    .due_error = Choose a day, or leave it.
    .priority_label = How urgent? (optional)

card-reminder =
    .nothing_new = Nothing new
    .nothing_new_said = Nothing new.
    .update = Update
    .update_label = What should people know?
    .update_error = Write a sentence or two.
    .update_send = Send the update
    .snooze = Remind later
    .snooze_label = When shall people be reminded again?
    .snooze_error = Choose one.
    .snooze_send = Put it off

card-report =
    .fallback = Report a production issue: say “report” and what is wrong.
    .head = Report a production issue
    .checker = The daily log checker is asked at once how severe it is.
    .summary = What is wrong?
    .summary_error = Say in a sentence what is wrong.
    .summary_example = What you see, since when, where, how many people are hit
    .opinion = How severe do you think it is? (optional)
    .opinion_error = Choose one, or leave it.
    .opinion_none = I do not know
    .source = Who noticed, if not you? (optional)
    .source_error = At most 200 characters.
    .source_example = A client, Cash IM, …
    .report = Report it

card-severity =
    .refresh = Refresh
    .question = How severe is it?
    .unsure = Not obvious? Answer three questions.
    .paths = 1. Which critical paths are hit?
    .paths_error = Choose the paths that are hit, or none.
    .paths_what = What are critical paths?
    .extent = 2. How much of it is broken?
    .choose_error = Choose one.
    .choose = Choose one
    .outage = Outage: nothing gets through
    .degradation = Degradation: slow, partly failing, or wrong for some
    .blemish = Blemish: it works, something is not right
    .workaround = 3. Can people go on in another way?
    .workaround_none = No
    .workaround_limited = Some can, or for a while
    .workaround_viable = Yes, it will do
    .suggest = Suggest a severity
    .less = Less severe, or no incident
    .decline = Not an incident
    .decline_label = Why is it no incident?
    .decline_error = Give a reason, so that the reporter understands.
    .decline_send = It is no incident
    .other = Another level
    .other_label = Why another level?
    .other_error = A level other than the suggestion needs a reason.
    .change = Change the answers

card-show =
    .history = What happened
    .back = Back
    .bug = Bug
    .open_chat = Open the chat

card-war-room =
    .update = Update
    .update_label = What should people know?
    .update_error = Write a sentence or two.
    .update_send = Send the update
    .resolve = Resolve
    .verifier = Who saw it work in production?
    .verifier_error = Name the person who checked.
    .how = What did that person do to see it?
    .how_error = Say how it was checked.
    .how_example = 20 test payments went through
    .fix = What repaired it? (optional)
    .fix_error = At most 2000 characters.
    .resolve_send = It is resolved
    .close = Close
    .post_mortem = Plan post-mortem
    .invite = Invite by hand
    .reopen = Reopen
    .reopen_label = Why does it go on?
    .reopen_error = Give a reason, so that others understand it later.
    .reopen_send = Reopen it
    .call = Call
    .bug = Bug
    .retry = Try again
    .nothing_new = Nothing new
    .nothing_new_said = Nothing new.
    .more = More …
