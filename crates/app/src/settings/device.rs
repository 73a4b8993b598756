//! PCs. The code of a PC stands in every number that it gives; once it gave one, the code belongs to it for good, or two PCs
//! could give the same number.

use kontor_core::check::NAME;
use kontor_core::company::Device;
use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::numbering::DeviceCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::reference::expect_there;

/// A PC with what surrounds it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DeviceRow {
    /// The PC.
    pub device: Device,
    /// Name of the branch where it stands.
    pub branch_name: String,
    /// Whether it is this one.
    pub this: bool,
    /// Whether it has issued documents, so that its code stands.
    pub code_fixed: bool,
}

pub(crate) fn device_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<DeviceRow>> {
    context.read(|read| {
        let (this, branches) = (read.this_device()?, read.branches()?);
        let mut rows = Vec::new();
        for device in read.devices()? {
            let branch = branches.iter().find(|branch| branch.id == device.branch);
            rows.push(DeviceRow {
                branch_name: branch.map(|branch| branch.name.clone()).unwrap_or_default(),
                this: device.id == this,
                code_fixed: read.device_has_issued(device.id)?,
                device,
            });
        }
        Ok(rows)
    })
}

pub(crate) fn device_save(context: &Context<'_>, device: Device) -> Answer<Device> {
    context.write(|write| {
        let mut faults = Faults::none();
        if let Err(fault) = device.code.parse::<DeviceCode>() {
            faults.push(fault.under("code"));
        }
        faults.required("name", &device.name, NAME);
        expect_there(write, &mut faults, "branch", EntityKind::Branch, Some(device.branch), None)?;
        let devices = write.devices()?;
        if devices.iter().any(|other| other.id != device.id && other.code == device.code) {
            faults.push(Fault::at("code", Code::Repeated));
        }
        let renamed = devices.iter().any(|stored| stored.id == device.id && stored.code != device.code);
        if renamed && write.device_has_issued(device.id)? {
            faults.push(Fault::at("code", Code::InUse).with("by", "document"));
        }
        faults.ok()?;
        write.save(&device)?;
        Ok(device)
    })
}
