//! The main job.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn from_the_first_message_to_the_last() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya since 08:40
        09:02 Ana > confirm 1
        09:03 Bo > confirm 1
        09:05 Bo > assign @Cleo
        09:06 Cleo > accept
        09:10 Cleo #INC-1 ) update the queue runs again
        09:20 Cleo #INC-1 > resolve
        09:30 Cleo #INC-1 > resolve verified by Bo: 20 test payments went through
        09:40 Cleo > close INC-1
        09:50 Ana > reopen INC-1 because it is stuck again
    "#]])
    .await;
}
