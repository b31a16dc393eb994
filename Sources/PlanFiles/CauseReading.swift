import PlanTree
import Planner

extension Entry {
    /// The whole of `causes/*.yaml`.
    func template(place: PlanTemplate.Place, hash: String) -> PlanTemplate {
        var template = PlanTemplate(
            id: identifier(), version: integer("version", 1...100_000), name: text("name"),
            type: choice("type", PlanTemplate.Kind.self) ?? .standard,
            origin: choice("origin", PlanTemplate.Origin.self) ?? .either,
            role: oneOf("role", ["first-line", "post-referral", "adjunct"]) ?? "",
            phases: each("phases", required: true) { $0.phase() }, place: place, contentHash: hash)
        template.isFoundBySigns = !flag("not-by-signs")
        template.ages = value("ages", required: false) == nil ? nil : range("ages", 0...130)
        template.roleNote = statements("role-note")
        template.codes = each("codes") {
            DiagnosisCode(
                code: $0.text("code"), label: $0.text("label"), evidence: $0.evidence())
        }
        template.codesNote = statements("codes-note")
        template.signsFor = statements("signs-for", required: true)
        template.signsAgainst = statements("signs-against")
        template.redFlags = ids("red-flags", .redFlag, required: true)
        template.variants = statements("variants")
        template.reviewWeeks = reviewWeeks()
        template.outcomeMeasures = ids("outcome-measures", .outcomeMeasure, required: true)
        template.cautions = statements("cautions")
        template.discharge = statements("discharge")
        template.expectedCourse = statements("expected-course")
        template.escalation = statements("escalation")
        template.medication = inside("medication", required: false) { [id = template.id] in
            $0.medication(cause: id)
        }
        template.clock = inside("counts-from-operation", required: false) { $0.operationClock() }
        template.programmes = ids("programmes", .programme)
        template.sources = ids("sources", .source, required: true)
        checkSources(template)
        checkPhaseNames(template)
        return template
    }

    /// An id that never changes: small letters, figures and hyphens.
    func identifier(_ key: String = "id") -> String {
        guard let place = value(key), let id = place.text("'\(key)'") else { return "" }
        let isPlain = id.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        if !isPlain {
            place.report(
                "'\(id)' is no id.", "Use small letters, figures and hyphens, like hip-bursitis.")
        }
        return id
    }

    private func reviewWeeks() -> [Int] {
        let weeks = integers("reviews", 1...520)
        if zip(weeks, weeks.dropFirst()).contains(where: { $0 >= $1 }) {
            value("reviews")?.report(
                "The review weeks do not ascend.", "Order them, each once, like [3, 6, 12].")
        }
        return weeks
    }

    /// Sessions name their phase, so that no two of a plan may be called alike.
    private func checkPhaseNames(_ template: PlanTemplate) {
        let names = template.phases.map(\.name)
        guard Set(names).count == names.count else {
            value("phases", required: false)?.report(
                "Two phases have the same name.", "Give each a name of its own.")
            return
        }
    }

    private func checkSources(_ template: PlanTemplate) {
        if template.sources.isEmpty {
            value("sources", required: false)?.report(
                "The plan names no source.", "Name at least one, like [P2].")
        }
        if template.phases.isEmpty {
            value("phases", required: false)?.report(
                "The plan has no phase.", "Add at least one.")
        }
    }
}

extension Entry {
    fileprivate func phase() -> Phase {
        let evidence =
            inside("evidence") { $0.phaseEvidence() }
            ?? PhaseEvidence(
                weeks: Statement(""), sessions: Statement(""), minutes: Statement(""),
                home: Statement(""))
        let known = place.log.problems.count
        var phase = Phase(
            name: text("name"), goal: text("goal"), weeks: integer("weeks", 1...104),
            sessionsPerWeek: number("sessions-per-week", 0.05...7),
            sessions: integer("sessions", 1...500), minutes: integer("minutes", 5...240),
            minDaysBetween: integer("min-days-between", 1...60), evidence: evidence)
        // A figure that cannot be read is reported once, not again as one that does not fit.
        if place.log.problems.count == known { checkFit(phase) }
        phase.homePerWeek = integer("home-per-week", 0...7)
        phase.homeTimesPerDay = integer("home-times-per-day", 0...12)
        phase.modalities = texts("modalities")
        phase.exercises = each("exercises") { $0.exerciseDose() }
        phase.progressIf = statements("progress-if")
        phase.stopOrReviewIf = statements("stop-or-review-if")
        phase.optional = flag("optional")
        phase.skill = optionalText("skill")
        return phase
    }

    /// The sessions of a week must fit between Monday and Sunday, and add up over the phase.
    private func checkFit(_ phase: Phase) {
        let days = (phase.sessionsPerWeek - 1) * Double(phase.minDaysBetween)
        if days > 6 {
            value("sessions-per-week")?.report(
                "\(figure(phase.sessionsPerWeek)) sessions a week with \(phase.minDaysBetween) days "
                    + "from one to the next do not fit a week.",
                "Lower 'sessions-per-week' or 'min-days-between'.")
        }
        let total = Double(phase.weeks) * phase.sessionsPerWeek
        if abs(total - Double(phase.sessions)) > 1e-9 {
            value("sessions")?.report(
                "'sessions' is \(phase.sessions), but \(phase.weeks) weeks with "
                    + "\(figure(phase.sessionsPerWeek)) a week make \(figure(total)).",
                "Correct one of the three.")
        }
    }

    private func phaseEvidence() -> PhaseEvidence {
        PhaseEvidence(
            weeks: figureEvidence("weeks"), sessions: figureEvidence("sessions"),
            minutes: figureEvidence("minutes"), home: figureEvidence("home"),
            rest: value("rest", required: false).flatMap(figureEvidence))
    }

    private func exerciseDose() -> ExerciseDose {
        var dose = ExerciseDose(
            exercise: id("exercise", .exercise), label: optionalText("label") ?? "",
            amount: prescribedAmount(), progression: optionalStatement("progression"),
            evidence: evidence())
        dose.adds = ids("adds", .exerciseTag)
        dose.drops = ids("drops", .exerciseTag)
        return dose
    }

    private func prescribedAmount() -> ExerciseAmount {
        var amount = usualAmount()
        amount.daysPerWeek = integer("days-per-week", 1...7)
        amount.timesPerDay = optionalInteger("times-per-day", 1...24) ?? 1
        amount.intervals = inside("intervals", required: false) { $0.intervalDose() }
        if let intervals = amount.intervals, amount.durationMinutes != intervals.minutes {
            value("duration-minutes", required: false)?.report(
                "'duration-minutes' is not the \(intervals.minutes) of the intervals.",
                "Write \(intervals.minutes).")
        }
        if amount.durationMinutes != nil,
            amount.sets * amount.reps > 1 || amount.holdSeconds > 0
        {
            value("duration-minutes", required: false)?.report(
                "A dose in minutes has no sets, repetitions or hold beside them: 4 × 30 minutes reads as two"
                    + " hours.",
                "Give the minutes in all with 'sets: 1' and 'reps: 1', or 'intervals'.")
        }
        if let most = amount.repsMax, most < amount.reps {
            value("reps-max", required: false)?.report(
                "'reps-max' is \(most), below 'reps', which is \(amount.reps).",
                "Swap them, or leave 'reps-max' out.")
            amount.repsMax = nil
        }
        return amount
    }
}

extension Entry {
    fileprivate func medication(cause: String) -> Medication {
        Medication(
            firstLine: each("first-line") { $0.medicineOption() },
            secondLine: each("second-line") { $0.medicineOption() },
            doNot: each("do-not") { $0.doNot(cause: cause) },
            schedule: each("schedule") {
                CheckDay(
                    day: $0.integer("day", -365...3_650), anchor: $0.optionalText("anchor"),
                    what: $0.text("what"), evidence: $0.evidence())
            }, notes: statements("notes"), uncertainty: statements("uncertainty"))
    }

    private func medicineOption() -> MedicineOption {
        var option = MedicineOption(
            medicine: id("medicine", .medicine), course: courseLength(),
            reviewDay: integer("review-day", 1...3_650), note: optionalText("note") ?? "",
            onlyIn: value("only-in", required: false) == nil
                ? nil : choice("only-in", ClinicSettings.Jurisdiction.self),
            evidence: evidence())
        option.amount = value("amount", required: false)?.pair("'amount'", 0...100_000)
        option.judgedOn = optionalInteger("judged-on", 1...3_650)
        option.laterReviewDays = integers("later-review-days", 1...3_650, required: false)
        option.companions = each("with") { $0.medicineOption() }
        return option
    }

    /// `course-days: [7, 14]`, or `open` with `review-every`.
    private func courseLength() -> CourseLength {
        guard value("course-days", required: false)?.node.text == "open" else {
            return .days(range("course-days", 1...3_650))
        }
        return .open(reviewEvery: integer("review-every", 7...400))
    }
}
