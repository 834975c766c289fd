//! The program as a script sees it: arguments in, lines and an exit code out.

mod assess;
mod backup;
mod commands;
mod demo;
mod demo_treatments;
mod earliest;
mod facts;
mod history;
mod login;
mod photos;
mod program;
mod recall;
mod second_start;
mod verify;
