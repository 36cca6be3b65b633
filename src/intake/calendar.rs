//! The calendar of turns, for whoever has its link.

use super::Intake;
use crate::store::StoreError;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use secrecy::ExposeSecret;

/// How far it reaches, in days.
const DAYS: i32 = 90;

impl Intake {
    /// The calendar, of everybody or of the person with that e-mail; none where the secret is
    /// another, nobody has that e-mail, or there is no calendar.
    pub(super) fn turns(
        &self,
        secret: &str,
        who: Option<&str>,
    ) -> Result<Option<String>, StoreError> {
        let house = &self.stage.house;
        let known = house.calendar_secret.as_ref().map(|known| known.expose_secret().as_bytes());
        let is_it = |known: &[u8]| verify_slices_are_equal(known, secret.as_bytes()).is_ok();
        if !known.is_some_and(is_it) {
            return Ok(None);
        }
        let history = self.stage.store.turns()?;
        let mut agenda = self.stage.rota().agenda(house.clock.now(), DAYS, &history);
        if let Some(mail) = who {
            let has = |known: &String| known.eq_ignore_ascii_case(mail.trim());
            let member = house.team.members.iter().find(|one| one.email.as_ref().is_some_and(has));
            let Some(member) = member else { return Ok(None) };
            agenda.retain(|one| one.turn.duty.checker.id == member.person.id);
        }
        let of = house.bot_mri.trim_start_matches("28:");
        Ok(Some(self.stage.draw(|cards, scene| cards.calendar(scene, of, &agenda))))
    }
}
