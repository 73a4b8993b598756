//! `kontor-server`: head office.

use clap::Parser as _;
use kontor_server::command::{Cli, log, run};

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    log(cli.log_json());
    run(cli)
}
