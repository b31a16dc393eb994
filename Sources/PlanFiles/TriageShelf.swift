import Planner

/// What tells causes apart, as it is read.
struct TriageShelf {
    var groups = Row<FindingGroup>()
    var signs = Row<TriageSign>()
    var retired = Row<RetiredSign>()
    var sets = Row<SignSet>()
    var settings = Row<TriageSetting>()
    var profiles = Row<CauseProfile>()
    var rules = Row<TriageRule>()
    var flagRules = Row<FlagRule>()
    var combining: TriageCombining?

    var content: TriageContent {
        var content = TriageContent()
        content.groups = groups.values
        content.signs = signs.values
        content.retired = retired.values
        content.sets = sets.values
        content.settings = settings.values
        content.profiles = profiles.values
        content.rules = rules.values
        content.flagRules = flagRules.values
        content.combining = combining
        return content
    }

    /// Reports what each entry alone cannot show.
    func check(_ catalog: Catalog) {
        let content = content
        for sign in content.idleSigns {
            signs.place(of: sign.id)?.report(
                "Nothing asks for the sign '\(sign.id)'.",
                "Weigh it for a cause, count it in a rule, name it in a flag rule, or remove it.")
        }
        for profile in content.profilesOffTheAges {
            profiles.place(of: profile.cause)?.report(
                "'prior' of \(profile.cause) has \(profile.priors.count) figures.",
                "Write one for each of the \(content.combining?.priorAges.count ?? 0) ages.")
        }
        for (name, sign, other) in content.sharedNames {
            signs.place(of: sign.id)?.report(
                "'\(name)' means '\(sign.id)' and '\(other.id)'.",
                "Give one of them another name.")
        }
        for sign in content.signs {
            for problem in sign.asRules.flatMap({ $0.problems(in: catalog) }) {
                signs.place(of: sign.id)?
                    .report("Sign \(sign.id): \(problem.problem)", problem.remedy)
            }
        }
    }
}
