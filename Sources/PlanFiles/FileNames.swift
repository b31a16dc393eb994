extension Entry {
    /// Reports a plan file that has the name of none.
    func refuseFile() {
        place.report(
            "No plan file has this name.",
            "Put a cause into causes/, a programme into programmes/, names into names/, safety rules into safety/, "
                + "words and what follows from them into words/; "
                + "what tells causes apart into triage/; public holidays into holidays/; "
                + "the others are exercises, medicines, outcomes, facts, sources, red-flags, "
                + "global-rules, signs, dose-floors and about, each with '.yaml'.")
    }
}
