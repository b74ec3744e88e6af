/// How the holder of a receipt code stands to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holding {
    /// Their petition opened it.
    Opened,
    /// Their petition joined it, alone or with a case that was joined with it.
    Joined,
    /// They follow its public copy ("tôi cũng bị") and sent nothing.
    Followed,
}

impl Holding {
    /// All of them; the table test names each.
    pub const ALL: [Holding; 3] = [Holding::Opened, Holding::Joined, Holding::Followed];
}

/// What the holder of a receipt code wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wish {
    /// Read the public copy.
    ReadPublic,
    /// Read their own words, files and messages.
    ReadOwn,
    /// Read the time line, the terms, and where the matter went.
    ReadCourse,
    /// Read the answer.
    ReadAnswer,
    /// Read the papers and the evidence of the answer.
    ReadAnswerPapers,
    /// Read every paper that was made for whoever spoke.
    ReadPapers,
    /// Read what another petition of the case says, or who signed it.
    ReadOthers,
    /// Write a message to the body.
    Write,
    /// Say whether it is solved; rate the answer.
    Judge,
    /// Go on to the next instance.
    GoOn,
}

impl Wish {
    /// All of them; the table test names each.
    pub const ALL: [Wish; 10] = [
        Wish::ReadPublic,
        Wish::ReadOwn,
        Wish::ReadCourse,
        Wish::ReadAnswer,
        Wish::ReadAnswerPapers,
        Wish::ReadPapers,
        Wish::ReadOthers,
        Wish::Write,
        Wish::Judge,
        Wish::GoOn,
    ];
}

/// Whether the holder of a receipt code may. Each petitioner is told what became of their matter (Luật Tiếp công dân
/// 42/2013 Đ28); of several who complain, each is decided for, or all in one decision with a list of them (Luật Khiếu
/// nại 02/2011 Đ31 k2), so whoever joined reads the answer with its papers. What else was written to whoever came first
/// names them, and stays theirs. Papers of a denunciation (`sealed`) are not here to be read by anybody.
pub fn holder_may(holding: Holding, wish: Wish, sealed: bool) -> bool {
    if sealed && matches!(wish, Wish::ReadAnswerPapers | Wish::ReadPapers | Wish::ReadPublic) {
        return false;
    }
    match (holding, wish) {
        (_, Wish::ReadOthers) => false,
        (_, Wish::ReadPublic) => true,
        (Holding::Followed, _) => false,
        (Holding::Joined, Wish::ReadPapers) => false,
        (Holding::Joined | Holding::Opened, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each may, one letter a wish in the order of [`Wish::ALL`].
    fn row(holding: Holding, sealed: bool) -> String {
        let may = |wish: Wish| {
            if holder_may(holding, wish, sealed) {
                'x'
            } else {
                '.'
            }
        };
        Wish::ALL.into_iter().map(may).collect()
    }

    #[test]
    fn who_spoke_who_joined_and_who_follows_each_see_their_own() {
        let table = Holding::ALL.map(|holding| row(holding, false));
        assert_eq!(table, ["xxxxxx.xxx", "xxxxx..xxx", "x........."]);
    }

    #[test]
    fn papers_of_a_denunciation_are_nobodys_to_read_here() {
        let table = Holding::ALL.map(|holding| row(holding, true));
        assert_eq!(table, [".xxx...xxx", ".xxx...xxx", ".........."]);
    }
}
