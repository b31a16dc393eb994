import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// Proposes one more medicine in a running plan, e.g. instead of one that was stopped; with it what protects the
    /// stomach where it needs that.
    ///
    /// Throws a refusal when a rule forbids it; an "avoid" may be overridden by name, for a reason.
    package func proposeMedicine(
        _ id: String, in order: StoredPlan, overridden: [String] = [], reason: String? = nil
    ) throws -> StoredPlan {
        let catalog = try shelf.catalog()
        // What the catalogue has not may still be spoken of by rules, under its own name.
        let medicine = try found(
            catalog.plannable(id) ?? catalog.strangeMedicine(id), id,
            noun: "medicine", listCommand: "physio medicine list")
        let decided = try RuleDecisions(
            overridden: overridden, acknowledged: [], answers: [], reason: reason,
            by: ambient.actor)
        return try write(reason: reason) { writing in
            let plan = try writing.now.plan(order.id)
            try requireGoing(plan.details.patient, writing.now, "no medicine is proposed")
            try requireNotDischarged(plan)
            let running = plan.details.medicines.contains {
                $0.medicine == medicine.id && $0.status != .stopped
            }
            guard !running else {
                throw Failure(
                    .refused, "\(plan.id) has \(medicine.name) already.",
                    remedy: "Confirm it, or stop it first.")
            }
            let patient = try writing.now.patient(plan.details.patient)
            let facts = try facts(
                of: patient, judging: [plan.id], counting: .takenOrProposed, by: catalog,
                writing.now)
            let redFlag = try writing.now.screenings(of: patient.id)
                .contains { !$0.stopping.isEmpty }
            let verdict = MedicineVerdict(
                medicine, in: plan, facts, catalog, role: "physio", redFlag: redFlag)
            let blocking = verdict.blocking(overridden: decided.overridden)
            guard blocking.isEmpty, !medicine.specialistOnly else {
                throw Failure(
                    .refused, "\(medicine.name) is not proposed.",
                    remedy: medicine.specialistOnly
                        ? "Only a specialist starts it."
                        : "Choose another medicine. An 'avoid' can be overridden by name:"
                            + " --override RULE --reason WHY; a contraindication cannot.",
                    details: blocking.map {
                        "\($0.refusal(facts, catalog, planned: verdict.sheet))."
                    })
            }
            guard catalog.medicine(medicine.id) != nil else {
                throw Failure(
                    .notFound, "The catalogue has no \(medicine.name), so it cannot be planned.",
                    remedy: "See what it has: physio medicine list")
            }
            let dosed = medicine.dosed(kg: patient.details.weightKg)
            var proposed = try usualCourse(of: dosed, in: plan, facts, catalog)
            let days = proposed.lastDay.map { proposed.firstDay.days(through: $0) }
            proposed.reviewDay = review(of: proposed, verdict.fired)
            try writing.addMedicine(proposed, to: plan.id)
            try setMilestones(
                of: proposed, before: proposed, askedBy: verdict.fired, in: plan, writing)
            var own = MedicineGate()
            let with = try writing.now.plan(plan.id)
            let protection = protection(
                for: medicine, in: with, days: days, facts, role: "physio", decided, catalog,
                &own)
            try settle([own], decided, "\(medicine.name) is not proposed.")
            if let protection { try propose(protection, in: plan.id, writing) }
            let findings = verdict.findings(
                added: plan.details.findings, subject: medicine.id, by: decided.by, reason,
                isConfirmed: false
            ).map { $0.subject == medicine.id ? $0.resting(on: facts.sheet, catalog) : $0 }
            try writing.setFindings(findings + own.findings, of: plan.id)
            return try writing.now.plan(plan.id)
        }
    }

    private func option(
        of medicine: Medicine, in plan: StoredPlan, _ catalog: Catalog
    ) -> (line: Int, option: MedicineOption)? {
        (try? catalog.template(named: plan.details.pin.cause))?.options
            .first { $0.option.medicine == medicine.id }
    }

    /// Days from a decision to the review, as the cause's template has it, else the medicine's own.
    func usualReview(of medicine: Medicine, in plan: StoredPlan, _ catalog: Catalog) -> Int? {
        option(of: medicine, in: plan, catalog)?.option.reviewDay ?? medicine.reviewDay
    }

    private func usualDays(
        of medicine: Medicine, in plan: StoredPlan, _ catalog: Catalog
    ) -> Int? {
        option(of: medicine, in: plan, catalog).map { $0.option.course.longest }
            ?? medicine.usualCourseDays
    }

    /// The usual course from today on, as the cause's template has it, else the medicine's own; of what helps to
    /// stop smoking the one of the programme, around the plan's quit date.
    func usualCourse(
        of medicine: Medicine, in plan: StoredPlan, _ facts: PlanFacts, _ catalog: Catalog
    ) throws -> PlannedMedicine {
        let start = max(today, plan.details.start)
        do {
            var aid = try catalog.smoking?.course(
                of: medicine, quit: plan.quitDate, from: start, facts)
            aid?.number = plan.details.nextCourse(of: medicine.id)
            if let aid { return aid }
        } catch {
            throw Failure(
                .refused, error.problem,
                remedy: "\(error.remedy) physio smoking relapse \(plan.id) --date DAY")
        }
        let option = option(of: medicine, in: plan, catalog)
        let last = usualDays(of: medicine, in: plan, catalog).map { today.last(ofDays: $0) }
        let review = usualReview(of: medicine, in: plan, catalog).map { today + $0 }
        let isSingle = medicine.rhythm.usual.isSingle
        var course = PlannedMedicine(
            medicine: medicine.id, name: medicine.name, line: option?.line ?? 2,
            dose: medicine.doseText, firstDay: today, lastDay: last,
            reviewDay: review.map { isSingle ? $0 : min($0, last ?? $0) },
            evidence: option?.option.evidence.text ?? medicine.evidence.first?.evidence?.text
                ?? "C")
        course.number = plan.details.nextCourse(of: medicine.id)
        return course
    }

    /// - Throws: where the plan is over: its medicines may still be stopped.
    func requireNotDischarged(_ plan: StoredPlan) throws(Failure) {
        guard plan.status == .discharged else { return }
        throw Failure(
            .refused, "\(plan.id) was discharged\(plan.discharge.map { " on \($0.day)" } ?? "").",
            remedy:
                "Its medicines can be stopped: physio medicine stop \(plan.id) MEDICINE --reason"
                + " WHY. New ones need a running plan.")
    }

    /// Ends a medicine on a day; its routine ends with it, and the record stays.
    package func stopMedicine(
        _ text: String, of order: StoredPlan, on day: String?, reason: String
    ) throws -> StoredPlan {
        let last = try day.map { try Day(telling: $0, today: today) } ?? today
        let reason = try Text.reason(reason)
        let catalog = try shelf.catalog()
        return try write(reason: nil) { writing in
            let plan = try writing.now.plan(order.id)
            let (position, planned) = try planned(text, in: plan)
            guard planned.status != .stopped else {
                throw Failure(
                    .refused, "\(planned.name) is stopped already.",
                    remedy: "See the plan with 'physio plan show \(plan.id)'.")
            }
            if let end = planned.lastDay, last > max(end, today) {
                throw Failure(
                    .usage, "\(planned.name) ends on \(end) already, before \(last).",
                    remedy:
                        "Give a day up to \(end). To lengthen the course a prescriber confirms it:"
                        + " physio medicine confirm \(plan.id) \(planned.medicine) --until DATE")
            }
            try stop(planned, at: position, last: last, reason, in: plan, writing)
            if let left = protectionLeft(behind: planned, in: plan, catalog),
                let place = plan.details.medicines.firstIndex(where: { $0.course == left.course })
            {
                try stop(
                    left, at: place, last: last, "ends with \(planned.name)",
                    in: try writing.now.plan(plan.id), writing)
            }
            try tellForbidden(of: plan.details.patient, writing)
            return try writing.now.plan(plan.id)
        }
    }

    private func stop(
        _ planned: PlannedMedicine, at position: Int, last: Day, _ reason: String,
        in plan: StoredPlan, _ writing: StoreWriting
    ) throws {
        var changed = planned
        changed.status = .stopped
        changed.lastDay = max(last, planned.firstDay - 1)
        changed.decidedDay = today
        changed.stopReason = reason
        changed.reviewDay = planned.reviewDay.flatMap { $0 <= last ? $0 : nil }
        try writing.updateMedicine(changed, at: position, of: plan.id)
        try writing.setRoutines([], of: planned.medicine, from: last + 1, in: plan.id)
        try setMilestones(of: changed, before: changed, in: plan, writing)
    }

    /// A medicine of the plan and its place in the list.
    func planned(
        _ text: String, in plan: StoredPlan
    ) throws -> (position: Int, medicine: PlannedMedicine) {
        let medicines = plan.details.medicines
        let ids = medicines.map(\.medicine)
        let meant = try meant(text, among: ids).map { ids[$0] }
        let named = medicines.indices.filter { ids[$0] == meant }
        // Of several courses the one that stands; those before it were stopped.
        let position = named.last { medicines[$0].status != .stopped } ?? named.last
        guard let position else {
            let known = medicines.map(\.medicine).joined(separator: ", ")
            throw Failure(
                .notFound, "\(plan.id) proposes no '\(text)'.",
                remedy: medicines.isEmpty
                    ? "The plan has no medicines." : "It has: \(known).")
        }
        return (position, medicines[position])
    }

    /// The day of a course's review: its own, or an earlier one that a rule asks for.
    func review(of course: PlannedMedicine, _ rules: [SafetyRule]) -> Day? {
        course.reviewDay.map {
            course.firstDay + rules.firstCheck(before: $0 - course.firstDay)
        }
    }

    /// Puts review and stop of a course on their days, instead of those before, and the checks that `rules` ask for;
    /// without rules the checks move with its first day. What was withdrawn before anybody confirmed it has no dates.
    func setMilestones(
        of planned: PlannedMedicine, before: PlannedMedicine, askedBy rules: [SafetyRule]? = nil,
        in plan: StoredPlan, _ writing: StoreWriting
    ) throws {
        let shift = planned.firstDay - before.firstDay
        let own = plan.details.milestones.filter { $0.course == planned.course }
        var dates = own.filter { milestone in
            !milestone.kind.isOfMedicine && (milestone.rule == nil || rules == nil)
        }.map { milestone in
            var moved = milestone
            moved.day = milestone.day + shift
            return moved
        }
        dates += (rules ?? []).flatMap { checks(of: $0, planned) }
        // Reviews to come of a course without an end keep their places behind the next.
        if let review = planned.reviewDay {
            dates.append(date(.medicineReview, review, "Medicine review", planned))
            dates += own.filter { $0.kind == .medicineReview }.dropFirst().compactMap { later in
                let day = later.day + shift
                guard planned.status != .stopped, planned.lastDay == nil, day > review else {
                    return nil
                }
                return date(.medicineReview, day, "Medicine review", planned)
            }
        }
        if let last = planned.lastDay {
            let day = try lastDose(of: planned, through: last, in: plan.id, writing)
            dates.append(date(.medicineStop, day, "Medicine stops", planned))
        }
        if planned.neverBegan || (planned.status == .stopped && !planned.isPrescribed) {
            dates = []
        }
        try writing.setMilestones(
            dates, instead: { $0.course == planned.course }, in: plan.id)
    }

    private func checks(of rule: SafetyRule, _ planned: PlannedMedicine) -> [Milestone] {
        let review = planned.reviewDay.map { $0 - planned.firstDay } ?? Self.usualReview
        return rule.checks(start: 0, reviewDay: review, today: today - planned.firstDay).map {
            var milestone = Milestone(
                uid: ambient.makeUID(), kind: .safetyCheck, day: planned.firstDay + $0.day,
                title: $0.title, course: planned.course, rule: $0.rule)
            milestone.words = $0.words
            return milestone
        }
    }

    /// Days to a check of a course that has no review of its own.
    private static let usualReview = 14

    /// The day of the last dose, which a rhythm of weeks or months has before the course's last day.
    private func lastDose(
        of planned: PlannedMedicine, through last: Day, in plan: ID<StoredPlan>,
        _ writing: StoreWriting
    ) throws -> Day {
        guard planned.firstDay <= last else { return last }
        return try writing.now.plan(plan).details.routines.filter {
            $0.medicine == planned.medicine && !$0.isWithdrawn && !$0.rhythm.isDaily
        }.compactMap { $0.days(in: planned.firstDay...last).last }.max() ?? last
    }

    private func date(
        _ kind: Milestone.Kind, _ day: Day, _ words: String, _ planned: PlannedMedicine
    ) -> Milestone {
        Milestone(
            uid: ambient.makeUID(), kind: kind, day: day, title: "\(words): \(planned.name)",
            course: planned.course)
    }
}
