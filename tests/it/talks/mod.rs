//! The chat, scene by scene.

mod first;
