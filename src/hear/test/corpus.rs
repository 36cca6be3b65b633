//! Sentences of a team: what it says all day, what worries it, what it asks of us. A sentence that
//! is misheard one day belongs in here the next.

use crate::hear::words::Words;
use crate::hear::{BotNames, COMMANDS, Heard, Manner, Mentioned, Place, Said, Spec, hear, trouble};
use incident::{Command, Enquiry};

const BOT: BotNames<'static> = BotNames { id: "28:bot", name: "121 Incident" };

const QUIET: &str = "
    FYI deployed v26.8-1 to test, prod untouched
    good morning all
    lunch at 12?
    who wants coffee
    I updated the docs
    can you review AB#1234
    the release is out, thanks everybody
    standup in five minutes
    I am working from home today
    the report is on the share
    reporting tool demo at three
    payments dashboard looks nice
    nice work on the import screen
    Kenya goes live next week
    see you in the retro
    the false alarm yesterday was funny
    alert! the coffee is gone
    alert fatigue is real
    alerts were noisy today
    mute yourself please
    I acknowledge that
    unmute, we cannot hear you
    post-mortem for last week's outage is tomorrow, payments team please come
    payment bug from yesterday is fixed
    bug 1234
    bug 1234 is nasty
    see bug 1234 for the details
    the portal works again
    login is back
    close to being done
    I can't make it to the meeting
    the train is down
    my laptop is broken
    coffee machine error again
    accepting the invite now
    please update the wiki
    show me the slides
    let's retry tomorrow
    assigning reviewers now
    we should volunteer more often
    severity levels need a better name
    confirming lunch for six
    sev is short for severity
    the incident process needs love
    any news about the new FSP?
    Safaricom meeting moved to Thursday
    voucher design looks good
    happy birthday Bo!
    registration form has a new field
    recipients asked for a French text
    the queue at the canteen is long
    I lost my keys
    timeout for lunch
    the error message text needs a translation
    test instance: 500 errors expected during the migration, no problem
    ok
    thanks!
    +1
    👍
    :)
    done
    yes
    no
    maybe later
    on it
    who is coming to the offsite
    the demo environment has a new logo
    could somebody check my pull request
    kobo form version 3 is ready
    im stuck in traffic
    I'm stuck on the payments ticket
    I can't make it to the Kenya meeting
    I can’t find the WhatsApp group link
    keep me in the loop on payments
    the portal error message text needs a translation
    500 registrations imported on Kenya
    transferred 500 euro for the Kenya trip
    let me write down the payments notes
    we should slow down on payments
    it's important that we review the error text
    product owner cannot attend
    failed PR checks for the payments branch
    the import tests fail on my branch
    increase the portal timeout to 30s
    no errors on the portal since noon
    no failed payments in Kenya
    payments are not stuck any more
    the portal is not down
    if payments fail we retry them
    what happens if the portal is down?
    this payment should fail according to the spec
    the production critical issue process was updated
    the critical issue template for production is in the wiki
    critical path list for payments is in the wiki
    portal down for planned maintenance tonight
    on staging the portal gives a 500
    payments stuck on demo, resetting it
    I am not working on payments today
    twice a week we look at the payments dashboard
    retry failed transfers is the next feature
    Safaricom payments were stuck last week
    the Kenya portal was down yesterday
    Kenya payments fixed, all good
    assign reviewers
    assign the payments ticket
    manager meeting at 3
    manager of the Kenya programme is on leave
    make coffee
    accepted
    closed
    confirm
    confirmed, thanks
    confirm 2 people for lunch
    confirm 1?
    severity 2 as usual
    severity 1 incidents are rare
    report
    report is ready
    report on payments is in the share
    report generation for Kenya is slow?
    reports are ready
    incident process is on the agenda
    incident review at four
    update
    update your calendars please
    note that the office is closed
    progress is good
    note to self
    resolve the merge conflict please
    resolved the conflict
    false alarms are annoying
    false alarm yesterday was funny
    reject the proposal from the vendor
    decline the meeting if you cannot come
    reopen the window
    retry the build
    close the ticket when done
    accept my apologies
    i accept that this is hard
    i take it you are in
    show must go on
    status?
    status of the release?
    who checks out the room
    who is on call for the other team
    list of participants is in the invite
    PROD CRITICAL: resolved
    121 Incident is a nice name
    121 Incident’s card looks good
    did you see the card from 121 Incident
    nothing to report
    > payments are stuck in Kenya
    `report payments stuck` is how you report
    👍
    the payments team cannot join today
    I lost the login for the demo portal, can someone resend
    double check the payments file please
    can you double-check the registrations import
    did the import fail or was it just slow?
    not able to attend payments sync
    time out for the platform team on Friday
    login page redesign is done, no errors
    api docs are broken links everywhere
    let's break payments down into smaller tasks
    Kenya office is closed tomorrow
    can't wait for the Kenya go-live!
    critical review of the payment flow at 3
    we need an urgent answer about the Ethiopia contract
    payment 13 done, 500 recipients reached
    import done, 2 duplicate registrations removed
    I tested the login twice
    the db migration on prod went fine, no errors
    retrying the 3 failed transfers in Togo now
    all transfers in Togo succeeded, none failed
    who broke the build?
    queue is empty, nothing to do
    can anyone not see the new portal menu?
    Safaricom says they are back online
    Safaricom was down but works again
    we resolved the Nedbank timeouts
    down to the last 3 registrations to fix
    scroll down on the portal to see the new button
    I'm down with a flu
    nobody can beat Bo at table tennis
    production release 26.9 is scheduled for Thursday
    prod release notes are out
    hotfix v26.8-1 is on prod
    please test payments on staging, they failed yesterday
    the portal now shows an error when the phone number is wrong, as designed
    added error logging to the payment service
    no critical bugs on production this sprint
    we never had a production critical issue in Kenya
    last month we had two critical production issues
    critical production issue training is on Monday
    reporting payments to finance is done
    report it to Ana please
    confirm with Bo
    assign Bo to the review
    assign Cleo the ticket
    close enough
    accept it as it is
    show Bo the portal
    incidents are fun
    list all the things
    update INC tomorrow
    volunteer day is on Friday
    note: lunch at 12
    مرحبا بالجميع
    שלום לכולם
";

const REPORTS: &str = "
    report payments stuck in Kenya
    please report payments stuck in Kenya
    Report: portal down
    report sev1 payments down in Kenya
    report for Zambia RC: no vouchers
    incident: login loop on nlrc
    PROD CRITICAL: payment 14 on Kenya (krcs) stuck on *in progress* since 09:40
    prod critical - payments are out
    Prod critical! Payments are out
    🚨 PROD CRITICAL: nobody can log in
    hi all, production critical issue — nlrc portal gives 500 on login for everyone, SSO loop
    Hi team! We have a production critical issue: nobody can log in
    good morning all, there is a critical production issue: payments fail
    PROD CRITICAL: payments still not fixed after the hotfix
    PROD CRITICAL: wrong fixed amounts were paid
    production critical: no payments go out
    Hoi allemaal, productie kritiek: niemand kan inloggen
    kritiek productieprobleem: betalingen lopen niet
    production critical issue, portal gives 502. is someone on it?
    `report payments stuck in Kenya`
";

const MAYBES: &str = "
    Is someone looking at Ethiopia? CBE validation cron failed again, isError=true. not sure if critical
    Client (Zambia RC) called: beneficiaries got the WhatsApp voucher twice!!
    drc: Onafriq callbacks timing out, 87 transactions failed w/ same error, workaround = export excel + upload manually
    import of 12k registrations fails at row 4031 on south africa, no data lost
    prod is down prod is down prod is down https://portal.kenya.121.global
    productie ligt eruit voor Oekraïne?? kan niet inloggen
    we cannot send payments today
    we can’t send payments today
    portal returns 502 for everybody
    portal returns 503 for everybody
    the portal is down
    portal down?
    login doesn't work for me on Kenya
    cannot log in to the portal with my account
    payments failing since yesterday evening on Kenya
    not sure if payments are stuck on Kenya
    production critical issue? not sure, Ethiopia cron failed
    maybe a production critical issue: payments look stuck
    production critical issue: maybe, payments look slow
    is anybody looking at the portal? it is down
    nothing moving in the safaricom queue
    Twilio Error 63021 on all WhatsApp messages
    when I open the portal I get an error
    if I log in I get a 500
    works on test but payments fail on prod
    vouchers not received in Sudan
    hotfix deployed but payments still not fixed, they fail again
    beneficiaries paid twice in Togo
    urgent: payments in Chad
    redis crashed on nlrc
    nobody can import registrations
    double payments in Zambia
    de portal werkt niet
    betalingen kunnen niet verstuurd worden, kunnen niet betalen
    recipients complain, WhatsApp vouchers disappeared
    wrong amounts on the payments of today
    PROD CRITICAL payments are stuck
    payments in Nigeria all in error since this morning
    registrations not saving in Benin
    everyone in Zambia gets logged out of the portal
    portal extremely slow, page does not load
    transfers hang in processing in DRC
    visa cards cannot be loaded
    the portal shows a white page in Kenya
    WhatsApp messages are not going out
    whatsapp replies not coming through since 10
    import of registrations hangs at 50%
    getting 502 bad gateway on portal.kenya.121.global
    Kenya: HTTP 500 on payment start
    Amounts wrong: recipients in Togo got 10x
    betalingen Kenia mislukt
    people got paid the wrong amount in Sudan
    portal ligt eruit
    kan niet inloggen op portal nlrc
    users are complaining they can't log in
    payments have been pending for 2 hours in Kenya
    Kenya data is gone!!
    critical bug in payments, amounts doubled
    SSO broken for all users
    all payments rejected by Nedbank with error 31
    report payments to finance by Friday
    report bugs in Azure please
";

const COMMANDS_SAID: &str = "
    confirm 1|confirm severity 2 INC-7|severity high INC-7|sev1|confirm INC-7 sev 3 because of that
    confirm 1 7|confirm it as critical|decline|reject INC-7|false alarm|not an incident, a test
    assign Cleo|manager Cleo Jansen|make Cleo incident manager|assign INC-7 to Cleo|assign 7 to Cleo
    volunteer|I volunteer for INC-7|I’ll take it|accept|I accept 7|update: it runs|note INC-7 it runs
    progress: half|resolve INC-7|resolved verified by Bo|close|close 7|reopen because x|retry #7
    who is checking|wie checkt|who|incidents|list|show INC-7|INC-7|status 7|help|?|hi|report x y
    report|incident: x y|use this chat for INC-7|this chat is for INC-7
";

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn heard(text: &str, place: Place) -> Heard {
    hear(&Said { text, html: None, mentions: vec![], bot: BOT, place, known: &|_| None })
}

#[test]
fn p08_ordinary_talk_is_left_alone() {
    assert!(lines(QUIET).count() > 120);
    let loud = |line: &&str| {
        [Place::Team, Place::Elsewhere].iter().any(|place| heard(line, *place) != Heard::Nothing)
    };
    let loud: Vec<&str> = lines(QUIET).filter(loud).collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn p08_what_states_an_issue_is_a_report() {
    for line in lines(REPORTS) {
        assert!(matches!(heard(line, Place::Team), Heard::Report(_)), "{line}");
        assert_eq!(heard(line, Place::Elsewhere), Heard::Nothing, "{line}");
    }
}

#[test]
fn p08_what_might_be_a_report_is_a_question_and_never_an_incident() {
    for line in lines(MAYBES) {
        let said = heard(line, Place::Team);
        assert!(matches!(said, Heard::Enquiry(Enquiry::MaybeReport { .. })), "{line}: {said:?}");
        assert_eq!(heard(line, Place::Elsewhere), Heard::Nothing, "{line}");
        assert_eq!(heard(line, Place::Firefighting), Heard::Nothing, "{line}");
    }
}

#[test]
fn the_quick_look_passes_whatever_the_long_one_hears() {
    for line in lines(MAYBES).chain(lines(QUIET)) {
        assert!(!trouble::is_told(line) || trouble::any(line), "{line}");
    }
}

#[test]
fn an_ambiguous_grammar_cannot_ship() {
    let fits = |line: &str, manner| -> Vec<&str> {
        let words = Words::new(line, &[], manner == Manner::Addressed);
        let fits = |spec: &&Spec| (spec.parse)(&mut words.clone(), manner).is_some();
        COMMANDS.iter().filter(fits).map(|spec| spec.name).collect()
    };
    for line in lines(COMMANDS_SAID).flat_map(|line| line.split('|')) {
        let fits = fits(line, Manner::Addressed);
        assert_eq!(fits.len(), 1, "{line}: {fits:?}");
    }
    for line in lines(QUIET).chain(lines(REPORTS)).chain(lines(MAYBES)) {
        for manner in [Manner::Addressed, Manner::Overheard(Place::Team)] {
            let fits = fits(line, manner);
            assert!(fits.len() <= 1, "{line}: {fits:?}");
        }
    }
}

#[test]
fn the_table_tells_what_is_understood() {
    for spec in &COMMANDS {
        let heard = heard(spec.usage, Place::Private);
        let help = matches!(&heard, Heard::Enquiry(Enquiry::Help));
        let unclear = matches!(&heard, Heard::Enquiry(Enquiry::Unclear { .. }));
        assert!(!unclear && (!help || spec.name == "help"), "{}: {heard:?}", spec.usage);
        assert!(!spec.places.is_empty() && !spec.purpose.is_empty());
        assert!(spec.usage.starts_with(spec.name), "{}", spec.usage);
    }
}

/// The messages people of the 121 Platform write, one after the other.
#[test]
fn p08_real_messages_are_heard_as_they_are_meant() {
    let at = "<at>121 Incident</at>";
    let bot = Mentioned { id: BOT.id, name: BOT.name, text: at };
    let addressed = |text: &str| {
        let text = format!("{at} {text}");
        let mentions = vec![Mentioned { text: at, ..bot }];
        hear(&Said {
            text: &text,
            html: None,
            mentions,
            bot: BOT,
            place: Place::Team,
            known: &|_| None,
        })
    };
    let Heard::Report(first) = addressed(
        "PROD CRITICAL: payment 14 on Kenya (krcs) stuck on *in progress* since 09:40, 312 waiting",
    ) else {
        panic!()
    };
    assert!(first.summary.starts_with("payment 14 on Kenya"), "{}", first.summary);
    let Heard::Report(third) = addressed(
        "report sev1 netherlands: Intersolve Visa cards not loaded, all calls return 401",
    ) else {
        panic!()
    };
    assert_eq!(third.opinion.map(incident::Severity::level), Some(1));
    let Heard::Change { command: Command::Decline { reason, .. }, .. } =
        heard("false alarm, was a VPN thing on my side", Place::Team)
    else {
        panic!()
    };
    assert_eq!(reason.as_deref(), Some("was a VPN thing on my side"));
    let Heard::Change { command: Command::Resolve(resolving), .. } =
        heard("resolved, 121-service restarted, monitoring", Place::Firefighting)
    else {
        panic!()
    };
    assert_eq!(resolving.fix.as_deref(), Some("121-service restarted, monitoring"));
    assert_eq!(resolving.verified_by, None);
}
