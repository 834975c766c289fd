//! Reading the whole journal again, one check at a time.

use crate::journal::task::{VerifyAll, Witness};
use crate::ui::command::{Job, Report};
use crate::ui::page::gate;
use crate::ui::page::settings::integrity::JOB;
use crate::ui::session::Session;

use super::App;

impl App {
    pub(super) fn check_journal(&mut self) {
        let Session::Open(desk) = &mut self.session else {
            return;
        };
        if gate::is_running(self.worker.running(), JOB) {
            return;
        }
        let look = desk.journal().look_elsewhere();
        let answer = look.map(|look| self.elsewhere.look(&mut self.worker, look));
        let reader = desk.begin_check();
        self.worker.submit(Job::new(JOB, move |progress| {
            let second = answer.map_or(Witness::At(None), |answer| Witness::Seen(answer.wait()));
            let all = VerifyAll { reader, second };
            Report::Verified(all.run(progress).map(Box::new))
        }));
    }
}
