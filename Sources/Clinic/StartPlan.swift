import CivilTime
import ClinicStore
package import Planner
package import Scheduler

/// What was asked for when a plan is made.
package struct PlanInput: Sendable {
    package var patient: Patient
    package var cause: String
    package var start: String?
    package var side: String?
    package var therapist: Therapist?
    package var medicines: PlanChoices.Medicines
    package var weightLoss: Bool
    package var smokingCessation: Bool
    package var quitDate: String?
    package var optionalPhases: Bool
    package var clearedBy: String?
    /// Ids of rules whose caution was seen.
    package var acknowledged: [String] = []
    /// Ids of rules whose "avoid" is overridden, for a reason.
    package var overridden: [String] = []
    package var reason: String?
    /// Answers to open questions, each like `egfr=not known, decided by Dr Lee because …`.
    package var answers: [String] = []
    /// Id of a medicine that helps to stop smoking.
    package var quitAid: String?
    /// `work-light`, `work-full`, `run` or `sport`.
    package var returnTo: String?
    /// The day of the operation that the plan follows; `nil` for the one on record.
    package var operation: String?
    /// Whether a running plan for the same cause is no obstacle.
    package var secondPlan: Bool
    package var maxDelay: Int
    package var hold: Bool

    package init(
        patient: Patient, cause: String, start: String? = nil, side: String? = nil,
        therapist: Therapist? = nil, medicines: PlanChoices.Medicines = .firstLine,
        weightLoss: Bool = true, smokingCessation: Bool = true, quitDate: String? = nil,
        optionalPhases: Bool = false, clearedBy: String? = nil, secondPlan: Bool = false,
        maxDelay: Int = 14,
        hold: Bool = false
    ) {
        self.patient = patient
        self.cause = cause
        self.start = start
        self.side = side
        self.therapist = therapist
        self.medicines = medicines
        self.weightLoss = weightLoss
        self.smokingCessation = smokingCessation
        self.quitDate = quitDate
        self.optionalPhases = optionalPhases
        self.clearedBy = clearedBy
        self.secondPlan = secondPlan
        self.maxDelay = maxDelay
        self.hold = hold
    }
}

/// A plan as it was booked, and what the clinician should still look at.
package struct MadePlan: Sendable {
    package let plan: StoredPlan
    package let sessions: [Session]
    /// Wishes that could not be met, as the front desk says them.
    package let unmet: [String]
    package let asked: PlanQuestions
    package var questions: [PlanQuestion] { asked.now }

    /// `plan` is the plan's own document, with its sessions.
    package func json(_ plan: JSON) -> JSON {
        [
            "plan": plan, "findings": .array(self.plan.details.findings.map(\.json)),
            "questions": .array(questions.map { $0.json(for: patient) }),
            "questionsLater": .array(asked.later.map { $0.json(for: patient) }),
            "unmet": .texts(unmet),
        ]
    }

    package func summary(isRehearsal: Bool) -> String {
        let booked = "\(isRehearsal ? "Would book" : "Booked") \(sessions.count) sessions."
        let held = "Held: no sessions are booked yet. Book all held plans: physio plan book-all"
        let waiting = plan.details.findings.filter { $0.state == .open }.map {
            "Acknowledge: \($0.rule), \($0.title). \($0.action)"
        }
        let told = asked.told(for: patient)
        let ask = told.map { ["\($0.heading)"] + $0.lines.map { "  \($0)" } } ?? []
        let notMet = unmet.isEmpty ? [] : ["Not as wished: \(unmet.joined(separator: "; "))."]
        return ([plan.status == .held ? held : booked] + notMet + waiting + ask)
            .joined(separator: "\n")
    }

    private var patient: String { "\(plan.details.patient)" }
}

extension Clinic {
    /// Composes the plan, places it and books it: whole, or not at all.
    ///
    /// Placing and booking are one transaction, so that no other program books in between.
    package func startPlan(_ input: PlanInput) throws -> MadePlan {
        let catalog = try shelf.catalog(forCause: input.cause.lowercased())
        let template = try catalog.template(named: input.cause)
        let earliest = try input.start.map { try Day(telling: $0, today: today) } ?? today + 1
        guard earliest >= today else {
            throw Failure(
                .usage, "The plan would start on \(earliest), before today (\(today)).",
                remedy: "Give a start from today on.")
        }
        let input = try dated(input, catalog)
        return try write { writing in
            try refuseSecond(template, input, in: writing.now)
            try recordOperation(input, template, in: writing)
            let prepared = try prepare(input, template, catalog, from: earliest, writing.now)
            return try input.hold
                ? hold(prepared, in: writing) : book(prepared, in: writing)
        }
    }

    /// With the clearance's date written out, as a held plan may be booked on another day.
    private func dated(_ input: PlanInput, _ catalog: Catalog) throws -> PlanInput {
        guard let text = input.clearedBy else { return input }
        var input = input
        input.clearedBy =
            try Clearance(text, of: input.patient, today: today, catalog.clearance).description
        return input
    }

    /// What the scheduler is asked for a plan, to compare answers; nothing is written.
    package func question(
        _ input: PlanInput
    ) throws -> (request: PlanRequest, diary: Diary) {
        let catalog = try shelf.catalog(forCause: input.cause)
        return try read { reading in
            let prepared = try prepare(
                input, try catalog.template(named: input.cause), catalog, from: today + 1, reading)
            return (
                try placementRequest(for: prepared, reading),
                try diary(reading, from: prepared.earliest, through: prepared.last)
            )
        }
    }

    /// What a plan says before it has dates: the rules are asked, nothing is written.
    func prepare(
        _ input: PlanInput, _ template: PlanTemplate, _ catalog: Catalog, from earliest: Day,
        held: ID<StoredPlan>? = nil, _ reading: StoreReading
    ) throws -> PreparedPlan {
        // As it is now, with the date of an operation that was just given.
        let facts = try facts(
            of: try reading.patient(input.patient.id), judging: Set([held].compactMap { $0 }),
            counting: .takenOrProposed, startingOn: earliest, by: catalog, reading)
        try requireAge(of: input, for: template, catalog, facts)
        let screening = try requireScreening(
            of: input.patient, for: template, catalog, reading)
        let told = try input.clearedBy.map {
            try Clearance($0, of: input.patient, today: today, catalog.clearance).description
        }
        let cleared = try told ?? clearance(of: input.patient, catalog, reading)
        try requireClearance(template, by: cleared)
        var outline = try outline(
            of: template, catalog, input, facts, clearedBy: cleared, from: earliest)
        outline.findings += try answers(input, to: outline, catalog)
        return PreparedPlan(
            input: input, earliest: earliest, outline: outline, screening: screening.id,
            assessment: try reading.assessments(of: input.patient.id).first?.id, catalog: catalog,
            sheet: facts.sheet)
    }

    /// A plan before it is placed, and what it follows from.
    struct PreparedPlan {
        let input: PlanInput
        let earliest: Day
        let outline: PlanOutline
        let screening: ID<Screening>
        let assessment: ID<StoredAssessment>?
        let catalog: Catalog
        /// What is known of the patient.
        let sheet: FactSheet

        /// The last day on which anything of it may be booked.
        var last: Day { earliest + outline.reach + input.maxDelay + 60 }

        func details(
            from start: Day, placed: PlacedPlan? = nil, makeUID: () -> String
        ) throws -> PlanDetails {
            var details = outline.dated(
                patient: input.patient.id,
                side: try input.side.map { try Text.choice($0, "side") }, start: start,
                firstSession: placed?.sessions.first?.slot.start.day,
                sent: placed.map(outline.sent) ?? [], makeUID: makeUID)
            details.screening = screening
            details.assessment = assessment
            return details
        }

        var asked: PlanQuestions {
            PlanQuestions(
                lines: outline.questions, outline.open,
                outline.medicines.compactMap { catalog.medicine($0.medicine) },
                of: input.patient.details, sheet, catalog)
        }
    }

    package func template(named text: String) throws -> PlanTemplate {
        try shelf.catalog().template(named: text)
    }

    private func requireClearance(_ template: PlanTemplate, by name: String?) throws(Failure) {
        guard template.type == .afterReferral, name == nil else { return }
        throw Failure(
            .refused,
            "\(template.name) is treated here only after a medical referral, and none is recorded.",
            remedy: "Refer first; then record the clearance: physio screen PATIENT --close FLAG"
                + " --outcome referred-cleared, or --cleared-by \"Dr Name, date\"."
        )
    }

    /// A patient treated twice for one cause is a slip, unless it is said to be meant.
    private func refuseSecond(
        _ template: PlanTemplate, _ input: PlanInput, in reading: StoreReading
    ) throws {
        let running = try reading.plans(of: input.patient.id).first {
            $0.status != .discharged && $0.details.pin.cause == template.id
                && $0.details.end >= today
        }
        guard let running, !input.secondPlan else { return }
        throw Failure(
            .refused,
            "\(input.patient.id) has a plan for \(template.name) already: \(running.id), "
                + "\(running.details.start) to \(running.details.end).",
            remedy: "See it with 'physio plan show \(running.id)'; with --second-plan a second one"
                + " is made beside it.")
    }

    private func outline(
        of template: PlanTemplate, _ catalog: Catalog, _ input: PlanInput, _ facts: PlanFacts,
        clearedBy: String?, from earliest: Day
    ) throws -> PlanOutline {
        guard input.overridden.isEmpty || input.reason?.contains(where: \.isLetter) == true else {
            throw Failure(
                .refused, "A rule is overridden only for a reason.",
                remedy: "Add --reason WHY; the plan's record shows it.")
        }
        var choices = PlanChoices()
        choices.medicines = input.medicines
        choices.weightLoss = input.weightLoss
        choices.smokingCessation = input.smokingCessation
        choices.optionalPhases = input.optionalPhases
        choices.clearedBy = clearedBy
        choices.acknowledged = Set(try input.acknowledged.map { try ruleID($0, catalog) })
        choices.overridden = Set(try input.overridden.map { try ruleID($0, catalog) })
        choices.reason = input.reason
        choices.quitAid = input.quitAid
        choices.returnTo = input.returnTo
        choices.actor = ambient.actor
        choices.daysSinceOperation = try daysSinceOperation(template, input, at: earliest)
        if let text = input.quitDate {
            let quit = try Day(telling: text, today: today)
            guard quit >= earliest else {
                throw Failure(
                    .usage, "The quit date \(quit) lies before the plan's start (\(earliest)).",
                    remedy: "Choose a quit date in the first two weeks of the plan.")
            }
            choices.quitDay = quit - earliest
        }
        do {
            var outline = try compose(template, from: catalog, for: facts, choices)
            outline.findings = outline.findings.map { $0.resting(on: facts.sheet, catalog) }
            return outline
        } catch {
            throw Failure(error.kind, error.problem, remedy: error.remedy)
        }
    }

    /// The date that was given stays with the patient.
    private func recordOperation(
        _ input: PlanInput, _ template: PlanTemplate, in writing: StoreWriting
    ) throws {
        guard let clock = template.clock, let named = input.operation else { return }
        var patient = try writing.now.patient(input.patient.id)
        let day = try Day(telling: named, today: today)
        guard patient.details.facts[clock.fact]?.value != "\(day)" else { return }
        patient.details.facts[clock.fact] = RecordedFact(
            "\(day)", day: today, saidBy: ambient.actor)
        try writing.updatePatient(patient)
    }

    /// `nil` where the template does not ask for it, or nobody knows the date.
    private func daysSinceOperation(
        _ template: PlanTemplate, _ input: PlanInput, at earliest: Day
    ) throws -> Int? {
        guard let clock = template.clock else {
            guard input.operation == nil else {
                throw Failure(
                    .usage, "\(template.name) does not count from an operation.",
                    remedy: "Leave out --operation.")
            }
            return nil
        }
        if let named = input.operation { return earliest - (try Day(telling: named, today: today)) }
        guard let known = input.patient.details.facts[clock.fact]?.value else { return nil }
        guard let day = try? Day(parsing: known) else {
            throw Failure(
                .badData, "'\(known)', the recorded date of the operation, is no date.",
                remedy: "Give it with --operation 2026-11-20.")
        }
        return earliest - day
    }

    func ruleID(_ text: String, _ catalog: Catalog) throws(Failure) -> String {
        let known = catalog.ruleIDs
        guard let id = known.first(where: { $0 == text.uppercased() }) else {
            throw Failure(
                .notFound, "There is no safety rule '\(text)'.",
                remedy: "See the rules that apply with 'physio safety PATIENT'.",
                details: Suggestions.near(
                    text.uppercased(), among: known))
        }
        return id
    }

    private func hold(_ prepared: PreparedPlan, in writing: StoreWriting) throws -> MadePlan {
        var details = try prepared.details(from: prepared.earliest, makeUID: ambient.makeUID)
        details.wishes = try HeldWishes(prepared.input).text
        let (plan, _) = try writing.createPlan(
            details, sessions: [], held: true, makeUID: ambient.makeUID)
        return MadePlan(plan: plan, sessions: [], unmet: [], asked: prepared.asked)
    }

    private func book(_ prepared: PreparedPlan, in writing: StoreWriting) throws -> MadePlan {
        let request = try placementRequest(for: prepared, writing.now)
        let diary = try diary(writing.now, from: prepared.earliest, through: prepared.last)
        switch placement(of: request, in: diary) {
        case .doesNotFit(var refusal):
            let movable = try movable(
                writing.now, from: prepared.earliest, through: prepared.last)
            if refusal.problems.isEmpty,
                let moves = movesThatHelp(
                    request, in: diary, among: movable, rules: settings.placementRules)
            {
                refusal.alternatives.append(.movingOthers(moves))
            }
            throw refusal.failure(for: prepared.outline, request, in: diary)
        case .placed(let placed):
            let wanted = try prepared.outline.sessions(placed, patient: prepared.input.patient.id)
            let (plan, sessions) = try writing.createPlan(
                try prepared.details(
                    from: placed.start, placed: placed, makeUID: ambient.makeUID),
                sessions: wanted, held: false, makeUID: ambient.makeUID)
            return MadePlan(
                plan: plan, sessions: sessions.sorted { $0.details.start < $1.details.start },
                unmet: placed.unmet.map(\.description) + prepared.outline.tooShort(wanted),
                asked: prepared.asked)
        }
    }

    /// Where longer sessions find no place, those as long as their phase says, which is told.
    private func placement(of request: PlanRequest, in diary: Diary) -> Placement {
        let placement = place(request, in: diary, rules: settings.placementRules)
        guard case .doesNotFit(let refusal) = placement, refusal.problems.isEmpty else {
            return placement
        }
        let short = place(request.withoutOwnMinutes, in: diary, rules: settings.placementRules)
        if case .placed = short { return short }
        return placement
    }
}
