import CivilTime
import ClinicStore
import Planner
import Scheduler

/// A plan before it is placed, and what it follows from.
struct PreparedPlan {
    let wishes: PlanWishes
    /// As on record, with the date of an operation that was just given.
    let patient: Patient
    let earliest: Day
    let outline: PlanOutline
    let screening: ID<Screening>
    let assessment: ID<StoredAssessment>?
    /// What is authorised, one after the other.
    let authorisations: [Authorisation]
    /// What there is to ask before more can be said.
    let asked: PlanQuestions

    /// The last day on which anything of it may be booked.
    var last: Day { earliest + outline.reach + wishes.maxDelay + 60 }

    /// Days by which it may start later. A quit date that somebody named stays, whatever the diary holds, and all that
    /// counts from it: such a plan starts on its first day.
    ///
    /// - Throws: a refusal where it is not 0 to 120.
    var delay: Int {
        get throws {
            let asked = try Text.range(wishes.maxDelay, 0...120, .delay)
            return wishes.quitDate == nil ? asked : 0
        }
    }

    /// When a contact is due: by dates where it counts from a quit date that somebody named.
    func window(of contact: OutlineContact) -> RiderWindow {
        let (from, to) = (contact.window.lowerBound, contact.window.upperBound)
        guard wishes.quitDate != nil, contact.quitWindow != nil else {
            return .planDays(from: from, target: contact.day, to: to)
        }
        return .dates(from: earliest + from, target: earliest + contact.day, to: earliest + to)
    }

    /// The plan from a day on; what was placed, around the weeks that it leaves out.
    func details(
        from start: Day, placed: PlacedPlan? = nil, _ ambient: Ambient, today: Day
    ) throws -> PlanDetails {
        var details = outline.dated(
            patient: patient.id,
            side: wishes.side, start: start,
            firstSession: placed.flatMap(outline.baselineDay),
            sent: placed.map(outline.sent) ?? [], makeUID: ambient.makeUID)
        details.screening = screening
        details.assessment = assessment
        (details.authorisations, details.modes) = (authorisations, outline.modes)
        for gap in placed?.gaps ?? [] {
            details = details.leavingOut(gap, today: today, makeUID: ambient.makeUID)
        }
        return details
    }
}

extension Clinic {
    /// What a plan says before it has dates: the rules are wishes, nothing is written.
    func prepare(
        _ wishes: PlanWishes, _ template: PlanTemplate, _ catalog: Catalog, from earliest: Day,
        held: ID<StoredPlan>? = nil, _ reading: StoreReading
    ) throws -> PreparedPlan {
        let template = try dosed(template, wishes, catalog)
        var patient = try reading.patient(wishes.patient)
        patient.record(wishes.operation, template, on: today, by: ambient.actor)
        let facts = try facts(
            of: patient, judging: Set([held].compactMap { $0 }),
            counting: .takenOrProposed, startingOn: earliest, by: catalog, reading)
        try requireAge(of: wishes, for: template, catalog, facts)
        let screening = try requireScreening(
            of: patient, for: template, catalog, reading)
        let told = try wishes.clearedBy.map {
            try Clearance($0, of: patient, today: today, catalog.clearance).description
        }
        let cleared = try told ?? clearance(of: patient, catalog, reading)
        try requireClearance(template, by: cleared)
        let known = try groupClass(of: wishes, for: template, catalog, reading)
        var outline = try outline(
            of: template, catalog, wishes, patient, facts, clearedBy: cleared, from: earliest,
            isHeld: held != nil, inClass: known?.details.name)
        outline.findings += try answers(wishes, of: patient, to: outline, catalog)
        outline.modes = wishes.modes
        if outline.modes.travels { try requireWay(to: patient) }
        return PreparedPlan(
            wishes: wishes, patient: patient, earliest: earliest, outline: outline,
            screening: screening.id,
            assessment: try reading.assessments(of: patient.id).first?.id,
            authorisations: try wishes.authorisations,
            asked: PlanQuestions(
                lines: outline.questions, outline.open,
                outline.medicines.compactMap { catalog.medicine($0.medicine) },
                of: patient.details, facts.sheet, catalog))
    }

    /// The template with the dose that was wished for, which is worth planning or has a reason.
    private func dosed(
        _ template: PlanTemplate, _ wishes: PlanWishes, _ catalog: Catalog
    ) throws(WishRefusal) -> PlanTemplate {
        let dosed: PlanTemplate
        do { dosed = try template.dosed(wishes.dose) } catch { throw .dose(error, template) }
        guard dosed != template || wishes.dose.firstPhase != nil,
            let floor = catalog.doseFloors[template.id]
        else { return dosed }
        let sessions = floor.sessions(
            in: dosed.phases.dropFirst((wishes.dose.firstPhase ?? 1) - 1)
                .filter { !$0.optional || wishes.optionalPhases })
        guard sessions >= floor.sessions || wishes.why?.contains(where: \.isLetter) == true else {
            throw .belowFloor(floor, sessions: sessions, template)
        }
        return dosed
    }

    private func requireClearance(_ template: PlanTemplate, by name: String?) throws(WishRefusal) {
        guard template.type == .afterReferral, name == nil else { return }
        throw .notCleared(template)
    }

    func outline(
        of template: PlanTemplate, _ catalog: Catalog, _ wishes: PlanWishes,
        _ patient: Patient, _ facts: PlanFacts, clearedBy: String?, from earliest: Day,
        isHeld: Bool, inClass groupClass: String? = nil
    ) throws -> PlanOutline {
        guard wishes.overridden.isEmpty || wishes.why?.contains(where: \.isLetter) == true else {
            throw RuleRefusal.noReason
        }
        var choices = PlanChoices()
        choices.medicines = wishes.medicines
        choices.weightLoss = wishes.weightLoss
        choices.smokingCessation = wishes.smokingCessation
        choices.activity = wishes.activity
        choices.firstPhase = wishes.dose.firstPhase ?? 1
        choices.exercises = try ownExercises(wishes, template, catalog)
        choices.optionalPhases = wishes.optionalPhases
        choices.clearedBy = clearedBy
        choices.acknowledged = Set(try wishes.acknowledged.map { try ruleID($0, catalog) })
        choices.overridden = Set(try wishes.overridden.map { try ruleID($0, catalog) })
        choices.reason = wishes.why
        choices.quitAid = wishes.quitAid
        choices.returnTo = wishes.returnTo
        choices.groupClass = groupClass
        choices.actor = ambient.actor
        choices.daysSinceOperation = try daysSinceOperation(template, wishes, patient, at: earliest)
        if let quit = wishes.quitDate {
            guard quit >= earliest else {
                let again = NextStep(
                    .createPlan(patient.id),
                    [
                        .cause: .known(template.id), .secondPlan: .bare, .quitDate: .blank(.day),
                    ])
                throw WishRefusal.quitsBefore(
                    quit, start: earliest, again: isHeld ? again : nil)
            }
            choices.quitDay = quit - earliest
        }
        var outline = try compose(template, from: catalog, for: facts, choices)
        outline.findings = outline.findings.map { $0.resting(on: facts.sheet, catalog) }
        return outline
    }

    private func ownExercises(
        _ wishes: PlanWishes, _ template: PlanTemplate, _ catalog: Catalog
    ) throws(WishRefusal) -> OwnExercises {
        do { return try OwnExercises(wishes.dose, of: template, catalog) } catch {
            guard case .unknownExercise(let text, _) = error else { throw .dose(error, template) }
            let near = Suggestions.nearest(text, among: catalog.exercises.map(\.id)).map(\.id)
            throw .dose(.unknownExercise(text, near: near), template)
        }
    }

    /// `nil` where the template does not ask for it, or nobody knows the date.
    private func daysSinceOperation(
        _ template: PlanTemplate, _ wishes: PlanWishes, _ patient: Patient, at earliest: Day
    ) throws(WishRefusal) -> Int? {
        guard let clock = template.clock else {
            guard wishes.operation == nil else { throw .noOperation(template) }
            return nil
        }
        if let named = wishes.operation { return earliest - named }
        guard let known = patient.details.facts[clock.fact]?.value else { return nil }
        guard let day = try? Day(parsing: known) else { throw .operationUndated(recorded: known) }
        return earliest - day
    }
}

extension Patient {
    /// Takes over the date of the operation that a template counts its weeks from, where one is given.
    mutating func record(
        _ operation: Day?, _ template: PlanTemplate, on today: Day, by actor: String
    ) {
        guard let clock = template.clock, let operation,
            details.facts[clock.fact]?.value != "\(operation)"
        else { return }
        details.facts[clock.fact] = RecordedFact("\(operation)", day: today, saidBy: actor)
    }
}
