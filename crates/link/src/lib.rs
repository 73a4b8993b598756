//! The way of a PC to head office: when to send what, and HTTPS with a pinned certificate.
