import CivilTime
import ClinicStore
import Planner

extension Clinic {
    private func option(
        of medicine: Medicine, in plan: StoredPlan, _ catalog: Catalog
    ) -> (line: Int, option: MedicineOption)? {
        catalog.cause(plan.details.pin.cause)?.options
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
            throw MedicineRefusal.quitDate(error, plan.id)
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
    func requireNotDischarged(_ plan: StoredPlan) throws(MedicineRefusal) {
        guard plan.status == .discharged else { return }
        throw .discharged(plan.id, on: plan.discharge?.day)
    }

    /// The course of a medicine that is meant.
    func planned(_ text: String, in plan: StoredPlan) throws -> PlannedMedicine {
        let medicines = plan.details.medicines
        let ids = medicines.map(\.medicine)
        let meant = try meant(text, among: ids).map { ids[$0] }
        let named = medicines.filter { $0.medicine == meant }
        // Of several courses the one that stands; those before it were stopped.
        guard let course = named.last(where: { $0.status != .stopped }) ?? named.last else {
            throw MedicineRefusal.notInPlan(said: text, plan.id, has: ids)
        }
        return course
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
            let reviews = own.filter { $0.kind == .medicineReview }.sorted { $0.day < $1.day }
            dates += reviews.dropFirst().compactMap { later in
                var moved = later
                moved.day = later.day + shift
                let isAhead = planned.status != .stopped && planned.lastDay == nil
                return isAhead && moved.day > review ? moved : nil
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
