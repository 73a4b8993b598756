//! Mistakes of a head office, planted around the real one.

use kontor_server::db::{Result, Sql};
use kontor_server::hub::{Who, device, pull};
use kontor_server::values;
use kontor_sync::part::Reach;
use kontor_sync::wire::{Change, Frame, Outcome, Pull, Pulled, Push, Pushed, Reply, Stop, Verdict};

/// What is known of the commits of a push is filed under another name, so that they count as new.
pub fn forget_that_it_was_here(sql: &mut dyn Sql, who: Who, push: &Push) -> Result<()> {
    let chain = "SELECT dseq FROM chain WHERE firm = $1 AND device = $2 AND incarnation = $3";
    let row = sql.query(chain, values![who.firm, who.device, push.incarnation])?.pop();
    let end: u64 = row.map_or(Ok(0), |mut row| row.take())?;
    if push.first_dseq > end {
        return Ok(());
    }
    // Incarnations do not come to so many.
    let rename = "UPDATE feed_commit SET incarnation = incarnation + 1000 + seq WHERE firm = $1 AND device = $2 \
                  AND incarnation = $3 AND dseq >= $4";
    sql.execute(rename, values![who.firm, who.device, push.incarnation, push.first_dseq])?;
    let back = "UPDATE chain SET dseq = $4, hash = $5 WHERE firm = $1 AND device = $2 AND incarnation = $3";
    let before = push.first_dseq - 1;
    sql.execute(back, values![who.firm, who.device, push.incarnation, before, push.prev_hash]).map(drop)
}

/// A second copy gets the outcomes of the first.
pub fn answer_as_if_it_were_the_first(
    sql: &mut dyn Sql,
    who: Who,
    push: &Push,
    reply: &mut Reply<Pushed>,
) -> Result<()> {
    if !matches!(reply.body, Err(Stop::Fork { .. })) {
        return Ok(());
    }
    let open = "UPDATE chain SET status = 'open' WHERE firm = $1 AND device = $2";
    sql.execute(open, values![who.firm, who.device])?;
    let sent = push.first_dseq..push.first_dseq + push.commits.len() as u64;
    let outcomes = sent.map(|dseq| Outcome { dseq, seq: reply.head, verdict: Verdict::Accepted }).collect();
    reply.body = Ok(Pushed { outcomes });
    Ok(())
}

/// What is refused as wrong is answered as if it had been taken in.
pub fn take_what_is_wrong(push: &Push, reply: &mut Reply<Pushed>) {
    if matches!(reply.body, Err(Stop::Wrong { .. })) {
        let sent = push.first_dseq..push.first_dseq + push.commits.len() as u64;
        let outcomes = sent.map(|dseq| Outcome { dseq, seq: reply.head, verdict: Verdict::Accepted }).collect();
        reply.body = Ok(Pushed { outcomes });
    }
}

/// A PC that is behind what is kept of the feed gets the rest of it.
pub fn forget_floor(sql: &mut dyn Sql, who: Who) -> Result<()> {
    sql.execute("UPDATE firm SET floor = 0 WHERE id = $1", values![who.firm])?;
    let awake = "UPDATE device SET status = 'active' WHERE firm = $1 AND id = $2 AND status = 'stale'";
    sql.execute(awake, values![who.firm, who.device]).map(drop)
}

/// What clashed in the feed so far is gone.
pub fn forget_issues(sql: &mut dyn Sql, who: Who) -> Result<()> {
    sql.execute("DELETE FROM issue WHERE firm = $1", values![who.firm])?;
    for mut row in sql.query("SELECT part, seq, opno, bytes FROM feed_op WHERE firm = $1", values![who.firm])? {
        let (part, seq, no): (Vec<u8>, u64, u64) = (row.take()?, row.take()?, row.take()?);
        let change: Change = minicbor::decode(&row.take::<Vec<u8>>()?).unwrap();
        if matches!(change, Change::Opened(_)) {
            let delete = "DELETE FROM feed_op WHERE firm = $1 AND part = $2 AND seq = $3 AND opno = $4";
            sql.execute(delete, values![who.firm, part, seq, no])?;
        }
    }
    Ok(())
}

/// A page as for a PC that may hold everything.
pub fn tell_everything(sql: &mut dyn Sql, who: Who, asked: &Pull, reply: &mut Reply<Pulled>) -> Result<()> {
    let firm = who.firm;
    let free =
        device::all(sql, firm)?.into_iter().find(|device| device.reach == Reach::everything() && !device.revoked);
    let Some(free) = free else { return Ok(()) };
    if let Ok(page) = &reply.body {
        let asked = Pull { epoch: free.epoch, ..asked.clone() };
        let epoch = page.epoch;
        let mut other = pull::pull(sql, Who { firm, device: free.id }, &asked, reply.server_time_ms)?;
        if let Ok(page) = &mut other.body {
            page.epoch = epoch;
        }
        *reply = other;
    }
    Ok(())
}

/// The last commit of a page loses what it ends with.
pub fn tear(reply: &mut Reply<Pulled>) {
    if let Ok(page) = &mut reply.body
        && let Some(Frame::Commit(told)) = page.frames.last_mut()
        && told.changes.len() > 1
    {
        told.changes.pop();
    }
}
