# Wat Firewatch zegt, in het Nederlands. docs/languages.md vertelt hoe je het verandert.
# Opdrachten tussen backticks typen mensen; die zijn in elke taal hetzelfde.

## Momenten, tijdsduur, opsommingen

time = { $clock }, { $distance }
time-dated = { $day } { $clock }
time-dated-year = { $day } { $year } { $clock }
time-outside = een tijd buiten de kalender
time-outside-at = op een tijd buiten de kalender
time-in = over { $span }
time-now = zojuist
time-ago = { $span } geleden
span-seconds = { $seconds } s
span-minutes = { $minutes } min
span-hours = { $hours } u
span-hours-minutes = { $hours } u { $minutes } min
span-days = { $days ->
        [one] { $days } dag
       *[other] { $days } dagen
    }
day = { $weekday } { $day } { $month }
weekday = { $day ->
        [1] ma
        [2] di
        [3] wo
        [4] do
        [5] vr
        [6] za
       *[7] zo
    }
month = { $month ->
        [1] jan
        [2] feb
        [3] mrt
        [4] apr
        [5] mei
        [6] jun
        [7] jul
        [8] aug
        [9] sep
        [10] okt
        [11] nov
       *[12] dec
    }
list-and = { $before } en { $last }
list-or = { $before } of { $last }
nobody = niemand

## De ernst: aan het begin van een regel, in een zin, met de betekenis

severity = Ernst { $level }: { $level ->
        [1] Kritiek
        [2] Hoog
        [3] Middel
       *[4] Laag
    }
severity-within = ernst { $level } ({ $level ->
        [1] kritiek
        [2] hoog
        [3] middel
       *[4] laag
    })
severity-level = Ernst { $level }
meaning = { $level ->
        [1] een kritiek pad ligt eruit en er is geen workaround
        [2] een kritiek pad is zwaar geraakt en de workaround is beperkt
        [3] geen kritiek pad is geraakt, of er is een workaround die volstaat
       *[4] iets kleins, een schoonheidsfout of een vraag
    }
severity-meaning = { severity }. Dat is: { meaning }.
extent-outage = er komt niets door
extent-degradation = traag, deels kapot, of fout voor sommigen
extent-blemish = het werkt, maar er klopt iets niet
workaround-none = er is geen workaround
workaround-limited = de workaround helpt sommigen, of tijdelijk
workaround-viable = er is een workaround die volstaat

## Nee: hoe het zit, en dan wat je kunt doen

no-reason = Uit je antwoorden volgt { $suggested } voor { $id }, en je koos { $chosen }. Zeg waarom: `confirm { $level } { $id } because …`, of vul de reden in op de kaart.
no-why = Daar hoort een reden bij, zodat anderen het later begrijpen. Zeg `{ $command } { $id } because …`.
no-such-person = Ik ken niemand die “{ $name }” heet in het team. Noem de persoon met @, of gebruik de naam zoals die in Teams staat.
no-one-person = “{ $name }” kan { $who } zijn. Gebruik de hele naam.
no-verification = { $id } kan nog niet worden opgelost: zeg wie het in productie heeft gecontroleerd, en hoe. Bijvoorbeeld: `resolve { $id } verified by Bo: 20 testbetalingen gelukt`.
no-verifier = { $id } kan nog niet worden opgelost: zeg wie het in productie heeft gecontroleerd. Bijvoorbeeld: `resolve { $id } verified by Bo: 20 testbetalingen gelukt`.
no-proof = { $id } kan nog niet worden opgelost: zeg hoe het in productie is gecontroleerd. Bijvoorbeeld: `resolve { $id } verified by Bo: 20 testbetalingen gelukt`.
no-such-incident = { $id } bestaat niet. `incidents` toont welke er zijn.
no-incident-open = Er is geen incident open waar dit over kan gaan. Noem er een: `{ $command } INC-1`; `incidents` toont ze.
no-one-incident = Welke, { $ids }? Zeg `{ $command } { $first }`.
no-text = Er staat geen tekst in deze update. Zeg `update` en wat mensen moeten weten.
no-action-text = Zeg wat er moet gebeuren: `action item write a playbook for stuck queues`.
no-more-actions = { $id } heeft { $most } actiepunten; meer zou niemand overzien. Noteer de rest in Azure DevOps.
no-such-action = { $id } heeft geen actiepunt { $number }. `action items` toont wat er openstaat.
action-ended = Actiepunt { $number } van { $id } is al afgehandeld, zei { $by } om { $time }.
no-same-bug = Bug { $bug } is al de bug van { $id }.
no-second-bug = { $id } heeft al bug { $bug }, en een incident heeft er één. Koppel { $named } eraan in Azure DevOps.
no-second-chat = { $id } heeft al een firefighting-chat; `show { $id }` wijst de weg.
no-this-chat = Dit kan niet de firefighting-chat van { $id } zijn. Zeg `use this chat for { $id }` in een groepschat die alleen daarvoor is.
no-second-post-mortem = De post-mortem van { $id } staat gepland op { $time }. Verzet de afspraak in de agenda als het anders moet.
no-escalation = Er is niemand ingesteld die het hoort als { $id } wordt geëscaleerd. Een beheerder kan ze noemen in team.escalation.
no-reminder = Over { $id } hoeft nu niemand ergens aan herinnerd te worden.
no-stopped = Er is geen herinnering over { $id } beëindigd, dus er is niets te hervatten.
no-stop = { $id } heeft iemand nodig die het leidt, dus deze herinnering gaat door. Zeg `volunteer { $id }`, of `snooze 30 min { $id }`.
no-further = Een herinnering over { $id } kan hooguit { $span } worden uitgesteld. Zeg bijvoorbeeld `snooze 30 min { $id }`.
no-parked = Bij { $id } hoeft niets opnieuw geprobeerd te worden.
no-identity = Ik kan niet zien wie dit zei, dus ik heb niets gedaan.
no-confirmer = Niemand staat nu op het rooster, dus niemand kan { $id } al bevestigen; straks mag het hele team het.
no-manager = { $id } heeft nog geen incidentmanager.
not-the-checker = Het is aan { $who } om als logcontroleur van de dag de ernst van { $id } te bevestigen. `who is checking` toont wie dat is.
not-a-confirmer = Het is aan { $who } om de ernst van { $id } te bevestigen.
not-a-chooser = Het is aan { $who } om de incidentmanager van { $id } te kiezen. Je kunt jezelf aanbieden met `volunteer`.
not-the-asked = { $who } is gevraagd als incidentmanager van { $id }, dus het antwoord komt van daar. Je kunt jezelf aanbieden met `volunteer`.
not-the-manager = Dat beslist { $who }, die de leiding heeft over { $id }.
not-in-the-team-chat = Alleen mensen op de teamlijst kunnen de firefighting-chat van { $id } kiezen. Een beheerder kan je toevoegen.
not-in-the-team = Alleen mensen op de teamlijst kunnen een incident leiden. Een beheerder kan je toevoegen.
already-assumed = { $id } kreeg { $severity } om { $time }, omdat niemand had geantwoord.
already-confirmed = { $by } heeft { $id } bevestigd als { $severity } om { $time }. Om dat te veranderen: `severity 1 { $id } because …`, met de ernst die je bedoelt.
already-declined = { $id } is geen incident: dat besloot { $by } om { $time }.
already-asked = { $by } heeft { $manager } gevraagd als incidentmanager van { $id } om { $time }.
already-accepted = { $manager } is incidentmanager van { $id } sinds { $time }.
already-agreed = { $manager } heeft om { $time } ja gezegd om { $id } te leiden.
already-objected = { $by } maakte om { $time } bezwaar tegen { $manager } als leider van { $id }.
already-not-led = { $manager } wordt niet meer gevraagd om { $id } te leiden, sinds { $time }.
is-unconfirmed = Nog niemand heeft de ernst van { $id } bevestigd; dat komt eerst.
is-declined = { $id } is afgewezen. `reopen { $id } because …` haalt het terug.
is-backlogged = { $id } heeft { $severity } en gaat mee in de sprint. Is het erger geworden, dan kan de logcontroleur `severity 2 { $id } because …` zeggen.
is-not-led = Niemand leidt { $id } nog.
is-not-asked = Nog niemand is gevraagd om { $id } te leiden. Je kunt jezelf aanbieden met `volunteer { $id }`.
is-led = { $manager } leidt { $id } al.
is-burning = { $id } is nog niet opgelost. Eerst `resolve { $id }`.
is-resolved = { $id } is opgelost sinds { $time }. `reopen { $id } because …` haalt het terug.
is-quiet = Iemand heeft al gezegd dat alles rustig is na { $id }.
is-closed = { $id } is gesloten. `reopen { $id } because …` haalt het terug.
is-same-severity = { $id } heeft al { $severity }.

exercise = { $id } (oefening)

## Wat de kaarten zeggen: hoe een incident ervoor staat

as-of = Stand van { $clock }
reported = Gemeld door { $reporter } om { $time }
reported-for = Gemeld door { $reporter } namens { $source } om { $time }
thinks = { $reporter } denkt: { $level }
anybody = iemand van het team
anybody-first = Iedereen in het team
nobody-first = Niemand
the-checker = { $checker } (logcontroleur van de dag)
checker-or-deputy = { $checker } (logcontroleur van de dag) of { $deputy } (vervanger)
waiting = Wacht op { $who } sinds { $since }.
can-wait = Het kan wachten: de vraag gaat verder vanaf { $time }.
how-severe-you = { $checker }, hoe ernstig is het?
how-severe-anybody = Hoe ernstig is het? Iedereen in het team kan het zeggen.
declined-by = Besloten door { $by }.
declined-by-at = Besloten door { $by } om { $time }.
reason = Reden: { $reason }
confirmed-by = Bevestigd door { $by } om { $time }.
assumed = Aangenomen om { $time }, omdat er geen antwoord kwam.
offered = Wil de leiding nemen: { $who }.
can-choose = { $who } kan de incidentmanager kiezen.
can-accept = { $manager } kan accepteren of afwijzen.
asked-to-lead = { $manager } is gevraagd om te leiden.
asked-to-lead-at = { $manager } is gevraagd om te leiden, om { $time }.
manager = { $manager } is incidentmanager.
manager-since = { $manager } is incidentmanager sinds { $time }.
was-manager = { $manager } was incidentmanager.
last-update = Laatste update van { $by } om { $time }: “{ $text }”
no-update = Nog geen update.
next-update = Volgende update uiterlijk { $time }.
update-overdue = ⏰ Er had al een update moeten zijn.
watched-until = In de gaten te houden tot { $time }.
quiet = Alles rustig, zei { $by } om { $time }.
quiet-noted = Alles rustig, zei { $by } om { $time }: { $noted }
put-off = { $by } stelde { $what } uit tot { $time }.
reminders-stopped = Geen herinneringen aan { $what }, zei { $by } om { $time }: { $reason }
owed-update = een update
owed-monitoring = het oogje in het zeil na het herstel
owed-post-mortem = de datum van de post-mortem
owed-action-items = actiepunten
owed-severity = de ernst
owed-manager = een incidentmanager
resolved-at = Opgelost om { $time }.
resolved-after = Opgelost om { $time }, na { $span }.
verified = In productie gecontroleerd door { $verifier }: { $how }
fix = Oplossing: { $fix }
post-mortem-at = Post-mortem: { $time }.
will-you = Wil jij incidentmanager zijn?

state-unconfirmed = Ernst niet bevestigd
state-declined = Geen incident
state-backlogged = Gaat mee in de gewone sprint
state-leaderless = FIREFIGHTING, nog niemand leidt
state-agreed = { $manager } gaat leiden
can-object = { $manager } leidt vanaf { $time }, tenzij iemand bezwaar maakt: `object … because …`.
short-agreed = { $id } is { $severity }, het team is aan het firefighten, { $manager } gaat leiden: { $summary }
asked-to-take-over = { $who } is gevraagd om het over te nemen.
leads-agreed = { $manager } leidt vanaf { $time }, tenzij iemand bezwaar maakt.
state-asked = FIREFIGHTING, { $manager } is gevraagd om te leiden
state-led = FIREFIGHTING, { $manager } leidt
state-led-since = FIREFIGHTING sinds { $clock }, { $manager } leidt
state-resolved = Opgelost
state-closed = Gesloten

# In meldingen, en waar kaarten niet worden getekend.
short-unconfirmed = { $id } wacht tot { $who } de ernst bevestigt: { $summary }
short-declined = { $id } is geen incident: { $summary }
short-backlogged = { $id } heeft { $severity } en gaat mee in de gewone sprint: { $summary }
short-leaderless = { $id } heeft { $severity }, firefighting staat aan, nog niemand leidt: { $summary }
short-asked = { $id } heeft { $severity }, firefighting staat aan, { $manager } is gevraagd om te leiden: { $summary }
short-led = { $id } heeft { $severity }, firefighting staat aan, { $manager } leidt: { $summary }
short-resolved = { $id } is opgelost, firefighting staat uit: { $summary }
short-closed = { $id } is gesloten: { $summary }

# In de lijst van incidenten.
row-backlogged = in de gewone sprint
row-leaderless = firefighting, nog niemand leidt
row-led = firefighting, { $manager } leidt
row-resolved = opgelost
row-closed = gesloten
row-reported = Gemeld om { $time }
row-details = Details van { $id }
incidents-open = { $count ->
        [0] Er is geen incident open.
        [one] Er is 1 incident open.
       *[other] Er zijn { $count } incidenten open.
    }
incidents-more = … en nog { $count }

## Wat er buiten bestaat, op de kaart

bug = Bug { $id }
bug-resolved = { $bug }, op opgelost gezet
chat = Firefighting-chat
chat-by-hand = Begin de chat zelf, voeg Firewatch toe en noem het daar met “use this chat for { $id }”
chat-begins = Dit is de firefighting-chat van { $id }: { $summary }
topic-resolved = OPGELOST
top-of = Bovenaan in { $sprint }
under-way = { $what }: onderweg
tasks-done = Taken: { $tasks }
tasks-missing = Taken ({ $tasks } ontbreekt): { $reason }
tasks-under-way = Taken: { $missing } van { $all } onderweg
label-card = Kaart in de teamchat
label-war-room = Kaart in de firefighting-chat
label-acceptance = Vraag aan de incidentmanager
label-bug = Bug
label-task = Taak { $task }
label-top = Bovenaan in de sprint
label-note = Notitie { $number } bij de bug
label-bug-state = Status van de bug
label-bot = Firewatch in de firefighting-chat
label-title = Titel van de firefighting-chat
label-people = Meer mensen in de firefighting-chat
label-post-mortem = Post-mortem
label-finish = Taak { $task } afsluiten
label-actions = Kaart van de actiepunten
label-action = Actiepunt { $number }
label-end-action = Actiepunt { $number } sluiten
label-message = Een bericht in de chat
label-alert = Kaart van ALERT-{ $number }
label-informing = Kaart voor wie anderen inlicht
label-duty = Kaart van de logcontrole
label-reminder = Een herinnering
old-card = Deze kaart is oud. { $link }, verderop.
old-card-link = Ga naar de huidige

## De vragen: hoe ernstig, wie leidt

paths-none = geen
suggestion = Uit je antwoorden volgt { $severity }
suggestion-confirm = Ernst { $level } bevestigen
suggestion-meaning = Dat is: { $meaning }.
suggestion-paths = Kritieke paden geraakt: { $paths }
suggestion-extent = Hoe erg: { $extent }
suggestion-workaround = Workaround: { $workaround }
acceptance-open = { $id }: { $manager } is gevraagd als incidentmanager: { $summary }
acceptance-ask = { $manager }, wil jij incidentmanager zijn?
acceptance-asked = { $by } vroeg { $manager } om { $time }. Is er geen antwoord om { $until }, dan wordt iemand anders gekozen.
acceptance-agreed = { $manager } zei ja om { $time }, en leidt tenzij iemand bezwaar maakt.
acceptance-objected = { $by } maakte bezwaar tegen { $manager } om { $time }.
hand-over-asked = { $by } vroeg { $manager } om { $time } om het over te nemen. { $leads } leidt tot dan, en verder als er om { $until } geen antwoord is.
hand-over-note = Voor jou: { $summary }
acceptance-gone = De vraag staat niet meer open.
acceptance-leads = { $manager } is incidentmanager sinds { $time }.
acceptance-cannot = { $manager } kan het niet doen; dat kwam om { $time }.
acceptance-silent = { $manager } had om { $time } nog niet geantwoord, en wordt niet meer gevraagd.
acceptance-instead = { $by } vroeg in plaats daarvan { $manager } om { $time }.
acceptance-off = Niemand hoeft { $id } nog te leiden, sinds { $time }.
candidate-knows = kent { $path }
candidate-offered = bood zich aan
candidate-manager = incidentmanager
candidate-leads = leidt nu { $id }
candidate-away = vandaag weg
candidate-led = leidde { $span } geleden
candidate-asked = eerder gevraagd
there-available = beschikbaar
there-busy = bezet
there-away = afwezig
there-in-a-call = in gesprek
there-in-a-meeting = in een vergadering
there-presenting = presenteert
there-quiet = niet storen
there-offline = offline
there-out-of-office = niet op kantoor

## Antwoorden

checker-nobody = Niemand staat op het rooster voor de dagelijkse logcontrole. Een beheerder kan het invullen.
checker-today = { $checker } is vandaag logcontroleur van de dag.
checker-now = { $checker } is nu logcontroleur van de dag.
checker-deputy = Kan { $first } niet antwoorden, dan wordt { $deputy } gevraagd.
checker-until = De volgende beurt begint op { $day }.
checker-until-clock = De volgende beurt begint op { $day } om { $clock } ({ $zone }).
unclear = { $first }, dat begreep ik niet. `help` toont wat je kunt zeggen, in het Engels.
unclear-nearest = { $first }, dat begreep ik niet. Bedoelde je `{ $nearest }`? `help` toont wat je kunt zeggen, in het Engels.
help-several = Opdrachten zijn in het Engels. Zijn er meer incidenten open, zet dan het nummer erbij: “update { $id } …”.
maybe-report = Is dit een probleem in productie? { $quote }

## Beurten bij de logcontrole: nee

rota-stranger = Alleen mensen op de teamlijst kunnen beurten wijzigen. Een beheerder kan je toevoegen.
rota-no-checker = { $who } controleert geen logs. Een beheerder kan de rol `log-checker` geven.
rota-no-administrator = Dat is aan een beheerder, en het team heeft er geen. Voor je eigen beurten zijn er `swap`, `take over` en `leave`.
rota-not-administrator = Dat is aan { $who }. Voor je eigen beurten zijn er `swap`, `take over` en `leave`.
rota-not-for-you = Dat beslist { $who }.
rota-no-such-day = Zo’n dag staat niet in de kalender. Zeg het zoals `30 Nov`, `Monday` of `2026-11-30`.
rota-past = Die beurt is voorbij: { $time }.
rota-too-far = { $time } is nog meer dan een jaar weg. Zeg het als het dichterbij is.
rota-backwards = De laatste dag ligt voor de eerste: { $until } is voor { $from }.
rota-day-off = Op die dag begint geen beurt: { $time }. De beurt ervoor loopt door.
rota-not-their-turn = De beurt van { $time } is niet van { $who } maar van { $whose }. `rota` toont de komende beurten.
rota-no-turn = { $who } heeft de komende maanden geen beurt. Noem de dag die je wilt: `swap 30 Nov with Dev 2 Dec`.
rota-yours-already = Dan controleer jij de logs al: { $time }.
rota-with-yourself = Ruil met iemand anders: `swap Monday with Dev`.
rota-wished = Dat is al gevraagd, als ruil { $number }. `rota` toont wat er nog openstaat.
rota-no-wish = Er wacht geen ruil op jouw antwoord. `rota` toont wat er nog openstaat.
rota-which-wish = Welke, { $numbers }? Zeg `accept swap { $first }`.
rota-overlaps = Door wijziging { $number } heeft { $who } een deel van deze dagen: tot { $time }. `rota undo { $number }` draait dat terug; zeg het daarna opnieuw.
rota-away-already = { $who } is dan al afwezig gemeld, met wijziging { $number }. `rota undo { $number }` draait dat terug.
rota-no-such-change = Wijziging { $number } geldt niet. `rota` toont welke wel gelden.
rota-checked = { $by } heeft al naar de logs gekeken, om { $time }. `log checks` toont het.
rota-nobody-left = Er is niemand meer om het aan door te geven. Vraag het in de chat: wie kan, zegt `take over`.
rota-nobody-at-all = Niemand staat op het rooster voor de logcontrole. Een beheerder kan het invullen.

## Beurten bij de logcontrole: van wie ze zijn, en wat er is gewijzigd

on-duty = { $checker } controleert nu de logs.
on-duty-until = { $checker } controleert nu de logs, tot { $until }.
turn-instead = { $who } in plaats van { $planned }
turn-bare = { $who } ⚠ afwezig, en er is niemand anders
change-override = { $who } controleert de logs van { $from } tot { $until }, ingesteld door { $by }
change-take-over = { $who } controleert de logs van { $from } tot { $until }, overgenomen
change-swap = { $who } controleert de logs van { $from } tot { $until }, geruild
change-passed-on = { $who } controleert de logs van { $from } tot { $until }, doorgegeven
change-away-day = { $who } is afwezig op { $day }
change-away = { $who } is afwezig van { $from } tot en met { $until }
turns-head = Wie controleert de logs
turns-nobody = Niemand staat op het rooster.
turns-short = Het rooster. { $now }
turns-wish = Ruil { $number } wacht op { $with }: { $by } geeft { $gives } en krijgt { $gets }.
turns-change = { $told } · wijziging { $number }
turns-button = Rooster
turns-you-now = { $who }, jij controleert nu de logs. { $told }
turns-changed-back = Het rooster was gewijzigd en is inmiddels weer teruggedraaid.
turns-undo = Terugdraaien kan met `rota undo { $number }`.
turns-undone = { $by } heeft wijziging { $number } van het rooster teruggedraaid.
turns-everybody = Allemaal
turns-no-people = { $who }, niemand staat op het rooster voor de logcontrole. Geef iemand de rol `log-checker`, of vul `rota.order` in.
turns-start-later = { $who }, volgens `rota.start` beginnen de beurten bij de logcontrole op { $from }. { $now }
turns-never-work = { $who }, het team heeft voorlopig geen werkdag, dus niemand wordt gevraagd naar de logs te kijken. In `rota.holidays` staan er misschien te veel. { $now }
turns-bare = { $who }, er is niemand om de logs te controleren om { $time }: iedereen op het rooster is afwezig. Iemand kan `take over` zeggen, of een beheerder `override`.
wish-head = Beurten ruilen?
wish-ask = { $with }, { $by } wil met jou van beurt ruilen bij de logcontrole.
wish-gives = jij, in plaats van { $by }
wish-gets = { $by }, in plaats van jij
wish-or-say = Of zeg “accept swap { $number }” of “decline swap { $number }”.
wish-yes = Ruilen
wish-no = Laten zoals het is
wish-short = { $by } wil van beurt ruilen met { $with }.
wish-answered = Ruil { $number } is al beantwoord.
wish-declined = { $asker }, de ruil gaat niet door: { $by } zei nee.
wish-lapsed = { $asker }, { $with } heeft niet op tijd geantwoord, dus de beurten blijven zoals ze waren.
preview-head = Het rooster wijzigen?
preview-text = { $who } zou de logs controleren. Er is nog niets gewijzigd.
preview-or-say = Of zeg “override { $first } to { $last } { $who } yes { $agreed }”.
preview-yes = Wijzigen
preview-short = Een wijziging van het rooster: { $who } zou de logs controleren.

## De logcontrole van de ochtend

duty-head = Logcontrole · { $day }
duty-ask = { $who }, wil jij vandaag naar de logs kijken?
duty-noted = ✅ { $by } heeft gekeken: { $noted }
duty-nothing = ✅ { $by } heeft gekeken en niets gevonden.
duty-late = Dit komt laat: het had er om { $time } moeten zijn.
duty-short = Logcontrole van { $day }.
duty-short-asked = Logcontrole van { $day }: { $who } is gevraagd.
duty-short-done = Logcontrole van { $day }: gedaan door { $by }.
duty-why-silence = Eerst is { $before } gevraagd; er kwam geen antwoord.
duty-why-passed = { $before } kan vandaag niet.
duty-why-changed = Eerst is { $before } gevraagd; de beurt is sindsdien van iemand anders.
duty-before-noted = { $day }, { $by }: { $noted }
duty-before-nothing = { $day }, { $by }: niets gevonden.
duty-before-silent = { $day }: geen antwoord van { $who }.
duty-card = de kaart van de logcontrole
duty-nudge = { $who }, heb je vandaag naar de logs gekeken? Druk op een knop op { $card }, of zeg `logs checked`; kun je niet, zeg dan `pass on`.
duty-silent = { $to }, wil jij naar de logs kijken? { $from } heeft niet geantwoord. Druk op een knop op { $card }, of zeg `logs checked`.
duty-passed = { $to }, wil jij naar de logs kijken? { $from } kan vandaag niet. Druk op een knop op { $card }, of zeg `logs checked`.
checks-head = Logcontroles
checks-none = Er is nog geen logcontrole gevraagd.
checks-done = ✅ { $by }, { $clock }: { $noted }
checks-nothing = niets gevonden
checks-open = ❓ nog geen antwoord van { $who }
checks-short = Wie naar de logs keek, en wat er gevonden is.

## Verdeling

fairness-head = Verdeling
fairness-span = Van { $first } tot en met { $last }: { $days ->
        [one] { $days } werkdag.
       *[other] { $days } werkdagen.
    }
fairness-open = Op { $days } daarvan zei niemand dat er naar de logs was gekeken.
fairness-row = { $days ->
        [one] { $days } dag
       *[other] { $days } dagen
    } · { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidenten
    } · { $late } buiten werktijd
fairness-how = Een dag telt voor wie zei dat er naar de logs was gekeken, een incident voor wie als eerste zei hoe ernstig het is of dat het er geen is. Buiten werktijd zijn antwoorden buiten kantooruren, over de logs, een ernst of het leiden.
fairness-short = Wie hoe vaak de logs controleerde, van { $first } tot en met { $last }.

## Hoe incidenten verliepen

statistics-span = Gemeld van { $first } tot en met { $last }: { $count ->
        [0] geen incident.
        [one] 1 incident.
       *[other] { $count } incidenten.
    }
statistics-day = { $day } { $year }
statistics-unconfirmed = ❓ nog niet bevestigd: { $count }
statistics-noticed = Opgemerkt door een alert: { $alert } · door iemand anders, die het de melder vertelde: { $told } · door de melder: { $reporter }
statistics-reopened = Heropend: { $reopened ->
        [0] geen
        [one] 1 incident
       *[other] { $reopened } incidenten
    }{ $times ->
        [0] { "" }
        [one] , één keer
       *[other] , { $times } keer
    }
statistics-assumed = Ernst aangenomen omdat niemand antwoordde: { $count ->
        [0] geen
       *[other] { $count }
    }
statistics-apart = Niet gemeten: { $declined } afgewezen, { $exercises ->
        [one] 1 oefening
       *[other] { $exercises } oefeningen
    }
statistics-spread = mediaan { $median } · p90 { $p90 } · n{ "\u00A0" }={ "\u00A0" }{ $n }
statistics-few = { $each } · n{ "\u00A0" }={ "\u00A0" }{ $n }
statistics-none = n{ "\u00A0" }={ "\u00A0" }0
statistics-without-assumed = (zonder { $count } aangenomen)
statistics-without-invalid = (zonder { $count } waarvan de tijden elkaar tegenspreken)
statistics-invalid = tijden spreken elkaar tegen
statistics-working-days = { $days ->
        [0] dezelfde dag
        [one] 1 werkdag
       *[other] { $days } werkdagen
    }
statistics-days-hours = { $days ->
        [one] 1 dag
       *[other] { $days } dagen
    }{ $hours ->
        [0] { "" }
       *[other] { " " }{ $hours } u
    }
statistics-window = { $days ->
        [365] 1 jaar
       *[other] { $days } dagen
    }
statistics-short = Hoe incidenten verliepen, van { $first } tot en met { $last }.
metric-confirmation = Tijd tot bevestiging
metric-confirmation-what = Van de melding tot iemand zei hoe ernstig het is, of dat het er geen is.
metric-manager = Tijd tot een incidentmanager
metric-manager-what = Vanaf ernst 1 of 2 tot iemand leidde.
metric-firefighting = Tijd tot firefighting
metric-firefighting-what = Van de melding tot firefighting aan stond, ook door een aangenomen ernst.
metric-silence = Langste stilte
metric-silence-what = De langste tijd zonder update terwijl firefighting aan stond. Beloofd: { $critical } bij ernst 1, { $high } bij ernst 2.
metric-resolution = Tijd tot oplossing
metric-resolution-what = Van de melding tot iemand zei dat het weer werkt in productie; waar het heropend werd, de laatste keer.
metric-post-mortem = Tijd tot post-mortem
metric-post-mortem-what = Van toen tot de datum van de post-mortem, in werkdagen van het team. Gewenst: hoogstens 2.
case-confirmation = Bevestiging: { $amount }
case-assumed = Aangenomen: { $amount }
case-manager = Manager: { $amount }
case-firefighting = Firefighting: { $amount }
case-silence = Stilte: { $amount }
case-resolution = Oplossing: { $amount }
case-post-mortem = Post-mortem: { $amount }
case-reopened = Heropend: { $times ->
        [one] één keer
       *[other] { $times } keer
    }

## De agenda met beurten

calendar-summary = Logcontrole: { $checker }
calendar-nobody = Wie Firewatch heeft ingesteld, kan je de link naar de agenda met beurten geven.
calendar-others = { $who } kan je de link naar de agenda met beurten geven.
calendar-alone = Vraag me `rota calendar` in onze één-op-één-chat: de link is geheim.
calendar-off = Er is nog geen agenda met beurten. Stel rota.calendar_secret in, bijvoorbeeld op wat `openssl rand -hex 24` geeft, en herstart.
calendar-link = De link is `{ $address }/calendar/SECRET.ics`, met de waarde van rota.calendar_secret voor SECRET. Met `?who=` en een e-mailadres erachter staan er de beurten van één persoon in. Wie de link heeft, kan de beurten lezen; geef hem dus aan mensen en niet aan chats.

## Stakeholders and clients (P25, P26, P27)

informing-head = { $id } · Wie het moet weten
informing-subject = { $id }: een probleem met het 121-platform
informing-ask = { $who }, licht Cash IM en de leiding in. Wat hieronder staat kan zo verstuurd worden.
informing-ask-anybody = Licht Cash IM en de leiding in. Wat hieronder staat kan zo verstuurd worden.
informing-told = Belanghebbenden ingelicht door { $by } om { $time }
informing-told-whom = Ingelicht door { $by } om { $time }: { $whom }
informing-stale = { $told }. Sindsdien is er nieuws
informing-clients-left = Klanten die het moeten horen: { $clients }
informing-clients-told = Klanten die het weten: { $clients }
informing-short-owed = { $id }: belanghebbenden moeten het horen.
informing-short-told = { $id }: belanghebbenden weten wat er nieuw is.
informing-again = { $people }, er is nieuws over { $id }: { $state } Wat je kunt sturen staat op { $card }.
client-not-told = { $client }: nog niet ingelicht
client-told = { $client }: ingelicht door { $by } om { $time }{ $how }
client-told-before = { $client }: ingelicht door { $by } om { $time }{ $how }, vóór het laatste nieuws
expected = Zou voorbij moeten zijn om { $time }, zegt { $by }
expected-over = Had voorbij moeten zijn om { $time }
expected-unknown = Niemand heeft gezegd wanneer het voorbij is. Zeg “eta { $id } 17:00”.
draft-what = We hebben een probleem met het 121-platform: { $summary }
draft-since = Het werd gemeld om { $time }.
draft-burns = Het is { $level }. Het team werkt eraan; we weten nog niet wanneer het voorbij is.
draft-expected = Het is { $level }. Het team werkt eraan; het zou voorbij moeten zijn om { $time }.
draft-resolved = Het is opgelost om { $time } en wordt in de gaten gehouden.
draft-lowered = Het bleek minder erg: { $level }. Het wordt in het gewone werk van het team verholpen.
draft-looked-at = Het team kijkt hoe erg het is.
draft-led = { $manager } leidt het werk eraan.
draft-next = Je hoort van ons zodra er nieuws is.
did-expect = { $by } zei dat het over { $span } voorbij zou zijn
did-inform = { $by } lichtte de belanghebbenden in
did-inform-whom = { $by } lichtte in: { $whom }
did-name-client = { $by } noemde een getroffen klant: { $client }
did-tell-client = { $by } lichtte { $client } in
did-tell-client-how = { $by } lichtte { $client } in: { $how }
no-such-time = Dat is geen tijd die nog komt. Zeg `eta { $id } 17:00`, `eta { $id } 2 hours` of `eta { $id } tomorrow 10:00`.
no-client = Welke klant? Zeg de naam, zoals `client told { $id } Zambia RC: by phone`.

## Alerts (P04)

alert-ask = { $who }, kijk hier alsjeblieft naar.
alert-ask-team = Niemand heeft geantwoord: wie er is, kijk hier alsjeblieft naar.
alert-why = { $before } heeft niet geantwoord.
alert-came = Doorgegeven door { $by } om { $time }
alert-came-often = Kwam { $count } keer sinds { $first }, het laatst om { $last }; eerst doorgegeven door { $by }
alert-waits = wacht op { $who }
alert-waits-team = wacht op iedereen
alert-seen = ✅ { $by } kijkt ernaar ({ $time })
alert-noted = ✅ { $by } heeft gekeken ({ $time }): { $noted }
alert-reported = 🔥 { $by } meldde het als { $id } ({ $time })
alert-belongs = 🔗 { $by } rekende het bij { $id } ({ $time })
alert-was-muted = 🔕 { $by } dempte het tot { $until } ({ $time })
alert-unmuted = 🔔 { $by } hief de demping op ({ $time })
alert-muted = 🔕 Gedempt tot { $until }: { $reason }. { $held ->
        [0] Sindsdien kwam het niet.
        [one] Sindsdien kwam het één keer.
       *[other] Sindsdien kwam het { $held } keer.
    }
alert-is-muted = 🔕 gedempt tot { $until }{ $held ->
        [0] {""}
        [one] , kwam sindsdien één keer
       *[other] , kwam sindsdien { $held } keer
    }
alert-short = { $title }: { $so }
alert-reopen = Het is weer { $id }: heropen
alert-part-of = Hoort bij { $id }
alert-again = { $title } kwam opnieuw, nu { $count } keer: { $so }.
alert-silent = { $title }: { $to }, kijk hier alsjeblieft naar. { $before } heeft niet geantwoord.
alert-silent-team = { $title }: nog niemand heeft gekeken. Eerder gevraagd: { $before }. Wie er is, druk alsjeblieft op een knop van de kaart.
alert-silent-nobody = { $title }: nog niemand heeft gekeken. Wie er is, druk alsjeblieft op een knop van de kaart.
alert-mute-ended = { $title } is niet meer gedempt. Het kwam intussen { $held ->
        [one] één keer
       *[other] { $held } keer
    }.
alerts-head = Alerts
alerts-none = Er is nog geen alert gekomen.
alerts-short = { $count ->
        [0] Er wacht geen alert.
        [one] 1 alert wacht op antwoord.
       *[other] { $count } alerts wachten op antwoord.
    }
alert-stranger = Alleen mensen van het team kunnen alerts beantwoorden.
alert-name-wanted = Wat is de alert? Zeg `alert` en hoe hij heet, zoals `alert payment queue: 250 waiting`.
alert-no-such = Er is geen ALERT-{ $number }. `alerts` toont ze.
alert-none-waits = Er wacht geen alert op antwoord. `alerts` toont de laatste.
alert-none-muted = Er is geen alert gedempt. `alerts` toont de laatste.
alert-which = Welke, { $numbers }? Zeg het nummer erbij, zoals `{ $first }`.
alert-answered = { $by } heeft ALERT-{ $number } al beantwoord, om { $time }. `alerts` toont wat ervan kwam.
alert-is-incident = ALERT-{ $number } hoort bij { $id }: dat zei { $by } om { $time }. Zeg daar wat er nieuw is.
alert-end-and-reason = Een alert wordt gedempt met een einde en een reden: `mute ALERT-{ $number } for 2 hours because …`.
alert-no-such-end = Dat is geen tijd die nog komt. Zeg `mute ALERT-{ $number } for 2 hours because …`, of `until 17:00`, of `until tomorrow`.
alert-too-long = Een alert wordt hooguit { $most } gedempt. Zeg `mute ALERT-{ $number } for …` met minder.
alert-not-muted = ALERT-{ $number } is niet gedempt.

## Antwoorden op een druk op een knop, en op een formulier

answer-form = Incident melden
answer-no-form = Het formulier kan niet worden getoond. Typ `report` en wat er mis is.
answer-no-report = Zeg in een zin wat er mis is, en meld het opnieuw.
answer-reported = Gemeld als { $id }.
answer-reported-asked = Gemeld als { $id }. De logcontroleur van de dag wordt gevraagd hoe ernstig het is.
answer-reported-before = Dit is al gemeld.
answer-nothing = Er was niets te doen.
answer-done = Gedaan.
answer-nobody = Firewatch kan niet zien wie hierop drukte, dus er is niets gedaan.
answer-rota = Klaar. `rota` laat zien wie aan de beurt is.
answer-dismissed = Dank je. Er is niets gemeld.
answer-idle = Deze knop doet niets meer.
answer-questions = Beantwoord eerst de tweede en de derde vraag.
answer-not-drawn = Het is bewaard, maar de kaart kan niet worden getoond. Typ `incidents` om te zien hoe het ervoor staat.

## Waarom iets niet lukte

cause-refused = { $service } weigerde{ $detail }
cause-sign-in = { $service } accepteert de aanmelding van Firewatch niet{ $detail }
cause-no-alert = de alert is er niet meer
cause-no-incident = het incident is er niet meer
cause-no-card = de kaart kan niet worden getekend: { $error }
cause-no-devops = Azure DevOps is niet ingesteld (devops.organization, devops.project); maak de bug zelf
cause-no-item = werkitem { $id } bestaat niet in { $project }; zeg `bug` en het juiste nummer
cause-no-sprint = er is vandaag geen sprint; zet de bug zelf bovenaan zodra er een is
cause-no-order = de backlog van { $sprint } kan van hieruit niet worden geordend{ $why }; zet de bug zelf bovenaan
cause-no-way = het proces laat geen { $kind } van { $present } naar { $wanted } gaan; zet de status zelf
cause-no-working-day = er is het komende jaar geen werkdag
cause-not-in-catalogue = de app Firewatch staat niet in de appcatalogus van de organisatie; upload hem daar, of stel bot.catalog_id in
cause-too-few = een chat heeft minstens { $least } mensen nodig, en er zijn er { $found } gevonden; maak er zelf een of voeg mensen toe aan de configuratie
cause-may-not-look = er is misschien al een chat, en Firewatch mag niet kijken ({ $status }). Kijk of Teams er een toont voor { $id }; met het recht Chat.ReadBasic.All kan Firewatch zelf kijken
cause-taken-out = Firewatch is uit de chat gehaald. Voeg het daar weer toe, dan wordt dit ingehaald
cause-no-answer = Teams nam een bericht aan en zei niet of het aankwam. Kijk in de chat; ontbreekt het, probeer het dan opnieuw

## Wat iemand kan doen als iets niet lukte

mend = Probeer het opnieuw
mend-chat = Probeer het straks opnieuw, of begin zelf een groepschat en zeg er `use this chat`
mend-chat-people = Vergelijk de ids in team.people met het Entra-portaal en probeer het opnieuw, of begin zelf een groepschat en zeg er `use this chat`
mend-people = Voeg zelf mensen toe aan de chat, of probeer het straks opnieuw
mend-people-ids = Vergelijk de ids in team.people met het Entra-portaal en probeer het opnieuw, of voeg zelf mensen toe aan de chat
mend-bot = Voeg Firewatch zelf toe aan de chat, of probeer het straks opnieuw
mend-post-mortem = Nodig zelf uit: op de kaart staat de uitnodiging, ingevuld; of probeer het straks opnieuw
mend-finish = Sluit de taak zelf, of probeer het opnieuw
mend-action = Voeg het werkitem zelf toe, of laat het verhelpen en probeer het opnieuw
mend-end-action = Sluit het werkitem zelf, of probeer het opnieuw
mend-bug = Maak de bug zelf en zeg `bug` en het nummer, of laat het verhelpen en probeer het opnieuw
mend-adopt = Zeg `bug` en het nummer van een werkitem dat er is
mend-task = Voeg de taak zelf toe, of laat het verhelpen en probeer het opnieuw
mend-top = Zet de bug zelf bovenaan, of probeer het opnieuw
mend-update = Werk de bug zelf bij, of probeer het opnieuw
mend-title = Zeg `use this chat` in de chat

## Wat er aan de hand is als iets niet lukte, en wat helpt; ook beheerders lezen het

parked-remedy = { $so }; { $mend }, en probeer het opnieuw
so-secret-unknown = Entra kent het client secret niet
do-secret-unknown = stel bot.client_secret in op de waarde (niet de id) van een secret, of maak een nieuw in het Entra-portaal: App registrations, de bot, Certificates & secrets
so-secret-expired = het client secret is verlopen
do-secret-expired = maak een nieuw in het Entra-portaal: App registrations, de bot, Certificates & secrets, en stel bot.client_secret in
so-app-unknown = de tenant kent geen app met de id van bot.app_id
do-app-unknown = vergelijk bot.app_id en bot.tenant_id met het overzicht van de app-registratie
so-tenant-unknown = er is geen tenant met de id van bot.tenant_id
do-tenant-unknown = vergelijk bot.tenant_id met het overzicht van het Entra-portaal
so-no-principal = de app heeft geen service principal in de tenant
do-no-principal = voer `az ad sp create --id` uit met de id van bot.app_id
so-certificate-unknown = de app-registratie kent het certificaat niet
do-certificate-unknown = upload het certificaat van bot.certificate_file in het Entra-portaal: App registrations, de bot, Certificates & secrets
so-proof-stale = wat in de plaats van het secret staat, is nu niet geldig
do-proof-stale = kijk naar de klok van deze machine, en naar hoe oud bot.federated_token_file is
so-no-token-file = er is geen token te lezen: { $detail }
do-no-token-file = zorg dat het platform het daar schrijft, en dat Firewatch het mag lezen
so-token-not-trusted = de app-registratie vertrouwt het token in bot.federated_token_file niet
do-token-not-trusted = vergelijk issuer, subject en audience van haar federated credential met het token
so-no-identity = de machine heeft de identiteit niet die bot.managed_identity noemt
do-no-identity = wijs haar toe aan de machine (bij user-assigned is bot.app_id haar client-id)
so-field-wanted = Azure DevOps wil het veld { $field } op dit item, en Firewatch laat het leeg
do-field-wanted = geef { $field } een waarde onder devops.fields, of laat de regel veranderen
so-field-not-taken = een regel van het project neemt niet aan wat Firewatch in het veld { $field } zet
so-field-unknown = het project heeft geen veld { $field }
do-field-unknown = haal het uit devops.fields, of laat het aan het werkitemtype toevoegen
so-place-unknown = het project kent de sprint of het gebied niet die zijn team noemt
do-place-unknown = kijk naar de iteraties en gebieden van het team in de projectinstellingen
so-project-unknown = dat project is er niet, of de bot mag het niet zien
do-project-unknown = vergelijk devops.project, en voeg de bot toe aan de Contributors van het project
so-organization-unknown = die organisatie is er niet
do-organization-unknown = vergelijk devops.organization met het adres van Azure DevOps
so-type-unknown = het project heeft geen werkitemtype met de naam van devops.bug_type, en geen voor bugs
do-type-unknown = stel devops.bug_type in op het type dat voor bugs staat
so-team-unknown = het project heeft geen team met de naam van devops.team
do-team-unknown = vergelijk devops.team met de teams in de projectinstellingen
so-devops-closed = Azure DevOps laat de bot niet binnen
do-devops-closed = voeg de service principal toe aan de gebruikers van de organisatie, met toegang Basic, en aan de Contributors van het project
so-graph-closed = Microsoft Graph accepteert de aanmelding van de bot niet
do-graph-closed = vergelijk bot.tenant_id en bot.app_id met de app-registratie
so-chat-of-two = de chat is door twee mensen begonnen, en Teams laat niemand bij zo’n chat
do-chat-of-two = begin zelf een nieuwe chat met iedereen erin
so-other-consent = de app in de catalogus vraagt om andere rechten in chats dan deze versie
do-other-consent = upload het pakket van `firewatch package` opnieuw
so-permission = de bot mist het recht { $permission }
do-permission = geef de bot { $permission }, met toestemming van een beheerder
so-not-in-chat = Firewatch zit niet in die chat
do-not-in-chat = voeg de app weer toe aan de chat
so-blocked = een beheerder heeft de app geblokkeerd
do-blocked = sta hem toe in het Teams-beheercentrum onder Manage apps
so-blocked-by-person = deze persoon heeft de bot geblokkeerd of weggehaald
do-blocked-by-person = vraag deze persoon de app weer toe te voegen
so-bot-unknown = de Bot Connector kent geen bot met de id van bot.app_id
do-bot-unknown = vergelijk bot.app_id met de Azure Bot, en kijk of het Teams-kanaal ervan aanstaat
so-other-cloud = het team hoort bij een andere cloud dan het adres waar de bot naartoe stuurt
do-other-cloud = stel team.service_url in op de Connector van die cloud
so-may-not-write = de bot mag niet schrijven in die chat
do-may-not-write = laat leden er schrijven, of voeg de app weer toe
so-chat-gone = die chat is er niet meer
do-chat-gone = voeg de app toe aan de chat die gebruikt moet worden
so-connector-closed = de Bot Connector accepteert de aanmelding van de bot niet
do-connector-closed = vergelijk bot.app_id en bot.tenant_id met de Azure Bot

## De geschiedenis

history-left-out = … nog { $count } …
did-because = { $told }, omdat: { $reason }
did-report = { $by } meldde: { $summary }
did-report-for = { $by } meldde namens { $source }: { $summary }
did-ask-deputy = { $deputy } is ook gevraagd
did-ask-team = het hele team is gevraagd
did-confirm = { $by } zei { $severity }
did-assume = { $by } nam { $severity } aan
did-decline = { $by } zei dat het geen incident is
did-offer = { $by } wilde de leiding nemen
did-ask = { $by } vroeg { $manager } om te leiden
did-not-answer = geen antwoord van { $manager }
did-not-accept = { $by } kan niet leiden
did-agree = { $manager } gaat leiden, tenzij iemand bezwaar maakt
did-object = { $by } maakte bezwaar tegen wie leidt
did-hand-over = { $by } vroeg { $to } om het over te nemen
did-hand-over-note = { $by } vroeg { $to } om het over te nemen: { $summary }
did-take-over = { $to } nam het over
did-escalate = { $by } escaleerde het naar { $people }
did-accept = { $manager } is incidentmanager
did-resolve = { $by } loste het op; gecontroleerd door { $verifier }: { $how }
did-resolve-fix = { $by } loste het op; gecontroleerd door { $verifier }: { $how }; oplossing: { $fix }
did-close = { $by } sloot het
did-reopen = { $by } heropende het
did-name-bug = { $by } noemde bug { $bug }
did-choose-chat = { $by } koos de firefighting-chat
did-want-post-mortem = { $by } liet de post-mortem plannen
did-add-action = { $by } noteerde actiepunt { $number }: { $text }
did-add-action-for = { $by } noteerde actiepunt { $number } voor { $owner }: { $text }
did-finish-action = { $by } zei dat actiepunt { $number } klaar is
did-see-action = actiepunt { $number } is afgehandeld in Azure DevOps
did-drop-action = { $by } liet actiepunt { $number } vallen
did-watch = { $by } zag dat alles rustig is
did-watch-noted = { $by } zag dat alles rustig is: { $noted }
did-remind = { $people } herinnerd aan { $what }
did-snooze = { $by } stelde { $what } { $span } uit
did-stop-reminders = { $by } beëindigde de herinneringen aan { $what }
did-resume-reminders = { $by } wil weer herinnerd worden
did-retry = { $by } liet het opnieuw proberen
came-bug = bug { $bug } bestaat
came-task = taak { $task } bestaat
came-top = de bug staat bovenaan in { $sprint }
came-chat = de firefighting-chat bestaat
came-bot = Firewatch is in de firefighting-chat gekomen
came-bug-resolved = de bug is op opgelost gezet
came-bug-active = de bug is weer op actief gezet
came-parked = { $what } lukte niet: { $reason }
came-action = actiepunt { $number } is werkitem { $item }
came-post-mortem = de post-mortem staat in de agenda’s

## Wat hardop wordt gezegd

the-card = de kaart
confirmed-it = { $by } heeft het bevestigd om { $time }.
assumed-it = Aangenomen om { $time }, omdat er geen antwoord kwam. Het kan worden veranderd.
leads-asked = { $manager } is gevraagd als incidentmanager.
leads-wanted = { $who } kan de incidentmanager kiezen. Wil jij het doen, zeg dan `volunteer { $id }`.
leads-late = Dit komt laat: { $manager } leidt inmiddels.
late-resolved = Dit komt laat: het is inmiddels opgelost, en firefighting staat uit.
late-off = Dit komt laat: firefighting staat inmiddels uit.
mode-on = Het team is aan het firefighten.
mode-since = Het team is aan het firefighten sinds { $time }.
mode-off-sprint = Het gaat mee in de gewone sprint, en firefighting staat ervoor uit.
next-severity = Het wacht weer op de ernst.
next-you-lead = { $manager }, jij leidt weer.
next-manager = Er is een incidentmanager nodig.
says = { $by } zegt: { $reason }
say-deputy-asked =
    { $mention }, hoe ernstig is **{ $id }**? “{ $summary }”

    { $checker } is gevraagd om { $time }. Ook { $deputy } kan antwoorden: druk op **Ernst bevestigen** op de kaart, of zeg `confirm 1 { $id }`.
say-still-asked =
    {""}**{ $id }** wacht nog op jou: hoe ernstig is het? “{ $summary }”

    Nu is ook { $deputy } gevraagd. Druk op **Ernst bevestigen** op { $card }, of zeg hier `confirm 1 { $id }`.
say-team-asked =
    Hoe ernstig is **{ $id }**? “{ $summary }”

    Iedereen in het team kan nu antwoorden: druk op **Ernst bevestigen** op de kaart, of zeg `confirm 1 { $id }`. Komt er geen antwoord, dan geldt de hoogste ernst die aannemelijk is.
say-team-asked-until =
    Hoe ernstig is **{ $id }**? “{ $summary }”

    Iedereen in het team kan nu antwoorden: druk op **Ernst bevestigen** op de kaart, of zeg `confirm 1 { $id }`. Is er geen antwoord om { $time }, dan geldt de hoogste ernst die aannemelijk is.
say-manager-agreed =
    { $manager } wordt incidentmanager van **{ $id }**: “{ $summary }”

    Het geldt vanaf { $time }, tenzij iemand bezwaar maakt: zeg `object { $id } because …`.
say-objected =
    { $by } maakt bezwaar tegen { $manager } als leider van **{ $id }**: “{ $summary }”

    { $by } zegt: { $reason }

    { $chooser } kan iemand kiezen op de kaart, of met `assign … { $id }`.
say-objected-late =
    { $by } maakt bezwaar tegen { $manager } als leider van **{ $id }**: “{ $summary }”

    { $by } zegt: { $reason }

    { $manager } leidt verder. { $chooser } kan iemand anders vragen met `assign … { $id }`.
say-handed-over =
    { $manager } leidt **{ $id }** vanaf nu, in plaats van { $from }: “{ $summary }”
handed-note = Wat erbij hoort: { $note }
say-not-taken =
    { $to } kan **{ $id }** niet overnemen, dus { $manager } leidt verder: “{ $summary }”
say-not-answered =
    Er is geen antwoord van { $to }, dus { $manager } leidt **{ $id }** verder: “{ $summary }”
say-escalated =
    ⚠️ { $people }, { $by } escaleert **{ $id }**: “{ $summary }”

    { $severity } Incidentmanager: { $manager }.
say-remind-assignment =
    { $people }, **{ $id }** heeft iemand nodig die het leidt: “{ $summary }”

    Het is ernstig sinds { $time } en niemand is gevraagd. Druk op **Incidentmanager aanwijzen** op de kaart, of zeg `assign … { $id }`.
say-remind-assignment-all =
    { $people }, **{ $id }** heeft nog steeds iemand nodig die het leidt: “{ $summary }”

    Het is ernstig sinds { $time }. Iedereen in het team kan nu kiezen: zeg `assign … { $id }`, of `volunteer { $id }` om het zelf te doen.
remind-update = { $people }, hoe staat het met { $id }? “{ $summary }”
remind-update-short = { $people }, hoe staat het met { $id }? Er is niets gehoord sinds { $time }: { $summary }
remind-update-told = Het team heeft sinds { $time } niets gehoord. Druk op een knop, of zeg “update { $id } …”.
say-remind-monitoring =
    { $people }, is alles rustig na **{ $id }**? “{ $summary }”

    Het is opgelost om { $time }. Zeg `all quiet { $id }`, of `reopen { $id } because …`.
say-remind-post-mortem =
    { $people }, de post-mortem van **{ $id }** heeft nog geen datum: “{ $summary }”

    Die hoort binnen twee werkdagen te zijn. Zeg `schedule post-mortem { $id }`, `snooze 1 day { $id }`, of `stop reminders { $id } because …`.
say-remind-actions =
    { $people }, { $count ->
        [one] er staat één actiepunt open
       *[other] er staan { $count } actiepunten open
    } na **{ $id }**: “{ $summary }”

    { $items }

    Zeg `done with action item { $first } { $id }`, `snooze 7 days { $id }`, of `stop reminders { $id } because …`.
say-firefighting-on =
    🔥 Het team is aan het firefighten voor **{ $id }**: “{ $summary }”

    { $severity } { $by }

    { $leads }
say-backlogged =
    {""}**{ $id }** gaat mee in de gewone sprint, zonder firefighting: “{ $summary }”

    { $severity }

    Dank je voor het melden, { $reporter }.
say-declined =
    {""}**{ $id }** is toch geen incident: “{ $summary }”

    { $by }: { $reason }

    Dank je voor het melden, { $reporter }. Is het er wel een, zeg dan `reopen { $id } because …`.
say-declined-and-back = **{ $id }** was afgewezen en is terug: “{ $summary }”
say-volunteered =
    { $volunteer } wil incidentmanager zijn van **{ $id }**: “{ $summary }”

    { $chooser } kan dat goedvinden op de kaart, of met `assign { $first } { $id }`.
say-manager-declined =
    { $asked } kan geen incidentmanager zijn van **{ $id }**: “{ $summary }”

    { $chooser } kan iemand anders vragen op de kaart, of met `assign … { $id }`.
say-manager-silent =
    { $asked } heeft nog niet geantwoord, dus **{ $id }** heeft een andere incidentmanager nodig: “{ $summary }”

    { $chooser } kan iemand anders vragen op de kaart, of met `assign … { $id }`.
say-manager-accepted =
    { $manager } is incidentmanager van **{ $id }**: “{ $summary }”

    { $severity } { $mode }
say-resolved =
    ✅ **{ $id }** is opgelost, dus firefighting staat uit: “{ $summary }”

    In productie gecontroleerd door { $verifier }: { $how }
say-resolved-after =
    ✅ **{ $id }** is opgelost na { $span }, dus firefighting staat uit: “{ $summary }”

    In productie gecontroleerd door { $verifier }: { $how }
say-resolved-and-back = **{ $id }** was opgelost en is terug: “{ $summary }”
say-reopened =
    {""}**{ $id }** gaat verder: “{ $summary }”

    { $by } zegt: { $reason }

    { $next }
say-severity-changed =
    {""}**{ $id }** is veranderd. { $severity } { $mode }

    “{ $summary }”

## Actiepunten

actions-open = Actiepunten van { $id } · { $open } van { $all } open
actions-over = Actiepunten van { $id } · allemaal klaar
actions-all = { $count ->
        [0] Er staat geen actiepunt open.
        [one] Er staat 1 actiepunt open.
       *[other] Er staan { $count } actiepunten open.
    }
actions-fact = Actiepunten: { $open } van { $all } open.
actions-fact-over = Actiepunten: alle { $all } klaar.
action-nobody = nog niemand
action-due = voor { $day }
action-overdue = moest klaar zijn op { $day }
action-done = klaar, zei { $by } om { $time }
action-seen = afgehandeld in Azure DevOps, gezien om { $time }
action-dropped = { $by } liet het vallen om { $time }: { $reason }
priority = prioriteit { $level }
item = Werkitem { $id }

## De post-mortem

post-mortem-subject = Post-mortem { $id }: { $summary }
post-mortem-open = Openen
post-mortem-scheduled =
    De post-mortem van **{ $id }** is op { $time }; alle betrokkenen zijn uitgenodigd.{ $meeting }

    Verzet de afspraak in de agenda als het anders moet.
agenda-spirit = We kijken naar processen en systemen, nooit naar personen.
agenda-introduction = Inleiding
agenda-what = Wat er gebeurde: wat, wanneer, en wie het raakte
agenda-timeline = De tijdlijn, van ontdekking tot oplossing
agenda-cause = De grondoorzaak
agenda-well = Wat goed ging
agenda-better = Wat beter kan: proces, gereedschap, training, documentatie
agenda-actions = Actiepunten
agenda-who = Wie ze doet, en wanneer ze klaar zijn
agenda-closing = Afsluiting

## De opschriften van de kaarten, onder de namen waarmee hun sjabloon ze noemt

card-acceptance =
    .role = De incidentmanager brengt de juiste mensen bij elkaar, houdt iedereen op de hoogte en zegt wanneer het is opgelost. Afwijzen mag.
    .accept = Accepteren
    .decline = Afwijzen

card-action-items =
    .add = Toevoegen
    .add_label = Wat moet er gebeuren?
    .add_error = Zeg in een zin wat er moet gebeuren.
    .add_send = Voeg het actiepunt toe
    .owner_label = Wie doet het? (hoeft niet)
    .owner_error = Kies er een, of laat het open.
    .owner_nobody = Niet gezegd
    .due_label = Voor wanneer? (hoeft niet)
    .due_error = Kies een dag, of laat het open.
    .priority_label = Hoe dringend? (hoeft niet)
    .done = Klaar …
    .done_label = Welk actiepunt is klaar?
    .done_error = Kies er een.
    .done_send = Het is klaar
    .drop = Laat er een vallen …
    .drop_label = Welk actiepunt gebeurt niet?
    .drop_why = Waarom niet?
    .drop_error = Geef een reden, zodat anderen het later begrijpen.
    .drop_send = Laat het vallen

card-alert =
    .seen = Ik kijk ernaar
    .report = Meld als incident
    .mute = Demp …
    .until = Hoe lang?
    .until_error = Kies hoe lang.
    .hour = 1 uur
    .hours = 2 uur
    .day = 8 uur
    .tomorrow = Tot kantoortijd morgen
    .week = Een week
    .reason = Waarom?
    .reason_error = Zeg in een paar woorden waarom.
    .mute_send = Demp het
    .unmute = Hef de demping op

card-duty =
    .last = Vorige keer
    .open = Open incidenten
    .alerts = Alerts die wachten
    .done = Klaar, niets gevonden
    .noted = Klaar, genoteerd …
    .found = Wat heb je gevonden?
    .missing = Zeg in een paar woorden wat je vond.
    .note = Noteer
    .pass_on = Vandaag niet, geef door
    .items = Open actiepunten

card-help =
    .fallback = Je kunt zeggen: report, confirm, decline, assign, volunteer, accept, object, hand over, escalate, bug, update, eta, informed, client affected, client told, snooze, stop reminders, resume reminders, resolve, all quiet, close, reopen, schedule post-mortem, action item, done with action item, drop action item, action items, retry, who is checking, rota, swap, take over, leave, override, logs checked, pass on, log checks, fairness, alert, acknowledge, mute, unmute, alerts, incidents, show, statistics.
    .all = Alle opdrachten
    .now = Wat nu helpt
    .head = Wat je kunt zeggen, in het Engels
    .open = Nu open
    .report = Meld een probleem in productie
    .confirm = Zeg hoe ernstig het is, 1 tot 4
    .decline = Zeg dat het geen incident is, of dat je niet kunt leiden
    .assign = Kies de incidentmanager
    .volunteer = Bied aan om te leiden
    .accept = Neem de leiding, als je gevraagd bent
    .object = Zeg dat iemand anders moet leiden
    .hand_over = Laat iemand anders het verder leiden
    .escalate = Licht in wie het moet weten
    .update = Zeg hoe het ervoor staat
    .eta = Zeg wanneer het voorbij moet zijn
    .informed = Zeg dat belanghebbenden het weten
    .affected = Noem een getroffen klant
    .client_told = Zeg dat een klant het weet
    .resolve = Zeg dat het weer werkt, wie het zag en hoe
    .quiet = Zeg dat alles rustig is na het herstel
    .snooze = Word later herinnerd
    .stop = Beëindig de herinneringen, met een reden
    .resume = Word weer herinnerd
    .close = Er is niets meer te doen
    .reopen = Het gaat toch verder
    .bug = Neem een bug die al bestaat
    .post_mortem = Zet de post-mortem in de agenda’s
    .retry = Probeer opnieuw wat niet lukte
    .checking = Zie wie logcontroleur van de dag is
    .incidents = Zie wat er speelt
    .show = Zie er een met zijn geschiedenis
    .statistics = Zie hoe incidenten verliepen
    .report_issue = Probleem melden
    .list = Incidenten
    .who = Wie controleert?
    .logs = De logs controleren
    .rota = Zie wie wanneer aan de beurt is
    .swap = Ruil je beurt
    .take_over = Controleer in plaats van iemand anders
    .leave = Zeg wanneer je niet kunt
    .override = Geef een beurt aan iemand, als beheerder
    .checked = Zeg dat je gekeken hebt en wat je vond
    .pass_on = Laat vandaag de vervanger kijken
    .log_checks = Zie wie er keek en wat er gevonden is
    .fairness = Zie wie hoe vaak controleerde
    .action = Noteer wat de volgende keer beter moet
    .action_done = Zeg dat een actiepunt klaar is
    .action_drop = Laat er een vallen, met een reden
    .actions = Zie welke actiepunten openstaan
    .alert = Geef door wat een machine zegt
    .acknowledge = Zeg dat je naar een alert kijkt
    .mute = Demp een alert een tijd
    .unmute = Hef de demping op
    .alerts = Zie welke alerts er kwamen

card-incidents =
    .before = Eerder
    .tap = Tik er een aan voor details, of zeg “show” en het nummer.
    .all = Alles in Azure DevOps
    .statistics = Statistiek

card-statistics =
    .head = Hoe incidenten verliepen
    .each = Elk incident
    .how = Mediaan: de helft duurde niet langer. p90: negen van de tien duurden niet langer. n: hoeveel er geteld zijn; onder de 5 staat elk apart.
    .tap = Tik er een aan voor details. Wat er niet staat is niet gebeurd, of Firewatch weet het niet.
    .incidents = Incidenten

card-informing =
    .draft = Klaar om te versturen
    .mail = Schrijf het als e-mail
    .informed = Ze zijn ingelicht
    .clients = Klanten
    .client_told = Een klant is ingelicht …
    .client = Welke klant?
    .client_error = Kies de klant.
    .client_name_error = Schrijf de naam van de klant.
    .how = Hoe, en wat? (hoeft niet)
    .how_error = Hoogstens 300 tekens.
    .client_told_send = Ingelicht
    .client_affected = Een klant is getroffen …
    .client_affected_send = Voeg de klant toe
    .eta = Wanneer het voorbij moet zijn …
    .eta_label = Over hoeveel tijd?
    .eta_half = een half uur
    .eta_one = een uur
    .eta_two = 2 uur
    .eta_four = 4 uur
    .eta_eight = 8 uur
    .eta_day = een dag
    .eta_error = Kies een tijd.
    .eta_send = Zeg het

card-live =
    .refresh = Verversen
    .confirm = Ernst bevestigen
    .accept = Accepteren
    .decline = Afwijzen
    .assign = Incidentmanager kiezen
    .open_chat = Chat openen
    .start_chat = Chat beginnen
    .update = Update
    .update_label = Wat moeten mensen weten?
    .update_error = Schrijf een of twee zinnen.
    .update_send = Update sturen
    .resolve = Oplossen
    .verifier = Wie zag het werken in productie?
    .verifier_error = Noem wie het heeft gecontroleerd.
    .how = Wat deed die persoon om dat te zien?
    .how_error = Zeg hoe het is gecontroleerd.
    .how_example = 20 testbetalingen gelukt
    .fix = Wat heeft het verholpen? (hoeft niet)
    .fix_error = Hoogstens 2000 tekens.
    .resolve_send = Het is opgelost
    .quiet = Alles rustig
    .close = Sluiten
    .reopen = Heropenen
    .reopen_label = Waarom gaat het verder?
    .reopen_error = Geef een reden, zodat anderen het later begrijpen.
    .reopen_send = Heropenen
    .post_mortem = Post-mortem plannen
    .invite = Zelf uitnodigen
    .volunteer = Ik bied me aan
    .details = Details
    .retry = Opnieuw proberen
    .nothing_new = Niets nieuws
    .nothing_new_said = Niets nieuws.
    .more = Meer …

card-manager =
    .refresh = Verversen
    .who = Wie gaat leiden?
    .who_error = Kies iemand.
    .assign = Kiezen
    .myself = Ik leid het zelf
    .retry = Opnieuw proberen
    .details = Details
    .more = Meer …

card-maybe-report =
    .head = Is dit een probleem in productie?
    .report = Melden
    .decline = Geen incident

card-more =
    .what = Wat er nog meer kan:
    .hand_over = Overdragen
    .hand_over_to = Wie leidt het voortaan?
    .hand_over_error = Kies iemand.
    .hand_over_label = Wat moet die persoon weten? (hoeft niet)
    .hand_over_send = Vraag om over te nemen
    .object = Bezwaar maken
    .object_label = Waarom moet iemand anders leiden?
    .object_error = Geef een reden, zodat anderen het later begrijpen.
    .object_send = Bezwaar maken
    .escalate = Escaleren
    .escalate_label = Waarom moeten anderen het weten? (hoeft niet)
    .escalate_send = Licht ze in
    .snooze = Later
    .snooze_label = Wanneer moeten mensen weer herinnerd worden?
    .snooze_error = Kies er een.
    .snooze_send = Stel het uit
    .long_error = Hoogstens 2000 tekens.
    .back = Terug
    .add = Actiepunt
    .add_label = Wat moet er gebeuren?
    .add_error = Zeg in een zin wat er moet gebeuren.
    .add_send = Voeg het actiepunt toe
    .owner_label = Wie doet het? (hoeft niet)
    .owner_error = Kies er een, of laat het open.
    .owner_nobody = Niet gezegd
    .due_label = Voor wanneer? (hoeft niet)
    .due_error = Kies een dag, of laat het open.
    .priority_label = Hoe dringend? (hoeft niet)

card-reminder =
    .nothing_new = Niets nieuws
    .nothing_new_said = Niets nieuws.
    .update = Update
    .update_label = Wat moeten mensen weten?
    .update_error = Schrijf een of twee zinnen.
    .update_send = Update sturen
    .snooze = Later
    .snooze_label = Wanneer moeten mensen weer herinnerd worden?
    .snooze_error = Kies er een.
    .snooze_send = Stel het uit

card-report =
    .fallback = Meld een probleem in productie: zeg “report” en wat er mis is.
    .head = Meld een probleem in productie
    .checker = De logcontroleur van de dag wordt meteen gevraagd hoe ernstig het is.
    .summary = Wat is er mis?
    .summary_error = Zeg in een zin wat er mis is.
    .summary_example = Wat je ziet, sinds wanneer, waar, hoeveel mensen het raakt
    .opinion = Hoe ernstig is het, denk je? (hoeft niet)
    .opinion_error = Kies er een, of laat het open.
    .opinion_none = Dat weet ik niet
    .source = Wie merkte het, als jij het niet was? (hoeft niet)
    .source_error = Hoogstens 200 tekens.
    .source_example = Een klant, Cash IM, …
    .report = Melden

card-severity =
    .refresh = Verversen
    .question = Hoe ernstig is het?
    .unsure = Niet duidelijk? Beantwoord drie vragen.
    .paths = 1. Welke kritieke paden zijn geraakt?
    .paths_error = Kies de paden die geraakt zijn, of geen.
    .paths_what = Wat zijn kritieke paden?
    .extent = 2. Hoeveel ervan is kapot?
    .choose_error = Kies er een.
    .choose = Kies er een
    .outage = Uitval: er komt niets door
    .degradation = Haperend: traag, deels kapot, of fout voor sommigen
    .blemish = Schoonheidsfout: het werkt, maar er klopt iets niet
    .workaround = 3. Kunnen mensen op een andere manier verder?
    .workaround_none = Nee
    .workaround_limited = Sommigen, of tijdelijk
    .workaround_viable = Ja, dat volstaat
    .suggest = Stel een ernst voor
    .less = Minder ernstig, of geen incident
    .decline = Geen incident
    .decline_label = Waarom is het geen incident?
    .decline_error = Geef een reden, zodat de melder het begrijpt.
    .decline_send = Het is geen incident
    .other = Een andere ernst
    .other_label = Waarom een andere ernst?
    .other_error = Een andere ernst dan het voorstel vraagt een reden.
    .change = Antwoorden wijzigen

card-show =
    .history = Wat er gebeurde
    .back = Terug
    .bug = Bug
    .open_chat = Chat openen

card-war-room =
    .update = Update
    .update_label = Wat moeten mensen weten?
    .update_error = Schrijf een of twee zinnen.
    .update_send = Update sturen
    .resolve = Oplossen
    .verifier = Wie zag het werken in productie?
    .verifier_error = Noem wie het heeft gecontroleerd.
    .how = Wat deed die persoon om dat te zien?
    .how_error = Zeg hoe het is gecontroleerd.
    .how_example = 20 testbetalingen gelukt
    .fix = Wat heeft het verholpen? (hoeft niet)
    .fix_error = Hoogstens 2000 tekens.
    .resolve_send = Het is opgelost
    .close = Sluiten
    .post_mortem = Post-mortem plannen
    .invite = Zelf uitnodigen
    .reopen = Heropenen
    .reopen_label = Waarom gaat het verder?
    .reopen_error = Geef een reden, zodat anderen het later begrijpen.
    .reopen_send = Heropenen
    .call = Bellen
    .bug = Bug
    .retry = Opnieuw proberen
    .nothing_new = Niets nieuws
    .nothing_new_said = Niets nieuws.
    .more = Meer …
