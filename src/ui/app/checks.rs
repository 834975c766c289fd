//! Reading the whole journal again, one check at a time.

use crate::ui::page::gate;
use crate::ui::page::settings::integrity::JOB;
use crate::ui::session::Session;

use super::App;

impl App {
    pub(super) fn check_journal(&mut self) {
        let Session::Open(desk) = &self.session else {
            return;
        };
        if !gate::is_running(self.worker.running(), JOB) {
            let job = desk.check_job();
            self.worker.submit(job);
        }
    }
}
